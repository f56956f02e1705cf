/** Which call a browser is shown, of several that were asked for on it. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { RequestEvent } from '@sveltejs/kit';
import type { Actor, Victim } from '#lib/domain/actor.ts';
import { undoFor } from '#lib/domain/call/call.ts';
import { words } from '#lib/i18n/words.ts';
import * as book from '#lib/server/call/book.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as calls from '#lib/server/call/calls.ts';
import * as receipts from '#lib/server/call/receipts.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { areThere, aTeam, aVictimWith } from '#tests/team/staying.ts';
import { openTeam } from '#tests/team/teams.ts';
import { aSlot, someWishes } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as home from '../../../(victim)/home/+page.server.ts';
import { actions, load } from './+page.server.ts';
import { held } from './held.ts';

let world: TestWorld;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	mary = await aVictimOf(world, urn);
	await openTeam(world);
});
afterEach(() => world.close());

const stranger: Actor = { kind: 'stranger' };

/** Asks for a call from a browser that holds this token. */
async function asks(actor: Actor, token: string, at: string): Promise<void> {
	const { db, keys, now } = world;
	const slot = aSlot({ at });
	await drafts.begin(db, keys, token, now());
	const sending = {
		token,
		wishes: someWishes({ slots: [slot] }),
		asking: { language: 'en', talking: [] },
		language: 'en',
		wanted: slot.from
	} as const;
	assert.equal(await book.send(db, keys, actor, sending, now()), 'sent');
}

/** What a browser with this token of a call it sent shows to whoever is in. */
const shows = (actor: Actor, token?: string) =>
	held({
		locals: { world, actor },
		cookies: { get: (name: string) => (name === '__Host-talk' ? token : undefined) }
	} as unknown as RequestEvent);

// It showed the call of whoever had asked on that phone before she came in.
test('of a call that a stranger asked for on her phone and her own she is shown hers', async () => {
	await asks(stranger, 'before', '14:00');
	const before = await shows(stranger, 'before');
	await asks(mary, 'hers', '15:00');

	const [hers, alone] = [await shows(mary, 'before'), await shows(mary)];
	assert.notEqual(hers?.id, before?.id);
	assert.deepEqual(hers, { id: alone?.id, isHers: true });
	assert.equal((await shows(mary, 'hers'))?.number?.startsWith('020 7946'), true);
});

test('one that she ended is hers to keep while it can be kept, and then makes room for the other', async () => {
	await asks(stranger, 'before', '14:00');
	await asks(mary, 'hers', '15:00');
	const { id } = (await shows(mary)) ?? { id: '' };
	await receipts.cancel(world.db, world.keys, mary, id, world.now());

	assert.equal((await shows(mary, 'before'))?.id, id);
	world.setNow('2026-11-25T09:45:00Z');
	assert.deepEqual(await shows(mary, 'before'), await shows(stranger, 'before'));
});

test('her first page and the page of the call both lead back to one she ended, for as long as it can be kept', async () => {
	await asks(mary, 'hers', '15:00');
	const { id } = (await shows(mary)) ?? { id: '' };
	const cookies = { get: () => undefined };
	const locals = { world, actor: mary, session: {}, lang: 'en', t: words('en') };
	const pages = async () => {
		const event = { locals, cookies } as never;
		const first = (await home.load(event)) as {
			call: { request: calls.Asked & { mayKeep: boolean } };
		};
		const receipt = (await load(event)) as { asked?: { keepUntil?: number } } | undefined;
		const { isCancelled, mayKeep } = first.call.request;
		return { isCancelled, mayKeep, keepUntil: receipt?.asked?.keepUntil };
	};

	assert.deepEqual(await pages(), { isCancelled: false, mayKeep: false, keepUntil: undefined });
	await receipts.cancel(world.db, world.keys, mary, id, world.now());
	const until = world.now() + undoFor;
	assert.deepEqual(await pages(), { isCancelled: true, mayKeep: true, keepUntil: until });
	world.setNow('2026-11-25T09:40:00Z');
	assert.deepEqual(await pages(), { isCancelled: true, mayKeep: false, keepUntil: undefined });
});

test('what her call is for is added to it where she is in, and a stranger adds nothing', async () => {
	await asks(mary, 'hers', '15:00');
	const sends = async (actor: Actor, why: string) => {
		const body = new FormData();
		body.append('why', why);
		const request = new Request('http://localhost/talk/receipt?/why', { method: 'POST', body });
		const event = { locals: { world, actor, lang: 'en' }, request } as unknown as RequestEvent;
		await assert.rejects(
			async () => actions.why?.(event as never),
			(led) => (led as { location?: string }).location === '/talk/receipt'
		);
		return (await calls.newestFor(world.db, world.keys, mary))?.why;
	};

	assert.equal(await sends(stranger, 'read'), undefined);
	assert.equal(await sends(mary, 'he hit me'), undefined);
	assert.equal(await sends(mary, 'read'), 'read');
});

test('who her advocate is stands there for her alone, and not for whoever holds the number or came in by a code', async () => {
	const { eve, ada } = await aTeam(world);
	await areThere(world, ada);
	const nora = await aVictimWith(world, eve, ada);
	await openTeam(world);
	await asks(nora, 'hers', '15:00');
	const named = async (actor: Actor) => {
		const locals = { world, actor, lang: 'en', t: () => '' };
		const cookies = { get: (name: string) => (name === '__Host-talk' ? 'hers' : undefined) };
		const page = await load({ locals, cookies } as unknown as Parameters<typeof load>[0]);
		assert.ok(page?.asked);
		return page.advocate?.name;
	};

	assert.deepEqual(
		[await named(nora), await named({ ...nora, level: 'short' }), await named(stranger)],
		['Ada', undefined, undefined]
	);
});

test('who will call is named there to her alone, as soon as somebody has her call', async () => {
	const { eve, ada, ben } = await aTeam(world);
	await areThere(world, ada);
	const nora = await aVictimWith(world, eve, ada);
	await openTeam(world);
	await asks(nora, 'hers', '15:00');
	const caller = async (actor: Actor) => {
		const locals = { world, actor, lang: 'en', t: () => '' };
		const cookies = { get: (name: string) => (name === '__Host-talk' ? 'hers' : undefined) };
		const page = await load({ locals, cookies } as unknown as Parameters<typeof load>[0]);
		return page?.caller?.text;
	};
	assert.equal(await caller(nora), undefined);

	const asked = await calls.newestFor(world.db, world.keys, nora);
	assert.ok(await callDesk.take(world.db, world.keys, ben, asked?.id ?? '', world.now()));

	assert.deepEqual(
		[await caller(nora), await caller({ ...nora, level: 'short' }), await caller(stranger)],
		['<b>Ben</b> will call you.', undefined, undefined]
	);
});
