/** Rights 1 to 5 as rows: what is owed from the report on. */
import { ask, code, code2021, read, type Duty } from './duty.ts';

/** The rows of Rights 1 to 5. Right 4 alone gives a number: two working days to be passed on to support. */
export const fromTheReport: readonly Duty[] = [
	{
		id: 'support-referral',
		right: 4,
		startsAt: ['reported'],
		owedBy: 'police',
		standardDays: 2,
		enhancedDays: 2,
		sort: 'do',
		metBy: { event: 'support-referred' },
		...code2021,
		source: code(4)
	},
	ask('interpreter', 1, ['reported']),
	ask('court-interpreter', 1, ['evidence-needed'], { owedBy: 'courts' }),
	ask('recorded', 2, ['reported']),
	ask('interviewer', 2, ['reported']),
	ask('written-confirmation', 3, ['reported']),
	ask('information', 3, ['reported']),
	// For a young person it is the youth offending team that tells her of it.
	ask('restorative-justice', 3, ['hearing-listed'], {
		owedBy: 'youth-team',
		only: { courtKind: 'youth' }
	}),
	ask('needs', 4, ['reported']),
	ask('court-needs', 4, ['evidence-needed'], { owedBy: 'witness-care' }),
	ask('compensation', 5, ['reported'], {
		source: read('Victim Care and Advice Service: your rights', 'https://vcas.uk/rights')
	})
];
