/** The way back in: a number, words and a card. Who guesses waits. */
import { invitedBeforeTrial, newUrn, places } from './town/cases.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`number and words open a short view, and each code of the card opens the rest once, ${as}`, async ({
		town,
		victim
	}) => {
		const { urn, code } = await invitedBeforeTrial(town, {
			handed: 'alone',
			language: reading.lang
		});
		const mary = await victim(reading);
		await mary.opensHerInvitation(code);
		const way = await mary.makesAWayBack();
		const [first = '', second = ''] = way.cards;
		await mary.signsOut();

		await mary.typesWords(way);
		await mary.seesNothingOf([...places, urn]);
		await mary.asksToSee();
		await mary.seesHowFarIn('short');
		await mary.seesNothingOf([...places, urn]);
		for (const [page, title] of [
			['/dates', 'dates.title'],
			['/rules', 'rules.heading']
		] as const) {
			await mary.goes(page);
			await mary.seesTitle(title);
			await mary.seesNothingOf([...places, urn]);
		}
		await mary.goes('/messages');
		await mary.sees('way.open.why.words');
		await mary.sees('way.other.callLink');
		await mary.goes('/dates');
		await mary.follows('way.open.where', /\/open\?for=day$/);
		await mary.sees('way.open.why.place');
		await mary.page.locator('#card').fill(first);
		await mary.presses('way.open.button', /\/dates$/);
		await expect(mary.page.locator('[data-part=hearing]')).toContainText(places[0] ?? '');
		await mary.goes('/home');
		await mary.seesHowFarIn('full');
		await mary.sees('home.reference', { urn });
		await mary.signsOut();

		await mary.typesWords(way, first);
		await mary.sees('signin.error.proof');
		await expect(mary.page.locator('#both')).toHaveValue('');
		await mary.typesWords(way);
		await mary.asksToSee();
		await mary.usesHerCard(first);
		await mary.sees('way.open.error');
		await mary.usesHerCard(second);
		await mary.seesHowFarIn('full');
	});

test('whoever guesses codes has to wait, and nobody else does @unhurried', async ({
	town,
	victim
}) => {
	const code = await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' });
	const stranger = await victim(english);
	// One after the other: of many at once a busy machine tells some to come again, and those are no guesses.
	for (let guess = 0; guess < 20; guess += 1)
		await stranger.page.request.post('/sign-in?/code', {
			form: { code: 'AAAAA-AAAAA-AAAAA' },
			headers: { origin: town.url, accept: 'text/html' }
		});

	const answered = stranger.page.waitForResponse((response) => response.status() === 429);
	await stranger.typesHerCode(code);

	expect(Number((await answered).headers()['retry-after'])).toBeGreaterThan(0);
	await stranger.sees('signin.error.wait', { minutes: 1, number: '020 7946 0018' });
	const mary = await victim(english);
	await mary.opensHerInvitation(code);
});

test('whoever guesses the words of a number has to wait @unhurried', async ({ town, victim }) => {
	const { code } = await invitedBeforeTrial(town, { handed: 'alone', language: 'en' });
	const mary = await victim(english);
	await mary.opensHerInvitation(code);
	const way = await mary.makesAWayBack();
	const stranger = await victim(english);

	for (let guess = 0; guess < 5; guess += 1)
		await stranger.typesWords({ ...way, words: 'a guess' });
	await stranger.sees('signin.error.proof');
	await stranger.typesWords(way);

	await stranger.sees('signin.error.waitCard', { minutes: 1, number: '020 7946 0018' });
	await stranger.comesBack(way, way.cards[0] ?? '');
});
