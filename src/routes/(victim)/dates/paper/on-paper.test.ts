/** Her dates on paper: what a court plans for months stands there whole. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '#lib/domain/calendar.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { print } from '#lib/server/paper/press.ts';
import { paperOf, sheetOf } from '../../../paper/printed.ts';
import type { HerDates } from '../her-dates.ts';
import { datesOnPaper } from './on-paper.ts';

/** Her dates with a trial of so many days, and nothing else. */
function aTrialOf(many: number, lang: 'en' | 'ta' | 'ur'): HerDates {
	const days = Array.from({ length: many }, (_, nth) => sayDay(lang, addDays('2027-01-04', nth)));
	const trial = { purpose: 'trial', state: 'planned', datetime: '2027-01-04', on: days[0] };
	const none = { starts: [], course: [], unread: undefined, silence: undefined };
	const rest = { owed: [], own: [], given: [], differences: [], lead: '', asOf: '' };
	return { ...rest, hearings: [{ ...trial, ...none, days }] } as unknown as HerDates;
}

// Its days ran off the lower edge, and nobody could see that there were more.
for (const lang of ['en', 'ta', 'ur'] as const)
	test(`the days of a long trial are all on her paper in ${lang}`, async () => {
		const sidesOf = async (many: number) => {
			const parts = datesOnPaper(aTrialOf(many, lang), lang);
			const sheet = sheetOf(lang, parts, 'https://alongside.example.org/');
			const pdf = await print(paperOf(lang, 'large', [sheet]), { who: 'her', known: true });
			return (
				Buffer.from(pdf)
					.toString('latin1')
					.match(/\/Type \/Page\b/g)?.length ?? 0
			);
		};

		assert.ok((await sidesOf(240)) > (await sidesOf(120)), lang);
		const all = datesOnPaper(aTrialOf(240, lang), lang).flatMap(({ list }) => list?.lines ?? []);
		assert.equal(all.join(' ').split(/202[78]/).length - 1, 241);
	});
