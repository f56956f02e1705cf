/** What the parts of her copy are read with, and how each thing we hold is put down. */
import type { Victim } from '#lib/domain/actor.ts';
import type { Held } from '#lib/domain/data/copy.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

export type Reading = { readonly trx: Trx; readonly keys: Keys; readonly victim: Victim };
export type Says = Held['says'];

/** One thing we hold. */
export function held(of: string, says: Says): Held {
	return { of, says };
}

/** An instant as it stands in the copy. */
export function at(instant: Instant | null): string | undefined {
	return instant === null ? undefined : new Date(instant).toISOString();
}
