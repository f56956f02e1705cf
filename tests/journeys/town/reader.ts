/** What anybody does who only reads. */
import { expect } from '@playwright/test';
import { languageOf, type Language } from '#lib/i18n/languages.ts';
import { goesTo, press, presses, type Way } from './acts.ts';
import { inLanguage, type Person } from './person.ts';

export * from './acts.ts';

/** Types a code that somebody gave them. */
export async function typesACode(who: Person, code: string, next: RegExp): Promise<void> {
	await goesTo(who, '/sign-in');
	await who.page.locator('#code').fill(code);
	await presses(who, 'signin.code.button', next);
}

/** Reads the number, words and card that a code made. */
export async function readsTheWay({ page }: Person): Promise<Way> {
	const part = (name: string) => page.locator(`[data-part=${name}]`);
	return {
		number: await part('number').innerText(),
		words: await part('words').innerText(),
		cards: await part('card').locator('li').allInnerTexts()
	};
}

/** Chooses another language at the end of the page, and stays on the page. */
export async function chooses(who: Person, lang: Language, next: RegExp): Promise<void> {
	const { name } = languageOf(lang);
	const foot = who.page.locator('footer');
	const choice = foot.locator('a, button').filter({ hasText: name });
	if (!(await choice.isVisible())) await foot.locator('summary').click();
	await press(inLanguage(who, lang), choice, next);
}

/** Goes back or forward as the buttons of the browser do, also where nothing may run on the page. */
export async function wanders({ page }: Person, steps: -1 | 1): Promise<void> {
	const arrived = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
	// The page that was asked may be gone before it has answered.
	await page.evaluate((by) => history.go(by), steps).catch(() => {});
	await arrived;
}

/** The browser holds no cookie of ours. */
export async function holdsNoCookie({ page }: Person): Promise<void> {
	expect((await page.context().cookies()).map(({ name }) => name)).toEqual([]);
}
