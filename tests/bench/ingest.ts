/**
 * D3: events a second through the inbox in batches of 200, about random ones of a thousand cases, against bare SQLite
 * that inserts the same rows of messages, events and audit in one transaction a batch.
 */
import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { AgencyId } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import { open, transaction } from '#lib/server/database.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import { draw, indexOf } from '#lib/server/vault/keys.ts';
import { migrate } from '#lib/server/migrate.ts';
import { newFolder, root } from '#tests/drills/_server.ts';
import { median } from '#tests/drills/_told.ts';
import { inTurn, ratioOf, report, round } from './_rounds.ts';

const batch = 200;
const batchesARound = 8;
const manyCases = 1000;

const folder = newFolder();
const keys = draw(randomBytes(32).toString('base64'));
const file = path.join(folder, 'ours.db');
const db = open({ file });
await migrate(db, path.join(root, 'migrations'));
const known = {
	id: 'courts' as AgencyId,
	name: 'Courts',
	kind: 'courts',
	mayTell: [],
	sendsTellings: false,
	invented: true
} as const;
const courts = await agencies.add(db, keys, known, Date.now());
const urns = Array.from(
	{ length: manyCases },
	(_, nth) => readUrn(`01BN${1_000_000 + nth}26`) as Urn
);
await transaction(db, async (trx) => {
	for (const urn of urns) await cases.openFor(trx, keys, { kind: 'operator' }, urn, Date.now());
});
const ids = (await db.selectFrom('cases').select('id').execute()).map(({ id }) => id);
const bare = bareDatabase(path.join(folder, 'bare.db'));

let made = 0;
const rates = await inTurn({ ours: () => timed(takeOurs), bare: () => timed(insertBare) });
await db.destroy();
bare.close();
report([
	{
		what: `D3 events a second, batches of ${batch} / bare SQLite, the same rows`,
		ratio: ratioOf(rates.ours, rates.bare),
		from: `${round(median(rates.ours))} / ${round(median(rates.bare))} a second`
	}
]);

/** Events a second of some batches. */
async function timed(act: () => Promise<void> | void): Promise<number> {
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
	if (!taken.ok || taken.accepted !== batch) throw new Error('A batch was not taken');
}

function bareDatabase(place: string): Sqlite.Database {
	const from = new Sqlite(file, { readonly: true });
	// The same tables and rows, without the app.
	from.exec(`vacuum into '${place}'`);
	from.close();
	const copy = new Sqlite(place);
	for (const pragma of [
		'journal_mode = WAL',
		'synchronous = FULL',
		'foreign_keys = ON',
		'secure_delete = ON'
	])
		copy.pragma(pragma);
	return copy;
}

function insertBare(): void {
	const message = bare.prepare("insert into deliveries values (?, 'courts', ?, ?)");
	const event = bare.prepare(
		"insert into events (id, case_id, seq, heard_at, agency_id, fact_sealed) values (?, ?, ?, ?, 'courts', ?)"
	);
	const audit = bare.prepare(
		"insert into audit (chain, seq, at, actor_kind, actor_id, act, mac) values (?, ?, ?, 'agency', 'courts', 'events-added', ?)"
	);
	bare
		.transaction(() => {
			for (let nth = 0; nth < batch; nth += 1) {
				made += 1;
				const hash = createHash('sha256').update(String(made)).digest('hex');
				const caseId = anyOf(ids);
				message.run(`bare-${made}`, hash, Date.now());
				event.run(
					hash.slice(0, 32),
					caseId,
					made + 10,
					Date.now(),
					Buffer.from(
						JSON.stringify({
							kind: 'hearing-listed',
							on: '2026-11-20',
							toldBy: 'courts',
							data: { hearing: hash.slice(0, 32), purpose: 'trial', courtKind: 'crown' }
						})
					)
				);
				audit.run(`case:${caseId}`, made + 10, Date.now(), hash);
			}
		})
		.immediate();
}
