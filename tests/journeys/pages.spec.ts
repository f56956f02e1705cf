/** Every page: nothing runs over the side of a small screen. With PICTURES=1 a picture of each is kept for translators. */
import path from 'node:path';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { stillPages } from '#lib/i18n/pages.ts';
import { goesTo } from './acts.ts';
import { invitedBeforeTrial, newUrn } from './cases.ts';
import type { Person, Reading } from './person.ts';
import { english, expect, test } from './test.ts';

// axe judges every page in English and in Arabic; of the others it judges these five.
const five = ['start', 'rights-6', 'talk', 'home', 'dates'];
const axed: readonly Language[] = ['en', 'ar'];

for (const { code: lang, english: tongue } of languages) {
	const reading = (name: string): Reading => ({
		lang,
		scripts: axed.includes(lang) || five.includes(name)
	});

	for (const [group, pages = []] of Object.entries(Object.groupBy(stillPages, groupOf)))
		test(`${group} fit in ${tongue}`, async ({ meet }) => {
			const [plain, judged] = [await meet({ lang, scripts: false }), await meet(reading(five[0]!))];
			for (const page of pages.filter((one) => axed.includes(lang) || five.includes(nameOf(one)))) {
				const somebody = reading(nameOf(page)).scripts ? judged : plain;
				await goesTo(somebody, page);
				await fits(somebody, nameOf(page));
			}
		});

	test(`the pages anybody can fill in fit in ${tongue}`, async ({ victim }) => {
		const somebody = await victim(reading('talk'));
		for (const page of ['/help', '/sign-in', '/begin', '/sign-out', '/nowhere-at-all'])
			await somebody.goesTo(page).then(() => fits(somebody, nameOf(page)));
		await somebody.typesHerCode('a word');
		await fits(somebody, 'sign-in-again');

		await somebody.goesTo('/talk');
		await fits(somebody, 'talk');
		await somebody.presses('talk.next', /\/talk$/);
		await fits(somebody, 'talk-again');
		await somebody.fillsTheForm({ phone: '07700 900464', times: [0, 4], someoneElse: 'hang-up' });
		await somebody.presses('talk.next', /\/talk\/check$/);
		await fits(somebody, 'talk-check');
		await somebody.presses('talk.check.send', /\/talk\/receipt$/);
		await fits(somebody, 'talk-receipt');
	});

	test(`her own pages fit in ${tongue}`, async ({ town, victim }) => {
		const mary = await victim(reading('home'));
		const { code } = await invitedBeforeTrial(town, { handed: 'alone', language: lang });
		await mary.opensHerInvitation(code);
		await fits(mary, 'home-code');
		await mary.goes('/open');
		await fits(mary, 'open-sure');
		await mary.goes('/way-back');
		await fits(mary, 'way-back');
		await mary.presses('way.button', /\/way-back\/yours$/);
		await fits(mary, 'way-back-yours');
		const way = await mary.readsHerWay();
		await mary.presses('way.yours.done', /\/home$/);
		await mary.signsOut();
		await mary.typesWords(way);
		await fits(mary, 'home-short');
		await mary.goes('/open');
		await fits(mary, 'open-card');
		await mary.usesHerCard(way.cards[0]!);
		await fits(mary, 'home');
		await mary.goes('/dates');
		await fits(mary, 'dates');
	});

	test(`the pages where she tells us something fit in ${tongue}`, async ({ victim }) => {
		const mary = await victim(reading('tell-us'));
		await mary.goesTo('/begin');
		await mary.presses('begin.button', /\/way-back$/);
		await mary.goes('/tell-us');
		await fits(mary, 'tell-us');
		await mary.presses('tell.next', /\/tell-us\?\/answer$/);
		await fits(mary, 'tell-us-again');
		await mary.answersWith({ choice: 'sentence' }, 'tell.next');
		await fits(mary, 'tell-us-what');
		await mary.answersWith({ choice: 'sentence-prison' }, 'tell.next');
		await fits(mary, 'tell-us-court');
		await mary.answersWith({ choice: 'crown' }, 'tell.next');
		await fits(mary, 'tell-us-day');
		await mary.answersWith({ on: ['2', '11', '2026'] }, 'tell.next');
		await fits(mary, 'tell-us-told');
		await mary.answersWith({ choice: 'probation', on: ['3', '11', '2026'] }, 'tell.button');
		await fits(mary, 'tell-us-kept');
		await mary.goes('/needs');
		await fits(mary, 'needs');
		await mary.page.locator('#phone').fill('1');
		await mary.presses('needs.button', /\/needs\?\/keep$/);
		await fits(mary, 'needs-again');
	});

	test(`her pages before we have called her, and a case long under way, fit in ${tongue}`, async ({
		town,
		victim
	}) => {
		const amal = await victim(reading('way-back-confirm'));
		const phone = '07700 900465';
		const letter = {
			urn: newUrn(),
			handed: 'letter',
			enhanced: 'yes',
			language: lang,
			phone
		} as const;
		await amal.opensHerInvitation(await town.invite(letter));
		await amal.goes('/way-back');
		await fits(amal, 'way-back-confirm');
		await amal.page.locator('#times').check();
		await amal.page.locator('#someoneElse').check();
		await amal.presses('way.confirm.button', /\/way-back$/);
		await fits(amal, 'way-back-asked');

		await amal.signsOut();
		const known = { en: 'Mary Adeyemi', pl: 'Marta Nowak', ar: 'Amal Haddad' }[lang];
		await amal.comesInAs(known);
		await expect(amal.page.locator('[data-part=late]')).toBeVisible();
		await fits(amal, 'home-late');
		await amal.goes('/dates');
		await fits(amal, 'dates-late');
		await amal.press(amal.page.locator('[data-part=ask] a').first(), /\/ask\//);
		await fits(amal, 'ask');
		await amal.presses('ask.sent.button', /\/ask\//);
		await fits(amal, 'ask-sent');
		await amal.page.locator('input[name=outcome][value=not-told]').check();
		await amal.presses('ask.reply.button', /\/ask\//);
		await fits(amal, 'ask-next');
		await amal.goes('/dates');
		await amal.press(amal.page.locator('[data-part=hearing] a').first(), /\/day\/\w+$/);
		await fits(amal, 'day');
		await amal.goes('/rules');
		await fits(amal, 'rules');
		await amal.goes('/news');
		await fits(amal, 'news');
	});
}

test('the pages of the desk and of the workshop fit', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const anna = await victim(english, { town });
	const amina = await advocate(english, { town });
	await amina.goes('/demo');
	await fits(amina, 'demo');
	await amina.comesInAs('Amina Hassan');
	await fits(amina, 'desk-empty');
	await anna.asksForACall({
		phone: '07700 900466',
		name: 'Anna',
		times: [0, 1],
		someoneElse: 'hang-up'
	});
	await amina.goes('/desk');
	await fits(amina, 'desk');
	await amina.takes(amina.calls().first());
	await fits(amina, 'call');
	await amina.waitsUntil('2026-11-18T13:10:00Z', town);
	await amina.comesInAs('Amina Hassan');
	await amina.opens(amina.calls().first());
	await amina.asksForTheNumber();
	await fits(amina, 'call-number');
});

/** No part of a page is wider than the smallest phone (WCAG 2.2, 1.4.10); the picture is of an ordinary one. */
async function fits({ page, lang }: Person, name: string): Promise<void> {
	const ordinary = page.viewportSize()!;
	const picture = path.join(
		test.info().config.rootDir,
		'../../test-results/pages',
		lang,
		`${name}.png`
	);
	if (process.env.PICTURES) await page.screenshot({ path: picture, fullPage: true });
	await page.setViewportSize({ width: 320, height: 640 });
	const over = await page.evaluate(() =>
		[...document.querySelectorAll('body *')]
			.filter((part) => {
				const { left, right, width } = part.getBoundingClientRect();
				return (
					width > 1 && (left < -1 || right > 321) && getComputedStyle(part).position !== 'absolute'
				);
			})
			.map((part) => part.outerHTML.slice(0, 200))
	);
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	await page.setViewportSize(ordinary);
	expect({ name, width, over }).toEqual({ name, width: 320, over: [] });
}

function groupOf(page: string): string {
	return page.startsWith('/rights/') ? 'the twelve rights' : 'the pages made beforehand';
}

function nameOf(page: string): string {
	return page.slice(1).replaceAll('/', '-') || 'start';
}
