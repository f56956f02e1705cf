/** The steps from a friendly question to the Ombudsman, and their days, as rows with a source each. */
import type { Day } from '#lib/domain/event.ts';
import type { Owing } from './duty.ts';

export const rungs = ['ask', 'supervisor', 'complaint', 'review', 'ombudsman'] as const;
export type Rung = (typeof rungs)[number];
/** A step that follows another. */
export type LaterRung = Exclude<Rung, 'ask'>;

export type Limit = {
	readonly rung: Rung;
	/** `acknowledge` and `answer` bind the agency; `apply` is the last day for her. */
	readonly what: 'acknowledge' | 'answer' | 'apply';
	readonly count: number;
	readonly unit: 'working-days' | 'days' | 'months' | 'years';
	/** Counted from the day she asked, the date on their letter, or the day she knew. */
	readonly from: 'asked' | 'letter' | 'known';
	/** The agencies it is read for; nothing means all. */
	readonly of?: readonly Owing[];
	readonly inForceFrom: Day;
	readonly inForceTo?: Day;
	readonly source: {
		readonly title: string;
		/** Nothing for a day we set ourselves. */
		readonly url?: string;
		readonly checkedOn: Day;
		/** `ours`: no law gives a number; it is our own day to look again. */
		readonly confidence: 'verified' | 'recalled' | 'ours';
	};
};

const checkedOn = '2026-11-24';
const ours = { title: 'Our own check day', checkedOn, confidence: 'ours' } as const;

/** Every number of the ladder. A change of law is a new row. */
export const limits: readonly Limit[] = [
	// The Code gives agencies five working days for most news; whoever is asked by name should need no longer.
	{
		rung: 'ask',
		what: 'answer',
		count: 5,
		unit: 'working-days',
		from: 'asked',
		inForceFrom: '2021-04-01',
		source: ours
	},
	{
		rung: 'supervisor',
		what: 'answer',
		count: 5,
		unit: 'working-days',
		from: 'asked',
		inForceFrom: '2021-04-01',
		source: ours
	},
	{
		rung: 'complaint',
		what: 'acknowledge',
		count: 10,
		unit: 'working-days',
		from: 'asked',
		inForceFrom: '2021-04-01',
		// The page describes the Code of 2013.
		source: {
			title: "Victims' Commissioner: how to complain (Right 12)",
			url: 'https://victimscommissioner.org.uk/advice/how-to-complain',
			checkedOn,
			confidence: 'recalled'
		}
	},
	{
		rung: 'complaint',
		what: 'answer',
		count: 20,
		unit: 'working-days',
		from: 'asked',
		inForceFrom: '2021-04-01',
		source: {
			title: "Victims' Code 2021, Right 12",
			url: 'https://victimscommissioner.org.uk/advice/how-to-complain',
			checkedOn,
			confidence: 'recalled'
		}
	},
	{
		rung: 'review',
		what: 'apply',
		count: 28,
		unit: 'days',
		from: 'letter',
		of: ['police'],
		inForceFrom: '2021-04-01',
		source: {
			title: 'Independent Office for Police Conduct: reviews and appeals',
			url: 'https://www.policeconduct.gov.uk/complaints-reviews-and-appeals/reviews-and-appeals',
			checkedOn,
			confidence: 'verified'
		}
	},
	// Without an MP since this day: Victims and Prisoners Act 2024, section 27.
	{
		rung: 'ombudsman',
		what: 'apply',
		count: 1,
		unit: 'years',
		from: 'known',
		inForceFrom: '2025-01-29',
		source: {
			title: 'House of Commons Library: removal of the MP filter for victims',
			url: 'https://commonslibrary.parliament.uk/removal-of-the-mp-filter-for-victims-phso-complaints',
			checkedOn,
			confidence: 'recalled'
		}
	}
];

// A complaint that was answered: police by the body the letter names, prosecutors by their second stage.
const reviewed: readonly Owing[] = ['police', 'cps'];

type Asked = { readonly rung: Rung; readonly to: Owing; readonly repliedOn?: Day };

/** The steps after one, the gentlest first; none after the last. Right 12 is itself about a complaint. */
export function nextRungs({ rung, to, repliedOn }: Asked, right: number): readonly LaterRung[] {
	switch (rung) {
		case 'ask':
			return right === 12 ? ['ombudsman'] : ['supervisor', 'complaint'];
		case 'supervisor':
			return ['complaint'];
		case 'complaint':
			return repliedOn && reviewed.includes(to) ? ['review', 'ombudsman'] : ['ombudsman'];
		case 'review':
			return ['ombudsman'];
		case 'ombudsman':
			return [];
	}
}
