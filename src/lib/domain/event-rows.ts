/** Every kind of event there is, and all that is decided about a kind: one row each, which does not compile without. */
import { apart, moves, row, untouched, type Row } from './event-row.ts';
import type { EventKind, EventOf } from './event.ts';

export const kindRows = {
	reported: row(['police'], ['plain', 'one', 'nothing'], apart, untouched),
	'not-investigated': row(['police'], ['not-investigated', 'one', 'nothing'], apart, untouched),
	'investigation-started': row(['police'], ['plain', 'one', 'nothing'], apart, untouched),
	'update-plan-agreed': row(['police'], ['plain', 'one', 'nothing'], apart, untouched),
	'moved-to-another-force': row(['police'], ['plain', 'one', 'nothing'], apart, untouched),
	'suspect-arrested': row(
		['police'],
		['plain', 'many', 'nothing'],
		moves('no', 'nobody', 'looked-at', 'nothing'),
		untouched
	),
	'suspect-interviewed': row(
		['police'],
		['plain', 'many', 'nothing'],
		moves('no', 'nobody', 'looked-at', 'nothing'),
		untouched
	),
	'suspect-released': row(['police'], ['safety', 'let-go', 'nothing'], apart, {
		rules: 'none',
		out: 'told',
		by: 'police'
	}),
	'suspect-on-bail': row(
		['police'],
		['safety', 'let-go', 'nothing'],
		moves('no', 'nobody', 'looked-at', 'nothing'),
		{ rules: 'by-case', out: 'told', by: 'police' }
	),
	'suspect-under-investigation': row(
		['police'],
		['safety', 'let-go', 'nothing'],
		moves('no', 'nobody', 'looked-at', 'nothing'),
		{ rules: 'none', out: 'told', by: 'police' }
	),
	'police-bail-changed': row(['police'], ['safety', 'many', 'nothing'], apart, {
		rules: 'by-case',
		out: 'told',
		by: 'police'
	}),
	'rules-broken': row(['police', 'probation'], ['safety', 'one', 'nothing'], apart, untouched),
	'sent-to-prosecutor': row(['police'], ['plain', 'one', 'nothing'], apart, untouched),
	charged: row(
		['police', 'cps', 'courts'],
		['plain', 'one', 'nothing'],
		moves('charged', 'charged', 'opens', 'nothing'),
		{ rules: 'by-case', out: 'not-told', by: 'charge' }
	),
	'charge-changed': row(
		['cps', 'courts'],
		['plain', 'one', 'nothing'],
		moves('charged', 'charged', 'none', 'nothing'),
		untouched
	),
	'closed-without-charge': row(
		['police', 'cps'],
		['by-what-it-says', 'one', 'nothing'],
		moves('no', 'nobody', 'none', 'by'),
		untouched
	),
	'closed-no-suspect': row(['police'], ['no-suspect', 'one', 'nothing'], apart, untouched),
	'out-of-court': row(
		['police', 'cps'],
		['plain', 'one', 'nothing'],
		moves('no', 'suspect', 'ends', 'outcome'),
		{ rules: 'ended', out: 'may', by: 'end' }
	),
	discontinued: row(
		['cps', 'courts'],
		['stopped', 'one', 'nothing'],
		moves('charged', 'everybody', 'ends', 'nothing'),
		untouched
	),
	'no-evidence-offered': row(
		['cps', 'courts'],
		['no-evidence', 'one', 'nothing'],
		moves('heard', 'charged', 'ends', 'nothing'),
		untouched
	),
	'left-on-file': row(
		['courts'],
		['left-on-file', 'one', 'nothing'],
		moves('heard', 'charged', 'ends', 'nothing'),
		untouched
	),
	'stopped-by-court': row(
		['courts'],
		['stopped-by-court', 'one', 'nothing'],
		moves('heard', 'everybody', 'ends', 'nothing'),
		untouched
	),
	'defendant-died': row(
		['police', 'courts'],
		['died', 'one', 'nothing'],
		moves('no', 'suspect', 'none', 'nothing'),
		{ rules: 'died', out: 'not-told', by: 'death' }
	),
	'hearing-listed': row(
		['courts'],
		['plain', 'date', 'by-what-it-says'],
		moves('charged', 'nobody', 'none', 'nothing'),
		untouched
	),
	'hearing-cancelled': row(
		['courts'],
		['plain', 'one', 'a-date-off'],
		moves('charged', 'nobody', 'date-off', 'nothing'),
		untouched
	),
	'sent-to-crown-court': row(
		['courts'],
		['plain', 'one', 'nothing'],
		moves('heard', 'nobody', 'none', 'nothing'),
		untouched
	),
	'trial-vacated': row(
		['courts'],
		['by-what-it-says', 'trial-off', 'a-date-off'],
		moves('heard', 'nobody', 'date-off', 'nothing'),
		untouched
	),
	'trial-ineffective': row(
		['courts'],
		['by-what-it-says', 'trial-off', 'a-date-off'],
		moves('heard', 'nobody', 'none', 'nothing'),
		untouched
	),
	'trial-cracked': row(
		['courts'],
		['by-what-it-says', 'trial-off', 'a-date-off'],
		moves('heard', 'nobody', 'none', 'nothing'),
		untouched
	),
	'trial-went-ahead': row(
		['courts'],
		['plain', 'one', 'nothing'],
		moves('heard', 'nobody', 'none', 'nothing'),
		untouched
	),
	'hearing-held': row(
		['courts'],
		['plain', 'one', 'nothing'],
		moves('heard', 'nobody', 'in-court', 'nothing'),
		untouched
	),
	'plea-entered': row(
		['courts'],
		['plain', 'one', 'nothing'],
		moves('heard', 'charged', 'in-court', 'plea'),
		untouched
	),
	'jury-not-agreed': row(
		['courts'],
		['no-verdict', 'one', 'nothing'],
		moves('heard', 'everybody', 'none', 'nothing'),
		untouched
	),
	'retrial-ordered': row(
		['courts'],
		['plain', 'one', 'an-end'],
		moves('heard', 'everybody', 'opens', 'nothing'),
		untouched
	),
	'verdict-given': row(
		['courts'],
		['by-what-it-says', 'one', 'nothing'],
		moves('heard', 'charged', 'in-court', 'verdict'),
		untouched
	),
	sentenced: row(
		['courts'],
		['plain', 'one', 'nothing'],
		moves('heard', 'charged', 'none', 'sentence'),
		{ rules: 'ended', out: 'by-case', by: 'end' }
	),
	'appeal-lodged': row(
		['courts'],
		['plain', 'one', 'nothing'],
		moves('heard', 'nobody', 'appealed', 'nothing'),
		untouched
	),
	'appeal-decided': row(
		['courts'],
		['by-what-it-says', 'one', 'nothing'],
		moves('heard', 'nobody', 'after-sentence', 'result'),
		untouched
	),
	'court-bail-decided': row(
		['courts'],
		['by-what-it-says', 'many', 'nothing'],
		moves('heard', 'charged', 'none', 'bail'),
		{ rules: 'by-case', out: 'by-case', by: 'court' }
	),
	'warrant-issued': row(
		['courts'],
		['plain', 'one', 'nothing'],
		moves('no', 'charged', 'none', 'nothing'),
		untouched
	),
	'evidence-needed': row(['witness-care'], ['plain', 'many', 'nothing'], apart, untouched),
	'evidence-not-needed': row(['witness-care'], ['plain', 'many', 'a-date-off'], apart, untouched),
	'special-measures-decided': row(
		['courts', 'witness-care'],
		['plain', 'one', 'nothing'],
		apart,
		untouched
	),
	'expenses-claimed': row(['cps'], ['plain', 'one', 'nothing'], apart, untouched),
	'expenses-paid': row(['cps'], ['plain', 'one', 'nothing'], apart, untouched),
	'support-referred': row(['police'], ['plain', 'one', 'nothing'], apart, untouched),
	'contact-scheme-referred': row(['witness-care'], ['plain', 'one', 'nothing'], apart, untouched),
	'release-considered': row(
		['probation'],
		['plain', 'one', 'nothing'],
		moves('heard', 'nobody', 'in-prison', 'nothing'),
		untouched
	),
	'released-from-prison': row(
		['probation'],
		['safety', 'many', 'nothing'],
		moves('heard', 'nobody', 'in-prison', 'nothing'),
		{ rules: 'by-case', out: 'told', by: 'prison' }
	),
	'recalled-to-prison': row(
		['probation'],
		['plain', 'many', 'nothing'],
		moves('heard', 'nobody', 'in-prison', 'nothing'),
		{ rules: 'held', out: 'held', by: 'prison' }
	),
	escaped: row(
		['police', 'probation'],
		['safety', 'one', 'nothing'],
		moves('no', 'nobody', 'away', 'nothing'),
		{ rules: 'away', out: 'told', by: 'prison' }
	),
	'sentence-ended': row(
		['probation'],
		['plain', 'one', 'nothing'],
		moves('heard', 'nobody', 'after-sentence', 'nothing'),
		{ rules: 'ended', out: 'may', by: 'end-of-prison' }
	),
	'complaint-received': row(
		['police', 'cps', 'witness-care', 'probation'],
		['plain', 'one', 'nothing'],
		apart,
		untouched
	),
	concluded: row(
		['courts'],
		['plain', 'one', 'an-end'],
		moves('heard', 'everybody', 'ends', 'nothing'),
		{ rules: 'ended', out: 'by-case', by: 'end' }
	),
	'victim-told': row(
		['police', 'cps', 'witness-care', 'probation'],
		['plain', 'hers-alone', 'by-what-it-says'],
		apart,
		untouched
	),
	'date-moved': row([], ['plain', 'her-date', 'nothing'], apart, untouched),
	'date-given': row([], ['plain', 'her-date', 'nothing'], apart, untouched),
	'told-answered': row([], ['plain', 'hers-alone', 'nothing'], apart, untouched),
	'taken-back': row([], ['plain', 'hers-alone', 'nothing'], apart, untouched)
} satisfies {
	[K in EventKind]: Row & { readonly decides: 'nothing' | keyof EventOf<K>['data'] };
};
