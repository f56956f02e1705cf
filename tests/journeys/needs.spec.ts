/** What she needs is said once: it fills the form for a call, and the advocate who calls her sees it. */
import { newUrn } from './town/cases.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`she says once what she needs, changes it and takes it away, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const { lang } = reading;
		const nora = await victim(reading);
		const { page } = nora;
		await nora.opensHerInvitation(
			await town.invite({ urn: newUrn(), handed: 'alone', language: lang })
		);
		await nora.showsEverything();
		await nora.goes('/you');
		// She has no way back in yet: here too she can make one.
		await expect(page.locator('main a[href="/way-back"]')).toHaveText(nora.says('home.way.title'));
		await nora.follows('needs.title', /\/needs$/);
		// Who sees it is said once, not under each question.
		await expect(page.getByText(nora.says('needs.who'))).toHaveCount(1);
		await page.locator('#speaks').fill('Tigrinya');
		await page.locator('input[value=bsl]').check();
		await page.locator('#phone').fill('12');
		await nora.presses('needs.button', /\/needs\?\/keep$/);
		await nora.sees('talk.error.phone-not-a-number');
		await expect(page.locator('#phone')).toHaveValue('');
		await expect(page.locator('#speaks')).toHaveValue('Tigrinya');
		await expect(page.locator('input[value=bsl]')).toBeChecked();
		await page.locator('#phone').fill('07700 900467');
		await nora.presses('needs.button', /\/needs\?kept$/);

		await nora.sees('needs.kept');
		await nora.sees('needs.contact.kept', { tail: '67' });
		await nora.seesNothingOf(['900467']);
		await page.locator('input[value=bsl]').uncheck();
		await nora.presses('needs.button', /\/needs\?kept$/);
		await expect(page.locator('input[value=bsl]')).not.toBeChecked();
		await nora.sees('needs.contact.kept', { tail: '67' });
		await nora.presses('needs.clear', /\/needs\?kept=deleted$/);
		await nora.sees('needs.deleted');
		await expect(page.locator('#speaks')).toHaveValue('');
	});

test('what she needs fills the form for a call, her number unseen, and the advocate reads it @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const here = { town };
	const nora = await victim(english, here);
	const { page } = nora;
	await nora.opensHerInvitation(
		await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' })
	);
	await nora.showsEverything();
	await nora.goes('/needs');
	await page.locator('#speaks').fill('Tigrinya');
	await page.locator('input[value=breaks]').check();
	await page.locator('input[value=woman]').check();
	await page.locator('#phone').fill('07700 900468');
	for (const box of await page.locator('input[name=days]').all()) await box.check();
	await page.locator('input[name=times]').nth(3).check();
	await page.locator('input[value=hang-up]').check();
	await nora.presses('needs.button', /\/needs\?kept$/);

	await nora.goes('/talk?for=day');
	await expect(page.locator('#otherLanguage')).toHaveValue('Tigrinya');
	const chosen = page.locator('input[name=times]:checked');
	expect(await chosen.count()).toBeGreaterThan(0);
	for (const box of await chosen.all())
		expect(dayPart(await box.getAttribute('value'))).toMatch(/^(15|16):/);
	await expect(page.locator('input[value=hang-up]')).toBeChecked();
	await nora.presses('talk.next', /\/talk\/check$/);
	await nora.seesNothingOf(['900468']);
	await nora.sees('talk.check.ends', { digits: '68' });
	await nora.goes('/talk');
	await nora.seesNothingOf(['900468']);
	await nora.presses('talk.next', /\/talk\/check$/);
	await page.locator('main details:has(dl) > summary').click();
	await nora.sees('talk.why.day');
	await nora.presses('talk.check.send', /\/talk\/receipt$/);
	await expect(page.locator('[data-part=why]')).toContainText(nora.says('talk.why.day'));

	const amina = await advocate(english, here);
	await amina.comesInAs('Amina Hassan');
	await expect(amina.calls().first()).toContainText(amina.says('desk.wished.why.day'));
	await amina.takes(amina.calls().first());
	await amina.sees('desk.wished.why.day');
	const needs = amina.page.locator('[data-part=needs]');
	await expect(needs).toContainText('Tigrinya');
	await expect(needs).toContainText(amina.says('needs.help.breaks'));
	await expect(needs).toContainText(amina.says('needs.gender.woman'));
	await amina.seesNothingOf(['900468']);
	await amina.waitsUntil('2026-11-18T15:10:00Z', town);
	await amina.comesInAs('Amina Hassan');
	await amina.opens(amina.calls().first());
	expect(await amina.asksForTheNumber()).toContain('07700 900468');
});

/** What a clock in London shows at an instant, as hours and minutes. */
function dayPart(instant: string | null): string {
	return new Date(Number(instant)).toLocaleTimeString('en-GB', {
		timeZone: 'Europe/London',
		hour: '2-digit',
		minute: '2-digit'
	});
}
