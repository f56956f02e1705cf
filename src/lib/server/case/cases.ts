/** Cases: opened once for a reference, found by it or by the courts' own ids, read by those they concern. */
import type { Actor, Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { SendTellings } from '#lib/domain/clock/deadline.ts';
import type { CaseId, Instant, Telling } from '#lib/domain/event.ts';
import type { Choices } from '#lib/domain/news/gate.ts';
import { noNames, type NamesGiven } from '#lib/domain/case/names-given.ts';
import { caseIdFrom, forceOf, ownCaseId, type Urn } from '#lib/domain/case/urn.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as namesGiven from './names-given.ts';
import * as newsChoices from './news-choices.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as events from './events.ts';
import * as herPlace from './her-place.ts';
import * as fields from '#lib/server/vault/fields.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { findable, stored, type Indexed } from '#lib/server/vault/index-generations.ts';
import * as people from '#lib/server/people/people.ts';
import * as seen from './seen.ts';
import { preparedForMany } from '#lib/server/prepared.ts';
import type { Row } from '#lib/server/tables.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';

/** The case of a reference, opened if there is none; `opened` says which. */
export async function openFor(
	trx: Trx,
	keys: Keys,
	actor: Actor,
	urn: Urn,
	now: Instant
): Promise<{ caseId: CaseId; opened: boolean }> {
	await lock(trx, [indexOf(keys, 'urn', urn)]);
	const known = await findByUrn(trx, keys, urn);
	if (known) return { caseId: known, opened: false };
	// 00 is no force: the case was begun by another body, such as Transport for London.
	const force = forceOf(urn) ?? '00';
	const caseId = caseIdFrom(force, newId());
	const ring = await keyrings.ensure(trx, keys, caseId, now);
	await trx
		.insertInto('cases')
		.values({
			id: caseId,
			force,
			urn_index: stored(keys, 'cases.urn_index', indexOf(keys, 'urn', urn)),
			urn_sealed: sealField(keys, ring, fields.urn, caseId, urn),
			opened_at: now
		})
		.execute();
	await audit.write(trx, keys, `case:${caseId}`, actor, 'case-opened', now);
	return { caseId, opened: true };
}

/** A person with a case of her own, who sees all of it. */
export async function beginOwn(
	trx: Trx,
	keys: Keys,
	language: Language,
	now: Instant
): Promise<Victim> {
	const person = await people.add(trx, keys, { role: 'victim', language }, now);
	const caseId = await openOwn(trx, keys, now);
	const participation = await people.join(trx, person, caseId, 'unknown', now);
	const rest = { enhanced: 'unknown', level: 'full', sure: true } as const;
	return { kind: 'victim', person, caseId, participation, ...rest };
}

/** A case under no reference: whatever she types later, nothing is found by it and it finds nothing. */
export async function openOwn(trx: Trx, keys: Keys, now: Instant): Promise<CaseId> {
	const caseId = ownCaseId(newId());
	const ring = await keyrings.ensure(trx, keys, caseId, now);
	await trx
		.insertInto('cases')
		.values({
			id: caseId,
			force: '00',
			urn_index: stored(keys, 'cases.urn_index', indexOf(keys, 'own-case', caseId)),
			urn_sealed: sealField(keys, ring, fields.urn, caseId, ''),
			opened_at: now
		})
		.execute();
	return caseId;
}

/** The case of a reference, whether it was opened under it or tied to it later; or nothing. */
export async function findByUrn(db: Db | Trx, keys: Keys, urn: Urn): Promise<CaseId | undefined> {
	const index = indexOf(keys, 'urn', urn);
	return (await byUrns(db, keys, [index])).get(index)?.[0];
}

/** The cases of these hashed reference numbers: those opened under one come before those tied to it later. */
export async function byUrns(
	db: Db | Trx,
	keys: Keys,
	urns: readonly string[]
): Promise<ReadonlyMap<string, readonly CaseId[]>> {
	const opened = await byIndex(db, keys, 'cases.urn_index', urns, byUrnIndex);
	const tied = await byReferences(db, keys, urns);
	const both = (urn: string) => [...(opened.get(urn) ?? []), ...(tied.get(urn) ?? [])];
	return new Map(
		urns
			.map((urn) => [urn, [...new Set(both(urn))]] as const)
			.filter(([, found]) => found.length > 0)
	);
}

/** The cases that hold each of these hashed references, in no order. */
export function byReferences(
	db: Db | Trx,
	keys: Keys,
	references: readonly string[]
): Promise<ReadonlyMap<string, readonly CaseId[]>> {
	return byIndex(db, keys, 'case_references.reference', references, holding);
}

type Found = { readonly kept: string; readonly id: CaseId };

async function byIndex(
	db: Db | Trx,
	keys: Keys,
	column: Indexed,
	indexes: readonly string[],
	find: (db: Db | Trx, kept: readonly { readonly kept: string }[]) => Promise<Found[]>
): Promise<ReadonlyMap<string, readonly CaseId[]>> {
	const known = new Map(
		indexes.flatMap((one) => findable(keys, column, one).map((kept) => [kept, one] as const))
	);
	const found = await find(
		db,
		[...known.keys()].map((kept) => ({ kept }))
	);
	const byOne = Map.groupBy(found, ({ kept }) => known.get(kept) ?? '');
	return new Map([...byOne].map(([one, rows]) => [one, [...new Set(rows.map(({ id }) => id))]]));
}

const byUrnIndex = preparedForMany<{ readonly kept: string }>('kept')((db, rows) =>
	db
		.selectFrom('cases')
		.select(['id', 'urn_index as kept'])
		.where(
			'urn_index',
			'in',
			rows.map(({ kept }) => kept)
		)
);
const holding = preparedForMany<{ readonly kept: string }>('kept')((db, rows) =>
	db
		.selectFrom('case_references')
		.select(['case_id as id', 'reference as kept'])
		.where(
			'reference',
			'in',
			rows.map(({ kept }) => kept)
		)
);

/** Lets messages that carry these hashed references, which are held, find the cases from now on. */
export async function addReferences(
	trx: Trx,
	keys: Keys,
	pairs: readonly { readonly reference: string; readonly caseId: CaseId }[]
): Promise<void> {
	await addPairs(
		trx,
		pairs.map(({ reference, caseId }) => ({
			reference: stored(keys, 'case_references.reference', reference),
			case_id: caseId
		}))
	);
}

const addPairs = preparedForMany<Row<'case_references'>>(
	'reference',
	'case_id'
)((db, rows) =>
	db
		.insertInto('case_references')
		.values(rows)
		.onConflict((conflict) => conflict.columns(['reference', 'case_id']).doNothing())
);

export type OpenCase = seen.Seen & {
	/** How she wants to hear such news. */
	readonly choices: Choices;
	readonly sendTellings: SendTellings;
	/** What she calls each of several people, for a full view only. Nobody but her is ever shown it. */
	readonly names: NamesGiven;
};

/** Lets messages that carry these hashed references find a case no more. */
export async function dropReferences(
	trx: Trx,
	keys: Keys,
	caseId: CaseId,
	references: readonly string[]
): Promise<void> {
	const kept = references.flatMap((one) => findable(keys, 'case_references.reference', one));
	if (kept.length === 0) return;
	await trx
		.deleteFrom('case_references')
		.where('case_id', '=', caseId)
		.where('reference', 'in', kept)
		.execute();
}

/** What this victim may see of her case; that she looked is written down once a day. */
export async function readFor(db: Db, keys: Keys, victim: Victim, now: Instant): Promise<OpenCase> {
	const place = await herPlace.readFor(db, keys, victim, now);
	const chosen = place?.choices ?? newsChoices.none;
	const read = place ? await seen.readFor(db, keys, victim, place) : seen.from([], chosen);
	if (place && !place.isWritten) await writeLook(db, keys, victim, now);
	const { urn, ...view } = read;
	return {
		...view,
		choices: chosen,
		sendTellings: place?.tellers(victim.caseId) ?? new Map(),
		names: namesIn(keys, victim, place),
		...(urn && victim.level === 'full' ? { urn } : {})
	};
}

function namesIn(
	keys: Keys,
	{ level, participation }: Victim,
	place: herPlace.HerPlace | undefined
): NamesGiven {
	if (level !== 'full' || !place?.names) return noNames;
	return namesGiven.openedOf(keys, place.own, participation, place.names);
}

// Reading takes no lock and waits for no disk: only the first look of a day does.
async function writeLook(db: Db, keys: Keys, victim: Victim, now: Instant): Promise<void> {
	const about = audit.inCase(victim);
	await transaction(db, async (trx) => {
		await lock(trx, [about.chain]);
		const day = { since: herPlace.today(now), now };
		await audit.writeOnce(trx, keys, about, victim, 'case-read', day);
	});
}

/** The reference of a case, for a caller that has found out that the asker may see it; nothing for a page of her own. */
export async function referenceOf(
	trx: Trx,
	keys: Keys,
	caseId: CaseId
): Promise<string | undefined> {
	const row = await trx
		.selectFrom('cases')
		.select('urn_sealed')
		.where('id', '=', caseId)
		.executeTakeFirst();
	const ring = row && (await keyrings.find(trx, keys, caseId));
	return (row && unsealField(keys, ring, fields.urn, caseId, row.urn_sealed)) || undefined;
}

/** Adds what she tells us herself: hers alone to see, and marked as told by her. */
export async function tellAs(
	db: Db,
	keys: Keys,
	victim: Victim,
	tellings: readonly Telling[],
	now: Instant
): Promise<void> {
	await transaction(db, async (trx) => {
		await lock(trx, [victim.caseId]);
		const origin = { ...events.herPage(victim), id: newId() };
		await events.append(trx, keys, victim.caseId, origin, tellings, now);
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'events-added', now);
	});
}

/** Takes back one thing she told us; false when it is not hers, or was taken back before. */
export async function takeBack(
	db: Db,
	keys: Keys,
	victim: Victim,
	id: string,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		await lock(trx, [victim.caseId]);
		if (!(await events.takeBack(trx, keys, victim, id, dayOf(now), now))) return false;
		await audit.write(trx, keys, `case:${victim.caseId}`, victim, 'event-taken-back', now);
		return true;
	});
}
