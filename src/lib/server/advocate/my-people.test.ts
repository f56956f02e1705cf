/** My people: a line for each case an advocate was given, and of it no more than she opened; search that tells nothing. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import type { Telling } from '#lib/domain/event.ts';
import type { Sign } from '#lib/domain/advocate/my-people.ts';
import { advocatePanes, type AdvocatePane } from '#lib/domain/access/pane.ts';
import { shownReceipt } from '#lib/domain/call/receipt-number.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aTelling, onDay } from '#tests/world/builders.ts';
import { counted } from '#tests/world/counted.ts';
import { anAgency, aVictimOf } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aTeam, actsOf, keepsTeam, promises } from '#tests/team/staying.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { writing } from '#tests/message/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from './assignments.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { transaction } from '#lib/server/database.ts';
import * as events from '#lib/server/case/events.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as finding from './finding.ts';
import * as myPeople from './my-people.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as sharedPanes from './shared-panes.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import { indexOfReceipt } from '#lib/server/call/receipts.ts';
import * as talks from '#lib/server/message/hers.ts';

let world: TestWorld;
let eve: Staff;
let ada: Staff;
let ben: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	({ eve, ada, ben } = await aTeam(world));
	await keepsTeam(world, { caseCap: 100 });
});
afterEach(() => world.close());

let many = 0;
function aReference(): Urn {
	many += 1;
	return readUrn(`01GD${String(1_000_000 + many)}`) as Urn;
}

/** A victim whose case an advocate was given, with what was told of it, and what she opened. */
async function given({
	to = ada,
	reference = aReference(),
	told = [],
	panes = advocatePanes
}: {
	to?: Staff;
	reference?: Urn;
	told?: readonly Telling[];
	panes?: readonly AdvocatePane[];
} = {}): Promise<Victim> {
	const { db, keys, now } = world;
	const victim = await aVictimOf(world, reference, { name: 'Mary', enhanced: 'no' });
	const gave = { participation: victim.participation, advocate: to.person };
	assert.ok(await assignments.give(db, keys, eve, gave, now()));
	await tells(victim, told);
	await opens(victim, panes);
	return victim;
}
const opens = (victim: Victim, panes: readonly AdvocatePane[]) =>
	assignments.setLetIn(world.db, world.keys, victim, panes, world.now());
const tells = ({ caseId }: Victim, told: readonly Telling[]) =>
	transaction(world.db, async (trx) => {
		many += 1;
		const origin = { toldBy: 'police', source: 'test', id: `m-${many}` } as const;
		await events.append(trx, world.keys, caseId, origin, told, world.now());
	});
const list = (who = ada) => myPeople.listFor(world.db, world.keys, who, world.now());
const lineOf = async ({ participation }: Victim) =>
	(await list()).find((line) => line.participation === participation);
const looksAt = ({ participation }: Victim) =>
	sharedPanes.readFor(world.db, world.keys, ada, participation, world.now());
const finds = (typed: string, who = ada) =>
	finding.find(world.db, world.keys, who, typed, world.now());

const charged = aTelling({ kind: 'charged', on: '2026-10-05' });
const trialOn = (on: string) =>
	aTelling({
		kind: 'hearing-listed',
		on: '2026-11-20',
		data: { hearing: 'trial-1', purpose: 'trial', when: onDay(on, '10:00'), court: 'Harrow' }
	});
const reported = aTelling({ kind: 'reported', on: '2026-09-28' });
const dropped = aTelling({ kind: 'discontinued', on: '2026-11-24' });

test('each thing on a line is there by the pane that shows it, and by no other', async () => {
	await anAgency(world, 'police');
	const victim = await given({ told: [reported, charged, trialOn('2026-11-27'), dropped] });
	await looksAt(victim);
	const shownBy: Record<AdvocatePane, readonly Sign[]> = {
		now: ['bad-news'],
		dates: ['hearing'],
		day: ['hearing'],
		news: [],
		late: ['late'],
		ask: [],
		answers: [],
		needs: []
	};

	for (const pane of advocatePanes) {
		await opens(victim, [pane]);
		await looksAt(victim);
		assert.deepEqual((await lineOf(victim))?.signs, shownBy[pane], pane);
	}
	await opens(victim, advocatePanes);
	await looksAt(victim);
	assert.deepEqual((await lineOf(victim))?.signs, ['bad-news', 'hearing', 'late']);
});

test('of a case she opened to nobody a line says that it was given, and nothing of the case', async () => {
	const told = [reported, charged, trialOn('2026-11-27'), dropped];
	const [rich, empty] = [await given({ told, panes: [] }), await given({ panes: [] })];
	await talks.open(world.db, world.keys, rich, world.now());
	await talks.send(world.db, world.keys, rich, writing('Hello'), world.now());

	const lines = await list();

	assert.deepEqual(
		lines.map(({ participation: _, ...line }) => line),
		[rich, empty].map(() => ({ givenAt: world.now(), isOpen: false, signs: [] }))
	);
});

test('nothing stands there of a case of another, closed again, given to somebody else or at rest', async () => {
	const [closed, gone, resting, another] = [
		await given({ told: [dropped] }),
		await given(),
		await given(),
		await given({ to: ben })
	];
	await opens(closed, []);
	const away = { participation: gone.participation, advocate: ben.person };
	await assignments.give(world.db, world.keys, eve, away, world.now());
	await pauses.pause(world.db, world.keys, resting, world.now());

	const lines = await list();

	assert.deepEqual(
		lines.map(({ participation, isOpen, signs }) => [participation, isOpen, signs]),
		[[closed.participation, false, []]]
	);
	assert.ok((await list(ben)).some(({ participation }) => participation === another.participation));
	assert.deepEqual(await list(eve), []);
});

test('a line says that it changed since this advocate looked, where a pane shows the change', async () => {
	const victim = await given({ told: [charged] });
	assert.deepEqual((await lineOf(victim))?.signs, ['new']);
	await looksAt(victim);
	assert.deepEqual((await lineOf(victim))?.signs, []);

	world.setNow('2026-11-26T09:30:00Z');
	await tells(victim, [trialOn('2027-03-02')]);
	assert.deepEqual((await lineOf(victim))?.signs, ['changed']);
	await looksAt(victim);
	assert.deepEqual((await lineOf(victim))?.signs, []);

	await opens(victim, ['now']);
	await looksAt(victim);
	world.setNow('2026-11-27T09:30:00Z');
	await tells(victim, [trialOn('2027-03-09')]);
	await needs.save(world.db, world.keys, victim, someNeeds(), world.now());
	assert.deepEqual((await lineOf(victim))?.signs, []);
	await opens(victim, ['dates', 'needs']);
	await looksAt(victim);
	world.setNow('2026-11-27T10:30:00Z');
	await needs.save(world.db, world.keys, victim, someNeeds({ speaks: 'Polish' }), world.now());
	assert.deepEqual((await lineOf(victim))?.signs, ['changed']);
});

test('bad news is unread until she reads it; that she told us the same herself counts only where she opened that', async () => {
	const victim = await given({ told: [charged], panes: ['now', 'answers'] });
	const own = aTelling({ kind: 'discontinued', on: '2026-11-24' });
	await cases.tellAs(world.db, world.keys, victim, [own], world.now());
	await tells(victim, [dropped]);
	await looksAt(victim);
	assert.deepEqual((await lineOf(victim))?.signs, []);
	await opens(victim, ['now']);
	await looksAt(victim);
	assert.deepEqual((await lineOf(victim))?.signs, ['bad-news']);

	const other = await given({ told: [charged, dropped], panes: ['now'] });
	await looksAt(other);
	assert.deepEqual((await lineOf(other))?.signs, ['bad-news']);
	await newsChoices.choose(world.db, world.keys, other, 'read', world.now());
	assert.deepEqual((await lineOf(other))?.signs, []);
});

test('a message waits from when she wrote it, to this advocate, until it was read', async () => {
	const victim = await given();
	await looksAt(victim);
	await talks.open(world.db, world.keys, victim, world.now());
	await talks.send(world.db, world.keys, victim, writing('Hello'), world.now());
	assert.deepEqual((await lineOf(victim))?.signs, ['message']);

	await talks.close(world.db, world.keys, victim, world.now());

	assert.deepEqual((await lineOf(victim))?.signs, []);
});

// “Saw your case, or its reference, on a list” stood there of a line that named her and the decision.
test('each line is on the list of who looked that she reads, once a day, as what it shows', async () => {
	const lines = { 'line-listed': await given(), 'case-listed': await given({ panes: [] }) };
	for (const now of ['2026-11-25T09:30:00Z', '2026-11-25T09:40:00Z', '2026-11-26T09:30:00Z']) {
		world.setNow(now);
		await list();
	}

	for (const [act, victim] of Object.entries(lines)) {
		const { days } = await accessLog.readFor(world.db, world.keys, victim, { now: world.now() });
		const listed = days.flatMap((one) => one.lines).filter((one) => one.act.endsWith('-listed'));
		const told = listed.map(({ who, day, times, act: is }) => [who, day, times, is].join());
		const each = ['2026-11-26', '2026-11-25'].map((day) => `advocate,${day},1,${act}`);
		assert.deepEqual(told, each);
	}
	assert.deepEqual((await auditCheck.check(world.db, world.keys)).faults, []);
});

test('forty cases cost as many questions as one, and so on the first look of a day', async () => {
	const reads = () => counted(world.db, (db) => myPeople.listFor(db, world.keys, ada, world.now()));
	const told = [reported, charged, trialOn('2026-11-27'), dropped];
	await given({ told });
	const first = await reads();
	const again = await reads();
	for (let nth = 0; nth < 39; nth += 1) await given({ told, panes: nth % 4 ? advocatePanes : [] });

	assert.deepEqual([await reads(), await reads()], [first, again]);
	assert.equal((await list()).length, 40);
	assert.ok(first < 20, `${first} questions`);
});

test('a case that is open to this advocate is found by its reference, however it is written', async () => {
	const victim = await given({ reference: readUrn('01GD7654321') as Urn });

	for (const typed of ['01GD7654321', ' 01gd 7654/321 '])
		assert.deepEqual(await finds(typed), { is: 'case', participation: victim.participation });
	await opens(victim, []);
	assert.equal(await finds('01GD7654321'), undefined);
});

test('a call of the team is found by its receipt number, and one of another team is not', async () => {
	const number = async (call: string, secret: string) => {
		const receipt = indexOfReceipt(world.keys, secret);
		await world.db.updateTable('calls').set({ receipt }).where('id', '=', call).execute();
		return shownReceipt(secret);
	};
	const ours = await promises(world, '2026-11-26', '10:00');
	const theirs = await promises(world, '2026-11-26', '11:00', 'west');
	const [one, other] = [await number(ours, '1234567890'), await number(theirs, '2345678901')];

	assert.deepEqual(await finds(one), { is: 'call', id: ours });
	assert.equal(await finds(other), undefined);
	await callDesk.take(world.db, world.keys, ben, ours, world.now());
	assert.equal(await finds(one), undefined);
	assert.deepEqual(await finds(one, eve), { is: 'call', id: ours });
});

test('not theirs, not open, not there and no reference at all are one answer, with the same questions', async () => {
	const zoe = await aColleague({ world }, 'advocate', 'west', 'Zoe');
	await given({ to: ben, reference: readUrn('01GD0000001') as Urn });
	await given({ panes: [], reference: readUrn('01GD0000002') as Urn });
	const tried = ['01GD0000001', '01GD0000002', '01GD9999999', '', 'a', 'x'.repeat(500)];
	const found: unknown[] = [];
	// The first row in a chain asks one question more than those after it.
	for (const who of [ada, zoe]) await finds('none', who);
	for (const typed of tried)
		for (const who of [ada, zoe]) {
			const before = (await actsOf(world, who)).length;
			const asked = await counted(world.db, async (db) => {
				found.push(await finding.find(db, world.keys, who, typed, world.now()));
			});
			const written = (await actsOf(world, who)).slice(before);
			found.push(asked, written.join());
		}

	const one = found.slice(0, 3);
	assert.deepEqual(one.slice(0, 1).concat(one.slice(2)), [undefined, 'refused']);
	assert.deepEqual(
		found,
		[...Array(tried.length * 2)].flatMap(() => one)
	);
	const rows = await world.db
		.selectFrom('audit')
		.select('chain')
		.where('act', '=', 'refused')
		.execute();
	assert.ok(rows.every(({ chain }) => chain.startsWith('person:')));
});
