/** An officer of the demonstration, and what comes out of their printer. */
import { expect, type Locator } from '@playwright/test';
import { scanned } from '#tests/begin/scanned.ts';
import { goes, sends } from './acts.ts';
import type { Able, Person } from './person.ts';
import type * as victims from './victim.ts';

/** Comes in by the officer's door of the demonstration. */
export async function comesInAsTheOfficer(who: Person): Promise<void> {
	await goes(who, await sends(who, '/demo', { id: 'officer' }));
	await expect(who.page).toHaveURL(/\/agency\/give$/);
}

/** What a camera reads there first. */
export async function scannedIn(place: Locator): Promise<string> {
	const pattern = place.locator('[data-part=scan]').first();
	const path = (await pattern.locator('path').getAttribute('d')) ?? '';
	return scanned({ size: Number(await pattern.locator('rect').getAttribute('width')), path });
}

/** Types the code of a paper where it says, to where it asks first. */
export async function typesOnThePaper(she: Able<typeof victims>, code: string): Promise<void> {
	const lang = she.lang === 'en' ? '' : `/${she.lang}`;
	await she.goes(`${lang}/sign-in`);
	await she.page.locator('#code').fill(code);
	await she.presses('signin.code.button', /\/sign-in\/about$/);
}

/** What a printer puts on paper, and how many sides of it. */
export async function printed({ page }: Person): Promise<{ text: string; sides: number }> {
	const pdf = await page.pdf({ preferCSSPageSize: true });
	await page.emulateMedia({ media: 'print' });
	const text = await page.locator('body').innerText();
	await page.emulateMedia({ media: null });
	return { text, sides: pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0 };
}
