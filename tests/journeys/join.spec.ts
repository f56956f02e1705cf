/** Her own page and the police's become one: by a code and a call, and never by a code alone. */
import { sayDay } from '#lib/i18n/dates.ts';
import { newUrn } from './town/cases.ts';
import { event } from './town/police-messages.ts';
import { english, expect, test } from './town/test.ts';

const today = { on: '2026-11-18', from: '11:30', to: '12:00' } as const;
const phone = '07700 900471';

test('she joins her own page to what the police tell: a code, a call, and one page with what differs @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const here = { town };
	const urn = newUrn();
	const nora = await victim(english, here);
	await nora.goesTo('/begin');
	await nora.presses('begin.button', /\/way-back$/);
	const way = await nora.makesAWayBack();
	await nora.tellsUs(
		'police',
		'suspect-arrested',
		{ on: ['2', '11', '2026'] },
		{ choice: 'police', on: ['3', '11', '2026'] }
	);
	const code = await town.invite({ urn, handed: 'letter', language: 'en', enhanced: 'yes', phone });
	await town
		.agency('thamesgate-police')
		.tells('/api/events', event(urn, 'suspect-arrested', '2026-11-05'));

	await nora.goes('/you');
	await nora.follows('join.link', /\/join$/);
	await nora.presses('join.button', /\/join$/);
	await nora.sees('signin.error.empty');
	await nora.sees('talk.error.times-missing');
	await nora.typesTheirCode(code);
	await nora.seesTitle('join.notYet');
	await nora.sees('join.asked', nora.said(today));
	await nora.seesNothingOf(['900471', urn]);

	const amina = await advocate(english, here);
	await nora.waitsUntil('2026-11-18T11:40:00Z', town);
	await amina.comesInAs('Amina Hassan');
	await amina.takes(await amina.waitsForACall('join'));
	await amina.sees('desk.request.join');
	await amina.page.locator('input[value=joined]').check();
	await amina.presses('desk.request.save', /\/desk\/\w+\?\/outcome$/);
	await amina.sees('desk.request.ringFirst');
	expect(await amina.asksForTheNumber()).toContain(phone);
	await amina.records('joined');

	await amina.goes('/desk/back/waiting');
	await amina.sees('desk.waiting.joins');
	await amina.sees('desk.waiting.yours');
	await nora.comesBack(way, way.cards[0] ?? '');
	await nora.goes('/join');
	await expect(nora.page.locator('[data-part=standing]')).toHaveAttribute('data-state', 'said');
	await nora.seesTitle('join.notYet');

	const tom = await advocate(english, here);
	await tom.agreesThatItIsHer('Tom Reyes');
	await nora.waitsUntil('2026-11-19T11:45:00Z', town);
	await nora.comesBack(way, way.cards[1] ?? '');
	await expect(async () => {
		await nora.goes('/join');
		await nora.seesTitle('join.joined.title');
	}).toPass();
	await nora.goes('/home');
	await nora.sees('join.joined.title');
	const differs = nora.page.locator('[data-part=differences]');
	await expect(differs).toContainText(sayDay('en', '2026-11-02'));
	await nora.seesNews('suspect-arrested', sayDay('en', '2026-11-05'));
	await nora.goes('/join');
	await nora.seesTitle('join.joined.title');
	await expect(differs).toContainText(sayDay('en', '2026-11-05'));
	await nora.goes('/tell-us');
	await expect(nora.page.locator('[data-part=own] li')).toHaveCount(1);
});

test('a right code and a wrong one are answered alike, and after a no on the phone too @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const here = { town };
	const right = await town.invite({ urn: newUrn(), handed: 'letter', language: 'en', phone });
	const pages: string[] = [];
	const ways = [];
	for (const code of [right, '7'.repeat(15)]) {
		const somebody = await victim({ ...english, scripts: false }, here);
		await somebody.goesTo('/begin');
		await somebody.presses('begin.button', /\/way-back$/);
		ways.push({ somebody, way: await somebody.makesAWayBack() });
		const answer = await somebody.page.request.post('/join', {
			form: { code, times: 'any', someoneElse: 'hang-up' },
			headers: { origin: town.url, accept: 'text/html' },
			maxRedirects: 0
		});
		expect([answer.status(), answer.headers().location]).toEqual([303, '/join']);
		await somebody.goes('/join');
		pages.push(bare(await somebody.page.content()));
	}
	expect(pages[0]).toBe(pages[1]);

	const amina = await advocate(english, here);
	await town.moveTo('2026-11-18T11:35:00Z');
	await amina.comesInAs('Amina Hassan');
	await amina.takes(await amina.waitsForACall('join'));
	await amina.asksForTheNumber();
	await amina.records('not-joined');
	await amina.waitsUntil('2026-11-19T17:00:00Z', town);
	for (const { somebody, way } of ways) {
		await somebody.comesBack(way, way.cards[0] ?? '');
		await somebody.goes('/join');
		pages.push(bare(await somebody.page.content()));
		await expect(somebody.page.locator('[data-part=standing]')).toHaveAttribute(
			'data-state',
			'could-not'
		);
	}
	expect(pages[2]).toBe(pages[3]);
});

/** A page without what is made anew for each answer. */
function bare(html: string): string {
	return html.replaceAll(/nonce-?="?[\w+/=-]+"?|nonce-[\w+/=-]+/g, '');
}
