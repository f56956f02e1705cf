/** Every kind of event there is, and all that is decided about a kind: one row each, which does not compile without. */
import { a, maybe, oneOf, text } from './event-field.ts';
import { apart, moves, row, untouched } from './event-row.ts';
import { rowsOfTheCourt } from './event-rows-court.ts';
import { rowsOfTheInquiry } from './event-rows-inquiry.ts';
import { agencyKinds, toldAnswers } from './vocabulary.ts';

/** In the order a case usually meets them. */
export const kindRows = {
	...rowsOfTheInquiry,
	...rowsOfTheCourt,
	'evidence-needed': row(['witness-care'], ['plain', 'many', 'nothing', 'owed'], apart, untouched),
	'evidence-not-needed': row(
		['witness-care'],
		['plain', 'many', 'a-date-off', 'nothing'],
		apart,
		untouched
	),
	'special-measures-decided': row(
		['courts', 'witness-care'],
		['plain', 'one', 'nothing', 'owed'],
		apart,
		untouched,
		{ granted: a('yes-or-no') }
	),
	'expenses-claimed': row(['cps'], ['plain', 'one', 'nothing', 'owed'], apart, untouched),
	'expenses-paid': row(['cps'], ['plain', 'one', 'nothing', 'nothing'], apart, untouched),
	'support-referred': row(['police'], ['plain', 'one', 'nothing', 'nothing'], apart, untouched),
	'contact-scheme-referred': row(
		['witness-care'],
		['plain', 'one', 'an-end', 'owed'],
		apart,
		untouched
	),
	'release-considered': row(
		['probation'],
		['plain', 'one', 'an-end', 'owed'],
		moves('heard', 'nobody', 'in-prison', 'nothing'),
		untouched
	),
	'released-from-prison': row(
		['probation', 'prison'],
		['safety', 'many', 'nothing', 'owed'],
		moves('heard', 'nobody', 'in-prison', 'nothing'),
		{ rules: 'by-case', out: 'told', by: 'prison' }
	),
	'recalled-to-prison': row(
		['probation', 'prison'],
		['plain', 'many', 'an-end', 'owed'],
		moves('heard', 'nobody', 'in-prison', 'nothing'),
		{ rules: 'held', out: 'held', by: 'prison' }
	),
	escaped: row(
		['police', 'probation', 'prison'],
		['safety', 'one', 'nothing', 'owed'],
		moves('no', 'nobody', 'away', 'nothing'),
		{ rules: 'away', out: 'told', by: 'prison' }
	),
	'sentence-ended': row(
		['probation'],
		['plain', 'one', 'an-end', 'owed'],
		moves('heard', 'nobody', 'after-sentence', 'nothing'),
		{ rules: 'ended', out: 'may', by: 'end-of-prison' }
	),
	'complaint-received': row(
		['police', 'cps', 'witness-care', 'probation', 'prison'],
		['plain', 'one', 'nothing', 'owed'],
		apart,
		untouched,
		{ by: oneOf(agencyKinds) }
	),
	concluded: row(
		['courts'],
		['plain', 'one', 'an-end', 'owed'],
		moves('heard', 'everybody', 'ends', 'nothing'),
		{ rules: 'ended', out: 'by-case', by: 'end' }
	),
	/** Whom she may ask there: a name, a number or an address that an office gives out for her. */
	'contact-given': row(
		['police', 'cps', 'witness-care', 'probation'],
		['plain', 'many', 'nothing', 'nothing'],
		apart,
		untouched,
		{ contact: text(120) }
	),
	/** An agency says that it told her of something: what meets a duty is the telling. */
	'victim-told': row(
		['police', 'cps', 'witness-care', 'probation'],
		['plain', 'hers-alone', 'as-told', 'nothing'],
		apart,
		untouched,
		{
			about: a('kind'),
			/** Who told her, where it is not the one who tells us of it. */
			by: maybe(oneOf(agencyKinds))
		}
	),
	/** An agency takes back what it told: what it corrects was never so, and nothing comes instead. */
	withdrawn: row(
		['police', 'cps', 'courts', 'witness-care', 'probation', 'prison'],
		['plain', 'hers-alone', 'nothing', 'nothing'],
		moves('no', 'nobody', 'takes-back', 'nothing'),
		untouched
	),
	/** She says a date was moved, and perhaps to when; told by nobody but her. */
	'date-moved': row([], ['plain', 'her-date', 'nothing', 'nothing'], apart, untouched, {
		to: maybe(a('day'))
	}),
	/** She says she was given a date. */
	'date-given': row([], ['plain', 'her-date', 'nothing', 'nothing'], apart, untouched, {
		on: a('day')
	}),
	/** She says whether she was told of what a duty is about; told by nobody but her. */
	'told-answered': row([], ['plain', 'hers-alone', 'nothing', 'nothing'], apart, untouched, {
		duty: a('duty'),
		because: a('event'),
		answer: oneOf(toldAnswers),
		/** The day she was told, if she gave one. */
		toldOn: maybe(a('day'))
	}),
	/** She takes back something she told us: what it corrects was never so. */
	'taken-back': row([], ['plain', 'hers-alone', 'nothing', 'nothing'], apart, untouched)
};
