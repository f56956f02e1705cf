/** A trial of several days, a hearing of which the court changes hour and place, and a date that nobody can read. */
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { newUrn } from './town/cases.ts';
import * as told from './town/court-messages.ts';
import { expect, readingsOf, test } from './town/test.ts';

const courtFeed = '/api/common-platform/hearing';
// It is Wednesday 18 November, ten in the morning.
const days = ['16', '17', '18', '19', '20'].map((day) => `2026-11-${day}T10:00:00Z`);

for (const reading of readingsOf(import.meta.filename)) {
	const { lang } = reading;

	test(`in the middle of a trial she reads that it goes on, and what the court changed stays on her page, ${reading.as}`, async ({
		town,
		victim
	}) => {
		const urn = newUrn();
		const theirCase = told.courtCase(urn);
		const mary = await victim(reading);
		const courts = town.agency('criminal-courts');
		const [day = '', ...alsoOn] = days;
		const trial = { id: crypto.randomUUID(), sort: 'trial', at: 'crown', day, alsoOn } as const;
		const moved = mary.page.locator('[data-part=moved]');
		await mary.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: lang }));
		await mary.showsEverything();
		await courts.tells(
			`${courtFeed}/${trial.id}`,
			told.hearing(theirCase, trial, '2026-10-01T09:00:00Z')
		);
		await courts.tells(
			`${courtFeed}/${trial.id}/result`,
			told.hearing(theirCase, trial, '2026-11-17T17:00:00Z')
		);

		await mary.goes('/home');
		await mary.seesNext(
			mary.says('home.course.trial.day', { nth: 3, of: 5 }),
			mary.says('home.course.next', { day: sayDay(lang, '2026-11-19') }),
			mary.says('home.when.starts', { time: sayTime(lang, Date.parse('2026-11-19T10:00:00Z')) }),
			mary.says('home.course.place', { court: told.courts.crown.name })
		);
		await mary.seesWhere('trial-on');
		await mary.goes('/dates');
		const row = mary.page.locator('[data-part=hearing][data-kind=trial]');
		await expect(row).toHaveAttribute('data-state', 'begun');
		await expect(row.locator('[data-part=days] li')).toHaveCount(5);
		await mary.goes((await row.getByRole('link').getAttribute('href')) ?? '');
		await expect(mary.page.locator('[data-part=days] li')).toHaveCount(5);

		const first = { ...trial, id: crypto.randomUUID(), sort: 'plea', alsoOn: [] } as const;
		const lists = (at: 'crown' | 'magistrates', sittingDay: string, shared: string) =>
			courts.tells(
				`${courtFeed}/${first.id}`,
				told.hearing(theirCase, { ...first, at, day: sittingDay }, shared)
			);
		await lists('crown', '2026-12-14T10:00:00Z', '2026-11-01T09:00:00Z');
		await lists('crown', '2026-12-14T14:00:00Z', '2026-11-02T09:00:00Z');
		await mary.goes('/home');
		await expect(moved).toHaveAttribute('data-kind', 'time');
		await expect(moved).toContainText(mary.says('move.title.time.other'));
		await lists('magistrates', '2026-12-14T14:00:00Z', '2026-11-03T09:00:00Z');
		await mary.goes('/home');
		await expect(moved).toHaveAttribute('data-kind', 'court');
		await expect(moved).toContainText(told.courts.magistrates.name);
		await expect(moved).toContainText(told.courts.crown.name);

		await lists('magistrates', '2026-12-34T14:00:00Z', '2026-11-04T09:00:00Z');
		await mary.goes('/home');
		await expect(moved).toHaveAttribute('data-kind', 'unread');
		await expect(moved).toContainText(mary.says('move.title.unread.other'));
		await expect(moved).toContainText(sayDay(lang, '2026-12-14'));
		await mary.goes('/dates');
		const changed = mary.page.locator('[data-part=hearing][data-kind=plea]');
		await expect(changed).toContainText(
			mary.says('dates.was.court', { court: told.courts.crown.name })
		);
		await expect(changed).toContainText(
			mary.says('dates.was.time', {
				time: sayTime(lang, Date.parse('2026-12-14T10:00:00Z'))
			})
		);
		await expect(changed).toContainText(mary.says('home.when.unread'));
	});
}
