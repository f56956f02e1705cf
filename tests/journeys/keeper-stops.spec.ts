/** A keeper stops what does harm, and starts it again; beside it, who could come in and how much the service is used. */
import { words } from '#lib/i18n/words.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { newUrn } from './town/cases.ts';
import { english, expect, test } from './town/test.ts';

test('a keeper stops one case with a reason, she reads that it is closed for now, and it opens again', async ({
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
	await kim.goes('/today/staff');
	await kim.sees('keeping.staff.keepers');
	await kim.goes('/today/use');
	await expect(page.locator('[data-part=week]')).toHaveCount(8);
	await expect(page.locator('main')).toContainText('fewer than 10');
});

test('a number is corrected in place by two keepers, and of two who correct it at once the second is told and keeps her reason', async ({
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
});
