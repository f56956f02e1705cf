/** The stages before a charge, and the ways a case ends there. */
import { code, read, recalled, row } from './rows.ts';

const police = { phase: 'police', responsible: ['police'] } as const;
const suspect = { ...police, step: 'investigation', inForceFrom: '2021-04-01' } as const;
const end = { ...police, ends: true, badNews: true } as const;

export const policeStages = [
	row('not-told', recalled('before anything is told'), police),
	row('reported', code(2), {
		...police,
		step: 'report',
		ledToBy: ['reported'],
		inForceFrom: '2021-04-01'
	}),
	row('investigating', recalled('the police collect evidence'), {
		...police,
		step: 'investigation',
		// Let go without a charge: the police look on.
		ledToBy: ['investigation-started', 'suspect-released']
	}),
	row('transferred', recalled('another police force takes over'), {
		...police,
		step: 'investigation',
		ledToBy: ['moved-to-another-force']
	}),
	row('suspect-spoken-to', code(6), {
		...suspect,
		ledToBy: ['suspect-arrested', 'suspect-interviewed']
	}),
	row('released-rules', code(6), { ...suspect, ledToBy: ['suspect-on-bail'] }),
	row('released-no-rules', code(6), { ...suspect, ledToBy: ['suspect-under-investigation'] }),
	row('with-prosecutor', recalled('the police ask the prosecutors to decide'), {
		phase: 'police',
		step: 'decision',
		responsible: ['cps'],
		ledToBy: ['sent-to-prosecutor']
	}),
	row(
		'not-charged',
		read(
			'CPS legal guidance: Victim Communication and Liaison scheme',
			'https://www.cps.gov.uk/legal-guidance/victim-communication-and-liaison-vcl-scheme'
		),
		{ ...end, step: 'decision', responsible: ['police', 'cps'], ledToBy: ['closed-without-charge'] }
	),
	// They did not look into it: that step was never taken.
	row('not-investigated', code(6), {
		...end,
		step: 'report',
		ledToBy: ['not-investigated'],
		inForceFrom: '2021-04-01'
	}),
	row('closed-no-suspect', read("Sussex Police: Victims' Right to Review, what is not covered"), {
		...end,
		step: 'investigation',
		ledToBy: ['closed-no-suspect']
	}),
	row('out-of-court', code(6), {
		...end,
		step: 'decision',
		upTo: 'after-sentence',
		responsible: ['police', 'cps'],
		ledToBy: ['out-of-court'],
		inForceFrom: '2021-04-01'
	}),
	row(
		'defendant-died',
		read(
			'HMCTS Common Platform reference data: cracked trial, reason H',
			'https://github.com/hmcts/cpp-context-hearing'
		),
		{ ...end, step: 'investigation', upTo: 'after-sentence', ledToBy: ['defendant-died'] }
	)
] as const;
