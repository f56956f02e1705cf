/** What a phone that others use keeps of a visit: nothing after leaving, nothing after a late sign-out, nothing of another's. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { words } from '#lib/i18n/words.ts';
import { transaction } from '#lib/server/database.ts';
import { deviceCookie } from '#lib/server/door/devices.ts';
import { cookieName } from '#lib/server/door/sessions.ts';
import * as waysMade from '#lib/server/door/ways-made.ts';
import { visitor } from '#tests/drills/_visitor.ts';
import { aCase, aKeyOf, aVictimIn, signedIn, type Who } from '../folk.ts';
import type { House } from '../house.ts';
import { askHouse } from '../shared.ts';
import { elements, readOf, says, walker } from '../walking.ts';

const { opened, done } = askHouse();
let house: House;
before(async () => (house = await opened()));
after(done);

let networks = 0;

/** Somebody new, and a browser that holds what her visit left in it. */
async function aPhone(over: Partial<Who> = {}, more: Readonly<Record<string, string>> = {}) {
	const { world, port } = house;
	const victim = await transaction(world.db, async (trx) =>
		aVictimIn(trx, world, await aCase(trx, world, 'Harrow'))
	);
	const id = await signedIn(world, { person: victim.person, level: 'full', ...over });
	const jar = new Map([[cookieName, id], ...Object.entries(more)]);
	return { victim, phone: visitor(port, `203.0.113.${(networks += 1)}`, jar) };
}

const left = { [deviceCookie]: 'd'.repeat(43), '__Host-way': 'made', '__Host-talk': 'asked' };

test('after leaving a phone that others use holds no cookie, by the link and by the covered page', async () => {
	for (const leave of ['see', 'post'] as const) {
		const { phone } = await aPhone({ shared: true }, left);

		await phone[leave]('/leave');

		assert.deepEqual([...phone.jar.keys()], [], leave);
	}
});

test('signing out after the visit was over takes away by what the browser was known, and every draft', async () => {
	const { phone } = await aPhone({ shared: true, ended: true }, left);

	await phone.post('/sign-out');

	assert.deepEqual([...phone.jar.keys()], []);
});

test('a phone that others use gives up the pages it kept as soon as she says so, and no other does', async () => {
	const cleared: Record<string, unknown> = {};
	for (const answer of ['yes', 'unsure', 'no']) {
		const { phone } = await aPhone({ proved: 'way-back' });
		const reply = await phone.post('/way-back?/make', { phone: answer });
		assert.equal(reply.status, 303);
		cleared[answer] = reply.headers['clear-site-data'];
	}

	assert.deepEqual(cleared, { yes: '"storage"', unsure: '"storage"', no: undefined });
});

test('what was made for somebody is not shown to another who comes in on the same browser', async () => {
	const { world } = house;
	const mary = await aPhone();
	const hersNow = { victim: mary.victim, session: { id: mary.phone.jar.get(cookieName) ?? '' } };
	const token = await waysMade.words(
		world.db,
		world.keys,
		hersNow,
		{ shared: true, lang: 'en' },
		world.now()
	);
	const jane = await aPhone({}, { '__Host-way': token });
	mary.phone.jar.set('__Host-way', token);

	const hers = await mary.phone.see('/way-back/yours');
	const others = await jane.phone.see('/way-back/yours');

	assert.match(hers.text, /data-part="words"/);
	assert.equal(others.status, 200);
	assert.doesNotMatch(others.text, /data-part="(words|number|card|code)"/);
});

test('a number that comes after the proof is over is not kept: she is told so, and the rest of what she typed stands there', async () => {
	const { victim, phone } = await aPhone();
	await aKeyOf(house.world, victim);

	const late = await phone.post('/needs?/keep', { speaks: 'Tigrinya', phone: '07700 900471' });

	assert.equal(late.status, 400);
	assert.ok(late.text.includes(words('en')('needs.contact.late')));
	assert.match(late.text, /value="Tigrinya"/);
	const kept = await house.world.db
		.selectFrom('needs')
		.select('participation_id')
		.where('participation_id', '=', victim.participation)
		.execute();
	assert.deepEqual(kept, []);
});

const unprinted = /class="[^"]*\bunprinted\b/;

// What a printer puts on paper of a page that is marked so, a browser shows in the drill of stories.
test('on a phone that others use her pages are marked to be on no paper, those made for it are not, and no number of hers is on any', async () => {
	const { victim } = await aPhone();
	const comes = async (over: Partial<Who>) =>
		walker(
			house.port,
			`203.0.113.${(networks += 1)}`,
			await signedIn(house.world, { person: victim.person, level: 'full', ...over })
		);
	const own = await comes({});
	await own.goes('/needs');
	await own.sends('?/keep', { phone: '07700 900478' });
	assert.equal(own.at(), '/needs?kept');
	assert.deepEqual(own.parts(unprinted), []);
	const pages = [own.page()];

	const mary = await comes({ shared: true });
	await mary.goes('/home');
	assert.equal(mary.parts('data-part="glance"').length, 1);
	await mary.sends('', {}, says('en', 'glance.show'));
	const [urn = ''] = /01[\da-f-]{36}/i.exec(mary.reads()) ?? [];
	assert.ok(mary.reads().includes(says('en', 'home.reference', { urn })));
	for (const page of ['/home', '/needs', '/dates']) {
		await mary.goes(page);
		const [marked = ''] = mary.parts(unprinted);
		const [only = ''] = elements(marked, /<p class="paper\b/);
		assert.equal(readOf(only), says('en', 'ui.noPaper'), page);
		assert.ok(marked.includes('<main'), page);
		pages.push(mary.page());
	}
	await mary.follows('/day/');
	assert.match(mary.at(), /^\/day\/[a-z0-9]+$/);
	assert.ok(mary.reads().includes('Harrow'));
	pages.push(mary.page());
	assert.ok(!mary.reads().includes(urn));
	await mary.goes('/dates');
	await mary.follows('/dates/paper');
	assert.ok(mary.reads().includes(says('en', 'leaflet.hers.found')));
	assert.ok(!mary.reads().includes('Harrow'));
	pages.push(mary.page());
	for (const text of pages.slice(-2)) assert.deepEqual(elements(text, unprinted), []);
	for (const text of pages) assert.ok(!text.replaceAll(/\s/g, '').includes('900478'));
	const file = '/dates/paper/a4.pdf';
	const { headers } = await mary.asks(file);
	assert.equal(headers['content-type'], 'application/pdf');
	assert.equal(headers['cache-control'], 'no-store');
	await mary.goes('/home');
	await mary.sends('/sign-out', {}, says('en', 'common.nav.signOut'));
	assert.match((await mary.asks(file)).headers.location ?? '', /\/sign-in$/);
});
