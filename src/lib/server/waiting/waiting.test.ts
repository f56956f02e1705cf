import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { transaction } from '#lib/server/database.ts';
import * as misfits from '#lib/server/feed/misfits.ts';
import * as quarantine from '#lib/server/feed/quarantine.ts';
import type { BurstId } from '#lib/server/feed/tables.ts';
import * as deeds from '#lib/server/keeper/deeds.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as wrongWords from '#lib/server/keeper/wrong-words.ts';
import * as stops from '#lib/server/stop/stops.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { seal } from '#lib/server/vault/seals.ts';
import { anAgency, aVictimOf } from '#tests/feed/incoming.ts';
import { ask, confirm } from '#tests/keeper/correcting.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as ages from './ages.ts';
import { kinds, type WaitingKind } from './kinds.ts';
import * as waiting from './waiting.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const hour = 3_600_000;
const seen = (over: object = {}) => ({ ...world, now: world.now(), folder: tmpdir(), ...over });
const kindsOf = async (over: object = {}) =>
	(await waiting.list(seen(over))).map(({ kind }) => kind);
const notice = (id: string, over: object) => ({
	...{ id, kind: 'call-asked', role: 'advocate', facts: '{}', source: 'one', tries: 8 },
	...{ owed_at: world.now() - hour, due_at: world.now(), ...over }
});

/** What an agency signs with, as one of a sort and made long ago. */
const aged = (scheme: 'v1' | 'certificate') =>
	world.db
		.updateTable('agency_secrets')
		.set({ scheme, made_at: world.now() - 350 * 24 * hour })
		.execute();

/** What makes one thing of a kind wait; what hangs on the day or on the disk has none. */
const planted: Partial<Record<WaitingKind, (agency: AgencyId) => Promise<unknown>>> = {
	facts: (agency) => {
		const id = newId() as BurstId;
		const sort_sealed = seal(world.keys, 'parked', `bursts/${id}`, 'end');
		const at = world.now() - hour;
		return world.db
			.insertInto('bursts')
			.values({ id, agency_id: agency, sort_sealed, began_at: at, last_at: at })
			.execute();
	},
	ties: async (agency) => {
		const names = ['01GD1234526', '01GD7654326'].map((one) => readUrn(one) as Urn);
		const both = [];
		for (const name of names) both.push((await aVictimOf(world, name)).caseId);
		const [one, other] = both;
		const id = newId();
		const names_sealed = seal(world.keys, 'parked', `held_ties/${id}`, JSON.stringify(names));
		await world.db
			.insertInto('held_ties')
			.values({ id, agency_id: agency, names_sealed, case_id: one!, other_id: other!, held_at: 1 })
			.execute();
	},
	second: async (agency) => {
		const kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
		const deed = { do: 'since', agency, since: 1 } as const;
		await deeds.ask(world.db, world.keys, kim, deed, world.now());
	},
	corrections: async () => {
		const [kim, lee] = [
			await aColleague({ world }, 'keeper'),
			await aColleague({ world }, 'keeper')
		];
		await ask(world, kim, { kind: 'hold', of: 'cruse', value: { held: true } });
		await confirm(world, lee);
		await world.db.updateTable('corrections').set({ of: 'samaritans' }).execute();
	},
	words: () => {
		const told = { lang: 'pl', page: '/rules', words: 'A test' } as const;
		return wrongWords.keep(world.db, world.keys, told, world.now());
	},
	stops: async () => {
		const lee = await aColleague({ world }, 'keeper', undefined, 'Lee');
		const stop = { kind: 'notices', of: '', why: 'A test' } as const;
		await stops.set(world.db, world.keys, lee, stop, world.now());
	},
	held: () =>
		world.db
			.insertInto('notices')
			.values(notice('held', { held_at: world.now() }))
			.execute(),
	dead: () =>
		world.db
			.insertInto('notices')
			.values(notice('dead', { given_up_at: world.now(), ended_why: 'tries' }))
			.execute(),
	declined: () =>
		transaction(world.db, (trx) =>
			notices.owe(trx, { kind: 'invitation-declined', role: 'keeper', facts: {} }, world.now())
		),
	silent: async (agency) => {
		for (let nth = 0; nth < 24; nth += 1)
			await world.db
				.insertInto('deliveries')
				.values({
					agency_id: agency,
					identity: `d-${nth}`,
					body_hash: 'x',
					received_at: world.now() - (100 + nth) * hour
				})
				.execute();
	},
	unread: (agency) =>
		quarantine.keep(
			world.db,
			world.keys,
			{ agency, request: 'r' },
			{ to: null, webhookId: 'w' },
			world.now()
		),
	parked: (agency) =>
		world.db
			.insertInto('parked')
			.values({
				id: 'p',
				agency_id: agency,
				tellings_sealed: seal(world.keys, 'parked', 'parked/p', '[]'),
				received_at: world.now() - hour,
				request_id: null
			})
			.execute(),
	inquiries: async () => {
		const { participation } = await aVictimOf(world, readUrn('01GD1111126') as Urn);
		const line = { line: 'l', day: '2026-11-10', actor_kind: 'advocate', act: 'case-read' };
		await world.db
			.insertInto('inquiries')
			.values({
				...{ id: 'i', participation_id: participation, ...line, actor_id: null },
				...{ asked_at: world.now() - hour, promised_on: '2026-11-20', answer: null },
				answered_at: null
			})
			.execute();
	},
	misfits: async () => {
		await world.db
			.updateTable('marks')
			.set({ value: JSON.stringify({ many: 3, at: world.now(), since: world.now() - hour }) })
			.where('name', '=', 'misfits')
			.execute();
	},
	secrets: () => aged('v1'),
	certificates: () => aged('certificate')
};

/** What waits for nobody before anything was planted. */
async function quiet() {
	await misfits.recount(world.db, world.keys, world.now());
	await ages.noteRoot(world.db, world.keys, world.now());
	await ages.backedUp(world.db, world.now());
}

for (const [kind, plant] of Object.entries(planted))
	test(`one thing of ${kind} stands on the list, and not before it is there`, async () => {
		const { id } = await anAgency(world, 'police', '01');
		await quiet();
		assert.ok(!(await kindsOf()).includes(kind as WaitingKind));

		await plant(id);

		assert.ok((await kindsOf()).includes(kind as WaitingKind));
	});

test('what grows old stands on the list: the backup, the root key, services; and figures and the law as they are today', async () => {
	await quiet();
	const real = { invented: false };
	assert.deepEqual(await kindsOf(real), ['figures', 'law', 'rules']);

	world.setNow('2028-01-03T10:00:00Z');
	await misfits.recount(world.db, world.keys, world.now());

	assert.deepEqual((await kindsOf(real)).toSorted(), [
		...['backup', 'figures', 'law', 'root', 'rules', 'services']
	]);
});

test('a disk that is nearly full and courts that do not answer stand on the list', async () => {
	await quiet();
	await world.db
		.insertInto('pull_source')
		.values({
			...{ id: 'marketplace', busy_until: 0, paused_until: 0, minute_at: 0, in_minute: 0 },
			...{ failures: 2, failure: 'slow', failing_since: world.now() - hour }
		})
		.execute();

	assert.ok((await kindsOf({ marketplace: {} })).includes('asked'));
	assert.ok((await kindsOf({ folder: '/proc' })).includes('disk'));
});

test('what cannot be read is said at the top, and the log names its kind and nothing else', async () => {
	await quiet();
	await world.db.schema.alterTable('quarantine').renameTo('away').execute();

	const [first, ...rest] = await waiting.list(seen());
	// The database is lent to other tests.
	await world.db.schema.alterTable('away').renameTo('quarantine').execute();

	assert.deepEqual(first, { kind: 'unread', owner: 'keeper', href: '/today/agencies' });
	assert.ok(rest.every(({ item }) => item !== undefined));
	assert.match(world.lines.join(''), /what waits could not be read/);
});

test('misfits that nobody has counted for two days are not known', async () => {
	await quiet();
	world.setNow('2026-11-28T10:00:00Z');

	const [first] = await waiting.list(seen());

	assert.deepEqual([first?.kind, first?.item], ['misfits', undefined]);
	await misfits.recount(world.db, world.keys, world.now());
	assert.ok(!(await kindsOf()).includes('misfits'));
});

test('the most urgent comes first, and of those the oldest', async () => {
	await quiet();
	const { id } = await anAgency(world, 'police', '01');
	for (const kind of ['parked', 'dead', 'held', 'facts'] as const) await planted[kind]?.(id);
	await transaction(world.db, (trx) =>
		notices.owe(trx, { kind: 'inquiry-made', role: 'advocate', facts: {} }, world.now())
	);

	assert.deepEqual(await kindsOf(), ['facts', 'held', 'dead', 'figures', 'law', 'rules', 'parked']);
});

test('every kind is planted by one of these tests', () => {
	const byDay = ['disk', 'asked', 'backup', 'root', 'services', 'figures', 'law', 'rules'];

	assert.deepEqual([...Object.keys(planted), ...byDay].toSorted(), Object.keys(kinds).toSorted());
});
