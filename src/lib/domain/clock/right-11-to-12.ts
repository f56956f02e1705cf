/** Rights 11 and 12 as rows: after the sentence, and when she complains. */
import type { ToldKind } from '#lib/domain/event.ts';
import { ask, code, code2021, recalled, type Duty } from './duty.ts';

const afterSentence: readonly ToldKind[] = [
	...(['release-considered', 'released-from-prison', 'recalled-to-prison'] as const),
	...(['escaped', 'sentence-ended', 'rules-broken'] as const)
];

const complaint = {
	right: 12,
	startsAt: ['complaint-received'],
	owedBy: 'agency-complained-of',
	sort: 'do',
	...code2021
} as const satisfies Partial<Duty>;

/** The rows of Rights 11 and 12. */
export const afterwards: readonly Duty[] = [
	// Ten working days, but only for crimes on a list, and which crime it was is not told: so nobody is ever late.
	ask('contact-scheme', 11, ['sentenced'], {
		owedBy: 'witness-care',
		metBy: { event: 'contact-scheme-referred' }
	}),
	{
		id: 'liaison-officer',
		right: 11,
		startsAt: ['contact-scheme-referred'],
		owedBy: 'probation',
		standardDays: 20,
		enhancedDays: 20,
		sort: 'do',
		metBy: { told: ['contact-scheme-referred'] },
		...code2021,
		source: code(11)
	},
	ask('key-stages', 11, afterSentence, {
		...{ owedBy: 'probation', sort: 'tell' },
		metBy: { told: afterSentence }
	}),
	ask('parole-statement', 11, ['release-considered'], { owedBy: 'probation' }),
	{
		...complaint,
		id: 'complaint-answer',
		standardDays: 10,
		enhancedDays: 10,
		metBy: { told: ['complaint-received'] },
		// The page that gives the number describes the Code of 2013.
		source: recalled(12)
	},
	{
		...complaint,
		id: 'complaint-reply',
		standardDays: 20,
		enhancedDays: 20,
		// A first answer may only say when the full one comes, so it does not meet this.
		metBy: { told: [] },
		source: recalled(12, 'medium')
	}
];
