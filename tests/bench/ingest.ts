/**
 * D3: events a second through the inbox in batches of 200, about random ones of a thousand cases, against a bare
 * database that inserts the same rows of messages, events and audit in one transaction a batch.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { AgencyId } from '#lib/domain/actor.ts';
import type { CaseId } from '#lib/domain/event.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import { indexOf } from '#lib/server/vault/keys.ts';
import { median } from '#tests/drills/_told.ts';
import { insertsInPostgres, insertsInSqlite } from './_bare-inserts.ts';
import { newPlace, postgres } from './_place.ts';
import { inTurn, ratioOf, report, round } from './_rounds.ts';

const batch = 200;
const batchesARound = 8;
const manyCases = 1000;

const { folder, world } = await newPlace();
const { db, keys } = world;
const known = {
	id: 'courts' as AgencyId,
	name: 'Courts',
	kind: 'courts',
	mayTell: [],
	invented: true
} as const;
const courts = await agencies.add(db, keys, known, Date.now());
const urnsOf = (letters: string) =>
	Array.from({ length: manyCases }, (_, nth) => readUrn(`01${letters}${1_000_000 + nth}26`) as Urn);
const urns = urnsOf('BN');
// What is inserted bare is not sealed: it is about cases that ours never reads.
const ids: CaseId[] = [];
await transaction(db, async (trx) => {
	const open = (urn: Urn) => cases.openFor(trx, keys, { kind: 'operator' }, urn, Date.now());
	for (const urn of urns) await open(urn);
	for (const urn of urnsOf('BR')) ids.push((await open(urn)).caseId);
});
// The same tables and rows, without the app.
const bare = postgres
	? insertsInPostgres(postgres)
	: insertsInSqlite(path.join(folder, 'alongside.db'), path.join(folder, 'bare.db'));

let made = 0;
const rates = await inTurn({ ours: () => timed(takeOurs), bare: () => timed(insertBare) });
await db.destroy();
await bare.close();
report([
	{
		what: `D3 events a second, batches of ${batch} / bare ${postgres ? 'PostgreSQL' : 'SQLite'}, the same rows`,
		ratio: ratioOf(rates.ours, rates.bare),
		from: `${round(median(rates.ours))} / ${round(median(rates.bare))} a second`
	}
]);

/** Events a second of some batches. */
async function timed(act: () => Promise<void>): Promise<number> {
	const began = performance.now();
	for (let nth = 0; nth < batchesARound; nth += 1) await act();
	return (batch * batchesARound * 1000) / (performance.now() - began);
}

function anyOf<T>(list: readonly T[]): T {
	return list[Math.floor(Math.random() * list.length)] as T;
}

async function takeOurs(): Promise<void> {
	const messages = Array.from({ length: batch }, () => {
		made += 1;
		const data = {
			hearing: indexOf(keys, 'hearing', String(made)),
			purpose: 'trial',
			courtKind: 'crown'
		} as const;
		const tellings = [{ kind: 'hearing-listed', on: '2026-11-20', data }] as const;
		return {
			source: 'bench',
			id: String(made),
			body: `{"nth":${made}}`,
			parts: [{ urn: anyOf(urns), references: [], tellings }]
		};
	});
	const taken = await inbox.take(db, keys, courts, messages, Date.now());
	if (!taken.ok || !taken.verdicts.every((one) => one === 'accepted'))
		throw new Error('A batch was not taken');
}

function insertBare(): Promise<void> {
	const rows = Array.from({ length: batch }, () => {
		made += 1;
		const hash = createHash('sha256').update(String(made)).digest('hex');
		const [caseId, id, seq, at] = [anyOf(ids), hash.slice(0, 32), made + manyCases, Date.now()];
		const data = { hearing: id, purpose: 'trial', courtKind: 'crown' };
		const fact = { kind: 'hearing-listed', on: '2026-11-20', toldBy: 'courts', data };
		return {
			delivery: [`bare-${made}`, hash, at],
			event: [id, caseId, seq, at, Buffer.from(JSON.stringify(fact))],
			audit: [`case:${caseId}`, seq, at, hash]
		};
	});
	return bare.insert(rows);
}
