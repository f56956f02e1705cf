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
		for (const read of ['/dates', '/rules']) {
			await mary.goes(read);
			await expect(mary.page).toHaveURL(new RegExp(`${read}$`));
			await expect(mary.page.locator('[data-part=answer]')).toBeVisible();
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

const secrets = '[data-part=number], [data-part=words], [data-part=card] li, [data-part=code]';

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`a way back is a number and words, and one word typed back; her paper stands for the card until another day, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const { code } = await invitedBeforeTrial(town, { handed: 'alone', language: reading.lang });
		const mary = await victim(reading);
		const { page } = mary;
		await mary.opensHerInvitation(code);

		// Four pages to home and four taps; before there were three of each, and fourteen things to write down.
		await mary.goes('/way-back');
		await mary.answersAboutHerPhone('yes');
		await expect(page.locator(secrets)).toHaveCount(2);
		await mary.sees('way.yours.withPaper');
		const number = await page.locator('[data-part=number]').innerText();
		const words = await page.locator('[data-part=words]').innerText();
		await mary.presses('way.yours.done', /\/way-back\/yours\?check$/);
		await mary.seesNothingOf([words]);
		await page.locator('#first').fill('zebra');
		await mary.presses('way.check.button', /\/way-back\/yours\?check$/);
		await mary.sees('way.check.wrong');
		await expect(page.locator('#first')).toHaveValue('');
		await page.locator('#first').fill(words.split(' ')[0] ?? '');
		await mary.presses('way.check.button', /\/home$/);
		await expect(page.locator('[data-part=no-card]')).toHaveAttribute('data-state', 'paper');
		await mary.signsOut();

		await mary.typesHerCode(code);
		await mary.sees('signin.error.useWords', { number: '020 7946 0018' });
		await mary.typesWords({ number, words });
		await mary.asksToSee();
		await mary.seesHowFarIn('short');
		await mary.goes('/needs');
		await mary.sees('way.open.why.reach');
		await page.locator('#card').fill(code);
		await mary.presses('way.open.button', /\/needs$/);

		await mary.goes('/you');
		await mary.follows('way.card.first', /\/prove\?for=card$/);
		await mary.sees('prove.for.card');
		await page.locator('#words').fill(words);
		await page.locator('#card').fill(code);
		await mary.presses('prove.words.button', /\/way-back\/card$/);
		const cards = await mary.makesHerCard();
		expect(cards).toHaveLength(10);
		await mary.goes('/you');
		await mary.follows('way.paper.title', /\/way-back\/paper$/);
		await mary.presses('way.paper.button', /\/way-back\/yours$/);
		await expect(page.locator(secrets)).toHaveCount(1);
		await mary.presses('way.yours.done', /\/you$/);
		await mary.signsOut();

		await mary.typesWords({ number, words });
		await mary.asksToSee();
		await mary.goes('/messages');
		await page.locator('#card').fill(code);
		await mary.presses('way.open.button', /\/open\?/);
		await mary.sees('way.open.error');
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

	// As many as words are: fewer are no mistake. Without a page all but the last, or on a busy machine the wait is over first.
	const words = 'never these words at all here';
	for (let guess = 0; guess < 4; guess += 1)
		await stranger.page.request.post('/sign-in?/words', {
			form: { both: `${way.number} ${words}`, card: '' },
			headers: { origin: town.url, accept: 'text/html' }
		});
	await stranger.typesWords({ ...way, words });
	await stranger.sees('signin.error.noCard');
	await stranger.typesWords(way);

	await stranger.sees('signin.error.waitCard', { minutes: 1, number: '020 7946 0018' });
	await stranger.comesBack(way, way.cards[0] ?? '');
});
