/** Supporters: trusted people she lets in to chosen panes, for a while, and out again at once. */
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { lettingIn, type LettingIn } from '#lib/domain/letting-in.ts';
import type { Pane } from '#lib/domain/pane.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from './audit.ts';
import { newId } from './codes.ts';
import { panesOf } from './companions.ts';
import { once, type Db } from './database.ts';
import type { Keys } from './keys.ts';
import * as people from './people.ts';

export type NewSupporter = {
	readonly language: Language;
	readonly panes: readonly string[];
	readonly days: number;
};
export type LetIn =
	{ readonly ok: true; readonly person: PersonId } | Extract<LettingIn, { readonly ok: false }>;

/**
 * Lets somebody in to some panes, for so many days, as a new person with a sign-in of their own; says why not when it
 * cannot be. Nobody is let in twice by one sign-in: what was closed stays closed.
 */
export async function letIn(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ language, ...asked }: NewSupporter,
	now: Instant
): Promise<LetIn> {
	const decided = lettingIn(asked, victim.child, now);
	if (!decided.ok) return decided;
	return once(db, async (trx) => {
		const person = await people.add(trx, keys, { role: 'supporter', language }, now);
		await trx
			.insertInto('supporters')
			.values({
				id: newId(),
				participation_id: victim.participation,
				person_id: person,
				panes: JSON.stringify(decided.panes),
				let_in_at: now,
				until: decided.until,
				revoked_at: null
			})
			.execute();
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'let-in', now);
		return { ok: true, person };
	});
}

export type Supporter = {
	readonly id: string;
	readonly person: PersonId;
	readonly panes: readonly Pane[];
	readonly letInAt: Instant;
	readonly until: Instant;
};

/** Whom she has let in who can still see something, newest first. */
export async function listFor(db: Db, victim: Victim, now: Instant): Promise<Supporter[]> {
	const rows = await db
		.selectFrom('supporters')
		.selectAll()
		.where('participation_id', '=', victim.participation)
		.where('revoked_at', 'is', null)
		.where('until', '>', now)
		.orderBy('let_in_at', 'desc')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		person: row.person_id,
		panes: panesOf(row.panes),
		letInAt: row.let_in_at,
		until: row.until
	}));
}

/** Closes what she opened, from the next request on; false when it is not hers to close, or is closed. */
export async function revoke(
	db: Db,
	keys: Keys,
	victim: Victim,
	id: string,
	now: Instant
): Promise<boolean> {
	return once(db, async (trx) => {
		const { numUpdatedRows } = await trx
			.updateTable('supporters')
			.set({ revoked_at: now })
			.where('id', '=', id)
			.where('participation_id', '=', victim.participation)
			.where('revoked_at', 'is', null)
			.executeTakeFirst();
		if (Number(numUpdatedRows) !== 1) return false;
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'let-out', now);
		return true;
	});
}
