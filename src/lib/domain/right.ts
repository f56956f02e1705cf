/** The duties of the Victims' Code (in force 1 April 2021) as dated rows; a change of law is a new row. */
import type { Day, EventKind, Teller, ToldKind } from './event.ts';

type Source = {
	readonly title: string;
	readonly url: string;
	readonly checkedOn: Day;
	readonly confidence: 'verified' | 'recalled';
};

export type Duty = {
	readonly id: string;
	/** The right's number in the Code, 1 to 12. */
	readonly right: number;
	/** The events that start the clock. */
	readonly startsAt: readonly EventKind[];
	readonly owedBy: Teller | 'agency-complained-of';
	/** Working days; nothing where the Code gives no number. */
	readonly standardDays?: number;
	readonly enhancedDays?: number;
	/** The leg she cannot see: another agency has so many working days to tell the one who tells her. */
	readonly upstream?: { readonly from: Teller; readonly workingDays: number };
	/** Whether she is owed words, or something done. */
	readonly sort: 'tell' | 'do';
	/** What meets it: a telling about any of these kinds, or one of these events itself. */
	readonly metBy: { readonly told: readonly ToldKind[] } | { readonly event: EventKind };
	readonly inForceFrom: Day;
	readonly inForceTo?: Day;
	readonly source: Source;
};

const bedfordshire =
	'https://www.bedfordshire.pcc.police.uk/the-code-of-practice-for-victims-victims-code-individual-rights-information';
// The pages of the first rights were named before the rest followed a pattern.
const pages: Readonly<Record<number, string>> = { 1: '-1', 2: '', 4: '-2' };
const code = (right: number): Source => ({
	title: `Victims' Code 2021, Right ${right}`,
	url: bedfordshire + (pages[right] ?? `-right-${right}-of-12`),
	checkedOn: '2026-11-24',
	confidence: 'verified'
});
const source = (title: string, url: string): Source => ({
	title,
	url,
	checkedOn: '2026-11-24',
	confidence: 'verified'
});
const from = { inForceFrom: '2021-04-01' } as const;

// Rights 6: five working days, or one with enhanced rights.
const told = (
	id: string,
	kinds: readonly ToldKind[],
	by: Teller = 'police',
	where = code(6)
): Duty => ({
	id,
	right: 6,
	startsAt: kinds,
	owedBy: by,
	standardDays: 5,
	enhancedDays: 1,
	sort: 'tell',
	metBy: { told: kinds },
	...from,
	source: where
});

// Rights 8 and 9: the court has five working days to tell the Witness Care Unit, who then have their own.
const byCourt = (
	id: string,
	right: number,
	kinds: readonly ToldKind[],
	days: [number, number]
): Duty => ({
	id,
	right,
	startsAt: kinds,
	owedBy: 'witness-care',
	standardDays: days[0],
	enhancedDays: days[1],
	upstream: { from: 'courts', workingDays: 5 },
	sort: 'tell',
	metBy: { told: kinds },
	...from,
	source: code(right)
});

const ask = (id: string, right: number, startsAt: readonly EventKind[], owedBy: Teller): Duty => ({
	id,
	right,
	startsAt,
	owedBy,
	sort: 'do',
	metBy: { told: [] },
	...from,
	source: code(right)
});

/** Every row read and marked verified, numbered ones first; ids are stable names for words and tests. */
export const duties: readonly Duty[] = [
	{
		id: 'support-referral',
		right: 4,
		startsAt: ['reported'],
		owedBy: 'police',
		standardDays: 2,
		enhancedDays: 2,
		sort: 'do',
		metBy: { event: 'support-referred' },
		...from,
		source: code(4)
	},
	told('not-investigated', ['not-investigated']),
	told('arrest', ['suspect-arrested']),
	told('interview', ['suspect-interviewed']),
	told('released', ['suspect-released']),
	told('bail-or-not', ['suspect-on-bail', 'suspect-under-investigation']),
	told('bail-change', ['police-bail-changed']),
	told(
		'not-charged',
		['closed-without-charge'],
		'cps',
		source(
			'CPS Victim Communication and Liaison scheme',
			'https://www.cps.gov.uk/legal-guidance/victim-communication-and-liaison-vcl-scheme'
		)
	),
	told(
		'stopped',
		['discontinued'],
		'cps',
		source(
			'CPS Victim Communication and Liaison scheme',
			'https://www.cps.gov.uk/legal-guidance/victim-communication-and-liaison-vcl-scheme'
		)
	),
	byCourt('hearing', 8, ['hearing-listed'], [1, 1]),
	byCourt('court-bail', 8, ['court-bail-decided'], [5, 1]),
	byCourt('warrant', 8, ['warrant-issued'], [5, 1]),
	{
		id: 'evidence',
		right: 8,
		startsAt: ['evidence-needed'],
		owedBy: 'witness-care',
		standardDays: 1,
		enhancedDays: 1,
		sort: 'tell',
		metBy: { told: ['evidence-needed'] },
		...from,
		source: code(8)
	},
	byCourt('outcome', 9, ['verdict-given', 'concluded'], [1, 1]),
	byCourt('sentence', 9, ['sentenced'], [1, 1]),
	{
		id: 'contact-scheme',
		right: 11,
		startsAt: ['sentenced'],
		owedBy: 'witness-care',
		standardDays: 10,
		enhancedDays: 10,
		sort: 'do',
		metBy: { event: 'contact-scheme-referred' },
		...from,
		source: code(11)
	},
	{
		id: 'liaison-officer',
		right: 11,
		startsAt: ['contact-scheme-referred'],
		owedBy: 'probation',
		standardDays: 20,
		enhancedDays: 20,
		sort: 'do',
		metBy: { told: ['contact-scheme-referred'] },
		...from,
		source: code(11)
	},
	{
		id: 'complaint-answer',
		right: 12,
		startsAt: ['complaint-received'],
		owedBy: 'agency-complained-of',
		standardDays: 10,
		enhancedDays: 10,
		sort: 'do',
		metBy: { told: ['complaint-received'] },
		...from,
		source: source(
			"Victims' Commissioner: how to complain",
			'https://victimscommissioner.org.uk/advice/how-to-complain'
		)
	},
	ask('interpreter', 1, ['reported'], 'police'),
	ask('recorded', 2, ['reported'], 'police'),
	ask('written-confirmation', 3, ['reported'], 'police'),
	ask('information', 3, ['reported'], 'police'),
	ask('needs', 4, ['reported'], 'police'),
	ask('compensation', 5, ['reported'], 'police'),
	ask('updates', 6, ['reported'], 'police'),
	ask('statement', 7, ['reported'], 'police'),
	ask('court-needs', 4, ['evidence-needed'], 'witness-care'),
	ask('court-visit', 8, ['evidence-needed'], 'witness-care'),
	ask('court-help', 8, ['evidence-needed'], 'witness-care'),
	ask('statement-read', 7, ['verdict-given', 'plea-entered'], 'witness-care')
];

/** The rows in force on a day. */
export function inForce(rows: readonly Duty[], day: Day): Duty[] {
	return rows.filter((row) => row.inForceFrom <= day && (!row.inForceTo || day <= row.inForceTo));
}
