/** The stages from a charge to a sentence, and the ways a case ends on that road. */
import { code, read, recalled, row } from './rows.ts';

const courts = { responsible: ['courts', 'witness-care'] } as const;
const trial = { ...courts, step: 'trial' } as const;
const end = { ends: true, badNews: true } as const;
const review = read(
	"CPS legal guidance: Victims' Right to Review Scheme",
	'https://www.cps.gov.uk/legal-guidance/victims-right-review-scheme'
);
const letters = read(
	'CPS legal guidance: Victim Communication and Liaison scheme',
	'https://www.cps.gov.uk/legal-guidance/victim-communication-and-liaison-vcl-scheme'
);
// A youth court is for people of 10 to 17 years; it is not open to the public.
const youth = recalled('the youth court');

export const courtStages = [
	row('charged', recalled('a charge'), {
		step: 'decision',
		responsible: ['police', 'cps', 'witness-care'],
		ledToBy: ['charged', 'charge-changed']
	}),
	row('first-hearing-planned', recalled("every case begins in the magistrates' court"), {
		...courts,
		track: 'adult',
		step: 'first-hearing'
	}),
	row('first-hearing-planned', youth, { ...courts, track: 'youth', step: 'first-hearing' }),
	row('in-court', recalled('between two hearings'), {
		...courts,
		track: 'adult',
		step: 'first-hearing',
		upTo: 'crown-court'
	}),
	row('in-court', youth, { ...courts, track: 'youth', step: 'first-hearing', upTo: 'crown-court' }),
	row('sent-to-crown-court', recalled('sent to the Crown Court, before the plea'), {
		...courts,
		step: 'crown-court',
		ledToBy: ['sent-to-crown-court']
	}),
	row('waiting-for-trial', recalled('a trial is planned'), {
		...trial,
		track: 'adult',
		waits: true
	}),
	row('waiting-for-trial', youth, { ...trial, track: 'youth', waits: true }),
	row(
		'trial-off',
		read(
			'HMCTS Common Platform reference data: cracked, ineffective and vacated trials',
			'https://github.com/hmcts/cpp-context-hearing'
		),
		{ ...trial, waits: true }
	),
	row('trial-on', read('HMCTS: what the service for victims says of a trial'), {
		...trial,
		track: 'adult'
	}),
	row('trial-on', youth, { ...trial, track: 'youth' }),
	row('jury-not-agreed', recalled('the jury could not agree'), {
		step: 'trial',
		responsible: ['cps', 'courts'],
		badNews: true,
		ledToBy: ['jury-not-agreed']
	}),
	row('retrial', recalled('a new trial'), {
		...trial,
		waits: true,
		badNews: true,
		ledToBy: ['retrial-ordered']
	}),
	row('waiting-for-sentence', code(9), {
		...courts,
		step: 'sentence',
		waits: true,
		inForceFrom: '2021-04-01'
	}),
	row('not-guilty', code(9), { ...trial, ...end, inForceFrom: '2021-04-01' }),
	row('no-evidence', review, {
		...end,
		step: 'decision',
		upTo: 'after-sentence',
		responsible: ['cps'],
		ledToBy: ['no-evidence-offered']
	}),
	row('stopped-by-court', recalled('the court stops a case'), {
		...end,
		...courts,
		step: 'decision',
		upTo: 'after-sentence',
		ledToBy: ['stopped-by-court']
	}),
	row('left-on-file', review, {
		...end,
		step: 'decision',
		upTo: 'after-sentence',
		responsible: ['cps', 'courts'],
		ledToBy: ['left-on-file']
	}),
	row('stopped', letters, {
		...end,
		step: 'decision',
		upTo: 'after-sentence',
		responsible: ['cps'],
		ledToBy: ['discontinued']
	}),
	row('over', code(9), {
		...courts,
		ends: true,
		step: 'first-hearing',
		upTo: 'after-sentence',
		ledToBy: ['concluded'],
		inForceFrom: '2021-04-01'
	})
] as const;
