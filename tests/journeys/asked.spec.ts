/** Police ask for notes: the desk takes it down, she is told and answers, somebody else decides, and she sees what was given. */
import { english, expect, readingsOf, test } from './town/test.ts';
import { newUrn } from './town/cases.ts';
import { advocateName, givesToTheAdvocate, supervisorName } from './town/talking.ts';

for (const reading of readingsOf(import.meta.filename))
	test(`police ask for notes about her, ${reading.lang === 'en' ? 'in English' : 'in Arabic, without JavaScript'} @unhurried`, async ({
		ownTown: town,
		victim,
		advocate
	}) => {
		test.slow();
		const urn = newUrn();
		const mary = await victim(reading, { town });
		const paper = { urn, handed: 'alone', language: reading.lang, name: 'Mary' } as const;
		await mary.opensHerInvitation(await town.invite(paper));
		await givesToTheAdvocate(town, urn);
		await mary.showsEverything();
		await mary.goes('/messages');
		await mary.presses('messages.terms.button', /\/messages$/);
		await mary.page.locator('#words').fill('I need a new lock.');
		await mary.presses('messages.send', /\/messages$/);
		await mary.goes('/asked');
		await mary.sees('asked.none');

		const amina = await advocate(english, { town });
		await amina.comesInAs(advocateName);
		await amina.goes('/desk/asked');
		await amina.presses('register.keep', /\/desk\/asked$/);
		await amina.sees('register.wrong.about');
		await amina.sees('register.wrong.reference');
		const { page } = amina;
		// The day on the notice is typed, not taken from the calendar.
		await expect(page.locator('#receivedOn')).toHaveValue('');
		await page.locator('#about').fill(urn);
		await page.locator('input[name=asker][value=police]').check();
		await page.locator('input[name=role][value=investigator]').check();
		await page.locator('#reference').fill('AB/1');
		await page.locator('#receivedOn').fill('2026-11-18');
		await page.locator('input[name=sorts][value=messages]').check();
		await page.locator('#from').fill('2026-11-01');
		await page.locator('#to').fill('2026-11-18');
		await page.locator('input[name=counselling][value=no]').check();
		for (const test of ['held', 'relevant', 'necessary', 'proportionate'])
			await page.locator(`input[name=tests][value=${test}]`).check();
		await page.locator('input[name=notice][value=not-given]').check();
		await amina.presses('register.keep', /\/desk\/asked\/\w+$/);
		await amina.sees('register.second');
		const { pathname } = new URL(page.url());

		const sam = await advocate(english, { town });
		await sam.comesInAs(supervisorName);
		await sam.goes(pathname);
		const decides = async (outcome: string, reason: string, next: RegExp) => {
			await sam.page.locator(`input[name=outcome][value=${outcome}]`).check();
			await sam.page.locator(`input[name=reason][value=${reason}]`).check();
			await sam.page.locator('input[name=sorts][value=messages]').check();
			await sam.presses('register.decideButton', next);
		};
		await decides('given', 'tests-met', /\?\/decide$/);
		await sam.sees('register.why.notice');

		await mary.goes('/you');
		await mary.follows('asked.heading', /\/asked$/);
		await mary.sees('asked.notice.not-given', { section: '44B' });
		await mary.presses('asked.view.save', /\/asked\?\/say$/);
		await mary.sees('asked.view.missing');
		await mary.page.locator('input[value=part]').check();
		await mary.presses('asked.view.save', /\/asked$/);
		await mary.sees('asked.view.said', { what: mary.says('asked.view.part') });

		await amina.goes(pathname);
		await page.locator('[data-part=notice] input[value=given]').check();
		await amina.presses('register.noticeKeep', /\/desk\/asked\/\w+$/);
		await sam.goes(pathname);
		await decides('part', 'she-agrees-to-part', /\/desk\/asked\/\w+$/);
		await expect(sam.page.locator('[data-part=handed] li')).toHaveCount(1);
		const items = await sam.page.request.get(`${pathname}/items`);
		expect(await items.text()).toContain('I need a new lock.');
		expect((await page.request.get(`${pathname}/items`)).status()).toBe(404);

		await mary.goes('/asked');
		await expect(mary.page.locator('[data-part=asked][data-state=part]')).toHaveCount(1);
		await mary.sees('asked.reason.she-agrees-to-part');
		await mary.page.locator('[data-part=handed] summary').click();
		await expect(mary.page.locator('[data-part=handed] li')).toHaveCount(1);
		await mary.goes('/looked');
		await mary.sees('looked.act.notes-decided');
	});
