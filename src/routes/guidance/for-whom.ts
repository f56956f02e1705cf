/** Guidance as it is true for whoever is signed in: their own page says whom it is about. */
import type { Stands } from '#lib/domain/access/stands.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { asStands } from '#lib/i18n/stands-words.ts';

/** For whom the page of whoever asks is; nothing where nobody said, or they have none. */
export function standsOf(actor: Actor): Stands | undefined {
	return actor.kind === 'victim' ? actor.stands : undefined;
}

/** What a page of guidance says; the same for everybody whose page says nothing else. */
export function forWhom<Said>(
	{ actor, lang }: Pick<App.Locals, 'actor' | 'lang'>,
	said: Said
): Said {
	return asStands(standsOf(actor), lang, said);
}
