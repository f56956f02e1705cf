/** What two keepers do about an agency at their pages: take back a fact, make and end what it signs with. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AgencyId } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import { transaction } from '#lib/server/database.ts';
import { ask } from '#tests/drills/_visitor.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { signedIn, staffOf, type Who } from '../folk.ts';
import type { House } from '../house.ts';
import { askHouse } from '../shared.ts';
import { attribute, readOf, says, walker, type Walker } from '../walking.ts';

const id = 'brackenshire' as AgencyId;
const name = 'Brackenshire Police';

const { opened, done } = askHouse();
let house: House;
let secret: string;
let kim: Walker;
let lee: Walker;
before(async () => {
	house = await opened();
	const { world } = house;
	const known = { id, name, kind: 'police', force: '05', invented: false } as const;
	const may = { mayTell: ['suspect-released'], tellingsSince: 0 } as const;
	const { db, keys, now } = world;
	secret = (await agencies.add(db, keys, { ...known, ...may }, now())).secret;
	[kim, lee] = [await keeper('203.0.113.231'), await keeper('203.0.113.232')];
});
after(done);

const cameIn = async (who: Who, network: string) =>
	walker(house.port, network, await signedIn(house.world, who));

async function keeper(network: string): Promise<Walker> {
	const { world } = house;
	const { person } = await transaction(world.db, (trx) => staffOf(trx, world, 'keeper', 'none'));
	return cameIn({ person, level: 'staff' }, network);
}

/** The second keeper does what the first asked for. */
async function agrees(who: Walker, to: string): Promise<void> {
	await who.goes('/today');
	const second = () => readOf(who.parts('data-part="second"')[0] ?? '');
	assert.ok(second().includes(to), second());
	await who.sends(new RegExp(`\\?/second[^]*${to}`));
	assert.equal(who.at(), '/today?done');
	assert.ok(!second().includes(to));
}

test('two keepers withdraw a wrong fact, and she reads once that we are sorry', async () => {
	const urn = readUrn('05GD7000003') as Urn;
	const { person } = await aVictimOf(house.world, urn);
	const nora = await cameIn({ person, level: 'full' }, '203.0.113.233');
	const body = JSON.stringify(eventOf('suspect-released', urn));
	const headers = signed({ id, webhookSecret: secret }, body, { 'webhook-id': 'theirs-1' });
	const sent = await ask(house.port, '/api/events', { method: 'POST', headers, body });
	assert.equal(sent.status, 202, sent.text);
	const released = says('en', 'happened.suspect-released.title');
	await nora.goes('/home');
	assert.ok(nora.reads().includes(released));

	await kim.goes('/today/withdraw');
	await kim.sends('name="delivery"', { source: id, delivery: 'theirs-1' });
	assert.match(kim.at(), /^\/today\/withdraw\?.*source=/);
	const found = kim.parts('data-part="delivery"')[0] ?? '';
	assert.ok(readOf(found).includes(released));
	const event = attribute(/<input[^>]*name="event"[^>]*>/.exec(found)?.[0] ?? '', 'value') ?? '';
	await kim.sends('name="event"', { event });
	assert.equal(kim.at(), '/today?done');
	await nora.goes('/home');
	assert.equal(nora.parts('data-part="sorry"').length, 0);
	await agrees(lee, released);

	await nora.goes('/home');
	assert.ok(nora.reads().includes(says('en', 'home.sorry.title')));
	assert.ok(readOf(nora.parts('data-part="sorry"')[0] ?? '').includes(released));
	assert.equal(nora.reads().split(released).length, 2);
	await nora.sends('', {}, says('en', 'home.sorry.read'));
	assert.equal(nora.at(), '/home');
	assert.ok(!nora.reads().includes(released));
});

async function asksForToken(client: string): Promise<number> {
	const headers = {
		'content-type': 'application/x-www-form-urlencoded',
		authorization: `Basic ${Buffer.from(`${id}:${client}`).toString('base64')}`
	};
	const body = 'grant_type=client_credentials';
	return (await ask(house.port, '/api/oauth/token', { method: 'POST', headers, body })).status;
}

const made = () => readOf(kim.parts('data-part="client"')[0] ?? '');

test('two keepers make a client secret for an agency and a new secret to sign with, and one ends it', async () => {
	await kim.goes('/today/agencies');
	await kim.sends('action="?/client"');
	assert.match(kim.at(), /\?\/client$/);
	assert.ok(kim.reads().includes(t('today.signers.made.wrong')));
	await kim.sends('action="?/client"', { agency: id });
	assert.equal(kim.at(), '/today/agencies?asked');
	assert.deepEqual(kim.parts('data-part="agreed"'), []);
	await agrees(lee, name);
	await kim.goes('/today/agencies');
	await kim.sends('action="?/take"');
	assert.equal(kim.at(), '/today/agencies');
	const client = /alongside_[\w-]{43}/.exec(made())?.[0] ?? '';
	assert.equal(await asksForToken(client), 200);

	await kim.sends('action="?/copied"');
	assert.equal(kim.at(), '/today/agencies');
	assert.ok(!kim.page().includes('alongside_'));
	const ofClient = new RegExp(`A client secret for tokens[^]*value="${id}"`);
	await kim.sends(ofClient);
	assert.equal(kim.at(), '/today/agencies?done');
	assert.throws(() => kim.sends(ofClient));
	assert.equal(await asksForToken(client), 401);

	await kim.sends(new RegExp(`data-part="secret"[^]*value="${id}"`));
	assert.equal(kim.at(), '/today/agencies?asked');
	await agrees(lee, name);
	await kim.goes('/today/agencies');
	await kim.sends('action="?/take"');
	assert.equal(kim.at(), '/today/agencies');
	assert.match(made(), /whsec_[\w+/=]{40,}/);
	await lee.goes('/today/agencies');
	assert.ok(!lee.page().includes('whsec_'));
	await lee.sends(new RegExp(`data-part="pause"[^]*value="${id}"`));
	assert.match(lee.at(), /\?\/pause$/);
	assert.ok(lee.reads().includes(t('stops.wrong.why')));
});
