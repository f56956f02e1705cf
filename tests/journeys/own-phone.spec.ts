/** A phone that is hers alone keeps a key for her: nothing to remember, and no way in for whoever cannot unlock it. */
import { newUrn } from './town/cases.ts';
import { keepsKeys } from './town/device.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

test('her phone opens her page and shows again that it is her, and not once she has taken it away', async ({
	town,
	victim
}) => {
	const mary = await victim(english);
	const phone = await keepsKeys(mary);
	await mary.opensHerInvitation(
		await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' })
	);
	await mary.makesAKey();
	await mary.sees('way.yours.phone');
	const [kept] = await phone.kept();
	expect(kept).toMatchObject({ rpId: 'localhost', isResidentCredential: true, userName: 'Me' });
	await mary.presses('way.next', /\/home$/);
	await mary.signsOut();

	await mary.goesTo('/sign-in');
	await mary.presses('signin.key.button', /\/home$/);
	await mary.seesHowFarIn('full');
	await mary.goes('/signed-in');
	await mary.sees('prove.for.signed-in');
	await mary.presses('signin.key.button', /\/signed-in$/);
	await mary.sees('visits.this');
	await mary.presses('visits.keys.remove', /\/signed-in\?ended$/);
	await mary.signsOut();

	await mary.goesTo('/sign-in');
	await mary.presses('signin.key.button', /\/sign-in\?\/key$/);
	await mary.sees('signin.key.failed');
});

test('whoever cannot unlock her phone is told only that it did not work @unhurried', async ({
	town,
	victim
}) => {
	const mary = await victim(english);
	const phone = await keepsKeys(mary);
	await mary.opensHerInvitation(
		await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' })
	);
	await mary.makesAKey();
	await mary.presses('way.next', /\/home$/);
	await mary.signsOut();
	await phone.unlocks(false);

	await mary.goesTo('/sign-in');
	await mary.page.locator('form[data-key] button').click();

	await expect(mary.page.locator('[data-part=failed]')).toHaveText(mary.says('signin.key.failed'));
	await expect(mary.page).toHaveURL(/\/sign-in$/);
});

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`a phone that keeps no keys leads on to number and words, and shows her page at once, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const mary = await victim(reading);
		const urn = newUrn();
		await mary.opensHerInvitation(
			await town.invite({ urn, handed: 'alone', language: reading.lang })
		);
		await mary.goes('/way-back');
		await mary.answersAboutHerPhone('no', /\/way-back\/key$/);
		await mary.presses('way.key.words', /\/way-back\/yours$/);
		const way = await mary.keepsAllOfIt();
		await mary.signsOut();

		await mary.typesWords(way, way.cards[0]);
		await mary.seesHowFarIn('full');
		await mary.signsOut();
		await mary.typesWords(way);
		await mary.seesHowFarIn('full');
	});
