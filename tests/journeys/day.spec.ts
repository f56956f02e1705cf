/** One page for each day in court: where, whether to go, what help, whom to ring; and it fits on one sheet. */
import { sayDay } from '#lib/i18n/dates.ts';
import { aCaseWith, aTrialOn, type Told } from './town/telling.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

const court = 'Snaresbrook Crown Court';
const planned: readonly Told[] = [
	['police', 'charged', '2026-06-01'],
	['courts', 'hearing-listed', '2026-07-02', aTrialOn('2027-03-02')]
];

for (const { as, ...reading } of readingsOf(import.meta.filename)) {
	test(`she plans the day from her page, and it prints on one sheet, ${as}`, async ({
		town,
		victim
	}) => {
		const mary = await victim(reading);
		const { code, tell } = await aCaseWith(town, reading, planned);
		await mary.opensHerInvitation(code);
		await mary.showsEverything();
		await mary.goes('/dates');

		await mary.press(mary.page.locator('[data-part=hearing] a'), /\/day\/[a-z0-9]+$/);
		const { page } = mary;
		const part = (name: string) => page.locator(`[data-part=${name}]`);
		const day = sayDay(mary.lang, '2027-03-02');
		await expect(part('answer')).toContainText(
			mary.says('happened.listed.dayPlace', { day, court })
		);
		await expect(part('where')).toContainText(court);
		await expect(part('address')).toHaveText('75 Hollybush Hill, Snaresbrook, London, E11 1QW');
		await expect(part('map').locator('.station')).toHaveCount(1);
		const away = part('where').getByRole('link', { name: mary.says('day.where.page') });
		await expect(away).toHaveAttribute('rel', /noreferrer/);
		await expect(part('arrive')).toContainText(mary.says('day.arrive.letter'));
		await expect(part('money').getByText(mary.says('day.money.before'))).toBeHidden();
		await part('money').locator('summary').click();
		await mary.sees('day.money.before');
		await expect(part('going')).toContainText(mary.says('day.go.notKnown'));
		await expect(part('help')).toContainText(mary.says('day.help.notTold'));
		await part('away').locator('summary').click();
		await mary.sees('day.away.text');
		const asking = part('away').getByRole('link', { name: mary.says('day.away.link') });
		await expect(asking).toHaveAttribute('href', '/ask/away');
		await expect(part('interpreter')).toContainText(mary.says('day.interpreter.text'));
		await mary.sees('day.still.text');
		expect(sheets(await page.pdf({ preferCSSPageSize: true }))).toBe(1);

		await tell(
			['witness-care', 'evidence-needed', '2026-11-16'],
			['courts', 'special-measures-decided', '2026-11-17', { granted: true }]
		);
		await mary.goes(new URL(page.url()).pathname);
		await expect(part('going')).toContainText(mary.says('day.go.asked'));
		await expect(part('help').getByText(mary.says('day.help.granted'))).toBeVisible();
		expect(sheets(await page.pdf({ preferCSSPageSize: true }))).toBe(1);

		// The longest that this page can be: moved, several days, asked to go, help refused.
		const alsoOn = ['07', '08', '09', '12'].map((one) => ({ on: `2027-04-${one}` }));
		await tell(
			['courts', 'special-measures-decided', '2026-11-17', { granted: false }],
			[
				'courts',
				'hearing-listed',
				'2026-11-17',
				aTrialOn('2027-04-06', {
					when: { kind: 'day', on: '2027-04-06', startsAt: '2027-04-06T09:00:00Z', alsoOn }
				})
			]
		);
		await mary.goes(new URL(page.url()).pathname);
		await expect(part('days')).toContainText(sayDay(mary.lang, '2027-04-12'));
		expect(sheets(await page.pdf({ preferCSSPageSize: true }))).toBe(1);

		// For her calendar, under the words that she chose.
		await part('calendar').locator('summary').click();
		await mary.sees('day.calendar.warn');
		await part('calendar').getByLabel(mary.says('day.calendar.appointment')).check();
		const saved = page.waitForEvent('download');
		await part('calendar').getByRole('button').click();
		expect((await saved).suggestedFilename()).toBe('reminder.ics');
		const file = await page.request.get(`${new URL(page.url()).pathname}/add?as=appointment`);
		expect(await file.text()).toContain(`SUMMARY:${mary.says('day.calendar.appointment')}`);
		expect(await file.text()).toContain('DTSTART;TZID=Europe/London:20270406T100000');

		// The days she cannot come are a letter of their own, and what became of it stands there.
		await part('away').locator('summary').click();
		await mary.follows('day.away.link', /\/ask\/away$/);
		await mary.seesTitle('ask.away.heading');
		await expect(page.locator('[data-part=letter] .letter').first()).toContainText('I cannot come');
		const onAway = /\/ask\/away(\?\/[a-z]+)?$/;
		await mary.presses('ask.away.add', onAway);
		await mary.sees('ask.away.error.day-missing');
		for (const [name, typed] of [
			['from-day', '6'],
			['from-month', '4'],
			['from-year', '2027']
		] as const)
			await page.locator(`[name=${name}]`).fill(typed);
		await mary.presses('ask.away.add', onAway);
		await expect(part('days').locator('li')).toContainText(sayDay(mary.lang, '2027-04-06'));
		await expect(page.locator('[data-part=letter][data-kind=english]')).toContainText(
			'Tuesday 6 April 2027'
		);
		await mary.goes('/needs');
		await expect(part('away')).toContainText(sayDay(mary.lang, '2027-04-06'));
		await mary.goes('/dates');
		await expect(part('clash')).toContainText(mary.says('day.away.first'));
		await mary.goes('/home');
		await expect(part('clash')).toContainText(mary.says('day.away.first'));
		await mary.follows('day.link', /\/day\/\w+$/);
		await expect(part('clash')).toContainText(mary.says('day.away.tell'));
		await mary.goes('/ask/away');
		await mary.presses('ask.sent.button', onAway);
		const who = mary.says('clock.who.witness-care');
		await expect(part('log')).toContainText(mary.says('ask.log.her', { who }));
		await mary.presses('ask.undo.button', onAway);
		await expect(part('log')).toHaveCount(0);
		await mary.presses('ask.sent.advocate', onAway);
		await mary.goes('/home');
		await mary.follows('day.link', /\/day\/\w+$/);
		await expect(part('clash')).toContainText(
			mary.says('day.away.told', { day: sayDay(mary.lang, '2026-11-18', 'plain') })
		);
		await mary.goes('/ask/away');
		await mary.presses('ask.away.replied', onAway);
		await expect(part('log').locator('li')).toHaveCount(2);
		await mary.press(part('days').locator('li button'), onAway);
		await expect(part('days').locator('li')).toHaveCount(0);
		await mary.goes('/dates');
		await expect(page.locator('a[href="/ask/away"]')).toBeVisible();

		await tell(['witness-care', 'evidence-not-needed', '2026-11-17']);
		await mary.goes('/home');
		await mary.follows('day.link', /\/day\/\w+$/);
		await expect(part('going')).toContainText(mary.says('day.go.notAsked'));
	});

	test(`a youth court says that it is closed, and a day that is off says so, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const mary = await victim(reading);
		const untimed = { kind: 'day', on: '2027-03-02' };
		const youth = aTrialOn('2027-03-02', {
			courtKind: 'youth',
			court: 'Harrow Crown Court',
			when: untimed
		});
		const { code, tell } = await aCaseWith(town, reading, [
			['police', 'charged', '2026-06-01'],
			['courts', 'hearing-listed', '2026-07-02', youth]
		]);
		await mary.opensHerInvitation(code);
		await mary.showsEverything();
		await mary.follows('day.link', /\/day\/\w+$/);
		await mary.sees('day.go.permission');
		await mary.sees('day.arrive.noTime');
		// Whether this building is open, nobody could say for certain.
		await expect(mary.page.locator('[data-part=where]')).toContainText('Harrow Crown Court');
		await expect(mary.page.locator('[data-part=address]')).toHaveCount(0);

		await tell(['courts', 'trial-vacated', '2026-11-17', { hearing: 'trial-1' }]);
		await mary.goes(new URL(mary.page.url()).pathname);

		await mary.sees('dates.off');
		await expect(mary.page.locator('[data-part=going]')).toHaveCount(0);
	});
}

test('the day of another case, and one that nobody named, is not there @unhurried', async ({
	town,
	victim
}) => {
	const [mary, anna] = [await victim(english), await victim(english)];
	const { code } = await aCaseWith(town, english, planned);
	await mary.opensHerInvitation(code);
	await mary.showsEverything();
	const other = await aCaseWith(town, english, [['police', 'charged', '2026-06-01']]);
	await anna.opensHerInvitation(other.code);
	await anna.showsEverything();
	await mary.follows('day.link', /\/day\/\w+$/);
	const address = new URL(mary.page.url()).pathname;

	const answers = await Promise.all(
		[address, '/day/nothing', '/day/trial-1'].map((path) => anna.page.request.get(path))
	);

	expect(answers.map((answer) => answer.status())).toEqual([404, 404, 404]);
});

test('while news waits, the page of a day says that the day may change, and not why @unhurried', async ({
	town,
	victim
}) => {
	const mary = await victim(english);
	const { code } = await aCaseWith(town, english, [
		...planned,
		['prosecutors', 'discontinued', '2026-11-17'],
		['courts', 'trial-vacated', '2026-11-17', { hearing: 'trial-1' }]
	]);
	await mary.opensHerInvitation(code);
	await mary.showsEverything();
	await mary.goes('/dates');

	await mary.goes(
		(await mary.page.locator('main a[href^="/day/"]').first().getAttribute('href')) ?? ''
	);

	await mary.sees('news.waits.later');
	await mary.sees('news.waits.before');
	await expect(mary.page.locator('[data-part=away]')).toHaveCount(0);
	await mary.seesNothingOf([mary.says('happened.discontinued.title'), mary.says('dates.off')]);
});

/** How many pages a PDF has. */
function sheets(pdf: Buffer): number {
	return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
