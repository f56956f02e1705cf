/** Whom an office gives out for her to ask stands where she writes to that office, as it was told, and nowhere else. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import { words } from '#lib/i18n/words.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { herPages } from '#tests/case/her-pages.ts';
import { aTelling } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as away from '../../src/routes/(victim)/ask/away/+page.server.ts';

const contact = 'Ann Lee, 020 7946 0111';

let world: TestWorld;
let mary: Victim;
before(async () => {
	world = await testWorld();
	mary = await aVictimOf(world, urn);
});
after(() => world.close());

test('a contact that Witness Care gives out for her stands where she writes to them, with who told us and when', async () => {
	const { db, keys, now } = world;
	const office = await anAgency(world, 'witness-care');
	const tellings = [
		aTelling({ kind: 'charged', on: '2026-11-02' }),
		aTelling({ kind: 'contact-given', on: '2026-11-20', data: { contact } })
	];
	await inbox.take(db, keys, office, [aMessage({ urn, tellings })], now());
	const t = words('en');
	const locals = { world, actor: mary, lang: 'en', t, session: {} } as unknown as App.Locals;

	const page = await away.load({ locals } as unknown as Parameters<typeof away.load>[0]);
	const { home, dates, rules, news } = await herPages(world, mary);

	assert.ok(page);
	assert.equal(page.told?.contact, contact);
	assert.match(page.told?.source ?? '', / told us on /);
	const elsewhere = JSON.stringify([home, dates, rules, news]);
	assert.ok(elsewhere.includes(t('happened.contact-given.title')));
	assert.ok(!elsewhere.includes(contact));
});
