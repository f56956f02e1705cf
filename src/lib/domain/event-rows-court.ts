/** The kinds of event of a court, a row each. */
import { a, maybe, number, oneOf, someOf, text, unless } from './event-field.ts';
import { moves, row, untouched } from './event-row.ts';
import {
	orderChanges,
	adjournmentReasons,
	protections,
	protectiveOrders,
	purposes,
	pleas,
	verdicts,
	sentences,
	bailStates,
	courtKinds,
	appealsAbout,
	appealResults,
	applicationsAbout,
	applicationOutcomes,
	chargeEnds,
	otherCharges
} from './vocabulary.ts';

const hearing = {
	/** The court's own id of this hearing. */
	hearing: a('id'),
	purpose: oneOf(purposes),
	courtKind: unless('not-told', oneOf(courtKinds)),
	/** The court's name as the court writes it, or nothing when it was not told. */
	court: maybe(text(120)),
	when: maybe(a('time')),
	/** A date was sent that cannot be read: the one that was known stays. */
	dateUnread: maybe(a('yes-or-no'))
};
const ofTrial = { hearing: a('id'), reason: maybe(a('reason')) };

export const rowsOfTheCourt = {
	'hearing-listed': row(
		['courts'],
		['plain', 'date', 'a-date', 'owed'],
		moves('charged', 'nobody', 'none', 'nothing'),
		untouched,
		hearing
	),
	'hearing-cancelled': row(
		['courts'],
		['plain', 'one', 'a-date-off', 'nothing'],
		moves('charged', 'nobody', 'date-off', 'nothing'),
		untouched,
		{ hearing: a('id') }
	),
	'sent-to-crown-court': row(
		['courts'],
		['plain', 'one', 'nothing', 'nothing'],
		moves('heard', 'nobody', 'none', 'nothing'),
		untouched
	),
	'trial-vacated': row(
		['courts'],
		['by-what-it-says', 'trial-off', 'a-date-off', 'nothing'],
		moves('heard', 'nobody', 'date-off', 'nothing'),
		untouched,
		ofTrial
	),
	'trial-ineffective': row(
		['courts'],
		['by-what-it-says', 'trial-off', 'a-date-off', 'nothing'],
		moves('heard', 'nobody', 'none', 'nothing'),
		untouched,
		ofTrial
	),
	'trial-cracked': row(
		['courts'],
		['by-what-it-says', 'trial-off', 'a-date-off', 'nothing'],
		moves('heard', 'nobody', 'none', 'nothing'),
		untouched,
		ofTrial
	),
	'trial-went-ahead': row(
		['courts'],
		['plain', 'one', 'nothing', 'nothing'],
		moves('heard', 'nobody', 'none', 'nothing'),
		untouched,
		{ hearing: a('id') }
	),
	'hearing-held': row(
		['courts'],
		['plain', 'one', 'a-date', 'nothing'],
		moves('heard', 'nobody', 'in-court', 'nothing'),
		untouched,
		{ hearing: a('id'), purpose: oneOf(purposes) }
	),
	'hearing-adjourned': row(
		['courts'],
		['plain', 'one', 'nothing', 'nothing'],
		moves('heard', 'nobody', 'in-court', 'nothing'),
		untouched,
		{ hearing: a('id'), reason: maybe(oneOf(adjournmentReasons)) }
	),
	'jury-out': row(
		['courts'],
		['plain', 'one', 'nothing', 'nothing'],
		moves('heard', 'nobody', 'none', 'nothing'),
		untouched
	),
	'jury-discharged': row(
		['courts'],
		['plain', 'one', 'nothing', 'nothing'],
		moves('heard', 'nobody', 'none', 'nothing'),
		untouched,
		{ hearing: a('id') }
	),
	'plea-entered': row(
		['courts'],
		['by-what-it-says', 'one', 'nothing', 'owed'],
		moves('heard', 'charged', 'in-court', 'plea'),
		untouched,
		{ plea: oneOf(pleas) }
	),
	'jury-not-agreed': row(
		['courts'],
		['no-verdict', 'one', 'nothing', 'nothing'],
		moves('heard', 'everybody', 'none', 'nothing'),
		untouched
	),
	'retrial-ordered': row(
		['courts'],
		['plain', 'one', 'an-end', 'nothing'],
		moves('heard', 'everybody', 'opens', 'nothing'),
		untouched
	),
	'verdict-given': row(
		['courts'],
		['by-what-it-says', 'one', 'nothing', 'owed'],
		moves('heard', 'charged', 'in-court', 'verdict'),
		untouched,
		{ verdict: oneOf(verdicts) }
	),
	/** One charge was added, or came to an end, and the others against the person go on or ended otherwise. */
	'one-charge': row(
		['courts'],
		['by-what-it-says', 'many', 'nothing', 'nothing'],
		moves('charged', 'charged', 'none', 'became'),
		untouched,
		{ became: oneOf(chargeEnds), others: oneOf(otherCharges) }
	),
	sentenced: row(
		['courts'],
		['plain', 'one', 'an-end', 'owed'],
		moves('heard', 'charged', 'none', 'sentence'),
		{ rules: 'ended', out: 'by-case', by: 'end' },
		{
			sentence: oneOf(sentences),
			/** How long, as far as it was told. */
			term: maybe(a('term')),
			/** A fine, alone or beside the rest. */
			pence: maybe(number(1, 100_000_000_000)),
			/** Which court decided it, where that was told. */
			courtKind: maybe(oneOf(courtKinds))
		}
	),
	/** An order beside the sentence that says what the person must not do; of its rules only those that protect her. */
	'protective-order': row(
		['courts'],
		['by-what-it-says', 'many', 'nothing', 'nothing'],
		moves('heard', 'charged', 'none', 'nothing'),
		untouched,
		{
			order: oneOf(protectiveOrders),
			change: oneOf(orderChanges),
			protections: unless([], someOf(protections)),
			lasting: maybe(a('lasting')),
			/** Which it is, by the sender's own id: of several such orders each has one. */
			which: maybe(a('id')),
			/** Made until the case is decided, so that what is made then takes its place. */
			interim: maybe(a('yes-or-no'))
		}
	),
	/** Money the court told the person to pay to whoever was harmed. */
	'compensation-ordered': row(
		['courts'],
		['plain', 'one', 'an-end', 'nothing'],
		moves('heard', 'charged', 'none', 'nothing'),
		untouched,
		{ pence: maybe(number(1, 100_000_000_000)) }
	),
	'appeal-lodged': row(
		['courts'],
		['plain', 'one', 'an-end', 'owed'],
		moves('heard', 'nobody', 'appealed', 'nothing'),
		untouched,
		{ about: oneOf(appealsAbout) }
	),
	'appeal-decided': row(
		['courts'],
		['by-what-it-says', 'one', 'nothing', 'owed'],
		moves('heard', 'nobody', 'after-sentence', 'result'),
		untouched,
		{ result: oneOf(appealResults) }
	),
	/** A court was asked for something beside the charges, or said what it decided on that. */
	application: row(
		['courts'],
		['by-what-it-says', 'many', 'nothing', 'owed'],
		moves('no', 'nobody', 'none', 'outcome'),
		untouched,
		{ about: oneOf(applicationsAbout), outcome: oneOf(applicationOutcomes) }
	),
	'court-bail-decided': row(
		['courts'],
		['by-what-it-says', 'many', 'custody', 'owed'],
		moves('heard', 'charged', 'none', 'bail'),
		{ rules: 'by-case', out: 'by-case', by: 'court' },
		{ bail: oneOf(bailStates), protections: unless([], someOf(protections)) }
	),
	'warrant-issued': row(
		['courts'],
		['plain', 'one', 'nothing', 'owed'],
		moves('no', 'charged', 'none', 'nothing'),
		// Whoever has to be brought is not where a court thought: what was decided about them before may hold no more.
		{ rules: 'unclear', out: 'not-told', by: 'court' }
	)
};
