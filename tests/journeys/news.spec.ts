/** Hard news waits until she chooses; news about her safety never waits, and owes her a call. */
import { sayDay } from '#lib/i18n/dates.ts';
import {
	acquittal,
	aCaseWith,
	aTrialOn,
	tellsOfAcquittal,
	tried,
	vacated
} from './town/telling.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

for (const { as, ...reading } of readingsOf(import.meta.filename)) {
	test(`an acquittal waits until she chooses, and no page says a word of it before, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const mary = await victim(reading);
		const { code } = await aCaseWith(town, reading, [...tried, ...acquittal]);
		const secret = tellsOfAcquittal.map((key) => mary.says(key));

		await mary.opensHerInvitation(code);
		await mary.sees('news.waits.shut');
		await mary.seesNothingOf([...secret, 'verdict-given', 'not-guilty']);
		await mary.showsEverything();
		// One heading says it, and not two.
		await mary.seesTitle('news.gate.title');
		await mary.seesNothingOf([mary.says('news.waits.line')]);
		for (const page of ['/home', '/dates', '/news', '/rules']) {
			await mary.goes(page);
			await mary.seesNothingOf([...secret, 'verdict-given', 'data-kind="not-guilty"']);
		}

		await mary.goes('/home');
		await mary.presses('news.gate.later', /\/home$/);
		await mary.seesTitle('news.waits.later');
		await mary.seesNothingOf([mary.says('news.waits.line')]);
		await mary.follows('news.waits.open', /\/news$/);
		await mary.presses('news.gate.read', /\/news$/);

		await mary.seesTitle('happened.verdict-given.not-guilty.title');
		// What a browser keeps in its history never says it.
		await expect(mary.page).toHaveTitle(new RegExp(`^${mary.says('news.title')}`));
		await mary.sees('rules.short.over');
		const parts = await mary.page
			.locator('main [data-part]')
			.evaluateAll((all) => all.map((one) => one.dataset.part));
		expect(parts.indexOf('safe')).toBeLessThan(parts.indexOf('decided'));
		await mary.sees('rules.ask.button');
		await mary.sees('news.means.not-guilty');
		await mary.sees('news.doesNot.believed');
		await mary.sees('news.can.support');
		await mary.goes('/home');
		await mary.seesWhere('not-guilty');
		await mary.sees('rules.short.over');
		await mary.follows('rules.heading', /\/rules$/);
		await mary.sees('rules.short.over');
		await mary.sees('rules.plan.text');
		await mary.sees('rules.unsafe.title');
		await mary.goes('/home');
		await mary.follows('news.again', /\/news$/);
		await mary.follows('rules.heading', /\/rules$/);
	});

	test(`she may hear it with an advocate, or always at once, and change her mind, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const mary = await victim(reading);
		const { code, tell } = await aCaseWith(town, reading, [
			['police', 'suspect-interviewed', '2026-06-01'],
			['prosecutors', 'closed-without-charge', '2026-11-17', { by: 'cps' }]
		]);
		await mary.opensHerInvitation(code);
		await mary.showsEverything();

		await mary.presses('news.gate.advocate', /\/talk\?for=read$/);
		await expect(mary.page.locator('input[name=why]')).toBeChecked();
		await mary.goes('/home');
		await mary.seesTitle('news.waits.advocate');
		await mary.seesNothingOf([mary.says('news.waits.line')]);
		await mary.follows('news.waits.open', /\/news$/);
		await mary.presses('news.how.always', /\/news$/);
		await mary.sees('news.means.no-charge-cps');
		await mary.sees('news.can.review-cps');
		await mary.presses('news.how.first', /\/news$/);
		await mary.sees('news.means.no-charge-cps');

		await tell(['police', 'charged', '2026-11-17'], ['prosecutors', 'discontinued', '2026-11-17']);
		await mary.goes('/home');
		await mary.sees('news.gate.title');
		await mary.seesNothingOf([mary.says('happened.discontinued.title')]);
	});

	test(`a release stands first at once, an advocate owes a call, and the rules say what to do, ${as} @unhurried`, async ({
		ownTown: town,
		victim,
		advocate
	}) => {
		test.slow();
		const here = { town };
		const mary = await victim(reading, here);
		const { code, tell } = await aCaseWith(town, reading, [
			['police', 'suspect-arrested', '2026-11-16']
		]);
		await mary.opensHerInvitation(code);
		await mary.showsEverything();
		await mary.asksForACall({ phone: '07700 900461', times: [0], someoneElse: 'hang-up' });

		const bail = { protections: ['no-contact'] };
		await tell(['police', 'suspect-on-bail', '2026-11-17', bail]);
		await mary.goes('/home');

		const safety = mary.page.locator('[data-part=safety]');
		await expect(safety).toContainText(mary.says('news.safety.title'));
		await expect(safety).toContainText(mary.says('happened.suspect-on-bail.rules.title'));
		await expect(safety.locator('[data-part=call]')).toBeVisible();
		await expect(safety.locator('[data-part=open-now]')).toHaveAttribute('data-state', 'open');
		const amina = await advocate(english, here);
		await amina.comesInAs('Amina Hassan');
		await expect(amina.calls().first()).toHaveAttribute('data-kind', 'safety');

		await mary.follows('rules.heading', /\/rules$/);
		await mary.sees('rules.kept.no-contact');
		await mary.sees('rules.ask.button');
		await mary.sees('rules.broken.keep');
		await mary.sees('rules.unknown.more');
		await mary.goes('/home');
		await mary.presses('news.safety.read', /\/home$/);
		await expect(safety).toHaveCount(0);
		await mary.seesNews('suspect-on-bail', mary.says('happened.suspect-on-bail.rules.title'));
		await mary.sees('rules.short.hold');
		await mary.follows('rules.heading', /\/rules$/);
	});

	test(`the rules after a release are one sheet of paper, ${as}`, async ({ town, victim }) => {
		const mary = await victim(reading);
		const { code } = await aCaseWith(town, reading, [
			['police', 'suspect-arrested', '2026-11-16'],
			['police', 'suspect-on-bail', '2026-11-17', { protections: ['no-contact'] }]
		]);
		await mary.opensHerInvitation(code);
		await mary.showsEverything();

		await mary.goes('/rules');

		await mary.sees('rules.kept.no-contact');
		expect(await sheets(mary.page)).toBe(1);
	});

	test(`a trial taken off stands first with why, its new date and who answers now, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const mary = await victim(reading);
		const { code, tell } = await aCaseWith(town, reading, [
			['police', 'charged', '2026-06-01'],
			['courts', 'hearing-listed', '2026-07-02', aTrialOn('2026-12-02')],
			['courts', 'trial-vacated', '2026-11-17', vacated]
		]);
		await mary.opensHerInvitation(code);
		const moved = mary.page.locator('[data-part=moved]');
		await expect(moved).toContainText(mary.says('move.none'));
		await expect(moved).toContainText(mary.says('reason.court-ran-out-of-time'));
		await expect(moved.locator('[data-part=open-now]')).toBeVisible();

		await tell(['courts', 'hearing-listed', '2026-11-17', aTrialOn('2027-03-02')]);
		await mary.showsEverything();

		const day = sayDay(mary.lang, '2027-03-02');
		await expect(moved).toContainText(mary.says('move.new', { day }));
		await expect(moved).toContainText(mary.says('move.cost.before'));
		await mary.follows('day.link', /\/day\/\w+$/);
		await mary.sees('day.go.notKnown');
	});
}

test('news about her safety when nobody is here names a line that never closes, and nobody rings a number she did not give @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	test.slow();
	const here = { town };
	const mary = await victim(english, here);
	const { code, tell } = await aCaseWith(town, english, [['police', 'charged', '2026-06-01']]);
	await mary.opensHerInvitation(code);
	await mary.showsEverything();
	const way = await mary.makesAWayBack();
	await tell(['courts', 'court-bail-decided', '2026-11-17', { bail: 'unconditional-bail' }]);
	await tell(['police', 'rules-broken', '2026-11-17']);
	await mary.waitsUntil('2026-11-18T22:00:00Z', town);
	await mary.comesBack(way, way.cards[0]!);

	const safety = mary.page.locator('[data-part=safety]');
	await expect(safety).toContainText(mary.says('news.safety.noNumber'));
	await expect(safety.locator('[data-part=open-now]')).toHaveAttribute('data-state', 'closed');
	await expect(safety.getByRole('link', { name: '08 08 16 89 111' })).toBeVisible();
	const amina = await advocate(english, here);
	await amina.comesInAs('Amina Hassan');
	const owed = amina.page.locator('[data-part=call][data-kind=safety]');
	await expect(owed).toHaveCount(1);
	await expect(owed).toContainText(amina.says('desk.noRing'));
	await amina.takes(owed);
	await amina.sees('desk.noRing');
	await amina.seesNothingOf([amina.says('desk.request.show')]);
});

// It said that the news waits in the rest of the page, where by words there is none, and that no court date was told.
test('by words alone she is told what the news needs, and that past days are not shown @unhurried', async ({
	town,
	victim
}) => {
	const mary = await victim(english);
	const { code } = await aCaseWith(town, english, [...tried, ...acquittal]);
	await mary.opensHerInvitation(code);
	const way = await mary.makesAWayBack();
	await mary.signsOut();

	await mary.typesWords(way);
	await mary.asksToSee();
	for (const page of ['/home', '/dates', '/rules']) {
		await mary.goes(page);
		await mary.sees('news.waits.need');
		if (page === '/dates') await mary.sees('dates.noPast');
		await mary.follows('news.waits.open', /\/open\?for=news$/);
		await mary.sees('way.open.why.news');
	}
});

/** How many sheets of paper a page takes. */
async function sheets(page: import('@playwright/test').Page): Promise<number> {
	const pdf = await page.pdf({ preferCSSPageSize: true });
	return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
