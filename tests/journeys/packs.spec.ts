/** A sealed pack: printed in a batch, handed over in five seconds, used by whoever has it, and whose it is. */
import { counting, prints, secondsOf, wordsIn } from './town/counting.ts';
import { follows, goes, presses, says, sees, type Name } from './town/acts.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { comesInAsTheOfficer, printed, scannedIn, typesOnThePaper } from './town/giving.ts';
import { event } from './town/police-messages.ts';
import { expect, test } from './town/test.ts';

const reference = '01/77 4321/26';
const kept = '01774321/26'.replace('/', '');

test('a sealed pack is handed over in five seconds by its number, opens a page of hers, and one of a case once an officer says whose it is @unhurried', async ({
	ownTown: town,
	meet,
	victim
}) => {
	const grant = await meet({ lang: 'en', scripts: false }, { town });
	grant.expects(/status of 4\d\d /);
	const { page } = grant;
	await comesInAsTheOfficer(grant);
	await follows(grant, 'pack.title' as Name, /\/agency\/packs$/);
	await page.locator('input[name=language][value=pl]').check();
	await presses(grant, 'pack.print.button' as Name, /\/agency\/packs\/paper$/);
	const paper = await printed(grant);
	const codes = paper.text.match(/[0-9A-Z]{5}(-[0-9A-Z]{5}){2}/g) ?? [];
	const numbers = paper.text.match(/\b\d{5} \d\d \d\b/g)?.map((one) => one.replaceAll(' ', ''));
	expect([codes.length, numbers?.length, paper.sides]).toEqual([50, 50, 200]);
	const [number = '', tied = '', lost = ''] = numbers ?? [];
	const cover = page.locator('[data-part=cover]').first();
	expect(await scannedIn(cover)).toBe(number);
	expect(await scannedIn(page.locator('[data-part=packs]').first())).toBe(`${town.url}/pl/sign-in`);

	// Nobody is signed in at the station.
	const desk = await meet({ lang: 'en', scripts: false }, { town });
	desk.expects(/status of 400 /);
	await goes(desk, '/agency/pack');
	const count = counting(desk);
	await count.reads();
	const began = Date.now();
	await count.types(desk.page.locator('#number'), number);
	const given = desk.page.getByRole('button', { name: says(desk, 'pack.hand.button' as Name) });
	await count.presses(given, /\/agency\/pack\?given$/);
	await sees(desk, 'pack.hand.done' as Name);
	const { screens, fields, taps } = count.cost;
	expect({ screens, fields, taps }).toEqual({ screens: 2, fields: 1, taps: 2 });
	// Whoever hands over packs knows the page: they type, press, and read that it was noted.
	const noted = await wordsIn(desk.page.locator('[data-part=given]'));
	const typed = secondsOf({ words: noted, letters: number.length, taps });
	// A scanner types the number and ends it with Enter.
	const scanned = secondsOf({ words: noted, letters: 0, taps: 1 });
	prints(
		`${Math.round(typed)} s typed, ${Math.round(scanned)} s scanned, ${Date.now() - began} ms of the machine`
	);
	expect(typed).toBeLessThan(7);
	expect(scanned).toBeLessThan(5);
	await desk.page.locator('#number').fill(number);
	await presses(desk, 'pack.hand.button' as Name, /\/agency\/pack\?given$/);
	await sees(desk, 'pack.hand.done' as Name);
	await desk.page.locator('#number').fill(`${number.slice(0, 7)}${(Number(number[7]) + 1) % 10}`);
	await presses(desk, 'pack.hand.button' as Name, /\/agency\/pack$/);
	await sees(desk, 'pack.hand.mistyped' as Name);

	// She is asked for the reference she may have been told. It opens nothing, and is hers to delete.
	const ewa = await victim({ lang: 'pl', scripts: false }, { town });
	ewa.expects(/status of 400 /);
	await ewa.goes('/pl/sign-in');
	await ewa.page.locator('#code').fill(codes[0] ?? '');
	await ewa.presses('signin.code.button', /\/tell-us\?first$/);
	const crime = ewa.page.locator('[data-part=reference] input');
	await crime.fill('1/2');
	const keep = ewa.page.locator('[data-part=reference] button');
	await ewa.press(keep, /\/tell-us\?\/reference$/);
	await expect(crime).toHaveValue('1/2');
	await crime.fill('01/77 4321/26');
	await ewa.press(keep, /\/tell-us\?reference$/);
	await ewa.sees('tell.kept');
	await ewa.goes('/home');
	await ewa.seesWhere('not-told');
	await ewa.sees('home.reference', { urn: kept });

	// Whose the second is, says the officer: it opens that case.
	await goes(grant, '/agency/give');
	await page.locator('#reference').fill(reference);
	await page.locator('input[name=language][value=pl]').check();
	await page.locator('input[name=alone][value=yes]').check();
	await page.locator('[data-part=pack] summary').click();
	await page.locator('#pack').fill(tied);
	await presses(grant, 'give.button', /\/agency\/give\/paper$/);
	await sees(grant, 'give.paper.pack.title' as Name);
	// Before the first opening she is asked whether it is about hers.
	const police = town.agency('thamesgate-police');
	await police.tells('/api/events', event(kept, 'reported', '2026-03-14'));
	const marta = await victim({ lang: 'pl', scripts: false }, { town });
	await typesOnThePaper(marta, codes[1] ?? '');
	await marta.sees('signin.about.title', { month: sayDay('pl', '2026-03-01', 'month') });
	await marta.presses('signin.about.yes', /\/home$/);
	await marta.showsEverything();
	await marta.sees('home.reference', { urn: kept });

	await goes(grant, '/agency/packs');
	await page.locator('#number').fill(lost);
	await presses(grant, 'pack.lost.button' as Name, /\/agency\/packs\?ended$/);
	await sees(grant, 'pack.list.counts' as Name, { printed: 50, given: 2, ended: 1 });
});
