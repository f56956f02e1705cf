/** A keeper stops what does harm, and starts it again; beside it, who could come in and how much the service is used. */
import { words } from '#lib/i18n/words.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { newUrn } from './town/cases.ts';
import type { Locator } from '@playwright/test';
import type * as advocates from './town/advocate.ts';
import type { Able } from './town/person.ts';
import { english, expect, test } from './town/test.ts';

type Keeper = Able<typeof advocates>;

test('a keeper stops one case with a reason, she reads that it is closed for now, and it opens again @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const urn = readUrn(newUrn()) as Urn;
	const nora = await victim({ ...english, scripts: false }, { town });
	await nora.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: 'en' }));
	await nora.showsEverything();
	await nora.goes('/home');

	const kim = await advocate({ ...english, scripts: false }, { town });
	const { page } = kim;
	await kim.comesInAs('Kim Lowe');
	await kim.goes('/today/stops');
	const stop = page.locator('[data-part=stop][data-kind=case]');
	await stop.locator('#case-of').fill(urn);
	await kim.press(stop.locator('button'), /\/today\/stops\?\/stop$/);
	await kim.sees('stops.wrong.why');
	await stop.locator('#case-of').fill(urn);
	await stop.locator('#case-why').fill('Two people were mixed up');
	await kim.press(stop.locator('button'), /\/today\/stops\?done$/);
	const standing = page.locator('[data-part=standing]');
	await expect(standing).toContainText('Two people were mixed up');
	await expect(standing).not.toContainText(urn);
	await kim.goes('/today');
	await expect(page.locator('[data-part=waiting] [data-kind=stops]')).toHaveCount(1);

	const closed = await nora.page.request.get('/home');
	expect(closed.status()).toBe(503);
	expect(await closed.text()).toContain(words('en')('stopped.case.title'));

	await kim.goes('/today/stops');
	await kim.press(standing.locator('button'), /\/today\/stops\?done$/);
	await nora.goes('/home');
	await page.setViewportSize({ width: 1280, height: 900 });
	await kim.goes('/today/corrections?about=step');
	expect(await page.locator('#of').evaluate(isWhole)).toBe(true);
	await kim.goes('/today/staff');
	await kim.sees('keeping.staff.keepers');
	await kim.goes('/today/use');
	await expect(page.locator('[data-part=week]')).toHaveCount(8);
	await expect(page.locator('main')).toContainText('fewer than 10');
});

/** Whether a box shows the longest of what can be chosen in it to its end. */
function isWhole(box: Element): boolean {
	const select = box as HTMLSelectElement;
	const pen = document.createElement('canvas').getContext('2d')!;
	pen.font = getComputedStyle(select).font;
	const widths = [...select.options].map(({ label }) => pen.measureText(label).width);
	return Math.max(...widths) < select.clientWidth - 24;
}

test('a number is corrected in place by two keepers, and of two who correct it at once the second is told and keeps her reason @unhurried', async ({
	ownTown: town,
	advocate
}) => {
	const kim = await advocate({ ...english, scripts: false }, { town });
	await kim.comesInAs('Kim Lowe');
	const lee = await advocate({ ...english, scripts: false }, { town });
	await lee.comesInAs('Lee Marsh');
	const writes = async ({ page, goes, press }: typeof kim, number: string) => {
		await goes('/today/corrections?about=service&of=cruse');
		const form = page.locator('[data-part=correct][data-kind=number]');
		await form.locator('#number').fill(number);
		await press(form.locator('button'), /\/today\/corrections\?/);
	};
	await writes(kim, '0900 123 4567');
	await kim.sees('corrections.wrong.number');
	await writes(kim, '0808 808 1234');
	const ask = kim.page.locator('[data-part=ask]');
	await expect(ask.locator('[data-side=before]')).toContainText('0808 808 1677');
	await expect(ask.locator('[data-side=after]')).toContainText('0808 808 1234');

	await writes(lee, '0808 808 9999');
	await ask.locator('#why').fill('Their page says so');
	await kim.press(ask.locator('button'), /\/today\/corrections\?done$/);
	await kim.sees('corrections.yours');
	await lee.page.locator('#why').fill('They rang');
	await lee.press(lee.page.locator('[data-part=ask] button'), /\?\/ask/);
	await lee.sees('corrections.wrong.clash');
	await expect(lee.page.locator('#why')).toHaveValue('They rang');
	await lee.press(lee.page.locator('[data-part=waiting] button'), /\/today\/corrections\?done$/);
	await lee.goes('/help/numbers');
	await expect(lee.page.locator('main')).toContainText('0808 808 1234');

	await kim.goes('/today/corrections');
	await kim.press(kim.page.locator('[data-part=standing] button'), /\?done$/);
	await kim.goes('/help/numbers');
	await expect(kim.page.locator('main')).toContainText('0808 808 1677');
	await threeCorrections(kim, lee);
});

/** What two keepers do for a number, a sentence and a date, counted, and how long that takes: by the keystroke-level model, with five seconds to read each screen. */
async function threeCorrections(kim: Keeper, lee: Keeper) {
	const done = { screens: 0, fields: 0, presses: 0, keys: 0 };
	const press = async (who: Keeper, what: Locator, next: RegExp) => {
		Object.assign(done, { screens: done.screens + 1, presses: done.presses + 1 });
		await who.press(what, next);
	};
	const type = async (where: Locator, text: string) => {
		Object.assign(done, { fields: done.fields + 1, keys: done.keys + text.length });
		await where.fill(text);
	};
	const chooses: Record<string, () => Promise<void>> = {
		service: async () => {
			await kim.page.locator('#of').selectOption('cruse');
			done.fields += 1;
			await press(kim, kim.page.locator('[data-part=choose] button'), /of=cruse/);
		},
		phrase: async () => {
			await type(kim.page.locator('#q'), 'not connected');
			await press(kim, kim.page.locator('[data-part=search] button'), /q=/);
			await press(kim, kim.page.locator('[data-part=found] a').first(), /of=offline\.heading/);
		},
		holiday: () => Promise.resolve()
	};
	for (const [about, field, text] of [
		['service', '#number', '0808 808 4321'],
		['phrase', '#says-en', 'You have no connection.'],
		['holiday', '#day', '2026-12-24']
	] as const) {
		await kim.goes('/today/corrections');
		await press(kim, kim.page.locator(`[data-part=abouts] a[href$="${about}"]`), /about=/);
		await chooses[about]?.();
		const form = kim.page.locator('[data-part=correct]').first();
		await type(form.locator(field), text);
		await press(kim, form.locator('button'), /id=/);
		await type(kim.page.locator('#why'), 'Their page says so');
		await press(kim, kim.page.locator('[data-part=ask] button'), /\?done$/);
		await lee.goes('/today/corrections');
		await press(lee, lee.page.locator('[data-part=waiting] button'), /\?done$/);
	}
	const standing = lee.page.locator('[data-part=standing]');
	for (const said of ['0808 808 4321', 'You have no connection.', 'is a bank holiday'])
		await expect(standing).toContainText(said);
	await lee.goes('/offline');
	await expect(lee.page.locator('h1')).toHaveText('You have no connection.');
	const seconds = 5 * done.screens + 1.2 * done.presses + 2 * done.fields + 0.28 * done.keys;
	expect(done).toEqual({ screens: 15, fields: 8, presses: 15, keys: 113 });
	expect(seconds).toBeLessThan(300);
}
