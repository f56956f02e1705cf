/** Papers that came back, and what waits by unit: due again, the code ended, and nothing told of what anybody did with it. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import type * as agencies from '#lib/server/case/agencies.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import { signInByCode } from '#lib/server/door/sign-in-code.ts';
import { readEvent } from '#lib/server/feed/cloud-event.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as givings from './givings.ts';
import * as proof from './proof.ts';
import * as reports from './reports.ts';
import * as returns from './returns.ts';

let world: TestWorld;
let police: agencies.Added;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	police = await anAgency(world, 'police', '01');
	await anAgency(world, 'police', '02');
});
afterEach(() => world.close());

const grant: Officer = {
	kind: 'officer',
	agency: 'police-01' as AgencyId,
	door: '01',
	subject: 'grant' as SubjectId
};
const other = { ...grant, agency: 'police-02' as AgencyId };
let forms = 0;
async function give(over: Partial<givings.Asked> = {}) {
	const urn = readUrn('01/1234/26') as Urn;
	const token = `form-${(forms += 1)}`;
	const asked = {
		token,
		urn,
		language: 'pl',
		handed: 'letter',
		unit: 'Witness Care',
		...over
	} as const;
	const given = await givings.give(world.db, world.keys, grant, asked, world.now());
	const draft = given.ok && (await drafts.find(world.db, world.keys, given.paper, world.now()));
	return draft ? (draft.answers as givings.Sheet).code : given;
}
const proven = () => proof.listFor(world.db, world.keys, grant, 0, world.now());
const cameBack = async (officer = grant) => {
	const [one] = await proven();
	return returns.note(world.db, world.keys, officer, one?.id ?? '', world.now());
};
const due = async (officer = grant) =>
	(await returns.dueFor(world.db, world.keys, officer, world.now())).map(
		({ reference }) => reference
	);
const comesIn = (code: unknown) =>
	signInByCode(
		{ world, sessions: openSessions(world.db, world.now) },
		{ network: '192.0.2.1' },
		String(code)
	);

test('a paper that came back opens nothing, says when, and makes its case due until another is given', async () => {
	const first = await give();
	assert.deepEqual(await due(), []);
	world.setNow('2026-12-01T09:00:00Z');

	assert.equal(await cameBack(), true);
	world.setNow('2026-12-02T09:00:00Z');
	assert.equal(await cameBack(), true);

	assert.equal((await comesIn(first)).ok, false);
	assert.deepEqual(await due(), ['01123426']);
	const [one] = await proven();
	assert.deepEqual(
		[one?.returnedAt, one?.unit],
		[Date.parse('2026-12-01T09:00:00Z'), 'Witness Care']
	);
	const acts = await world.db.selectFrom('audit').select('act').execute();
	assert.equal(acts.filter(({ act }) => act === 'paper-returned').length, 1);

	// Nobody is asked about the one that came back, and nobody is added beside her.
	const second = await give();
	assert.equal((await comesIn(second)).ok, true);
	assert.deepEqual(await due(), []);
	const places = await world.db.selectFrom('participations').selectAll().execute();
	assert.equal(places.length, 1);
});

test('of two who were harmed the paper that came back is the one that is given again', async () => {
	await give();
	const [mine] = await proven();
	world.setNow('2026-11-25T10:00:00Z');
	const others = await give({ again: 'another' });
	await returns.note(world.db, world.keys, grant, mine?.id ?? '', world.now());

	world.setNow('2026-11-26T10:00:00Z');
	const again = await give({ of: mine?.id });

	assert.equal((await comesIn(others)).ok, true);
	assert.equal((await comesIn(again)).ok, true);
	assert.deepEqual(await due(), []);
});

test('a paper that comes back late takes nothing of the one that was given in its place', async () => {
	const lost = await give();
	const [first] = await proven();
	world.setNow('2026-11-26T10:00:00Z');
	const inHand = await give({ again: 'replace' });

	world.setNow('2026-12-03T10:00:00Z');
	assert.equal(await returns.note(world.db, world.keys, grant, first?.id ?? '', world.now()), true);

	assert.deepEqual(await due(), []);
	assert.equal((await comesIn(lost)).ok, false);
	assert.equal((await comesIn(inHand)).ok, true);
});

test('who has come in stays in, and the answer to the force is the same', async () => {
	const code = await give();
	assert.equal((await comesIn(code)).ok, true);

	assert.equal(await cameBack(), true);

	assert.equal((await comesIn(code)).ok, true);
	assert.deepEqual(await due(), ['01123426']);
});

test('another force says of no paper that it came back, and sees none that did', async () => {
	const code = await give();

	assert.equal(await cameBack(other), false);
	assert.equal((await comesIn(code)).ok, true);
	await cameBack();

	assert.deepEqual(await due(other), []);
});

test('a report says which unit deals with it while it waits, and a name that is none is refused', async () => {
	const event = {
		specversion: '1.0',
		id: 'one',
		source: '/records',
		type: 'uk.alongside.reported',
		subject: '01/1234/26',
		time: '2026-11-20T09:30:00Z'
	};
	const read = (unit: unknown) => readEvent({ ...event, unit }, (_, id) => id, world.now());
	const good = read('Response North');
	assert.ok(good.ok);
	const { part, ...named } = good.event;
	const message = { ...named, parts: [part], body: JSON.stringify(event) } as never;

	await inbox.take(world.db, world.keys, police, [message], world.now());

	const [report] = await reports.listFor(world.db, world.keys, grant);
	assert.equal(report?.unit, 'Response North');
	for (const bad of ['', ' North', 'x'.repeat(61), 'two\nlines', 7])
		assert.equal(read(bad).ok, false, JSON.stringify(bad));
});
