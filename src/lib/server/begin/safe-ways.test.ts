/** The leaflet by a way that was marked as safe: its address and nothing else, once, and to nobody who could not be asked alone. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import { readSafeWay, type SafeWay } from '#lib/domain/begin/safe-way.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aMessage, anAgency } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { Refused } from '#lib/server/notice/sender.ts';
import * as stops from '#lib/server/stop/stops.ts';
import type { World } from '#lib/server/world.ts';
import * as givings from './givings.ts';
import * as proof from './proof.ts';
import * as reports from './reports.ts';
import * as safeWays from './safe-ways.ts';

let world: TestWorld;
let police: agencies.Added;
// A Wednesday morning.
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	police = await anAgency(world, 'police', '01');
});
afterEach(() => world.close());

const grant: Officer = {
	kind: 'officer',
	agency: 'police-01' as AgencyId,
	door: '01',
	subject: 'grant' as SubjectId
};
const link = 'https://example.org/pl/leaflet';
const to = readSafeWay('her.own@example.org') as SafeWay;
const reference = '01123426';
const give = (over: Partial<givings.Asked> = {}) => {
	const urn = readUrn(reference) as Urn;
	const asked = { token: 'form', urn, language: 'pl', handed: 'alone', ...over } as const;
	return givings.give(world.db, world.keys, grant, asked, world.now());
};
const isReported = (urn: string, on: string) => {
	const tellings = [{ kind: 'reported', on, data: {} } as never];
	const message = aMessage({ id: urn, urn, tellings });
	return inbox.take(world.db, world.keys, police, [message], world.now());
};
const waiting = () => reports.listFor(world.db, world.keys, grant);
const mark = async (over: Partial<safeWays.Sending> = {}) => {
	const [report] = await waiting();
	const asked = { report: report?.id ?? '', language: 'pl', to, link, ...over } as const;
	return safeWays.mark(world.db, world.keys, grant, asked, world.now());
};
const standings = async () =>
	(await safeWays.listFor(world.db, world.keys, grant)).map(({ standing }) => standing.state);
const proven = () => proof.listFor(world.db, world.keys, grant, 0, world.now());
const addresses = async () =>
	(await world.db.selectFrom('leaflets').select('address_sealed').execute()).map(
		({ address_sealed }) => address_sealed
	);

test('by a way marked as safe goes the address of the leaflet in her language; the code goes nowhere', async () => {
	const given = await give({ sending: { to, link } });
	assert.ok(given.ok);
	const sheet = (await drafts.find(world.db, world.keys, given.paper, world.now()))
		?.answers as givings.Sheet;

	assert.equal(await notices.deliver(world), 1);
	assert.equal(await notices.deliver(world), 0);

	const [{ notice: _, ...message } = {}] = world.sent as unknown as Record<string, unknown>[];
	assert.deepEqual(message, {
		to: 'leaflet',
		channel: 'mail',
		address: 'her.own@example.org',
		text: 'Tutaj jest coś do przeczytania, kiedy zechcesz.',
		link
	});
	assert.equal(sheet.way, 'mail');
	assert.doesNotMatch(JSON.stringify(world.sent), new RegExp(sheet.code ?? 'none'));
	assert.deepEqual(await addresses(), [null]);
	const [one] = await proven();
	assert.deepEqual(one?.leaflet, { way: 'mail', standing: { state: 'sent', at: world.now() } });
	const acts = await world.db.selectFrom('audit').select(['act', 'chain']).execute();
	const sent = acts.filter(({ act }) => act === 'notice-sent');
	assert.deepEqual(
		sent.map(({ chain }) => chain.slice(0, 8)),
		['case:01-']
	);
});

test('to whoever could not be asked alone, or has a sealed pack, nothing is sent', async () => {
	await give({ handed: 'letter', sending: { to, link } });

	assert.deepEqual(await addresses(), []);
	assert.equal(await notices.deliver(world), 0);
});

test('what nobody gave in two working days after the report is sent the next morning, and only once', async () => {
	await isReported(reference, '2026-11-25');
	assert.deepEqual(await mark(), { ok: true });
	// Thursday and Friday are the force's; a weekend is no working day.
	world.setNow('2026-11-30T09:59:59Z');
	assert.equal(await notices.deliver(world), 0);
	assert.deepEqual(await standings(), ['waits']);
	world.setNow('2026-11-30T10:00:00Z');

	assert.equal(await notices.deliver(world), 1);

	assert.deepEqual(await standings(), ['sent']);
	assert.equal((await waiting()).length, 1);
	const [one] = await proven();
	assert.deepEqual(
		[one?.reference, one?.handed, one?.leaflet?.way, one?.language],
		[reference, undefined, 'mail', 'pl']
	);
	assert.deepEqual(await addresses(), [null]);
});

test('where somebody was let in first nothing is sent, and the address is destroyed', async () => {
	await isReported(reference, '2026-11-25');
	await mark();
	await give();
	world.setNow('2026-11-30T10:00:00Z');

	assert.equal(await notices.deliver(world), 0);

	assert.deepEqual([world.sent, await addresses(), await standings()], [[], [null], []]);
});

test('marked again it goes to the newer address alone, and taken back to none', async () => {
	await isReported(reference, '2026-11-25');
	await mark();
	await mark({ to: readSafeWay('07700 900 123') as SafeWay });
	const [report] = await waiting();
	world.setNow('2026-11-30T10:00:00Z');
	await notices.deliver(world);
	assert.deepEqual(
		world.sent.map(({ channel, address }) => [channel, address]),
		[['text', '07700900123']]
	);

	await isReported('01999926', '2026-11-25');
	const other = (await waiting()).find(({ id }) => id !== report?.id);
	const asked = { report: other?.id ?? '', language: 'en', to, link } as const;
	await safeWays.mark(world.db, world.keys, grant, asked, world.now());
	await safeWays.takeBack(world.db, grant, other?.id ?? '');
	world.setNow('2026-12-04T10:00:00Z');
	await notices.deliver(world);
	assert.equal(world.sent.length, 1);
});

test('what reaches nobody stands on the list of the force again, and what a keeper stopped waits', async () => {
	await isReported(reference, '2026-11-25');
	await mark();
	world.setNow('2026-11-30T10:00:00Z');
	const by = { kind: 'operator' } as const;
	await stops.set(world.db, world.keys, by, { kind: 'notices', of: '', why: 'x' }, world.now());
	const refusing: World = {
		...world,
		senders: { ways: ['mail'], send: () => Promise.reject(new Refused()) }
	};

	assert.equal(await notices.deliver(refusing), 0);
	assert.deepEqual(await standings(), ['waits']);
	const [stop] = await stops.list(world.db, world.keys);
	await stops.lift(world.db, world.keys, by, stop?.id ?? '', world.now());
	world.setNow('2026-11-30T10:05:00Z');
	assert.equal(await notices.deliver(refusing), 0);

	assert.deepEqual([await standings(), await addresses()], [['refused'], [null]]);
	assert.deepEqual(await proven(), []);
});

test('nobody of another force marks anything for a report of this one, or sees that somebody did', async () => {
	await isReported(reference, '2026-11-25');
	await mark();
	await anAgency(world, 'police', '02');
	const other = { ...grant, agency: 'police-02' as AgencyId };
	const [report] = await waiting();
	const asked = { report: report?.id ?? '', language: 'pl', to, link } as const;

	const marked = await safeWays.mark(world.db, world.keys, other, asked, world.now());
	await safeWays.takeBack(world.db, other, report?.id ?? '');

	assert.deepEqual(marked, { ok: false, why: 'no-report' });
	assert.deepEqual(await safeWays.listFor(world.db, world.keys, other), []);
	assert.deepEqual(await standings(), ['waits']);
});

test('nobody is written to all day: after five to one address the sixth has to wait', async () => {
	for (let nth = 0; nth < 5; nth += 1)
		await give({ token: `form-${nth}`, again: 'another', sending: { to, link } });

	const sixth = await give({ token: 'sixth', again: 'another', sending: { to, link } });

	assert.deepEqual(sixth, { ok: false, why: 'wait', minutes: 60 });
});

test('an address or a number is read as it is written to, and anything else is none', () => {
	assert.deepEqual(readSafeWay(' Her.Own@Example.org '), {
		way: 'mail',
		address: 'Her.Own@example.org'
	});
	assert.deepEqual(readSafeWay('+44 7700 900123'), { way: 'text', address: '+447700900123' });
	assert.deepEqual(readSafeWay('٠٧٧٠٠ ٩٠٠١٢٣'), { way: 'text', address: '07700900123' });
	for (const none of ['', 'her number', '0770', 'her@', '@example.org', 'a b@example.org'])
		assert.equal(readSafeWay(none), undefined, none);
});
