/** A court day that falls on one she cannot come is said to on each page that shows the day, while it stands. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import type { Telling } from '#lib/domain/event.ts';
import { words } from '#lib/i18n/words.ts';
import * as events from '#lib/server/case/events.ts';
import { transaction } from '#lib/server/database.ts';
import * as needs from '#lib/server/reach/needs.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { herPages } from '#tests/case/her-pages.ts';
import * as away from '../../src/routes/(victim)/ask/away/+page.server.ts';
import { aCase, aVictimIn } from '#tests/rules/folk.ts';
import { aTelling } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';

let world: TestWorld;
before(async () => {
	world = await testWorld();
});
after(() => world.close());

/** She presses a button of the page of the days she cannot come. */
async function posts(mary: Victim, name: string, fields: Record<string, string>): Promise<void> {
	const body = new FormData();
	for (const [field, value] of Object.entries(fields)) body.set(field, value);
	const url = new URL('http://localhost/ask/away');
	const request = new Request(url, { method: 'POST', body });
	const locals = { world, actor: mary, lang: 'en', t: words('en') };
	const act = away.actions[name as 'add'] as unknown as (event: object) => Promise<unknown>;
	await assert.rejects(act({ request, locals, url }), { status: 303 });
}

/** What her first page, her dates and the page of the day itself say of it. */
async function said(mary: Victim) {
	const { home, dates, days } = await herPages(world, mary);
	return [home.clash, dates.hearings[0]?.clash, [...days.values()][0]?.clash].map(
		(clash) => clash?.falls
	);
}

async function tells(mary: Victim, telling: Telling): Promise<void> {
	await transaction(world.db, (trx) =>
		events.append(
			trx,
			world.keys,
			mary.caseId,
			{ toldBy: 'courts', source: 'any', id: newId() },
			[telling],
			world.now()
		)
	);
}

test('a trial on a day she cannot come says so wherever the day stands, and no longer once it is off', async () => {
	const { db, keys, now } = world;
	const mary = await transaction(db, async (trx) =>
		aVictimIn(trx, world, await aCase(trx, world, 'Harrow'))
	);
	assert.deepEqual(await said(mary), [undefined, undefined, undefined]);

	const away = [{ from: '2031-03-03', to: '2031-03-07' }];
	await needs.saveBeside(db, keys, mary, { away, contacts: [] }, now());

	assert.deepEqual(await said(mary), ['sits', 'sits', 'sits']);
	assert.deepEqual(await said({ ...mary, level: 'short' }), [undefined, undefined, undefined]);

	await tells(
		mary,
		aTelling({
			kind: 'trial-vacated',
			on: '2026-11-20',
			data: { hearing: 'trial-1' }
		})
	);
	assert.deepEqual(await said(mary), [undefined, undefined, undefined]);
});

test('of days she wrote about it is said that she did, also once she has saved more, which she has not written about', async () => {
	const mary = await transaction(world.db, async (trx) =>
		aVictimIn(trx, world, await aCase(trx, world, 'Harrow'))
	);
	const act = (name: string, fields: Record<string, string> = {}) => posts(mary, name, fields);
	const sent = async () => {
		const { home, dates } = await herPages(world, mary);
		const isWritten = home.happened.some(({ kind }) => kind === 'written');
		const wrote = dates.hearings[0]?.clash?.sent;
		assert.equal(isWritten || wrote === undefined, true);
		return wrote;
	};
	const keep = (days: needs.Beside['away']) =>
		needs.saveBeside(world.db, world.keys, mary, { away: days }, world.now());
	const trialDay = { from: '2031-03-04', to: '2031-03-04' };
	await keep([trialDay]);
	assert.equal(await sent(), undefined);

	await act('sent', { by: 'her' });
	const wrote = await sent();
	assert.ok(wrote);

	await act('add', { 'from-day': '5', 'from-month': '4', 'from-year': '2028' });
	assert.equal(await sent(), wrote);
	await act('again');
	assert.equal(await sent(), wrote);

	await act('remove', { key: '2031-03-04~2031-03-04' });
	const { away: others } = await needs.besideOf(world.db, world.keys, mary);
	await keep([...others, trialDay]);
	assert.equal(await sent(), undefined);
});
