// Reading one case must not depend on how many there are; adding must keep up with what SQLite itself can add.
import { randomBytes } from 'node:crypto';
import type { Telling } from '#lib/domain/event.ts';
import { once } from '#lib/server/database.ts';
import * as cases from '#lib/server/cases.ts';
import { eventIdOf } from '#lib/server/events.ts';
import * as inbox from '#lib/server/inbox.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/incoming.ts';
import { testWorld } from '#tests/world.ts';
import { median, ratio, say, timed } from './_rounds.ts';

const world = await testWorld();
const { db, keys, now } = world;
const police = await anAgency(world, 'police', '01');
const victim = await aVictimOf(world, urn);
const days = Array.from({ length: 12 }, (_, day) => `2026-10-${String(day + 1).padStart(2, '0')}`);
const interview = (on: string): Telling => ({ kind: 'suspect-interviewed', on, data: {} });
await inbox.take(
	db,
	keys,
	police,
	days.map((on) => aMessage({ urn, id: on, tellings: [interview(on)] })),
	now()
);

let batch = 0;
const few = await read();
await fill(50_000);
say('reading a case among 50,001, beside among 1', (await read()) / few);
say('messages taken a second, beside rows SQLite adds', await ratio(5, taken, rows));
await world.close();

async function read(): Promise<number> {
	const times: number[] = [];
	for (let count = 0; count < 200; count += 1)
		times.push(await timed(() => cases.readFor(db, keys, victim, now())));
	return median(times);
}

async function fill(count: number): Promise<void> {
	await once(db, async (trx) => {
		for (let nth = 0; nth < count; nth += 1) {
			const id = `01-${randomBytes(16).toString('hex')}` as typeof victim.caseId;
			await trx
				.insertInto('cases')
				.values({ id, force: '01', urn_index: id, urn_sealed: randomBytes(40), opened_at: 0 })
				.execute();
			await trx.insertInto('events').values(row(id, nth)).execute();
		}
	});
}

function row(caseId: typeof victim.caseId, seq: number) {
	const id = eventIdOf(caseId, { source: 'bench', id: String(seq) });
	const told = {
		kind: 'reported',
		happened_on: '2026-10-01',
		heard_at: 0,
		told_by: 'police',
		data: '{}'
	} as const;
	return {
		id,
		case_id: caseId,
		seq,
		...told,
		agency_id: police.id,
		defendant: null,
		corrects: null,
		told_to: null
	};
}

async function taken(): Promise<number> {
	batch += 1;
	const messages = Array.from({ length: 200 }, (_, nth) =>
		aMessage({
			urn,
			id: `b-${batch}-${nth}`,
			body: `${batch} ${nth}`,
			tellings: [interview(days[nth % 12] ?? '')]
		})
	);
	return 200_000 / (await timed(() => inbox.take(db, keys, police, messages, now())));
}

async function rows(): Promise<number> {
	batch += 1;
	const took = await timed(() =>
		once(db, async (trx) => {
			for (let nth = 0; nth < 200; nth += 1)
				await trx
					.insertInto('messages')
					.values({
						agency_id: police.id,
						source: 'rows',
						id: `${batch} ${nth}`,
						body_hash: 'x',
						received_at: 0
					})
					.execute();
		})
	);
	return 200_000 / took;
}
