/** Rights 7 to 10 as rows: her statement, the court, the end of the case, and what she is given back. */
import type { EventKind } from '#lib/domain/event.ts';
import { ask, byCourt, code, code2021, read, recalled, type Duty } from './duty.ts';

const found: readonly EventKind[] = ['verdict-given', 'plea-entered'];
// Guilty of some charges is guilty: there will be a sentence.
const guilty = {
	verdict: ['guilty', 'guilty-of-some', 'guilty-and-not-guilty'],
	plea: ['guilty', 'guilty-to-some', 'guilty-and-not-guilty']
} as const;
const over: readonly EventKind[] = [
	...(['closed-without-charge', 'closed-no-suspect', 'out-of-court'] as const),
	...(['discontinued', 'no-evidence-offered', 'defendant-died', 'sentenced', 'concluded'] as const)
];

const statement: readonly Duty[] = [
	ask('statement', 7, ['reported'], {
		source: read(
			'Nottinghamshire Police: what is a Victim Personal Statement',
			'https://www.nottinghamshire.police.uk/faqs/what-victim-personal-statement-vps'
		)
	}),
	ask('statement-read', 7, found, {
		only: guilty,
		owedBy: 'witness-care',
		source: read(
			'Nottinghamshire Police: what is a Victim Personal Statement',
			'https://www.nottinghamshire.police.uk/faqs/what-victim-personal-statement-vps'
		)
	})
];

const court: readonly Duty[] = [
	byCourt({ id: 'hearing', right: 8, kinds: ['hearing-listed'], days: [1, 1], source: code(8) }),
	byCourt({
		...{
			id: 'court-bail',
			right: 8,
			kinds: ['court-bail-decided', 'application'],
			days: [5, 1]
		},
		only: { about: ['bail-rules', 'bail'], outcome: 'granted' },
		source: code(8)
	}),
	byCourt({ id: 'warrant', right: 8, kinds: ['warrant-issued'], days: [5, 1], source: code(8) }),
	// One working day from when the unit hears of it from the prosecutors, a day that nobody tells us.
	ask('evidence', 8, ['evidence-needed'], {
		...{ owedBy: 'witness-care', sort: 'tell' },
		metBy: { told: ['evidence-needed'] },
		until: 'trial'
	}),
	ask('court-visit', 8, ['evidence-needed'], { owedBy: 'witness-care', until: 'trial' }),
	ask('court-help', 8, ['evidence-needed'], { owedBy: 'witness-care' }),
	ask('special-measures', 8, ['special-measures-decided'], {
		...{ owedBy: 'witness-care', sort: 'tell' },
		metBy: { told: ['special-measures-decided'] }
	})
];

const end: readonly Duty[] = [
	byCourt({
		...{ id: 'outcome', right: 9, kinds: ['verdict-given', 'concluded'], days: [1, 1] },
		source: code(9)
	}),
	// Why the court stopped it belongs to the outcome, but no text was read that gives a number for it.
	ask('stopped-by-court', 9, ['stopped-by-court'], {
		...{ owedBy: 'witness-care', sort: 'tell', source: recalled(9) },
		metBy: { told: ['stopped-by-court'] }
	}),
	byCourt({ id: 'sentence', right: 9, kinds: ['sentenced'], days: [1, 1], source: code(9) }),
	{
		...byCourt({
			...{ id: 'sentence-review', right: 9, kinds: ['sentenced'], days: [1, 1] },
			source: read(
				'House of Lords, 30 April 2024: the Code on unduly lenient sentences',
				'https://hansard.parliament.uk/lords/2024-04-30'
			)
		}),
		// That she was told of the sentence does not say that she was told of this.
		metBy: { told: [] }
	},
	ask('prosecutor-meeting', 9, [...found, 'sentenced'], { owedBy: 'cps', only: guilty }),
	byCourt({
		...{ id: 'appeal', right: 9, kinds: ['appeal-lodged', 'appeal-decided'], days: [1, 1] },
		source: recalled(9)
	}),
	ask('case-review', 9, ['appeal-decided'], {
		only: { result: 'unchanged' },
		owedBy: 'review-commission',
		source: recalled(9, 'medium')
	})
];

const givenBack: readonly Duty[] = [
	{
		id: 'expenses',
		right: 10,
		startsAt: ['expenses-claimed'],
		owedBy: 'cps',
		standardDays: 10,
		enhancedDays: 10,
		sort: 'do',
		metBy: { event: 'expenses-paid' },
		...code2021,
		source: recalled(10)
	},
	ask('property', 10, over, { source: recalled(10) })
];

/** The rows of Rights 7 to 10. */
export const inCourt: readonly Duty[] = [...statement, ...court, ...end, ...givenBack];
