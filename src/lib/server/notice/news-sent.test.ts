/** From an agency's message to her letter, her phone and GOV.UK Notify: real senders, against peers on this machine. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { sentenceOf } from '#lib/i18n/notice/outbound-words.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as needs from '#lib/server/reach/needs.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { openMailPeer } from '#tests/notice/mail-peer.ts';
import { openNotifyPeer } from '#tests/notice/notify-peer.ts';
import { openPushPeer } from '#tests/notice/push-peer.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as choices from './choices.ts';
import * as notices from './notices.ts';
import { publicPushKey } from './push.ts';
import { openSenders } from './senders.ts';
import type { SenderSettings } from './settings.ts';

const phone = '07700 900464';
const notify = {
	service: '26785a09-ab16-4eb0-8407-a37497a57506',
	secret: '3d844edf-8d35-48ac-975b-e847b4f122b0'
};
const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
let world: TestWorld;
let mary: Victim;
// A Wednesday, ten in the morning.
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn);
	const times = { days: ['3'], parts: ['morning'], about: 'dates' } as const;
	await choices.setTimes(world.db, world.keys, mary, times, world.now());
});
afterEach(() => world.close());

/** A court moves a trial; a minute later what is owed goes out by these senders. */
async function isToldOfADate(settings: SenderSettings): Promise<void> {
	const courts = await anAgency(world, 'courts');
	const data = { hearing: 'h-1', purpose: 'trial', courtKind: 'crown' } as const;
	const tellings = [{ kind: 'hearing-listed', on: '2026-11-25', data } as const];
	await inbox.take(world.db, world.keys, courts, [aMessage({ urn, tellings })], world.now());
	world.setNow('2026-11-25T10:01:00Z');
	const senders = openSenders(world.db, settings, { invented: false });
	await notices.deliver({ ...world, senders });
	await notices.deliver({ ...world, senders });
}

async function hasProven(way: 'text' | 'mail', address: string): Promise<void> {
	await choices.tryOut(world.db, world.keys, mary, { way, address }, world.now());
	await world.db.updateTable('notice_ways').set({ proven_at: world.now() }).execute();
	await world.db.deleteFrom('notices').execute();
}

test('a date of the court reaches her as one letter of one sentence', async (t) => {
	const peer = await openMailPeer();
	t.after(() => peer.close());
	await hasProven('mail', 'mary@example.org');

	const url = new URL(`smtp://localhost:${peer.port}`);
	await isToldOfADate({ mail: { url, from: 'note@timeline.example' } });

	assert.deepEqual(
		peer.letters.map(({ to }) => to),
		[['mary@example.org']]
	);
	const [{ raw } = { raw: '' }] = peer.letters;
	assert.ok(raw.includes(sentenceOf('something-new', 'en')));
	assert.doesNotMatch(raw, /court|trial|date of|police|case|hearing/i);
});

test('a date of the court reaches her phone as one note with nothing in it', async (t) => {
	const peer = await openPushPeer(publicPushKey(key));
	t.after(() => peer.close());
	await choices.addPush(world.db, world.keys, mary, peer.subscription, world.now() - 1);

	const push = { key, contact: 'mailto:us@timeline.example', services: [peer.origin] };
	await isToldOfADate({ push });

	const { id } = await world.db.selectFrom('notices').select('id').executeTakeFirstOrThrow();
	assert.deepEqual(
		peer.pushed.map(({ says }) => says),
		[id]
	);
});

test('a date of the court reaches her as one text message that Notify is asked for once', async (t) => {
	const peer = await openNotifyPeer({ ...notify, now: world.now });
	t.after(() => peer.close());
	await needs.save(world.db, world.keys, mary, someNeeds({ phone }), world.now());
	await hasProven('text', phone);

	await isToldOfADate({ notify: { ...notify, url: new URL(peer.origin), textTemplate: 'text' } });

	assert.deepEqual(
		peer.taken.map(({ body }) => [body.phone_number, body.personalisation]),
		[[phone, { text: sentenceOf('something-new', 'en') }]]
	);
});
