/** An advocate notes a contact from lists and copies it out; she reads what is noted, in Arabic and without JavaScript. */
import type { PersonId } from '#lib/domain/actor.ts';
import { aCallMade } from '#tests/note/builders.ts';
import { newUrn } from './town/cases.ts';
import { advocateName, givesToTheAdvocate } from './town/talking.ts';
import { arabic, english, expect, test } from './town/test.ts';

test('a contact is noted from lists, put right, copied as a line and a file, and read by her @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	test.slow();
	const urn = newUrn();
	const mary = await victim(arabic, { town });
	await mary.opensHerInvitation(
		await town.invite({ urn, handed: 'alone', language: 'ar', name: 'Mary' })
	);
	await givesToTheAdvocate(town, urn);
	const { id } = town.known(advocateName);
	await town.inStores(async (world) => {
		const who = { kind: 'advocate', person: id as PersonId } as const;
		await aCallMade(world, who, { went: 'no-answer' });
	});

	const amina = await advocate(english, { town });
	const { page } = amina;
	await amina.comesInAs(advocateName);
	await amina.follows('desk.contacts', /\/desk\/contacts$/);
	await amina.sees('noting.noPage');
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.getByRole('button', { name: amina.says('noting.copy') }).click();
	await amina.sees('noting.copied');
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toMatch(/^2026-11-18 \| [0-9A-F]{5}-[0-9A-F]{5} \| By phone \| No answer$/);
	await expect(page.locator('[data-part=contact] input')).toHaveValue(copied);
	await page.locator('[data-part=people]').getByRole('link', { name: 'Mary', exact: true }).click();
	await amina.look();
	await amina.sees('noting.why');
	// Whoever comes from a call has said already how they were in contact.
	const notes = new URL(page.url()).pathname;
	await amina.goes(`${notes}?call=one`);
	await expect(page.locator('input[name=channel]:checked')).toHaveValue('phone');
	await amina.goes(notes);

	await amina.presses('noting.keep', /\/desk\/notes\/\w+$/);
	for (const field of ['channel', 'needs', 'actions', 'next'] as const)
		await amina.sees(`noting.wrong.${field}`);
	const picks = async (name: string, value: string) =>
		page.locator(`input[name=${name}][value=${value}]`).check();
	await picks('channel', 'meeting');
	await picks('needs', 'court');
	await picks('actions', 'explained');
	await picks('next', 'call');
	await page.locator('#nextOn').fill('2026-11-17');
	await amina.presses('noting.keep', /\/desk\/notes\/\w+$/);
	await amina.sees('noting.wrong.nextOn');
	for (const name of ['channel', 'needs', 'actions', 'next'])
		await expect(page.locator(`input[name=${name}]:checked`)).toHaveCount(1);
	await page.locator('#nextOn').fill('2026-11-25');
	await amina.presses('noting.keep', /\/desk\/notes\/\w+\?kept$/);
	await amina.sees('noting.kept');
	await expect(page.locator('[data-part=note]')).toHaveCount(1);
	await amina.follows('noting.rightLink', /\?corrects=\w+$/);
	await expect(page.locator('input[name=needs]:checked')).toHaveValue('court');
	await picks('needs', 'language');
	await amina.presses('noting.keep', /\/desk\/notes\/\w+\?kept$/);
	await expect(page.locator('[data-part=note][data-state=corrected]')).toHaveCount(1);

	// What was begun is kept as it is filled in: there in another tab, and after Back.
	const isKept = () =>
		page.waitForResponse((one) => one.url().includes('/desk/typed?') && one.ok());
	await amina.goes(notes);
	const noted = isKept();
	await picks('channel', 'meeting');
	await noted;
	const other = await page.context().newPage();
	await other.goto(page.url());
	await expect(other.locator('input[name=channel]:checked')).toHaveValue('meeting');
	await expect(other.locator('[data-part=begun]')).toBeVisible();
	await other.close();
	await amina.goes(notes.replace('notes', 'people'));
	await page.locator('[data-part=next] summary').click();
	const stepped = isKept();
	await page.locator('#step').fill('Ask about the screen');
	await stepped;
	await amina.goes('/desk');
	await page.goBack();
	await amina.look();
	await expect(page.locator('#step')).toHaveValue('Ask about the screen');

	const file = await page.request.get('/desk/contacts/file?days=7&of=own');
	expect(file.headers()['content-disposition']).toBe('attachment; filename="contacts.csv"');
	const lines = (await file.text()).split('\r\n');
	expect(lines).toHaveLength(4);
	expect(lines.join()).toContain(',2026-11-18,meeting,,court;language,explained,call,2026-11-25');

	await mary.showsEverything();
	await mary.goes('/advocate');
	await mary.follows('contacts.hers.link', /\/notes$/);
	await mary.sees('contacts.hers.why');
	await expect(mary.page.locator('[data-part=note]')).toHaveCount(2);
	await mary.sees('contacts.corrected');
	await mary.goes('/looked');
	await mary.sees('looked.act.contact-noted');
});
