/** Parts of messages on their way to a case: added where the case is known, parked until it appears. */
import type { Actor } from '#lib/domain/actor.ts';
import type { CaseId, Instant, Telling } from '#lib/domain/event.ts';
import { forceOf, readUrn } from '#lib/domain/case/urn.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as childTellings from '#lib/server/call/child.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { lock, type Trx } from '#lib/server/database.ts';
import * as events from '#lib/server/case/events.ts';
import type { Part } from './part.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { findable, stored } from '#lib/server/vault/layers.ts';
import * as safetyCalls from '#lib/server/call/safety.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';

/**
 * Brings the facts of one part to the cases it is about and returns how many those are; with none it is parked until
 * its case appears. A force that tells of another force's case is answered `not-yours`.
 */
export async function deliver(
	trx: Trx,
	keys: Keys,
	agency: Agency,
	told: Part,
	named: Named,
	now: Instant
): Promise<number | 'not-yours'> {
	const urn = told.urn === undefined ? undefined : readUrn(told.urn);
	if (agency.force && urn && (forceOf(urn) ?? agency.force) !== agency.force) return 'not-yours';
	const references = told.references.map((reference) => indexOf(keys, 'reference', reference));
	const part = { references, tellings: told.tellings };
	const names = urn ? [indexOf(keys, 'urn', urn)] : references;
	// A case that is being opened at this moment is waited for, or what is parked here would never find it.
	await lock(trx, names);
	const byUrn = urn && (await cases.findByUrn(trx, keys, urn));
	// A named case is the case: ids shared with another case must not carry the facts across.
	const found = byUrn ? [byUrn] : urn ? [] : await cases.findByReferences(trx, keys, references);
	if (agency.force && found.some((id) => !id.startsWith(`${agency.force}-`))) return 'not-yours';
	for (const caseId of found) await add(trx, keys, caseId, agency, part, named, now);
	if (found.length === 0) await park(trx, keys, agency, part, names, named, now);
	return found.length;
}

type Named = { readonly source: string; readonly id: string };

async function add(
	trx: Trx,
	keys: Keys,
	caseId: CaseId,
	agency: Pick<Agency, 'id' | 'kind'>,
	part: Part,
	named: Named,
	now: Instant
): Promise<void> {
	await lock(trx, [caseId]);
	const origin = { agency: agency.id, toldBy: agency.kind, source: named.source, id: named.id };
	const actor: Actor = { kind: 'agency', agency: agency.id };
	const added = await events.append(trx, keys, caseId, origin, part.tellings, now);
	await safetyCalls.owe(trx, keys, actor, caseId, added, now);
	await childTellings.owe(trx, keys, actor, caseId, added, now);
	await cases.addReferences(trx, keys, caseId, part.references);
	await audit.write(trx, keys, `case:${caseId}`, actor, 'events-added', now);
	await unpark(trx, keys, part.references, now);
}

type Parked = {
	readonly tellings: readonly Telling[];
	readonly references: readonly string[];
	readonly toldBy: Agency['kind'];
} & Named;

async function park(
	trx: Trx,
	keys: Keys,
	agency: Agency,
	part: Part,
	waitsFor: readonly string[],
	named: Named,
	now: Instant
): Promise<void> {
	const id = newId();
	const parked: Parked = {
		...named,
		tellings: part.tellings,
		references: part.references,
		toldBy: agency.kind
	};
	await trx
		.insertInto('parked')
		.values({
			id,
			agency_id: agency.id,
			tellings_sealed: seal(keys, 'parked', `parked/${id}`, JSON.stringify(parked)),
			received_at: now
		})
		.execute();
	if (waitsFor.length > 0)
		await trx
			.insertInto('parked_references')
			.values(
				[...new Set(waitsFor)].map((one) => ({
					reference: stored(keys, 'parked_references.reference', one),
					parked_id: id
				}))
			)
			.execute();
}

/** Adds to its case what was parked under these hashed references, and then what those messages make findable. */
export async function unpark(
	trx: Trx,
	keys: Keys,
	references: readonly string[],
	now: Instant
): Promise<number> {
	if (references.length === 0) return 0;
	const rows = await trx
		.selectFrom('parked')
		.innerJoin('parked_references', 'parked_references.parked_id', 'parked.id')
		.select(['parked.id', 'parked.agency_id', 'parked.tellings_sealed', 'parked.received_at'])
		.distinct()
		.where(
			'parked_references.reference',
			'in',
			references.flatMap((one) => findable(keys, 'parked_references.reference', one))
		)
		.orderBy('parked.received_at')
		.execute();
	let added = 0;
	for (const row of rows) {
		const parked = JSON.parse(
			unseal(keys, 'parked', `parked/${row.id}`, row.tellings_sealed)
		) as Parked;
		const found = await caseOf(trx, keys, references, parked.references);
		if (found.length === 0) continue;
		// Gone before it is added: what it makes findable may lead back here.
		await trx.deleteFrom('parked_references').where('parked_id', '=', row.id).execute();
		await trx.deleteFrom('parked').where('id', '=', row.id).execute();
		const sender = { id: row.agency_id, kind: parked.toldBy };
		for (const caseId of found) await add(trx, keys, caseId, sender, parked, parked, now);
		added += 1;
	}
	return added;
}

async function caseOf(
	trx: Trx,
	keys: Keys,
	asked: readonly string[],
	references: readonly string[]
): Promise<CaseId[]> {
	const named = await trx
		.selectFrom('cases')
		.select('id')
		.where(
			'urn_index',
			'in',
			asked.flatMap((one) => findable(keys, 'cases.urn_index', one))
		)
		.execute();
	if (named.length > 0) return named.map(({ id }) => id);
	return cases.findByReferences(trx, keys, references);
}
