/** What she may still ask for and until when, as dated rows with their sources; a change of law is a new row. */
import { whileCorrected } from '#lib/domain/keeper/corrected.ts';
import { amendedOwn } from './amended-rules.ts';
import type { OwnRule } from './own-date-rule.ts';

const read = (title: string, url: string): OwnRule['source'] => ({
	title,
	url,
	checkedOn: '2026-11-24',
	confidence: 'verified'
});
const recalled = (title: string, url: string): OwnRule['source'] => ({
	...read(title, url),
	confidence: 'recalled'
});
// The Code in force began on this day; the schemes beside it are older, and no older case needs them here.
const code = { inForceFrom: '2021-04-01' } as const;

const attorney = read(
	"Attorney General's Office: ask for a Crown Court sentence to be reviewed",
	'https://www.gov.uk/ask-crown-court-sentence-review'
);
const lowSentence = {
	id: 'low-sentence',
	right: 9,
	startsAt: ['sentenced'],
	countsFrom: 'event',
	// 28 days of the calendar, weekends too, and 5 pm on the last working day among them.
	best: { count: 28, unit: 'days' },
	// The day is the office's to act by, not hers to ask by: her calendar speaks in the weeks before it.
	remindAfter: [
		{ count: 7, unit: 'days' },
		{ count: 14, unit: 'days' },
		{ count: 21, unit: 'days' }
	],
	hardness: 'absolute',
	remindDaysBefore: [0],
	contact: 'attorney-general'
} as const;
const cpsReview = {
	right: 6,
	countsFrom: 'told',
	best: { count: 10, unit: 'working-days' },
	until: { count: 3, unit: 'months' },
	hardness: 'discretionary',
	remindDaysBefore: [2],
	contact: 'office-that-wrote',
	...code,
	source: read(
		"CPS: Victims' Right to Review scheme",
		'https://www.cps.gov.uk/legal-guidance/victims-right-review-scheme'
	)
} as const;

/** Every row, the ones that count from a decision first; ids are stable names for words and tests. */
export const ownRules: readonly OwnRule[] = [
	{
		id: 'review-police',
		right: 6,
		startsAt: ['closed-without-charge'],
		countsFrom: 'told',
		best: { count: 3, unit: 'months' },
		hardness: 'discretionary',
		remindDaysBefore: [28, 7],
		contact: 'office-that-wrote',
		...code,
		source: read(
			"City of London Police: Victims' Right to Review",
			'https://www.cityoflondon.police.uk/'
		)
	},
	{
		id: 'review-cps',
		startsAt: ['closed-without-charge', 'discontinued', 'left-on-file'],
		...cpsReview
	},
	{ id: 'review-no-evidence', startsAt: ['no-evidence-offered'], ...cpsReview },
	{ ...lowSentence, ...code, inForceTo: '2026-06-28', source: attorney },
	{
		...lowSentence,
		// Victims and Courts Act 2026: six months was announced, but its text was not read, so no second day is given.
		mayBeLonger: true,
		inForceFrom: '2026-06-29',
		source: recalled(
			'Victims and Courts Act 2026 (c. 19)',
			'https://www.legislation.gov.uk/ukpga/2026/19'
		)
	},
	{
		id: 'transcript',
		right: 9,
		startsAt: ['sentenced'],
		countsFrom: 'event',
		// Sentencing Act 2026, section 22: the 14 days of the government are for giving it to her, not for asking.
		hardness: 'soft',
		remindDaysBefore: [],
		contact: 'witness-care',
		// The day the government said so; whether it has begun was not read.
		inForceFrom: '2026-01-20',
		source: recalled(
			'Sentencing Act 2026 (c. 2), section 22',
			'https://www.legislation.gov.uk/ukpga/2026/2/section/22'
		)
	},
	{
		id: 'compensation',
		right: 5,
		startsAt: ['reported'],
		countsFrom: 'event',
		// Two years from the day it happened, which may lie before the report: the only day we know.
		best: { count: 2, unit: 'years' },
		isForm: true,
		remindAfter: [
			{ count: 18, unit: 'months' },
			{ count: 21, unit: 'months' },
			{ count: 23, unit: 'months' }
		],
		hardness: 'discretionary',
		remindDaysBefore: [0],
		contact: 'compensation-authority',
		inForceFrom: '2012-01-01',
		source: read(
			'Nelsons: criminal injuries compensation (Scheme 2012)',
			'https://www.nelsonslaw.co.uk/criminal-injuries-compensation/'
		)
	},
	{
		id: 'complaint-review',
		right: 12,
		startsAt: ['complaint-received'],
		countsFrom: 'event',
		hardness: 'discretionary',
		remindDaysBefore: [],
		contact: 'office-that-wrote',
		...code,
		source: read(
			'Independent Office for Police Conduct: reviews and appeals',
			'https://www.policeconduct.gov.uk/complaints-reviews-and-appeals/reviews-and-appeals'
		)
	},
	{
		id: 'ombudsman',
		right: 12,
		startsAt: ['complaint-received'],
		countsFrom: 'event',
		hardness: 'discretionary',
		remindDaysBefore: [],
		contact: 'office-complained-of',
		inForceFrom: '2025-01-29',
		source: recalled(
			'House of Commons Library: removal of the MP filter for complaints of victims',
			'https://commonslibrary.parliament.uk/removal-of-the-mp-filter-for-victims-phso-complaints/'
		)
	},
	{
		id: 'statement',
		right: 7,
		startsAt: ['reported', 'charged', 'plea-entered', 'verdict-given'],
		countsFrom: 'event',
		hardness: 'absolute',
		remindDaysBefore: [14, 3],
		contact: 'officer-or-witness-care',
		...code,
		source: read(
			'Nottinghamshire Police: what is a Victim Personal Statement',
			'https://www.nottinghamshire.police.uk/faqs/what-victim-personal-statement-vps'
		)
	},
	{
		id: 'contact-scheme',
		right: 11,
		startsAt: ['sentenced'],
		countsFrom: 'event',
		hardness: 'soft',
		remindDaysBefore: [],
		contact: 'liaison-or-witness-care',
		...code,
		source: read(
			"Victims' Code 2021, Right 11",
			'https://www.bedfordshire.pcc.police.uk/the-code-of-practice-for-victims-victims-code-individual-rights-information-right-11-of-12'
		)
	},
	{
		id: 'expenses',
		right: 10,
		startsAt: ['evidence-needed', 'trial-went-ahead', 'trial-ineffective'],
		countsFrom: 'event',
		hardness: 'soft',
		remindDaysBefore: [],
		contact: 'witness-care',
		...code,
		source: recalled(
			'CPS: the Code of Practice for Victims (an older page)',
			'https://www.cps.gov.uk/thames_chiltern/victim_and_witness_care/the_code_of_practice'
		)
	}
];

/** Every row as keepers have amended it. */
export const ownRulesNow = whileCorrected((all) => amendedOwn(ownRules, all));
