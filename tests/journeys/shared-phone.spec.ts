/** A phone that others use: it shows little, closes soon, and what matters most asks again whether it is her. */
import { invitedBeforeTrial, newUrn, places } from './town/cases.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`her page is covered first and says nothing of her case, on each visit anew, ${as} @unhurried`, async ({
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
		await mary.signsOut();

		for (const card of [way.cards[0], way.cards[1]]) {
			await mary.typesWords(way, card);
			await mary.seesTitle('glance.covered');
			expect(await mary.page.locator('main').innerText()).not.toMatch(/\d/);
			await mary.seesNothingOf([...places, urn]);
			await mary.asksToSee();
			await mary.seesHowFarIn('full');
			await mary.signsOut();
		}
		const left = await mary.page.context().cookies();
		expect(left.map(({ name }) => name)).toEqual([]);
	});

// Pages kept for times without a connection, and the worker that keeps them, told whoever used the phone next where she had been.
test('signing out takes all of ours off a phone that others use', async ({ town, victim }) => {
	const mary = await victim(english, { serviceWorkers: 'allow' });
	await mary.goesTo('/');
	expect((await mary.keeps()).length).toBeGreaterThan(0);
	await mary.opensHerInvitation(
		await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' })
	);
	// What is kept while she is signed in is still a stranger's.
	const hers = await mary.page.evaluate(async () => {
		type Made = { readonly createScriptURL: (url: string) => string };
		const { trustedTypes } = window as unknown as {
			trustedTypes: { createPolicy(name: string, made: Made): Made };
		};
		const policy = trustedTypes.createPolicy('alongside-worker', { createScriptURL: (url) => url });
		const address = policy.createScriptURL('/service-worker.js?lang=pl');
		const { installing } = await navigator.serviceWorker.register(address);
		await new Promise<void>((resolve) => {
			installing?.addEventListener('statechange', () => {
				if (installing.state !== 'installing') resolve();
			});
		});
		const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
		const answers = await Promise.all(stores.map((store) => store.matchAll()));
		const pages = await Promise.all(answers.flat().map((answer) => answer.text()));
		const polish = pages.filter((one) => one.includes('lang="pl"'));
		return { all: polish.length, hers: polish.filter((one) => one.includes('/dates"')).length };
	});
	expect(hers.all).toBeGreaterThan(10);
	expect(hers.hers).toBe(0);
	await mary.makesAWayBack();

	await mary.signsOut();

	const kept = () =>
		mary.page.evaluate(async () => ({
			pages: await caches.keys(),
			workers: (await navigator.serviceWorker.getRegistrations()).length
		}));
	await expect.poll(kept).toEqual({ pages: [], workers: 0 });
	expect(await mary.page.context().cookies()).toEqual([]);
});

test('a page that closed by itself opens again with the words alone, within the hour @unhurried', async ({
	ownTown: town,
	victim
}) => {
	const mary = await victim(english, { town });
	await mary.opensHerInvitation(
		await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' })
	);
	const way = await mary.makesAWayBack();
	await mary.signsOut();
	await mary.comesBack(way, way.cards[0]!);
	await mary.waitsUntil('2026-11-18T10:40:00Z', town);

	await mary.goes('/home');
	await expect(mary.page).toHaveURL(/\/sign-in$/);
	await mary.typesWords(way);
	await mary.asksToSee();
	await mary.seesHowFarIn('full');
});

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`how we reach her is shown and changed only after she showed again that it is her, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const mary = await victim(reading);
		await mary.opensHerInvitation(
			await town.invite({ urn: newUrn(), handed: 'alone', language: reading.lang })
		);
		await mary.showsEverything();
		await mary.goes('/needs');
		await mary.page.locator('#phone').fill('07700 900469');
		await mary.presses('needs.button', /\/needs\?kept$/);
		const way = await mary.makesAWayBack();

		await mary.goes('/needs');
		await expect(mary.page.locator('#phone')).toHaveCount(0);
		await mary.page.locator('#speaks').fill('Tigrinya');
		await mary.presses('needs.button', /\/needs\?kept$/);
		await mary.follows('needs.contact.open', /\/prove\?for=contact$/);
		await mary.sees('prove.for.contact');
		await mary.showsThatItIsHer(way, 0, /\/needs$/);

		await mary.sees('needs.contact.kept', { tail: '69' });
		await expect(mary.page.locator('#speaks')).toHaveValue('Tigrinya');
	});

test('she ends a visit on another phone, and that phone is a stranger from then on @unhurried', async ({
	town,
	victim
}) => {
	const mary = await victim(english);
	await mary.opensHerInvitation(
		await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' })
	);
	const way = await mary.makesAWayBack();
	const elsewhere = await victim(english);
	await elsewhere.comesBack(way, way.cards[0]!);

	await mary.showsEverything();
	await mary.goes('/signed-in');
	await mary.showsThatItIsHer(way, 1, /\/signed-in$/);
	const other = mary.page.locator('[data-part=visits] li', {
		hasText: mary.says('visits.other')
	});
	await expect(other).toHaveCount(1);
	await mary.press(other.getByRole('button'), /\/signed-in\?ended$/);

	await expect(other).toHaveCount(0);
	await elsewhere.goes('/home');
	await expect(elsewhere.page).toHaveURL(/\/sign-in$/);
});

test('somebody asked for a new way into her page: a phone that others use says nothing of it before she asks to see it @unhurried', async ({
	town,
	victim,
	advocate
}) => {
	const mary = await victim(english);
	await mary.opensHerInvitation(
		await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' })
	);
	const way = await mary.makesAWayBack();
	await mary.signsOut();
	const amina = await advocate(english);
	await amina.comesInAs('Amina Hassan');
	await amina.goes('/desk/back');
	await amina.page.locator('#about').fill(way.number);
	await amina.page.locator('input[value=seen]').check();
	await amina.presses('desk.back.button', /\/desk\/back$/);

	await mary.typesWords(way);

	await mary.seesTitle('glance.covered');
	await mary.seesNothingOf([mary.says('visits.asked.title')]);
	await mary.asksToSee();
	await mary.sees('visits.asked.title');
});

test('a page that rests opens for nobody, and looks like one that was never there @unhurried', async ({
	town,
	victim
}) => {
	const mary = await victim(english);
	await mary.opensHerInvitation(
		await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' })
	);
	const way = await mary.makesAWayBack();
	await mary.showsEverything();
	await mary.goes('/you');
	await mary.follows('visits.pause.link', /\/prove\?for=pause$/);
	await mary.sees('prove.for.pause');
	await mary.showsThatItIsHer(way, 1, /\/signed-in\/pause$/);
	// The police gave no number of hers: she is met.
	await mary.presses('visits.pause.button', /\/sign-out\?paused=meet$/);
	await mary.seesTitle('visits.pause.done');
	await mary.sees('way.confirm.noNumber');

	const answers: string[] = [];
	for (const number of [way.number, '0000 0000']) {
		await mary.typesWords({ ...way, number }, way.cards[0]);
		answers.push(await mary.page.locator('main').innerText());
	}

	await mary.sees('signin.error.proof');
	expect(new Set(answers).size).toBe(1);
});

// Somebody she lives with may know them: he shut her page, and without words for the telephone nobody could open it again.
test('by her words alone nobody pauses her page, and nobody at all while nothing would open it again', async ({
	town,
	victim
}) => {
	const mary = await victim(english);
	await mary.opensHerInvitation(
		await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' })
	);
	await mary.showsEverything();
	const asks = (path: string) =>
		mary.page.evaluate(async (to) => {
			const headers = { accept: 'text/html' };
			const body = new URLSearchParams();
			const { url, status } = await fetch(to, { method: 'POST', headers, body });
			return `${status} ${new URL(url).pathname}`;
		}, path);
	await mary.goes('/signed-in/pause');
	await mary.sees('way.paper.pause');
	expect(await asks('/signed-in/pause')).toBe('200 /signed-in/pause');
	const way = await mary.makesAWayBack();
	await mary.signsOut();

	await mary.typesWords(way);
	await mary.asksToSee();
	await mary.seesHowFarIn('short');
	expect(await asks('/signed-in/pause')).toBe('200 /open');
	await mary.goesTo('/signed-in/pause');

	await mary.sees('way.open.why.out');
	await mary.goes('/home');
	await mary.seesHowFarIn('short');
});

test('who has lost everything comes back with her code, a call and a second of us, a day later @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const here = { town };
	const urn = newUrn();
	const mary = await victim(english, here);
	const phone = '07700 900470';
	await mary.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: 'en', phone }));
	const way = await mary.makesAWayBack();
	await mary.signsOut();
	await mary.follows('signin.title', /\/sign-in$/);
	await mary.follows('signin.lost', /\/sign-in\/lost$/);
	await mary.page.locator('#code').fill(way.code!);
	await mary.presses('lost.button', /\/sign-in\/lost$/);
	await mary.seesTitle('lost.one.title');

	// She is not told to ring: she picks when we ring the number on record, writes when it is safe, or asks for another number.
	await expect(mary.page.locator('[data-part=own-hour]')).toHaveCount(1);
	await expect(mary.page.locator('[data-part=other-number] a')).toHaveAttribute('href', '/talk');
	await mary.page.locator('#times').check();
	await mary.page.locator('#someoneElse').check();
	await mary.presses('way.confirm.button', /\/sign-in\/lost$/);
	await mary.seesTitle('talk.receipt.title');
	await mary.sees('lost.one.then');

	await mary.waitsUntil('2026-11-18T11:40:00Z', town);
	const amina = await advocate(english, here);
	await amina.comesInAs('Amina Hassan');
	await amina.takes(await amina.waitsForACall('confirm'));
	expect(await amina.asksForTheNumber()).toContain(phone);
	await amina.page.locator('#spoken').fill('something else');
	await amina.page.locator('input[value=it-is-her]').check();
	await amina.presses('desk.request.save', /\/desk\/\w+\?\/outcome$/);
	await amina.sees('desk.request.notHer');
	await amina.page.locator('#spoken').fill(way.spoken!);
	await amina.records('it-is-her');
	await amina.seesTitle('desk.request.vouched.title');
	await (await advocate(english, here)).agreesThatItIsHer('Tom Reyes');

	await mary.waitsUntil('2026-11-19T12:30:00Z', town);
	await mary.goesTo('/sign-in/lost');
	await mary.page.locator('#code').fill(way.code!);
	await mary.presses('lost.button', /\/way-back$/);
	await mary.answersAboutHerPhone('yes');
	const next = await mary.writesDownHerWords();
	expect(next.words).not.toBe(way.words);
});
