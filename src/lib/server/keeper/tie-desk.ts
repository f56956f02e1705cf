/** Cases that a force says are one, for the keepers: by which names, and how many people read each. And what becomes of it. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as ledgers from '#lib/server/case/ledgers.ts';
import * as ties from '#lib/server/case/ties.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { unseal } from '#lib/server/vault/seals.ts';

export type Tie = {
	readonly id: string;
	readonly source: string;
	readonly names: readonly [Urn, Urn];
	/** How many people are in the cases of each name. */
	readonly people: readonly [number, number];
	readonly heldAt: Instant;
};

/** The ties that wait for a keeper, the oldest first. */
export async function list(db: Db, keys: Keys): Promise<Tie[]> {
	const rows = await db
		.selectFrom('held_ties')
		.innerJoin('agencies', 'agencies.id', 'held_ties.agency_id')
		.selectAll('held_ties')
		.select('agencies.name as source')
		.where('decided_at', 'is', null)
		.orderBy('held_at')
		.orderBy('held_ties.id')
		.execute();
	const all: Tie[] = [];
	for (const row of rows) {
		const names = namesOf(keys, row);
		const people = [
			await peopleOf(db, keys, names[0]),
			await peopleOf(db, keys, names[1])
		] as const;
		all.push({ id: row.id, source: row.source, names, people, heldAt: row.held_at });
	}
	return all;
}

/** Leaves the cases apart; the same tie is not asked about again. False where it was decided before. */
export async function refuse(
	db: Db,
	keys: Keys,
	keeper: Staff,
	tie: string,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		if (!(await decided(trx, tie, now))) return false;
		await audit.write(trx, keys, `person:${keeper.person}`, keeper, 'facts-decided', now);
		return true;
	});
}

/** Lets both names lead to the cases of both from now on; what was told before stays where it is. False where it was decided before. */
export async function join(trx: Trx, keys: Keys, tie: string, now: Instant): Promise<boolean> {
	const row = await decided(trx, tie, now);
	if (!row) return false;
	const references = namesOf(keys, row).map((name) => indexOf(keys, 'urn', name));
	await lock(trx, references);
	const found = await cases.byUrns(trx, keys, references);
	const all = [...new Set([...found.values()].flat())];
	const pairs = references.flatMap((reference) => all.map((caseId) => ({ reference, caseId })));
	await cases.addReferences(trx, keys, pairs);
	const [one, other] = namesOf(keys, row);
	const held = await ledgers.ledgersOf(trx, keys, all, now);
	await ties.learn(trx, held);
	for (const ledger of held) {
		const tie = { agency: row.agency_id, names: [one, other] } as const;
		await ties.add(trx, [await ties.tied(trx, keys, ledger, tie, now)]);
	}
	return true;
}

function decided(trx: Trx, tie: string, now: Instant) {
	return trx
		.updateTable('held_ties')
		.set({ decided_at: now })
		.where('id', '=', tie)
		.where('decided_at', 'is', null)
		.returningAll()
		.executeTakeFirst();
}

function namesOf(keys: Keys, { id, names_sealed }: Row<'held_ties'>): readonly [Urn, Urn] {
	return JSON.parse(unseal(keys, 'parked', `held_ties/${id}`, names_sealed)) as [Urn, Urn];
}

async function peopleOf(db: Db, keys: Keys, name: Urn): Promise<number> {
	const found = await cases.byUrns(db, keys, [indexOf(keys, 'urn', name)]);
	const theirs: CaseId[] = [...found.values()].flat();
	const { many } = await db
		.selectFrom('participations')
		.select(({ fn }) => fn.countAll<number>().as('many'))
		.where('case_id', 'in', theirs)
		.executeTakeFirstOrThrow();
	return Number(many);
}
