/** An advocate begins a page with somebody on the phone, reads it to her, and gives it over to her. */
import type { Page } from '@playwright/test';
import { sayDay } from '#lib/i18n/dates.ts';
import { english, expect, test } from './town/test.ts';

/** What the way costs an advocate who is on the phone; decision 0027 says how long that takes. */
const itsCost = { pages: 8, presses: 9, fields: 6, letters: 14 };
type Cost = Readonly<Record<keyof typeof itsCost, number | undefined>>;

test('an advocate begins a page with her, reads it to her, and by a code it is hers alone @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const here = { town };
	const amina = await advocate(english, here);
	await amina.comesInAs('Amina Hassan');
	const cost = await counts(amina.page);
	// The page that was there has no counting yet.
	await amina.goes('/desk');
	// At a desk; on a phone the way there is folded.
	await amina.page.setViewportSize({ width: 1280, height: 900 });
	await amina.follows('opening.title', /\/desk\/begin$/);
	await amina.press(amina.page.locator('main button[value=en]'), /\/desk\/begin\/\w+$/);
	const place = new URL(amina.page.url()).pathname;
	await amina.page.locator('details[data-kind=police] summary').click();
	await amina.press(amina.page.locator('button[value=suspect-arrested]'), /\/desk\/begin\/\w+$/);
	// In the middle of a question no code is made, and the page says why.
	await amina.sees('opening.code.first');
	await expect(amina.page.locator('button[value=day]')).toHaveCount(0);
	await amina.answersWith({ on: ['2', '11', '2026'] }, 'tell.next');
	await amina.answersWith({ choice: 'police', on: ['3', '11', '2026'] }, 'tell.button');
	await amina.sees('opening.with.kept');
	await expect(amina.page.locator('[data-part=own] li')).toHaveCount(1);
	await amina.press(amina.page.locator('button[value=day]'), /\/desk\/begin\/\w+$/);
	const code = await amina.page.locator('[data-part=code]').innerText();
	await expect(amina.page.locator('[data-part=which]')).toContainText('English');
	await amina.follows('opening.read.title', /\/read$/);
	await expect(amina.page.locator('[data-part=answer]')).toHaveAttribute(
		'data-kind',
		'suspect-spoken-to'
	);
	await amina.sees('opening.read.lead');
	expect(await cost()).toEqual(itsCost);

	await amina.follows('opening.read.back', /\/desk\/begin\/\w+$/);
	await amina.presses('opening.code.done', /\/desk$/);
	const tom = await advocate(english, here);
	await tom.comesInAs('Tom Reyes');
	for (const path of [place, `${place}/read`]) {
		await tom.goes(path);
		await tom.seesNothingOf([sayDay('en', '2026-11-02'), code]);
	}

	const nora = await victim(english, here);
	await nora.opensHerInvitation(code);
	await nora.showsEverything();
	await nora.seesWhere('suspect-spoken-to');
	await nora.makesAWayBack();
	await nora.goes('/tell-us');
	await expect(nora.page.locator('[data-part=own] li')).toHaveCount(1);

	for (const path of [place, `${place}/read`]) {
		await amina.goes(path);
		await amina.seesNothingOf([sayDay('en', '2026-11-02'), code]);
	}
});

test('whoever is in the room takes a card along, in her language, and nothing else comes out of the printer @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const amina = await advocate({ ...english, scripts: false }, { town });
	const { page } = amina;
	await amina.comesInAs('Amina Hassan');
	await amina.goes('/desk/begin');
	await amina.press(page.locator('main button[value=ar]'), /\/desk\/begin\/\w+$/);
	await amina.press(page.locator('button[value=month]'), /\/desk\/begin\/\w+$/);
	const card = page.locator('[data-part=card]');
	await expect(card).toHaveAttribute('dir', 'rtl');

	await amina.follows('opening.read.title', /\/read$/);
	// What is read to her stands in her language first, then in that of whoever reads.
	await expect(page.locator('[data-part=side]')).toHaveCount(2);
	await expect(page.locator('[data-part=side]').first()).toHaveAttribute('lang', 'ar');
	await expect(page.locator('[data-part=side]').last()).toHaveAttribute('lang', 'en');
	await expect(page.locator('[data-part=side]').first()).toContainText(
		amina.in('ar').says('ui.blocks.means')
	);
	await amina.follows('opening.read.back', /\/desk\/begin\/\w+$/);

	await page.emulateMedia({ media: 'print' });
	const paper = await page.locator('body').innerText();
	expect(paper.trim()).toBe((await card.innerText()).trim());
	await page.emulateMedia({ media: null });
	const [code = ''] = /[0-9A-Z]{5}(-[0-9A-Z]{5})+/.exec(paper) ?? [];
	const nora = await victim({ lang: 'ar', scripts: false }, { town });
	expect(paper).toContain(new URL(town.url).host);
	expect(paper).toContain(nora.says('signin.code.label'));
	await nora.opensHerInvitation(code);
	await nora.showsEverything();
	await nora.seesWhere('not-told');
});

/** Counts from now on the pages that come, what is pressed, and the fields that are typed into with how many letters. */
async function counts(page: Page): Promise<() => Promise<Cost>> {
	let pages = 0;
	page.on('framenavigated', (frame) => void (frame === page.mainFrame() && (pages += 1)));
	await page.addInitScript(() => {
		const add = (name: string, more: number) =>
			sessionStorage.setItem(name, String(Number(sessionStorage.getItem(name)) + more));
		addEventListener('click', () => add('presses', 1), true);
		addEventListener(
			'change',
			({ target }) => {
				if (!(target instanceof HTMLInputElement) || target.type === 'radio') return;
				add('fields', 1);
				add('letters', target.value.length);
			},
			true
		);
	});
	return async () => {
		const [presses, fields, letters] = await page.evaluate(
			(names) => names.map((name) => Number(sessionStorage.getItem(name))),
			['presses', 'fields', 'letters']
		);
		return { pages, presses, fields, letters };
	};
}
