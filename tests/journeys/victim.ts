/** What a victim does on her own pages. */
import { expect } from '@playwright/test';
import { address } from '#lib/i18n/pages.ts';
import type { Key } from '#lib/i18n/words.ts';
import type { Stage } from '#lib/domain/tracker.ts';
import { goes, press, presses, says, seesTitle, type Person } from './person.ts';

export * from './person.ts';

/** Types the code of her paper. Her page opens, or she is told that it does not. */
export async function typesHerCode(who: Person, code: string): Promise<void> {
	await goes(who, address(who.lang, '/sign-in'));
	await who.page.locator('#code').fill(code);
	await presses(who, 'signin.code.button', /\/home$|\/sign-in\?\/code$/);
}

/** Opens the first screen with the code of her paper. */
export async function opensHerInvitation(who: Person, code: string): Promise<void> {
	await typesHerCode(who, code);
	await expect(who.page).toHaveURL(/\/home$/);
}

/** Opens all there is, with a code that was handed to her alone. */
export async function showsEverything(who: Person): Promise<void> {
	await presses(who, 'home.rest.open', /\/home$/);
	await seesHowFarIn(who, 'full');
}

/** How much of her page is open. */
export async function seesHowFarIn(who: Person, depth: 'code' | 'short' | 'full'): Promise<void> {
	await expect(who.page.locator('[data-part=answer]')).toHaveAttribute('data-state', depth);
}

/** Comes in as somebody invented, with everything open. */
export async function comesInAs(who: Person, name: string): Promise<void> {
	const { page } = who;
	await page.goto('/demo');
	await press({ ...who, lang: who.lang }, page.getByRole('button', { name }), /\/home$|\/desk$/);
}

/** The first sentence of her page says where her case is. */
export async function seesWhere(who: Person, stage: Stage): Promise<void> {
	await seesTitle(who, `stage.${stage}.line` as Key);
	for (const block of ['means', 'next', 'can', 'ask'])
		await expect(who.page.locator(`[data-block=${block}]`)).toContainText(
			says(who, `stage.${stage}.${block}` as Key)
		);
}
