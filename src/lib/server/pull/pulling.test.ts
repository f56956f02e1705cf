/** What is asked of the courts' marketplace and what comes of it, against a stand-in that speaks its contract. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { standing, type Event } from '#lib/domain/event.ts';
import * as cases from '#lib/server/case/cases.ts';
import { aHearing } from '#tests/court/builders.ts';
import { courtsOf } from '#tests/court/sending.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import {
	house,
	houseId,
	housePath,
	openMarketplacePeer,
	schedulePath,
	settingsOf,
	sits,
	statePath,
	urn,
	type Fault,
	type MarketplacePeer
} from '#tests/pull/marketplace-peer.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { openMarketplace } from './marketplace.ts';
import { openPulling } from './pulling.ts';
import { readMarketplace } from './settings.ts';
import * as source from './source.ts';

let world: TestWorld;
let peer: MarketplacePeer;
let courts: Awaited<ReturnType<typeof courtsOf>>;
let she: Victim;
let pull: () => Promise<void>;
beforeEach(async () => {
	world = await testWorld({ now: '2026-03-10T12:00:00Z' });
	peer = await openMarketplacePeer();
	courts = await courtsOf(world);
	she = await aVictimOf(world, readUrn(urn) as Urn);
	pull = pulling();
	peer.answers.set(housePath, house('Snaresbrook Crown Court', 'crown'));
	peer.answers.set(statePath, { prosecutionCase: { caseStatus: 'ACTIVE' } });
});
afterEach(async () => {
	await peer.close();
	await world.close();
});

function pulling(over: Record<string, string> = {}, waits = 20_000): () => Promise<void> {
	const env = { ...settingsOf(peer, 'courts-all'), ...over };
	const settings = readMarketplace(env, { invented: true });
	assert.ok(settings);
	return openPulling({ ...world, marketplace: openMarketplace(settings, waits) });
}

const answers = (...list: object[]) =>
	peer.answers.set(schedulePath, { courtSchedule: [{ hearings: list }] });
const later = (hours: number) =>
	world.setNow(new Date(world.now() + hours * 3_600_000).toISOString());

async function events(victim = she): Promise<readonly Event[]> {
	return (await cases.readFor(world.db, world.keys, victim, world.now())).events;
}
const kinds = async () => standing(await events()).map(({ kind }) => kind);
const trial = async () => hearings(await events())[0];
const paths = () => peer.asked.map(({ path }) => path).filter((path) => !path.includes('oauth2'));
const june = '2026-06-01T09:00:00Z';

test('what the courts answer of a hearing stands on her page, entered once', async () => {
	answers(sits(june, '2026-06-02T09:00:00Z'));

	await pull();

	const listing = await trial();
	assert.equal(listing?.now.court, 'Snaresbrook Crown Court');
	assert.deepEqual([listing.now.purpose, listing.now.courtKind], ['trial', 'crown']);
	assert.equal(listing.now.when?.on, '2026-06-01');
	assert.deepEqual(paths(), [statePath, schedulePath, housePath]);
	const before = await events();
	later(25);
	await pull();
	assert.deepEqual(await events(), before);
	assert.deepEqual(paths().slice(3), [statePath, schedulePath]);
	const [state, schedule] = peer.asked.slice(-2);
	assert.ok(state?.headers['if-none-match'] && schedule?.headers['if-none-match']);
});

test('a hearing that moves is moved, one that is not named any more stays, and a week is a week', async () => {
	answers(sits(june));
	await pull();
	later(25);
	const week = { startDate: '2026-07-06', durationInWeeks: 2, courtHouse: houseId };
	answers(sits('2026-06-08T09:00:00Z'), {
		hearingId: 'HRG-1',
		hearingType: 'Sentence',
		weekCommencing: week
	});
	await pull();
	assert.deepEqual(
		hearings(await events()).map(({ now: { when } }) => [when?.kind, when?.on]),
		[
			['day', '2026-06-08'],
			['week-of', '2026-07-06']
		]
	);

	later(25);
	answers();
	await pull();

	assert.equal(hearings(await events()).length, 2);
	assert.ok(!(await kinds()).includes('withdrawn'));
});

test('what the courts send of a hearing since is not undone by the same old answer', async () => {
	answers(sits(june));
	await pull();
	const moved = aHearing({ hearingDays: [{ sittingDay: '2026-06-15T09:00:00Z' }] });
	await courts.list(moved, '2026-03-10T12:00:30Z');
	assert.equal((await trial())?.now.when?.on, '2026-06-15');

	later(25);
	answers(sits(june), { hearingId: 'HRG-1', hearingType: 'Mention', courtSittings: [] });
	await pull();

	assert.equal((await trial())?.now.when?.on, '2026-06-15');
});

test('an answer that was changed before the courts shared the hearing changes nothing', async () => {
	await courts.list(
		aHearing({ hearingDays: [{ sittingDay: '2026-06-15T09:00:00Z' }] }),
		'2026-03-09T12:00:00Z'
	);
	peer.modified = 'Sun, 08 Mar 2026 12:00:00 GMT';
	answers(sits(june));

	await pull();

	assert.equal((await trial())?.now.when?.on, '2026-06-15');
	assert.equal(hearings(await events()).length, 1);
});

test('a schedule knows when and where; what the hearing is for the courts’ own message knows better', async () => {
	const plea = aHearing({
		type: { description: 'Plea and trial preparation' },
		courtCentre: { name: 'Snaresbrook' },
		hearingDays: [{ sittingDay: june }]
	});
	await courts.list(plea, '2026-03-09T12:00:00Z');
	answers({ ...sits(june), hearingType: 'Hearing' });

	await pull();

	const listing = await trial();
	assert.deepEqual([listing?.now.purpose, listing?.now.court], ['plea', 'Snaresbrook']);
	assert.deepEqual(listing?.changed, []);
});

test('a case that was seen open and is over is told so, and open again when it is', async () => {
	await pull();
	later(25);
	peer.answers.set(statePath, { prosecutionCase: { caseStatus: 'INACTIVE' } });
	await pull();
	assert.deepEqual(await kinds(), ['concluded']);

	// It has ended: nobody asks any more.
	const asked = peer.asked.length;
	later(48);
	await pull();
	assert.equal(peer.asked.length, asked);
});

test('of a case that was over when it was first asked about nothing is said', async () => {
	peer.answers.set(statePath, { prosecutionCase: { caseStatus: 'CLOSED' } });
	await pull();
	assert.deepEqual(await kinds(), []);
});

test('the nearer a hearing the more often, one process at a time, and nobody whose reference is a crime number', async () => {
	await aVictimOf(world, readUrn('01/CRIME/1234567/26') as Urn);
	answers(sits('2026-03-11T10:00:00Z'));
	await Promise.all([pull(), pulling()()]);
	assert.deepEqual(paths(), [statePath, schedulePath, housePath]);

	later(0.4);
	await pull();
	assert.equal(paths().length, 3);
	later(0.2);
	await pull();
	assert.equal(paths().length, 5);
});

test('no more is asked in a minute than was agreed, and what is left is asked in the next', async () => {
	pull = pulling({ MARKETPLACE_A_MINUTE: '10' });
	const many = Array.from({ length: 12 }, (_, nth) => {
		const courtHouse = `6000000${nth % 10}-0000-4000-8000-0000000000${10 + nth}`;
		peer.answers.set(`/rcc/courthouses/${courtHouse}`, house(`Court ${nth}`, 'crown'));
		const courtSittings = [{ sittingStart: june, courtHouse }];
		return { hearingId: `HRG-${nth}`, hearingType: 'Trial', courtSittings };
	});
	answers(...many);

	await pull();
	assert.equal(peer.asked.length, 10);
	await pull();
	assert.equal(peer.asked.length, 10);
	later(0.02);
	await pull();

	assert.equal(peer.asked.length, 10 + 2 + 5);
	assert.ok((await trial())?.now.court?.startsWith('Court'));
});

test('without its agency nothing is asked, and the keeper reads why', async () => {
	await pulling({ MARKETPLACE_AGENCY: 'nobody' })();

	assert.deepEqual([peer.asked, (await source.seen(world.db)).failing?.why], [[], 'no-agency']);
});

const failings: readonly (readonly [string, Fault, string])[] = [
	['429', { status: 429, retryAfter: '7200' }, 'too-often'],
	['500', { status: 500 }, 'broken'],
	['503 until a time', { status: 503, retryAfter: 'Wed, 11 Mar 2026 15:00:00 GMT' }, 'broken'],
	['slow', 'slow', 'slow'],
	['403 twice', { status: 403 }, 'not-let-in']
];
for (const [what, fault, why] of failings)
	test(`a system that fails is left alone, and loses nothing: ${what}`, async () => {
		answers(sits(june));
		await pull();
		const before = await events();
		later(25);
		peer.faults.set('/slc', fault);
		const asked = peer.asked.length;
		const tries = fault === 'slow' ? pulling({}, 500) : pull;

		await tries();
		await tries();

		assert.ok(peer.asked.length - asked <= 5);
		assert.deepEqual(await events(), before);
		const { failing, answeredAt } = await source.seen(world.db);
		assert.equal(failing?.why, why);
		assert.ok(answeredAt);
		assert.ok(failing.until > world.now());
		if (typeof fault === 'object' && fault.retryAfter)
			assert.ok(failing.until - world.now() >= (fault.status === 429 ? 2 : 1) * 3_600_000);

		peer.faults.clear();
		later(30);
		answers(sits('2026-06-09T09:00:00Z'));
		await pull();
		assert.equal((await source.seen(world.db)).failing, undefined);
		assert.equal((await trial())?.now.when?.on, '2026-06-09');
	});

for (const fault of ['garbage', 'wrong-schema', 'too-big', 'elsewhere'] as const)
	test(`an answer that cannot be read is kept for the keeper, and changes nothing: ${fault}`, async () => {
		answers(sits(june));
		await pull();
		const before = await events();
		later(25);
		peer.faults.set('/slc', fault);

		await pull();

		assert.deepEqual(await events(), before);
		const seen = await source.seen(world.db);
		assert.deepEqual([seen.unread, seen.failing], [1, undefined]);
		peer.faults.clear();
		later(25);
		await pull();
		assert.equal((await source.seen(world.db)).unread, 0);
	});

test('a token that has ended is asked for anew, once', async () => {
	answers(sits(june));
	await pull();
	later(25);
	peer.forgetTokens();
	const asked = peer.asked.length;

	await pull();

	const tokens = peer.asked.slice(asked).filter(({ path }) => path.includes('oauth2'));
	assert.equal(tokens.length, 1);
	assert.equal((await source.seen(world.db)).failing, undefined);
});

test('no reference stands in a line of the log, and none but that of the case in an address', async () => {
	answers(sits(june));
	peer.faults.set('/slc', { status: 500 });

	await pull();

	assert.ok(world.lines.length > 0);
	assert.ok(world.lines.every((line) => !line.includes(urn)));
	assert.ok(paths().every((path) => path === statePath || path === schedulePath));
});
