/** A code on paper opens a first screen that anyone at home may see; the rest is opened by her alone. */
import { invitedBeforeTrial, newUrn, places } from './town/cases.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

const tomorrow = { on: '2026-11-19', from: '11:40', to: '11:40' } as const;

const hour = 'Before noon, when he is out';

for (const { as, ...reading } of readingsOf(import.meta.filename)) {
	const { lang: language } = reading;

	test(`a code opens a short first screen, and she opens the rest, ${as}`, async ({
		town,
		victim
	}) => {
		const { urn, code } = await invitedBeforeTrial(town, { handed: 'alone', language });
		const mary = await victim(reading);

		await mary.opensHerInvitation(code.toLowerCase().replaceAll('-', ' '));
		await mary.seesWhere('waiting-for-trial');
		await mary.seesHowFarIn('code');
		await mary.seesNothingOf([...places, urn]);

		await mary.showsEverything();
		await mary.sees('home.reference', { urn });
		await expect(mary.page.locator('[data-part=answer]')).toContainText('Thamesgate Crown Court');
	});

	test(`a letter to a home opens nothing more until we have called her, two of us said so and a day went by, ${as} @unhurried`, async ({
		ownTown: town,
		victim,
		advocate
	}) => {
		const here = { town };
		const letter = { handed: 'letter', enhanced: 'yes', phone: '07700 900321', language } as const;
		const { urn, code } = await invitedBeforeTrial(town, letter);
		const amal = await victim(reading, here);
		await amal.opensHerInvitation(code);
		await amal.follows('home.rest.call', /\/way-back$/);
		await amal.presses('way.confirm.button', /\/way-back\?call&\/confirm$/);
		await amal.sees('talk.error.times-or-hour');
		// None of our times is safe: she writes when it is, and is given one.
		await amal.page.locator('[data-part=own-hour] > summary').click();
		await amal.page.locator('#hour').fill(hour);
		await amal.page.locator('#someoneElse').check();
		await amal.presses('way.confirm.button', /\/way-back\?call$/);
		await amal.seesTitle('talk.receipt.waits');
		const amina = await advocate({ ...english, scripts: false }, here);
		await amina.comesInAs('Amina Hassan');
		await amina.takes(amina.calls().filter({ hasText: hour }));
		await amina.page.locator('#from').selectOption(String(Date.parse('2026-11-18T11:30Z')));
		await amina.presses('desk.hour.button', /\/desk$/);
		await amal.goes('/way-back?call');
		await amal.seesTitle('talk.receipt.title');
		await amal.sees('talk.receipt.timed');

		await amal.waitsUntil('2026-11-18T11:40:00Z', town);
		await amina.comesInAs('Amina Hassan');
		await amina.takes(await amina.waitsForACall('confirm'));
		await amina.page.locator('input[value=it-is-her]').check();
		await amina.presses('desk.request.save', /\/desk\/\w+\?\/outcome$/);
		await amina.sees('desk.request.ringFirst');
		expect(await amina.asksForTheNumber()).toContain('07700 900321');
		const spoken = await amina.confirmsThatItIsHer();
		await amal.typesHerCode(spoken);
		await expect(amal.page.locator('#code-error')).toContainText(amal.said(tomorrow).day);
		await amina.goes('/desk/back/waiting');
		await amina.sees('desk.waiting.yours');
		await amal.opensHerInvitation(code);
		await amal.sees('visits.asked.title');
		await expect(amal.page.locator('[data-part=asked]')).toContainText(amal.said(tomorrow).day);

		const tom = await advocate(english, here);
		await tom.agreesThatItIsHer('Tom Reyes');
		await amal.waitsUntil('2026-11-19T11:41:00Z', town);
		await amal.opensHerInvitation(spoken);
		await amal.showsEverything();
		await amal.sees('home.reference', { urn });
	});
}

test('a code opens again after Leave; in another browser it says so on her page; a way back in ends it @unhurried', async ({
	town,
	victim
}) => {
	const code = await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' });
	const mary = await victim(english);
	const { page } = mary;
	const used = page.locator('[data-part=elsewhere]');
	await mary.opensHerInvitation(code);
	await mary.press(page.locator('.leave').first(), /\/kitchen$/);

	await mary.opensHerInvitation(code);
	// Nobody sent her one.
	await expect(page.locator('main')).not.toContainText('letter');
	await expect(used).toHaveCount(0);
	const other = await victim(english);
	await other.opensHerInvitation(code);
	await mary.goes('/home');
	await expect(used).toContainText('020 7946 0018');
	await mary.goes('/way-back');
	await page.locator('[name=phone][value=yes]').check();
	await mary.presses('way.next', /\/way-back\/yours$/);
	await mary.goes('/home');
	await expect(used).toHaveCount(0);

	await other.typesHerCode(code);
	await other.sees('signin.error.useWords', { number: '020 7946 0018' });
});

test('any wrong code is answered alike @unhurried', async ({ town, victim }) => {
	const other = await victim(english);
	const answers: string[] = [];
	const unused = await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' });
	for (const wrong of [oneLetterOff(unused), 'AAAAA-AAAAA-AAAAA', 'a word']) {
		await other.typesHerCode(wrong);
		await expect(other.page.locator('#code')).toHaveValue(wrong);
		answers.push(await other.page.locator('main').innerText());
	}

	await other.sees('signin.error.code', { number: '020 7946 0018' });
	expect(new Set(answers).size).toBe(1);
});

test('whatever lets her in is taken in any box, and what does not by itself is told for what it is @unhurried', async ({
	town,
	victim
}) => {
	const code = await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' });
	const mary = await victim(english);
	const { page } = mary;
	const types = async (path: string, box: string, typed: string) => {
		await mary.goes(path);
		await page.locator(box).fill(typed);
		await page.locator(box).press('Enter');
		await expect(page).toHaveURL(/\/home$/);
		await mary.look();
	};
	for (const [path, box] of [
		['/', '#code'],
		['/begin', '#code'],
		['/sign-in', '#both'],
		['/sign-in', '#card'],
		['/sign-in/lost', '#code'],
		['/sign-in', '#code']
	] as const) {
		await types(path, box, code);
		if (box !== '#code' || path !== '/sign-in') await mary.signsOut();
	}
	await mary.goes('/way-back');
	await mary.answersAboutHerPhone('yes');
	const way = await mary.keepsAllOfIt();
	await mary.signsOut();

	for (const [typed, is] of [
		[way.number, 'number'],
		[way.words, 'words'],
		[way.spoken!, 'spoken'],
		[code.slice(0, -1), 'near']
	] as const) {
		await mary.typesHerCode(typed);
		await expect(page.locator('#code-error')).toContainText(
			mary.says(`signin.is.${is}`, { length: 14, number: '020 7946 0018' })
		);
		// Somebody may stand behind her.
		await expect(page.locator('#code')).toHaveValue(/s/.test(is) ? '' : typed);
	}
	await mary.typesHerCode(way.cards[0]!);
	await expect(page.locator('#both-error')).toContainText(mary.says('signin.is.card-code'));
	await expect(page.locator('#card')).toHaveValue(way.cards[0]!);

	await types('/sign-in', '#code', `${way.number} ${way.words}`);
	await mary.signsOut();
	for (const [path, button] of [
		['/sign-in', 'signin.code.button'],
		['/sign-in/lost', 'lost.button']
	] as const) {
		await page.context().clearCookies();
		await mary.goes(path);
		await page.locator('#code').fill(way.code!);
		await mary.presses(button, /\/sign-in\/lost$/);
		await mary.seesTitle('lost.one.title');
		await expect(page.locator('main form')).toHaveCount(0);
	}
});

test('the page speaks the language of the paper, whatever the door was in @unhurried', async ({
	town,
	victim
}) => {
	const code = await town.invite({ urn: newUrn(), handed: 'alone', language: 'pl' });
	const marta = await victim(english);
	await marta.goes('/sign-in');
	await marta.page.locator('#code').fill(code);

	await marta.page.getByRole('button', { name: marta.says('signin.code.button') }).click();

	await expect(marta.page).toHaveURL(/\/home$/);
	await marta.in('pl').look();
});

function oneLetterOff(code: string): string {
	return code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A');
}
