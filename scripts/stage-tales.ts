// More invented people, so that each part of the way has somebody: on bail, not charged, charged, on trial, out of prison; one is 15.
import type { Fact, Someone, Tale } from './tales.ts';

type On = (days: number) => string;

/** Layla, Bartek, Kinga, Grace, Zoe and Omar. `begun` is what happened before court; `on` gives a day on which courts sit, so many days from today. */
export function stageTales(begun: Tale, hearing: (name: string) => string, on: On): Someone[] {
	const known = { enhanced: 'no' } as const;
	return [
		{ name: 'Layla Saleh', language: 'ar', ...known, urn: '01GD1001126', tale: bailed },
		{ name: 'Bartek Mazur', language: 'pl', ...known, urn: '01GD1001226', tale: notCharged },
		{
			name: 'Kinga Wrona',
			language: 'pl',
			enhanced: 'yes',
			urn: '01GD1001326',
			age: 15,
			tale: charged(hearing('first-kinga'), on)
		},
		{
			name: 'Grace Osei',
			language: 'en',
			enhanced: 'yes',
			urn: '01GD1001426',
			tale: [...begun, ...onTrial(hearing('trial-grace'), on)]
		},
		{
			name: 'Zoe Turner',
			language: 'en',
			enhanced: 'no',
			urn: '01GD1001526',
			tale: [...begun, ...released(hearing('first-zoe'), on)]
		},
		{
			name: 'Omar Nasser',
			language: 'ar',
			...known,
			urn: '01GD1001626',
			tale: [fromPolice(1, { kind: 'reported', data: {} })]
		}
	];
}

const fromPolice = (daysAgo: number, telling: Fact) =>
	({ from: 'police', daysAgo, telling }) as const;
const fromCourts = (daysAgo: number, telling: Fact) =>
	({ from: 'courts', daysAgo, telling }) as const;

const bailed: Tale = [
	fromPolice(30, { kind: 'reported', data: {} }),
	fromPolice(29, { kind: 'support-referred', data: {} }),
	fromPolice(13, { kind: 'suspect-arrested', data: {} }),
	fromPolice(12, { kind: 'suspect-on-bail', data: { protections: ['no-contact'] } })
];

const notCharged: Tale = [
	fromPolice(150, { kind: 'reported', data: {} }),
	fromPolice(120, { kind: 'suspect-interviewed', data: {} }),
	fromPolice(60, { kind: 'sent-to-prosecutor', data: {} }),
	{ from: 'cps', daysAgo: 2, telling: { kind: 'closed-without-charge', data: { by: 'cps' } } }
];

function charged(first: string, on: On): Tale {
	return [
		fromPolice(70, { kind: 'reported', data: {} }),
		fromPolice(50, { kind: 'suspect-interviewed', data: {} }),
		fromPolice(6, { kind: 'charged', data: {} }),
		fromCourts(5, firstAt(first, on(12)))
	];
}

function onTrial(trial: string, on: On): Tale {
	const listed: Fact = {
		kind: 'hearing-listed',
		data: {
			hearing: trial,
			purpose: 'trial',
			courtKind: 'crown',
			court: 'Snaresbrook Crown Court',
			when: { kind: 'day', on: on(-1) }
		}
	};
	return [
		fromCourts(90, listed),
		{ from: 'witness-care', daysAgo: 88, telling: { kind: 'evidence-needed', data: {} } },
		fromCourts(1, { kind: 'trial-went-ahead', data: { hearing: trial } })
	];
}

function released(first: string, on: On): Tale {
	return [
		fromCourts(120, firstAt(first, on(-98))),
		fromCourts(98, { kind: 'hearing-held', data: { hearing: first, purpose: 'first-hearing' } }),
		fromCourts(98, { kind: 'plea-entered', data: { plea: 'guilty' } }),
		fromCourts(98, {
			kind: 'sentenced',
			data: { sentence: 'prison', term: { length: { months: 6 } } }
		}),
		{ from: 'prison', daysAgo: 3, telling: { kind: 'released-from-prison', data: {} } }
	];
}

function firstAt(hearing: string, on: string): Fact {
	return {
		kind: 'hearing-listed',
		data: {
			hearing,
			purpose: 'first-hearing',
			courtKind: 'magistrates',
			court: "Thames Magistrates' Court",
			when: { kind: 'day', on }
		}
	};
}
