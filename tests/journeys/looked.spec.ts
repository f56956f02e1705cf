/** She reads who looked at her case, asks about a line she does not recognise, and a supervisor answers on her page. */
import { newUrn } from './town/cases.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`she sees who looked, and asks once about a line, ${as}`, async ({ town, victim }) => {
		const mary = await victim(reading);
		const asked = { urn: newUrn(), handed: 'alone', language: reading.lang } as const;
		await mary.opensHerInvitation(await town.invite(asked));
		await mary.showsEverything();
		await mary.goes('/you');
		await mary.follows('looked.heading', /\/looked$/);
		const line = mary.page.locator('[data-part=looks] li', {
			hasText: mary.says('looked.act.invitation-used')
		});

		await expect(line).toContainText(mary.says('looked.who.you'));
		await expect(line).toBeHidden();
		await mary.page.locator('[data-part=own] summary').first().click();
		await mary.press(line.getByRole('button'), /\/looked$/);

		await expect(line.locator('[data-part=asked]')).toHaveCount(1);
		await expect(line.getByRole('button')).toHaveCount(0);
		await mary.goes('/home');
		await mary.goes('/looked');
		await expect(line).toHaveAttribute('data-state', 'asked');
	});

test('a supervisor says what it was, and she reads it @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const mary = await victim(english, { town });
	const sam = await advocate(english, { town });
	const paper = { urn: newUrn(), handed: 'alone', language: 'en' } as const;
	await mary.opensHerInvitation(await town.invite(paper));
	await mary.showsEverything();
	await mary.goes('/looked');
	await mary.page.locator('[data-part=own] summary').first().click();
	await mary.press(mary.page.locator('[data-part=own] button').first(), /\/looked$/);

	await sam.goes('/demo');
	await sam.comesInAs('Sam Okafor');
	const inquiry = sam.page.locator('[data-part=inquiry]');
	await expect(inquiry).toHaveCount(1);
	await sam.presses('desk.inquiry.was-wrong', /\/desk$/);
	await expect(inquiry).toHaveCount(0);

	await mary.goes('/looked');
	await mary.sees('looked.ask.was-wrong');
});
