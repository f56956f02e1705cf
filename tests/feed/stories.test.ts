/** The ten stories of the sandbox, sent through the real door by an agency of each kind. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { readFileSync } from 'node:fs';
import * as cases from '#lib/server/case/cases.ts';
import { stories, type Step } from '#lib/server/feed/stories.ts';
import { check } from '#lib/server/feed/check.ts';
import { receive } from '#lib/server/feed/receive.ts';
import { anAgency, aVictimOf, urn } from './incoming.ts';
import { misfitIn, shapeNamed } from './shape.ts';
import { signed } from './signed.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { doorFor } from '../../src/routes/(machine)/api/readers.ts';

let world: TestWorld;
beforeEach(async () => {
	world = await testWorld();
});
afterEach(() => world.close());

async function senders() {
	const known = new Map<string, Awaited<ReturnType<typeof anAgency>>>();
	for (const kind of ['police', 'courts', 'probation', 'prison'] as const)
		known.set(kind, await anAgency(world, kind, kind === 'police' ? '01' : undefined));
	return (step: Step) => send(known.get(step.by), step);
}

async function send(agency: Awaited<ReturnType<typeof anAgency>> | undefined, step: Step) {
	if (!agency) throw new Error(`There is no ${step.by}`);
	const body = JSON.stringify(step.body);
	const sender = { id: agency.id, webhookSecret: agency.secret };
	const stamp = { 'webhook-timestamp': String(world.now() / 1000) };
	const reader = doorFor(step.to)(step.body, false)?.read;
	if (!reader) throw new Error(`Nothing reads at ${step.to}`);
	return receive(world, new Headers(signed(sender, body, stamp)), Buffer.from(body), reader);
}

test('each of the ten stories is taken whole, with nothing passed over, and the same again is a repeat', async () => {
	const sends = await senders();
	await aVictimOf(world, urn);
	const told = stories(urn, world.now());
	assert.equal(told.length, 10);

	for (const { title, steps } of told)
		for (const step of steps) {
			const first = await sends(step);
			assert.equal(first.status, 202, `${title}: ${JSON.stringify(first.body)}`);
			assert.deepEqual(first.body.items, [{ index: 0, verdict: 'accepted' }], title);
			if (step.to === '/api/events') assert.equal((await sends(step)).body.already, 1);
		}
});

test('what is answered to each story has the shape that the documents say, so that a generated client reads it', async () => {
	const sends = await senders();
	await aVictimOf(world, urn);
	const told = stories(urn, world.now());
	const answered: [string, unknown][] = [['Stories', told]];
	for (const step of told.flatMap(({ steps }) => steps)) {
		const body = Buffer.from(JSON.stringify(step.body));
		const tried = await check(world, new Headers(), body, '203.0.113.1', doorFor(step.to));
		answered.push(['Checked', tried.body], ['Taken', (await sends(step)).body]);
	}
	const refused = await check(world, new Headers(), Buffer.from('{'), '203.0.113.1', doorFor(null));
	answered.push(['Checked', refused.body]);

	for (const [name, body] of answered)
		assert.equal(misfitIn(shapeNamed(name), body), undefined, JSON.stringify(body));
});

test('each story leaves in her case what its title says', async () => {
	const sends = await senders();
	const seen: string[] = [];
	for (const [nth] of stories(urn, world.now()).entries()) {
		const theirs = `01GD00000${nth + 10}` as typeof urn;
		const victim = await aVictimOf(world, theirs);
		for (const step of stories(theirs, world.now())[nth]?.steps ?? []) await sends(step);
		const { events } = await cases.readFor(world.db, world.keys, victim, world.now());
		seen.push(
			events
				.map(({ kind }) => kind)
				.sort()
				.join(' ')
		);
	}

	assert.deepEqual(seen, [
		'reported victim-told',
		'suspect-arrested suspect-on-bail',
		// A decision: it waits until she chooses to read it.
		'',
		'charged hearing-listed',
		'hearing-listed hearing-listed',
		'suspect-arrested suspect-arrested',
		'hearing-listed hearing-listed',
		// That the person admitted it waits as well.
		'court-bail-decided hearing-held hearing-listed',
		'',
		'release-considered released-from-prison'
	]);
});

test('the stories were made up for this: no name, and no court that there is', () => {
	const text = readFileSync(
		new URL('../../src/lib/server/feed/stories.json', import.meta.url),
		'utf8'
	);
	const courts = [...text.matchAll(/"([^"]* Court)"/g)].map(([, name]) => name);

	assert.deepEqual([...new Set(courts)].sort(), [
		'Alderbrook Crown Court',
		'Highfield Magistrates’ Court'
	]);
	assert.doesNotMatch(text, /firstName|lastName|dateOfBirth|address/);
});
