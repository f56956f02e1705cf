/** The kinds of event until a court has the case, a row each, and the ways a case ends. */
import { number, oneOf, someOf, unless } from './event-field.ts';
import { apart, moves, row, untouched } from './event-row.ts';
import { protections, outOfCourtOutcomes } from './vocabulary.ts';

export const rowsOfTheInquiry = {
	reported: row(['police'], ['plain', 'one', 'nothing', 'owed'], apart, untouched),
	'not-investigated': row(
		['police'],
		['not-investigated', 'one', 'nothing', 'owed'],
		apart,
		untouched
	),
	'investigation-started': row(
		['police'],
		['plain', 'one', 'nothing', 'nothing'],
		apart,
		untouched
	),
	/** The police agreed with her how often they tell her how it stands. */
	'update-plan-agreed': row(['police'], ['plain', 'one', 'nothing', 'owed'], apart, untouched, {
		everyWeeks: number(1, 26)
	}),
	/** Another police force looks into it from now on. */
	'moved-to-another-force': row(
		['police'],
		['plain', 'one', 'nothing', 'nothing'],
		apart,
		untouched
	),
	'suspect-arrested': row(
		['police'],
		['plain', 'many', 'nothing', 'owed'],
		moves('no', 'nobody', 'looked-at', 'nothing'),
		{ rules: 'arrested', out: 'not-told', by: 'arrest' }
	),
	'suspect-interviewed': row(
		['police'],
		['plain', 'many', 'nothing', 'owed'],
		moves('no', 'nobody', 'looked-at', 'nothing'),
		untouched
	),
	'suspect-released': row(['police'], ['safety', 'let-go', 'nothing', 'owed'], apart, {
		rules: 'none',
		out: 'told',
		by: 'police'
	}),
	'suspect-on-bail': row(
		['police'],
		['safety', 'let-go', 'nothing', 'owed'],
		moves('no', 'nobody', 'looked-at', 'nothing'),
		{ rules: 'by-case', out: 'told', by: 'police' },
		{ protections: unless([], someOf(protections)) }
	),
	'suspect-under-investigation': row(
		['police'],
		['safety', 'let-go', 'nothing', 'owed'],
		moves('no', 'nobody', 'looked-at', 'nothing'),
		{ rules: 'none', out: 'told', by: 'police' }
	),
	'police-bail-changed': row(
		['police'],
		['safety', 'many', 'nothing', 'owed'],
		apart,
		{
			rules: 'by-case',
			out: 'told',
			by: 'police'
		},
		{ protections: unless([], someOf(protections)) }
	),
	/** A rule that a person must keep to was broken. */
	'rules-broken': row(
		['police', 'probation', 'courts'],
		['safety', 'one', 'nothing', 'owed'],
		apart,
		untouched
	),
	'sent-to-prosecutor': row(['police'], ['plain', 'one', 'nothing', 'nothing'], apart, untouched),
	charged: row(
		['police', 'cps', 'courts'],
		['charged', 'one', 'nothing', 'owed'],
		moves('charged', 'charged', 'opens', 'nothing'),
		{ rules: 'by-case', out: 'not-told', by: 'charge' }
	),
	'charge-changed': row(
		['cps', 'courts'],
		['plain', 'one', 'nothing', 'owed'],
		moves('charged', 'charged', 'none', 'nothing'),
		untouched
	),
	/** Police or prosecutors decided that nobody goes to court. */
	'closed-without-charge': row(
		['police', 'cps'],
		['by-what-it-says', 'one', 'nothing', 'owed'],
		moves('no', 'nobody', 'none', 'by'),
		untouched,
		{ by: oneOf(['police', 'cps']) }
	),
	/** The police stop looking until something new comes up: nobody was found. */
	'closed-no-suspect': row(['police'], ['no-suspect', 'one', 'nothing', 'owed'], apart, untouched),
	'out-of-court': row(
		['police', 'cps'],
		['out-of-court', 'one', 'nothing', 'owed'],
		moves('no', 'suspect', 'ends', 'outcome'),
		{ rules: 'by-case', out: 'may', by: 'end' },
		{ outcome: oneOf(outOfCourtOutcomes) }
	),
	discontinued: row(
		['cps', 'courts'],
		['stopped', 'one', 'nothing', 'owed'],
		moves('charged', 'everybody', 'ends', 'nothing'),
		untouched
	),
	/** The prosecutors bring nothing before the court: the law treats it as not guilty. */
	'no-evidence-offered': row(
		['cps', 'courts'],
		['no-evidence', 'one', 'nothing', 'owed'],
		moves('heard', 'charged', 'ends', 'nothing'),
		untouched
	),
	/** Kept, but not tried; it may be opened again only if the court says so. */
	'left-on-file': row(
		['courts'],
		['left-on-file', 'one', 'nothing', 'owed'],
		moves('heard', 'charged', 'ends', 'nothing'),
		untouched
	),
	/** The court itself ended it before a verdict. */
	'stopped-by-court': row(
		['courts'],
		['stopped-by-court', 'one', 'nothing', 'owed'],
		moves('heard', 'everybody', 'ends', 'nothing'),
		untouched
	),
	'defendant-died': row(
		['police', 'courts'],
		['died', 'one', 'nothing', 'owed'],
		moves('no', 'suspect', 'none', 'nothing'),
		{ rules: 'died', out: 'not-told', by: 'death' }
	)
};
