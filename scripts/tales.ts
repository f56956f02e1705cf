// The invented people and what happened to them: each a list of tellings, so many days ago.
import { addDays, addWorkingDays, dayOf, isWorkingDay } from '#lib/domain/calendar.ts';
import type { Enhanced } from '#lib/domain/clock/deadline.ts';
import type { Day, EventKind, Instant, Teller, Telling } from '#lib/domain/event.ts';
import { languageRows, type Prepared } from '#lib/i18n/language-rows.ts';
import { isLanguage, type Language } from '#lib/i18n/languages.ts';
import { hardTales } from './hard-tales.ts';
import { stageTales } from './stage-tales.ts';

export type Tale = readonly { from: Teller; daysAgo: number; telling: Fact }[];
export type Fact = Omit<Telling, 'on'>;
export type Someone = {
	readonly name: string;
	readonly language: Language;
	readonly enhanced: Enhanced;
	readonly urn: string;
	/** Only of somebody under 18. */
	readonly age?: number;
	readonly tale: Tale;
};

/** The day itself if courts sit on it, or the last one before on which they did. */
export function sittingDay(day: Day): Day {
	return isWorkingDay(day) ? day : sittingDay(addDays(day, -1));
}

/** Everybody invented. `hearing` turns a name into what is kept of a court's id. */
export function everybody(now: Instant, hearing: (name: string) => string): Someone[] {
	const courtDay = courtDays(now);
	const trialOf = (name: string) =>
		movedTrial(hearing(`trial-${name}`), hearing(`first-${name}`), courtDay);
	const newTo = { enhanced: 'unknown', tale: [] } as const;
	return [
		{
			name: 'Mary Adeyemi',
			language: 'en',
			enhanced: 'unknown',
			urn: '01GD1000126',
			tale: trialOf('mary')
		},
		{
			name: 'Marta Nowak',
			language: 'pl',
			enhanced: 'no',
			urn: '01GD1000226',
			tale: trialOf('marta')
		},
		{
			name: 'Amal Haddad',
			language: 'ar',
			enhanced: 'yes',
			urn: '01GD1000326',
			tale: trialOf('amal')
		},
		{ name: 'Nora Quinn', language: 'en', urn: '01GD1000426', ...newTo },
		{ name: 'Ewa Lis', language: 'pl', urn: '01GD1000526', ...newTo },
		{ name: 'Huda Karam', language: 'ar', urn: '01GD1000626', ...newTo },
		{ name: 'Priya Shah', language: 'en', enhanced: 'no', urn: '01GD1000726', tale: arrested },
		{
			name: 'Joan Baker',
			language: 'en',
			enhanced: 'yes',
			urn: '01GD1000826',
			tale: sentenced(hearing('trial-joan'), hearing('sentence-joan'), courtDay)
		},
		...hardTales(begun, hearing, courtDay),
		...stageTales(begun, hearing, courtDay)
	];
}

function courtDays(now: Instant) {
	const today = dayOf(now);
	return (days: number) =>
		days < 0 ? sittingDay(addDays(today, days)) : addWorkingDays(addDays(today, days), 1);
}

/** Who reads each language beside those of everybody's tales; a language with a folder has its reader at the next start. */
const names: Readonly<Partial<Record<Prepared, string>>> = {
	cy: 'Siân Evans',
	ro: 'Elena Popescu',
	bn: 'Nasrin Akter',
	ur: 'Sana Malik',
	pa: 'Harpreet Kaur',
	gu: 'Hetal Patel',
	pt: 'Joana Silva',
	es: 'Lucía Gómez',
	ta: 'Kavitha Selvan',
	tr: 'Elif Demir',
	so: 'Hodan Ali',
	fa: 'Leila Karimi',
	zh: 'Mei Chen'
};

/** One for each of those languages, who waits for a trial that was moved; what is measured of everybody leaves them out. */
export function readers(now: Instant, hearing: (name: string) => string): Someone[] {
	return languageRows.flatMap(({ code }, nth) => {
		const name = names[code];
		if (!name || !isLanguage(code)) return [];
		const ids = [hearing(`trial-${code}`), hearing(`first-${code}`)] as const;
		const tale = movedTrial(...ids, courtDays(now));
		const urn = `01GD10${String(20 + nth)}126`;
		return [{ name, language: code, enhanced: 'unknown', urn, tale } as const];
	});
}

const told = (about: EventKind) =>
	({ kind: 'victim-told', data: { about } }) as Omit<Telling, 'on'>;

const begun: Tale = [
	{ from: 'police', daysAgo: 256, telling: { kind: 'reported', data: {} } },
	{ from: 'police', daysAgo: 255, telling: { kind: 'support-referred', data: {} } },
	{ from: 'police', daysAgo: 241, telling: { kind: 'suspect-arrested', data: {} } },
	{ from: 'police', daysAgo: 240, telling: told('suspect-arrested') },
	{
		from: 'police',
		daysAgo: 240,
		telling: { kind: 'suspect-on-bail', data: { protections: ['no-contact'] } }
	},
	{ from: 'police', daysAgo: 238, telling: told('suspect-on-bail') },
	{ from: 'police', daysAgo: 126, telling: { kind: 'charged', data: {} } }
];

function movedTrial(trial: string, first: string, courtDay: (days: number) => Day): Tale {
	const on = (days: number) => ({ kind: 'day', on: courtDay(days) }) as const;
	const at = {
		purpose: 'trial',
		courtKind: 'crown',
		court: 'Snaresbrook Crown Court',
		hearing: trial
	} as const;
	const firstAt = {
		purpose: 'first-hearing',
		courtKind: 'magistrates',
		court: "Thames Magistrates' Court",
		hearing: first
	} as const;
	const listed = (data: typeof at | typeof firstAt, when: ReturnType<typeof on>) =>
		({ kind: 'hearing-listed', data: { ...data, when } }) as Omit<Telling, 'on'>;
	return [
		...begun,
		{
			from: 'courts',
			daysAgo: 120,
			telling: listed(firstAt, on(-98))
		},
		{
			from: 'courts',
			daysAgo: 98,
			telling: { kind: 'hearing-held', data: { hearing: first, purpose: 'first-hearing' } }
		},
		{
			from: 'courts',
			daysAgo: 98,
			telling: { kind: 'plea-entered', data: { plea: 'not-guilty' } }
		},
		{ from: 'courts', daysAgo: 90, telling: listed(at, on(5)) },
		{ from: 'witness-care', daysAgo: 88, telling: told('hearing-listed') },
		{
			from: 'courts',
			daysAgo: 16,
			telling: { kind: 'trial-vacated', data: { hearing: trial, reason: noCourtTime } }
		},
		{ from: 'courts', daysAgo: 15, telling: listed(at, on(97)) }
	];
}

// Vacated, K: the court expected to run out of time.
const noCourtTime = '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8';

const arrested: Tale = [
	{ from: 'police', daysAgo: 20, telling: { kind: 'reported', data: {} } },
	{ from: 'police', daysAgo: 19, telling: { kind: 'support-referred', data: {} } },
	{ from: 'police', daysAgo: 2, telling: { kind: 'suspect-arrested', data: {} } }
];

function sentenced(trial: string, sentence: string, courtDay: (days: number) => Day): Tale {
	const listed = (hearing: string, purpose: 'trial' | 'sentence', days: number): Fact => ({
		kind: 'hearing-listed',
		data: {
			hearing,
			purpose,
			courtKind: 'crown',
			court: 'Snaresbrook Crown Court',
			when: { kind: 'day', on: courtDay(days) }
		}
	});
	const court = (daysAgo: number, telling: Fact) => ({ from: 'courts', daysAgo, telling }) as const;
	return [
		...begun,
		court(110, listed(trial, 'trial', -60)),
		{ from: 'witness-care', daysAgo: 108, telling: told('hearing-listed') },
		court(60, { kind: 'trial-went-ahead', data: { hearing: trial } }),
		court(58, { kind: 'verdict-given', data: { verdict: 'guilty' } }),
		court(58, listed(sentence, 'sentence', -9)),
		{ from: 'witness-care', daysAgo: 57, telling: told('verdict-given') },
		{ from: 'witness-care', daysAgo: 57, telling: told('hearing-listed') },
		court(9, { kind: 'hearing-held', data: { hearing: sentence, purpose: 'sentence' } }),
		court(9, {
			kind: 'sentenced',
			data: { sentence: 'prison', term: { length: { years: 2, months: 6 } } }
		}),
		court(9, {
			kind: 'protective-order',
			data: {
				order: 'restraining',
				change: 'made',
				protections: ['no-contact'],
				lasting: { length: { years: 5 } }
			}
		}),
		court(9, { kind: 'compensation-ordered', data: { pence: 50_000 } })
	];
}
