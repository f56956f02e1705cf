/** Finding somebody by what is remembered of her: one of the own people, or of whoever is away, or a call. */
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import { readReceipt } from '#lib/domain/call/receipt-number.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { indexOfReceipt } from '#lib/server/call/receipts.ts';
import * as callScopes from '#lib/server/call/scopes.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Sealed } from '#lib/server/tables.ts';
import * as names from '#lib/server/people/names.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import * as covered from './covered.ts';
import * as sharedPanes from './shared-panes.ts';

export type Found =
	| { readonly is: 'case'; readonly participation: ParticipationId }
	| { readonly is: 'call'; readonly id: string }
	/** Of several the one that is meant is picked. */
	| { readonly is: 'several'; readonly of: readonly Match[] };
export type Match = {
	readonly participation: ParticipationId;
	readonly name?: string;
	/** For whom this one only stands in. */
	readonly away?: covered.Away;
};

/**
 * A case that is open to this advocate, or of one for whom they stand in, by its reference or a part of it or of her name, or
 * a call of theirs or their team, by its receipt number. What is not theirs, not open and not there is one answer, found with
 * the same questions; that it was asked for in vain is written down with who asked.
 */
export async function find(
	db: Db,
	keys: Keys,
	staff: Staff,
	typed: string,
	now: Instant
): Promise<Found | undefined> {
	return transaction(db, async (trx) => {
		// Both are looked for whatever was typed, so that each takes as long.
		const matches = await matching(trx, keys, staff, typed, now);
		const call = await callScopes
			.scopedTo(trx, staff, now)
			.where('receipt', '=', indexOfReceipt(keys, readReceipt(typed) ?? 'none'))
			.executeTakeFirst();
		const [only, ...others] = matches;
		if (only && others.length > 0) return { is: 'several', of: matches };
		if (only) return { is: 'case', participation: only.participation };
		if (call) return { is: 'call', id: call.id };
		await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
		return undefined;
	});
}

/** So few letters are in every name. */
const fewest = 3;

/** Those whose reference or name holds what was typed; of a whole reference only that one. */
async function matching(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	typed: string,
	now: Instant
): Promise<readonly Match[]> {
	const rows = await rowsFor(trx, keys, staff, now);
	const ring = await keyrings.several(
		trx,
		keys,
		rows.map(({ caseId }) => caseId)
	);
	const nameOf = await names.ofPeople(
		trx,
		keys,
		rows.map(({ person }) => person)
	);
	const found = rows.map(({ participation, person, caseId, urn_sealed, away }) => {
		const name = nameOf.get(person);
		const urn = unsealField(keys, ring.get(caseId), fields.urn, caseId, urn_sealed);
		return { urn, participation, ...(name ? { name } : {}), ...(away ? { away } : {}) };
	});
	const letters = plainOf(typed);
	if (letters.length < fewest) return [];
	const whole = found.filter(({ urn }) => plainOf(urn) === letters);
	const some = found.filter(({ urn, name = '' }) => [urn, name].some((one) => holds(one, letters)));
	return (whole.length > 0 ? whole : some).map(({ urn: _, ...match }) => match);
}

type Row = {
	readonly participation: ParticipationId;
	readonly person: PersonId;
	readonly caseId: CaseId;
	readonly urn_sealed: Sealed;
	readonly away?: covered.Away | undefined;
};

// The own people that are open, and those of whoever is away: a case has one advocate.
async function rowsFor(trx: Trx, keys: Keys, staff: Staff, now: Instant): Promise<Row[]> {
	const own = await sharedPanes
		.scopedTo(trx, staff)
		.innerJoin('cases', 'cases.id', 'participations.case_id')
		.select(['cases.id as caseId', 'cases.urn_sealed'])
		.execute();
	const others = await openOfAway(trx, staff, now)
		.innerJoin('cases', 'cases.id', 'participations.case_id')
		.select('cases.urn_sealed')
		.execute();
	const awayOf = await covered.awayFor(trx, keys, staff, now);
	return [
		...own.map(({ id: participation, ...row }) => ({ participation, ...row })),
		...others.map(({ advocate, ...row }) => ({ ...row, away: awayOf.get(advocate) }))
	];
}

function openOfAway(db: Db | Trx, staff: Staff, now: Instant) {
	return covered.scopedTo(db, staff, now).where('mine.let_in_at', 'is not', null);
}

/** The place of somebody whose page opens to this advocate by the same rule; of anybody else nothing. */
export async function placeOf(
	db: Db,
	staff: Staff,
	person: PersonId,
	now: Instant
): Promise<ParticipationId | undefined> {
	const own = await sharedPanes
		.scopedTo(db, staff)
		.where('participations.person_id', '=', person)
		.executeTakeFirst();
	if (own) return own.id;
	const other = await openOfAway(db, staff, now)
		.where('participations.person_id', '=', person)
		.executeTakeFirst();
	return other?.participation;
}

/** Whether a word holds the letters, or they run on from the beginning of one: “ade” is not in “Mira Desai”. */
function holds(text: string, letters: string): boolean {
	const words = text.split(/\s+/).map(plainOf);
	return words.some(
		(word, at) => word.includes(letters) || words.slice(at).join('').startsWith(letters)
	);
}

/** A name or a reference without what is written in one way or another, or lacks on an English keyboard. */
function plainOf(text: string): string {
	const bare = text.normalize('NFKD').toLowerCase().replaceAll('ı', 'i').replaceAll('ł', 'l');
	return bare.replaceAll(/[^\p{L}\p{N}]/gu, '');
}
