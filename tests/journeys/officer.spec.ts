/** An officer gives a victim their page on paper: the minute it takes, and what she then holds. */
import { counting, prints, secondsOf, wordsIn } from './town/counting.ts';
import { follows, goes, press, presses, says, sees, seesTitle, type Name } from './town/acts.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { newUrn } from './town/cases.ts';
import { event } from './town/police-messages.ts';
import { comesInAsTheOfficer, printed, scannedIn, typesOnThePaper } from './town/giving.ts';
import type { Person } from './town/person.ts';
import { expect, readingsOf, test } from './town/test.ts';

const reference = '01/77 4321/26';
const kept = '01774321/26'.replace('/', '');

const code = ({ page }: Person) => page.locator('[data-part=paper] .code');

for (const { scripts, lang } of readingsOf(import.meta.filename)) {
	const reading = { lang: 'en', scripts } as const;
	test(`the officer's minute: three steps, one page, one press, and a paper in ${lang}, ${scripts ? 'with' : 'without'} JavaScript`, async ({
		ownTown: town,
		meet
	}) => {
		const grant = await meet(reading, { town });
		const { page } = grant;
		await comesInAsTheOfficer(grant);
		await seesTitle(grant, 'give.title');

		const count = counting(grant);
		await count.reads();
		const began = Date.now();
		const form = await wordsIn(page.locator('[data-part=give]'));
		await count.types(page.locator('#reference'), reference);
		await count.picks(page.locator(`input[name=language][value=${lang}]`));
		await count.picks(page.locator('input[name=alone][value=yes]'));
		const make = page.getByRole('button', { name: says(grant, 'give.button') });
		await count.presses(make, /\/agency\/give\/paper$/);
		const { screens, fields, taps } = count.cost;
		expect({ screens, fields, taps }).toEqual({ screens: 2, fields: 3, taps: 4 });
		// What is for the officer to read: the three steps, and what stands above the paper until it is printed.
		const above = page.locator('.screen h1, .screen h1 + p');
		const words = form + (await wordsIn(above.first())) + (await wordsIn(above.last()));
		const seconds = secondsOf({ words, letters: count.cost.letters, taps: taps + 1 });
		prints(
			`${words} words, ${Math.round(seconds)} s of the officer, ${Date.now() - began} ms of the machine`
		);
		expect(seconds).toBeLessThan(60);
		const file = page.getByRole('link', { name: says(grant, 'give.paper.button'), exact: true });
		const pdf = await page.request.get(town.url + (await file.getAttribute('href')));
		expect([pdf.headers()['content-type'], pdf.headers()['cache-control']]).toEqual([
			'application/pdf',
			'no-store'
		]);
		expect((await pdf.body()).toString('latin1').match(/\/Type \/Page\b/g)?.length).toBe(2);

		const first = await code(grant).innerText();
		const paper = await printed(grant);
		expect(paper.text).toContain(first);
		expect(paper.sides).toBeLessThanOrEqual(2);
		for (const hidden of [kept, reference, 'Thamesgate', says(grant, 'give.paper.next')])
			expect(paper.text).not.toContain(hidden);
		expect(await scannedIn(page.locator('[data-part=paper]'))).toBe(
			`${town.url}${lang === 'en' ? '' : `/${lang}`}/sign-in`
		);

		// A number is asked for only where something is to be sent.
		await follows(grant, 'give.paper.next', /\/agency\/give$/);
		await expect(page.locator('#to')).toBeHidden();
		await page.locator('input[name=alone][value=sent]').check();
		await expect(page.locator('#to')).toBeVisible();
	});
}

test('a unit sends a list with one bad line, prints the rest as one document and is told what to put right @unhurried', async ({
	ownTown: town,
	meet,
	victim
}) => {
	const grant = await meet({ lang: 'en', scripts: false }, { town });
	grant.expects(/status of 422 /);
	const { page } = grant;
	const send = async (text: string, next: RegExp) => {
		const buffer = Buffer.from(text);
		await page.locator('#file').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
		await presses(grant, 'papers.button' as Name, next);
	};
	await comesInAsTheOfficer(grant);
	await goes(grant, '/agency/list');
	await send('reference,alone\n01/1,yes\n', /\/agency\/list\?form=/);
	await expect(page.locator('#file-error')).toContainText('Missing: language');

	await goes(grant, '/agency/list');
	const lines = ['01/1234/26,pl,yes', '01/1235/26,klingon,no', '01/1236/26,ar,no'];
	await send(['reference,language,alone', ...lines].join('\n'), /\/agency\/list\/paper$/);
	await expect(page.locator('[data-part=bad] li')).toHaveText([
		`Row 3, language: ${says(grant, 'papers.why.unknown' as Name)}`
	]);
	await expect(page.locator('[data-part=whose] li')).toHaveCount(2);
	const paper = await printed(grant);
	const codes = paper.text.match(/[0-9A-Z]{5}(-[0-9A-Z]{5}){2}/g) ?? [];
	expect([codes.length, paper.sides]).toEqual([2, 4]);
	expect(paper.text).toContain('2 / 2');
	for (const hidden of ['01123426', '1234/26', 'Thamesgate', 'klingon'])
		expect(paper.text).not.toContain(hidden);

	// Before a first opening whoever holds it is asked; the other one says no, and has seen nothing.
	const police = town.agency('thamesgate-police');
	await police.tells('/api/events', event('01123426', 'reported', '2026-03-14'));
	await police.tells('/api/events', event('01123626', 'reported', '2026-04-02'));
	const her = await victim({ lang: 'pl', scripts: false }, { town });
	await typesOnThePaper(her, codes[0] ?? '');
	await her.sees('signin.about.title', { month: sayDay('pl', '2026-03-01', 'month') });
	await her.presses('signin.about.yes', /\/home$/);
	await her.showsEverything();
	await her.sees('home.reference', { urn: '01123426' });
	const other = await victim({ lang: 'ar', scripts: false }, { town });
	await typesOnThePaper(other, codes[1] ?? '');
	await other.presses('signin.about.no', /\/ar\/sign-in\/about\?closed$/);
	await other.seesTitle('signin.about.closed.title');
	await other.goes('/ar/sign-in');
	await other.page.locator('#code').fill(codes[1] ?? '');
	await other.presses('signin.code.button', /sign-in/);
	await expect(other.page.locator('#code-error')).toBeVisible();
	await goes(grant, '/agency/give/given');
	const mine = page.locator('[data-part=given] li', { hasText: says(grant, 'give.proof.you') });
	await expect(mine).toHaveCount(2);
});

test('what she sends from her page waits for an officer, and the answer stands where she asked, in her language', async ({
	ownTown: town,
	meet,
	victim
}) => {
	const onAsk = /\/ask\/[a-z0-9~]+(\?\/[a-z]+)?$/;
	const urn = newUrn();
	const paper = { urn, handed: 'alone', enhanced: 'no', language: 'pl' } as const;
	const code = await town.invite(paper);
	const police = town.agency('thamesgate-police');
	await police.tells('/api/events', event(urn, 'suspect-arrested', '2026-11-09'));
	const ewa = await victim({ lang: 'pl', scripts: false }, { town });
	await ewa.opensHerInvitation(code);
	await ewa.showsEverything();
	await ewa.follows('clock.duty.arrest.ask', onAsk);
	const place = ewa.page.url();
	const letter = await ewa.page.locator('[data-kind=english] .letter p').allInnerTexts();
	// The line to sign by hand is hers alone.
	expect(letter.at(-1)).toBe('My name:');
	const office = { name: 'Thamesgate Police' } as const;
	await press(
		ewa,
		ewa.page.getByRole('button', { name: ewa.says('ask.here.button', office) }),
		onAsk
	);
	await ewa.seesTitle('ask.asked.title', { asked: sayDay('pl', '2026-11-18') });

	const grant = await meet({ lang: 'en', scripts: false }, { town });
	grant.expects(/status of 400 /);
	await comesInAsTheOfficer(grant);
	await follows(grant, 'agency.asks.title' as Name, /\/agency\/asks$/);
	// One waits already in every demonstration.
	await expect(grant.page.locator('[data-part=ask]')).toHaveCount(2);
	const ask = grant.page.locator('[data-part=ask]', { hasText: urn });
	await expect(ask.locator('blockquote p')).toHaveText(letter.slice(0, -1));
	const answer = ask.getByRole('button', { name: says(grant, 'agency.asks.button' as Name) });
	await press(grant, answer, /\/agency\/asks$/);
	await sees(grant, 'agency.asks.error.none' as Name);
	await ask.locator('input[value=sorry]').check();
	await press(grant, answer, /\/agency\/asks\?done$/);
	await expect(ask).toHaveCount(0);
	await sees(grant, 'agency.asks.answered' as Name, { count: 1 });

	await ewa.goes(new URL(place).pathname);
	await expect(ewa.page.locator('[data-part=log] blockquote')).toHaveText(
		ewa.says('ask.here.ready.sorry')
	);
});
