/** A record begun with an advocate: hers from the first word, open to the advocate only until she has come in. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { hasOwnPage } from '#lib/domain/access/child.ts';
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { isOwnCase } from '#lib/domain/case/urn.ts';
import { aTelling } from '#tests/world/builders.ts';
import { anAdvocateOf, victimOf } from '#tests/begin/joining.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as cases from '#lib/server/case/cases.ts';
import { signInByCode } from '#lib/server/door/sign-in-code.ts';
import * as assistedBegins from './assisted-begins.ts';
import { openSessions } from '#lib/server/door/sessions.ts';

let world: TestWorld;
let amina: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	amina = await anAdvocateOf(world);
});
afterEach(() => world.close());

const arrest = aTelling({ kind: 'suspect-arrested', on: '2026-11-20' });
const begin = async (staff = amina, born?: string) =>
	(await assistedBegins.begin(
		world.db,
		world.keys,
		staff,
		{ language: 'pl', born },
		world.now()
	)) ?? '';
const read = (id: string, staff = amina) =>
	assistedBegins.readFor(world.db, world.keys, staff, id, world.now());
const tell = (id: string, staff = amina) =>
	assistedBegins.tell(world.db, world.keys, staff, id, [arrest], world.now());
const handing = (id: string, livesFor: 'day' | 'month' = 'day', staff = amina) =>
	assistedBegins.handOver(world.db, world.keys, staff, id, livesFor, world.now());
const handOver = async (...asked: Parameters<typeof handing>) => (await handing(...asked))?.code;
const list = (staff = amina) => assistedBegins.listFor(world.db, staff, world.now());

async function herself(): Promise<PersonId> {
	const row = await world.db
		.selectFrom('people')
		.select('id')
		.where('role', '=', 'victim')
		.executeTakeFirstOrThrow();
	return row.id;
}

async function comesIn(code: string | undefined) {
	const sessions = openSessions(world.db, world.now);
	const door = await signInByCode({ world, sessions }, { network: '192.0.2.1' }, code ?? '');
	assert.ok(door.ok);
	return sessions.find(door.session);
}

test('what the advocate types is what she told, and the code lets her in to all of it', async () => {
	const id = await begin();
	await tell(id);
	const code = await handOver(id);

	const session = await comesIn(code);

	const her = await victimOf(world, session!.person);
	assert.ok(isOwnCase(her.caseId));
	assert.deepEqual([session?.sure, session?.level], [true, 'code']);
	const { events, own } = await cases.readFor(world.db, world.keys, her, world.now());
	assert.deepEqual(
		events.map(({ kind, toldBy }) => [kind, toldBy]),
		[['suspect-arrested', 'victim']]
	);
	assert.equal(own.length, 1);
});

test('who typed it, and every look of the advocate, is in the chain of her case', async () => {
	const id = await begin();
	await tell(id);
	await read(id);
	await handOver(id);
	const { caseId } = await victimOf(world, await herself());

	const rows = await world.db
		.selectFrom('audit')
		.select(['actor_kind', 'actor_id', 'act'])
		.where('chain', '=', `case:${caseId}`)
		.orderBy('seq')
		.execute();

	assert.deepEqual(
		rows.map(({ act }) => act),
		['case-opened', 'events-added', 'case-read', 'invitation-made']
	);
	assert.ok(rows.every((row) => row.actor_kind === 'advocate' && row.actor_id === amina.person));
	assert.equal(await auditCheck.firstBroken(world.db, world.keys, `case:${caseId}`), undefined);
});

test('once she has used the code the advocate sees no more of it, and can write nothing into it', async () => {
	const id = await begin();
	await tell(id);
	const [entry] = (await read(id))!.own;
	await comesIn(await handOver(id));

	await assistedBegins.takeBack(world.db, world.keys, amina, id, entry!.event.id, world.now());
	await tell(id);

	assert.deepEqual([await read(id), await handOver(id), await list()], [undefined, undefined, []]);
	const her = await victimOf(world, await herself());
	const { own } = await cases.readFor(world.db, world.keys, her, world.now());
	assert.equal(own.length, 1);
});

test('without a code used it stays open until 5 pm of the next working day', async () => {
	const id = await begin();
	await handOver(id, 'month');

	world.setNow('2026-11-26T16:59:00Z');
	const before = await read(id);
	world.setNow('2026-11-26T17:00:00Z');

	assert.equal(before?.endsAt, Date.parse('2026-11-26T17:00:00Z'));
	assert.deepEqual([await read(id), await list()], [undefined, []]);
});

test('another advocate sees nothing of it', async () => {
	const tom = await anAdvocateOf(world);
	const id = await begin();
	await tell(id, tom);

	assert.deepEqual([await read(id, tom), await handOver(id, 'day', tom)], [undefined, undefined]);
	assert.deepEqual(await list(tom), []);
	assert.deepEqual((await read(id))?.own, []);
	const endsAt = Date.parse('2026-11-26T17:00:00Z');
	assert.deepEqual(await list(), [{ id, began: world.now(), endsAt, language: 'pl' }]);
});

test('whoever asks for it in vain is written down where it belongs, and for what is not there with who asked', async () => {
	const tom = await anAdvocateOf(world);
	const id = await begin();
	const { caseId, participation } = await victimOf(world, await herself());

	await read(id, tom);
	await tell(id, tom);
	await assistedBegins.takeBack(world.db, world.keys, tom, id, 'entry', world.now());
	await handOver(id, 'day', tom);
	await read('nothing', tom);

	const rows = await world.db
		.selectFrom('audit')
		.select(['chain', 'whose'])
		.where('actor_id', '=', tom.person)
		.where('act', '=', 'refused')
		.orderBy('chain')
		.execute();
	const hers = { chain: `case:${caseId}`, whose: participation };
	const own = { chain: `person:${tom.person}`, whose: null };
	assert.deepEqual(rows, [hers, hers, hers, hers, own]);
});

test('a spoken code lives for a day and a paper one for 30, and a new one ends the one before', async () => {
	const id = await begin();
	const first = await handOver(id, 'day');
	const [day] = await world.db.selectFrom('invitations').select('expires_at').execute();
	const second = await handOver(id, 'month');
	const [month, ...others] = await world.db
		.selectFrom('invitations')
		.select('expires_at')
		.execute();

	const hours = [day, month].map((one) => (one!.expires_at - world.now()) / 3_600_000);
	assert.deepEqual([hours, others], [[24, 720], []]);
	const sessions = openSessions(world.db, world.now);
	const old = await signInByCode({ world, sessions }, { network: '192.0.2.1' }, first ?? '');
	assert.equal(old.ok, false);
	assert.ok(await comesIn(second));
});

test('an entry typed wrong is taken back as she would take it back herself', async () => {
	const id = await begin();
	await tell(id);
	const [entry] = (await read(id))!.own;

	await assistedBegins.takeBack(world.db, world.keys, amina, id, entry!.event.id, world.now());

	assert.deepEqual((await read(id))?.own, []);
});

test('a page begun with somebody of 14 is theirs with this advocate, and a child under 13 has none', async () => {
	assert.equal(await begin(amina, '2016-05'), '');
	const id = await begin(amina, '2012-05');
	const session = await comesIn(await handOver(id));

	const { child } = await victimOf(world, session!.person);

	assert.equal(child?.begunWith, amina.person);
	assert.ok(hasOwnPage(child, world.now()));
});

test('somebody of 16 or more is no child here, whatever month was typed', async () => {
	const session = await comesIn(await handOver(await begin(amina, '2000-01')));

	assert.equal((await victimOf(world, session!.person)).child, undefined);
});
