/**
 * The pages of a language no story is read in, and those that stay as they were made, which no story walks through.
 * The stories look over all others. With PICTURES=1 every page in every language, a picture of each for translators.
 */
import { languages, type Language } from '#lib/i18n/languages.ts';
import { stillPagesIn } from '#lib/i18n/pages.ts';
import { brokenInCopy } from '#tests/world/axe.ts';
import { everybody, readers } from '../../scripts/tales.ts';
import { goesTo } from './town/acts.ts';
import { invitedBeforeTrial, newUrn } from './town/cases.ts';
import type { Reading } from './town/person.ts';
import { keeps, nameOf } from './town/pictures.ts';
import { asksOnEveryPage } from './town/talk-pages.ts';
import { english, expect, readings, test } from './town/test.ts';

// A button that lay under the bar in the copy was taken for one too small to press.
test('a copy of a page is judged from its top, wherever the copy before it was read to', async ({
	page
}) => {
	const link = '<a href="/next" style="display:block;height:30px">Next</a>';
	const bar = `<nav style="position:sticky;top:0;height:80px"><a href="/" style="display:block;height:100%">Leave</a></nav>`;
	const pageWith = (rest: string) =>
		`<!doctype html><html lang="en"><title>Page</title><body style="margin:0">${bar}<main><h1>Page</h1>${rest}</main>`;
	const far = '<p style="padding-top:3000px"><label>Name <input autofocus></label></p>';
	await page.setContent(pageWith(far));
	expect(await brokenInCopy(page)).toEqual([]);

	await page.setContent(pageWith(link.repeat(80)));

	expect(await brokenInCopy(page)).toEqual([]);
});

const told = new Set<Language>(readings.map(({ lang }) => lang));

for (const { code: lang, english: tongue } of languages) {
	// axe, which needs scripts, judges the pages of one language here, and of all in the drill of every page.
	const reading: Reading = { lang, scripts: lang === english.lang };

	for (const [group, pages = []] of Object.entries(Object.groupBy(stillPagesIn(lang), groupOf)))
		test(`${group} fit in ${tongue} @unhurried`, async ({ meet }) => {
			const somebody = await meet(reading);
			for (const page of pages) {
				await goesTo(somebody, page);
				await keeps(somebody, nameOf(page));
			}
		});

	if (told.has(lang) && !process.env.PICTURES) continue;

	test(`the pages anybody can fill in fit in ${tongue} @unhurried`, async ({ victim }) => {
		const somebody = await victim(reading);
		for (const page of [
			'/help',
			'/sign-in',
			'/begin',
			'/receipt',
			'/sign-in/yours',
			'/sign-out',
			'/nowhere-at-all'
		])
			await somebody.goesTo(page).then(() => keeps(somebody, nameOf(page)));
		await somebody.typesHerCode('a word');
		await keeps(somebody, 'sign-in-again');

		await asksOnEveryPage(somebody, keeps);
	});

	test(`her own pages fit in ${tongue} @unhurried`, async ({ town, victim }) => {
		const mary = await victim(reading);
		const { code } = await invitedBeforeTrial(town, { handed: 'alone', language: lang });
		await mary.opensHerInvitation(code);
		await keeps(mary, 'home-code');
		await mary.goes('/open');
		await keeps(mary, 'open-sure');
		await mary.goes('/way-back');
		await keeps(mary, 'way-back');
		await mary.presses('way.next', /\/way-back\?\/make$/);
		await keeps(mary, 'way-back-again');
		await mary.answersAboutHerPhone('no', /\/way-back\/key$/);
		await keeps(mary, 'way-back-key');
		await mary.goes('/way-back');
		await mary.answersAboutHerPhone('yes');
		await keeps(mary, 'way-back-yours');
		const words = await mary.writesDownHerWords();
		await mary.goes('/way-back/card');
		await keeps(mary, 'way-back-card');
		const cards = await mary.makesHerCard();
		await mary.goes('/way-back/paper');
		await keeps(mary, 'way-back-paper');
		await mary.presses('way.paper.button', /\/way-back\/yours$/);
		await keeps(mary, 'way-back-paper-yours');
		const way = { ...words, cards, code: await mary.page.locator('[data-part=code]').innerText() };
		await mary.presses('way.yours.done', /\/(you|home)$/);
		await mary.signsOut();
		await mary.typesWords(way);
		await keeps(mary, 'home-glance');
		await mary.asksToSee();
		await keeps(mary, 'home-short');
		await mary.goes('/open');
		await keeps(mary, 'open-card');
		await mary.usesHerCard(way.cards[0]!);
		await keeps(mary, 'home');
		await mary.goes('/dates');
		await keeps(mary, 'dates');
		await mary.goes('/way-back');
		await keeps(mary, 'way-back-has');
		await mary.press(mary.page.locator('main a.button').first(), /\/prove\?for=way-back$/);
		await keeps(mary, 'prove');
		await mary.presses('prove.words.button', /\/prove\?/);
		await mary.sees('prove.empty.card');
		await keeps(mary, 'prove-again');
		await mary.showsThatItIsHer(way, 1, /\/way-back$/);
		await mary.goes('/prove?for=signed-in');
		await mary.showsThatItIsHer(way, 2, /\/signed-in$/);
		await keeps(mary, 'signed-in');
		await mary.goes('/signed-in/pause');
		await keeps(mary, 'signed-in-pause');
		await mary.goes('/needs');
		await keeps(mary, 'needs-closed');
		await mary.goes('/people');
		await keeps(mary, 'people-closed');
		const handed = await mary.letsIn(way, 3, ['day', 'help']);
		await keeps(mary, 'people');
		await mary.presses('people.new.button', /\/people\?\/let$/);
		await keeps(mary, 'people-again');
		await mary.goes('/needs/told');
		await keeps(mary, 'needs-told-closed');
		await mary.signsOut();
		await mary.goesTo('/sign-in/lost');
		await keeps(mary, 'sign-in-lost');
		await mary.page.locator('#code').fill(way.code!);
		await mary.presses('lost.button', /\/sign-in\/lost$/);
		await keeps(mary, 'sign-in-lost-one');
		await mary.typesHerCode(handed);
		await keeps(mary, 'sign-in-too-soon');
	});

	test(`the pages where she tells us something fit in ${tongue} @unhurried`, async ({ victim }) => {
		const mary = await victim(reading);
		await mary.goesTo('/begin');
		await mary.presses('begin.button', /\/way-back$/);
		await mary.goes('/tell-us');
		await keeps(mary, 'tell-us');
		await mary.presses('tell.next', /\/tell-us\?\/answer$/);
		await keeps(mary, 'tell-us-again');
		await mary.answersWith({ choice: 'sentence' }, 'tell.next');
		await keeps(mary, 'tell-us-what');
		await mary.answersWith({ choice: 'sentence-prison' }, 'tell.next');
		await keeps(mary, 'tell-us-court');
		await mary.answersWith({ choice: 'crown' }, 'tell.next');
		await keeps(mary, 'tell-us-day');
		await mary.answersWith({ on: ['2', '11', '2026'] }, 'tell.next');
		await keeps(mary, 'tell-us-told');
		await mary.answersWith({ choice: 'probation', on: ['3', '11', '2026'] }, 'tell.button');
		await keeps(mary, 'tell-us-kept');
		await mary.goes('/needs');
		await keeps(mary, 'needs');
		await mary.page.locator('#phone').fill('1');
		await mary.presses('needs.button', /\/needs\?\/keep$/);
		await keeps(mary, 'needs-again');
		await mary.goes('/needs/told');
		await keeps(mary, 'needs-told');
		await mary.presses('told.times.button', /\/needs\/told\?\/times$/);
		await keeps(mary, 'needs-told-again');
		// Who tries one address too often waits.
		await mary.page.locator('#mail').fill(`mary@${lang}.example.org`);
		await mary.presses('told.mail.button', /\/needs\/told\?sent$/);
		await keeps(mary, 'needs-told-word');
		await mary.goes('/looked');
		await keeps(mary, 'looked');
		await mary.page.locator('[data-part=own] summary').first().click();
		await mary.press(mary.page.locator('[data-part=own] button').first(), /\/looked$/);
		await keeps(mary, 'looked-asked');
		await mary.goes('/your-data');
		await keeps(mary, 'your-data');
		await mary.presses('copy.have.button', /\/your-data$/);
		await keeps(mary, 'your-data-asked');
		await mary.goes('/your-data/erase');
		await keeps(mary, 'your-data-erase');
		await mary.presses('copy.erase.button', /\/your-data\/erase$/);
		await keeps(mary, 'your-data-erase-asked');
	});

	test(`her pages before we have called her, and a case long under way, fit in ${tongue} @unhurried`, async ({
		town,
		victim
	}) => {
		const amal = await victim(reading);
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
		await keeps(amal, 'way-back-confirm');
		await amal.page.locator('#times').check();
		await amal.page.locator('#someoneElse').check();
		await amal.presses('way.confirm.button', /\/way-back\?call$/);
		await keeps(amal, 'way-back-asked');

		await amal.signsOut();
		const all = [...everybody(0, () => ''), ...readers(0, () => '')];
		const known = all.find(({ language }) => language === lang);
		if (!known) return;
		await amal.comesInAs(known.name);
		await expect(amal.page.locator('[data-part=late]')).toBeVisible();
		await keeps(amal, 'home-late');
		await amal.goes('/dates');
		await keeps(amal, 'dates-late');
		await amal.press(amal.page.locator('[data-part=ask] a').first(), /\/ask\//);
		await keeps(amal, 'ask');
		await amal.presses('ask.sent.button', /\/ask\//);
		await keeps(amal, 'ask-sent');
		await amal.page.locator('input[name=outcome][value=not-told]').check();
		await amal.presses('ask.reply.button', /\/ask\//);
		await keeps(amal, 'ask-next');
		await amal.goes('/dates');
		await amal.press(amal.page.locator('[data-part=hearing] a').first(), /\/day\/\w+$/);
		await keeps(amal, 'day');
		await amal.goes('/rules');
		await keeps(amal, 'rules');
		await amal.goes('/news');
		await keeps(amal, 'news');
	});
}

test('the pages of the desk and of the workshop fit @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const anna = await victim(english, { town });
	const amina = await advocate(english, { town });
	for (const page of ['/staff', '/staff/begin', '/agency/sign-in', '/demo'])
		await amina.goes(page).then(() => keeps(amina, nameOf(page)));
	await amina.comesInAs('Amina Hassan');
	await keeps(amina, 'desk-empty');
	const times = ['2026-11-18T13:00Z', '2026-11-18T15:00Z'];
	const asked = { phone: '07700 900466', name: 'Anna', times } as const;
	await anna.asksForACall({ ...asked, someoneElse: 'hang-up' });
	await amina.goes('/desk/begin');
	await keeps(amina, 'opening');
	await amina.press(amina.page.locator('main button[value=ar]'), /\/desk\/begin\/\w+$/);
	await keeps(amina, 'opening-with');
	await amina.press(amina.page.locator('button[value=month]'), /\/desk\/begin\/\w+$/);
	await keeps(amina, 'opening-code');
	await amina.goes('/desk');
	await keeps(amina, 'desk');
	await amina.takes(amina.calls().first());
	await keeps(amina, 'call');
	await amina.waitsUntil('2026-11-18T13:10:00Z', town);
	await amina.comesInAs('Amina Hassan');
	await amina.opens(amina.calls().first());
	await amina.asksForTheNumber();
	await keeps(amina, 'call-number');
	for (const page of ['/desk/messages', '/desk/asked'])
		await amina.goes(page).then(() => keeps(amina, nameOf(page)));
	await amina.presses('register.keep', /\/desk\/asked$/);
	await keeps(amina, 'desk-asked-again');
	await amina.goes('/desk/requests');
	await keeps(amina, 'desk-requests');
	await amina.presses('desk.data.button', /\/desk\/requests$/);
	await keeps(amina, 'desk-requests-again');
	await amina.goes('/desk/back');
	await keeps(amina, 'desk-back');
	await amina.presses('desk.back.button', /\/desk\/back$/);
	await keeps(amina, 'desk-back-again');
	await amina.goes('/desk/back/waiting');
	await keeps(amina, 'desk-back-waiting');
	await amina.goes('/desk/letting-in');
	await keeps(amina, 'desk-letting-in');
	await amina.comesInAs('Sam Okafor');
	await amina.goes('/desk/team');
	await keeps(amina, 'desk-team');
});

function groupOf(page: string): string {
	return page.startsWith('/rights/') ? 'the twelve rights' : 'the pages made beforehand';
}
