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
