/** What a keeper finds in order to withdraw it: numbers, kinds and ids; never whose it is or what stands in a case. */
import type { AgencyId, ParticipationId, Staff } from '#lib/domain/actor.ts';
import { readUrn } from '#lib/domain/case/urn.ts';
import type { CaseId, Event, EventId, Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as cases from '#lib/server/case/cases.ts';
import { openedRows, readRow } from '#lib/server/case/facts.ts';
import * as factsApart from '#lib/server/case/facts-apart.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import * as answered from '#lib/server/feed/answered.ts';
import type { Sealed } from '#lib/server/tables.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';

export type Source = { readonly id: AgencyId; readonly name: string };

/** Every source there is. */
export function sources(db: Db): Promise<Source[]> {
	return db.selectFrom('agencies').select(['id', 'name']).orderBy('name').execute();
}

export type Fact = {
	readonly id: EventId;
	readonly of: Pick<Event, 'kind' | 'data'>;
	/** The cases of a delivery have numbers, so that two facts of one are told from two of two. */
	readonly nthCase: number;
	readonly heardAt: Instant;
};

/** The facts that one delivery of a source added, by its own id of it or by ours; those that were parked then are not found. */
export async function ofDelivery(
	db: Db,
	keys: Keys,
	agency: AgencyId,
	delivery: string
): Promise<Fact[]> {
	const given = await answered.find(db, keys, agency, delivery);
	const at = given.filter(({ status }) => status === 202).map((one) => one.at);
	if (at.length === 0) return [];
	// A delivery is taken whole in one moment.
	const rows = await factsApart.standingOf(db, { agency, at }).limit(most).execute();
	const numbers = [...new Set(rows.map(({ case_id }) => case_id))];
	return (await openedRows(db, keys, rows)).map((row) => {
		const { id, kind, data, heardAt } = readRow({ ...row, source: null });
		const of = { kind, data } as Pick<Event, 'kind' | 'data'>;
		return { id, of, heardAt, nthCase: numbers.indexOf(row.case_id) + 1 };
	});
}

const most = 200;

/** How many facts of a source would go, of how many cases, and how many parts of messages that wait for theirs. */
export async function since(db: Db, agency: AgencyId, from: Instant) {
	const rows = await factsApart.standingOf(db, { agency, since: from }).execute();
	const { parts } = await db
		.selectFrom('parked')
		.select(({ fn }) => fn.countAll<number>().as('parts'))
		.where('agency_id', '=', agency)
		.where('received_at', '>=', from)
		.executeTakeFirstOrThrow();
	const cases = new Set(rows.map(({ case_id }) => case_id)).size;
	return { facts: rows.length, cases, waiting: Number(parts) };
}

/** The case of a reference that somebody told a keeper, or nothing; each look is written down, or one could try who is here. */
export async function caseOf(
	db: Db,
	keys: Keys,
	keeper: Staff,
	typed: string,
	now: Instant
): Promise<CaseId | undefined> {
	await transaction(db, (trx) =>
		audit.write(trx, keys, `person:${keeper.person}`, keeper, 'case-sought', now)
	);
	const urn = readUrn(typed);
	return urn && cases.findByUrn(db, keys, urn);
}

const lastsAnHour = 60 * 60_000;

/** A case as a keeper's address bar may have it: opaque, for that keeper alone, and for an hour. */
export function keyOf(keys: Keys, keeper: Staff, caseId: CaseId, now: Instant): string {
	const until = now + lastsAnHour;
	const words = JSON.stringify([caseId, until]);
	return Buffer.from(seal(keys, 'draft', placeOf(keeper), words)).toString('base64url');
}

/** The case that such a key stands for; nothing where it is another keeper's, over, or made up. */
export function caseBy(keys: Keys, keeper: Staff, key: string, now: Instant): CaseId | undefined {
	try {
		const sealed = Buffer.from(key, 'base64url') as Sealed;
		const [caseId, until] = JSON.parse(unseal(keys, 'draft', placeOf(keeper), sealed)) as [
			CaseId,
			Instant
		];
		return now < until ? caseId : undefined;
	} catch {
		return undefined;
	}
}

function placeOf({ person }: Staff): string {
	return `found/${person}`;
}

export type Linked = {
	readonly participation: ParticipationId;
	readonly addedAt: Instant;
	/** Whether somebody has been there. */
	readonly hasLooked: boolean;
};

/** The places in a case, the newest first: since when, and whether somebody has looked. */
export async function placesIn(db: Db, caseId: CaseId): Promise<Linked[]> {
	const rows = await db
		.selectFrom('participations')
		.select(['id as participation', 'added_at as addedAt'])
		.select(({ exists, selectFrom }) =>
			exists(
				selectFrom('audit')
					.select('audit.at')
					.whereRef('audit.whose', '=', 'participations.id')
					.where('audit.chain', '=', `case:${caseId}`)
					.where('audit.act', '=', 'case-read')
			).as('looked')
		)
		.where('case_id', '=', caseId)
		.orderBy('added_at', 'desc')
		.execute();
	return rows.map(({ participation, addedAt, looked }) => {
		return { participation, addedAt, hasLooked: Boolean(looked) };
	});
}
