/** What the court decided on one offence, where pleas, verdicts and dates agree. */
import type { Outcome, Plea, SaidOn } from '#lib/domain/case/accused.ts';
import type { Day } from '#lib/domain/event.ts';
import { dayOrHearings, hearings, type Context } from './context.ts';
import { objectAt, textAt, valueAt, type Json } from './payload.ts';

const guiltyPleas = [
	'GUILTY',
	'MCA_GUILTY',
	'INDICATED_GUILTY',
	'GUILTY_SINGLE_JUSTICE_PROCEDURE',
	'CHANGE_TO_GUILTY_AFTER_SWORN_IN',
	'CHANGE_TO_GUILTY_NO_SWORN_IN',
	'CHANGE_TO_GUILTY_MAGISTRATES_COURT'
];
const notGuiltyPleas = ['NOT_GUILTY', 'CHANGE_TO_NOT_GUILTY'];
// Guilty of something less may not be accepted, so that there may still be a trial: it is told as an answer, no more.
const otherPleas = [
	'GUILTY_TO_A_LESSER_OFFENCE_NAMELY',
	'GUILTY_LESSER_OFFENCE_NAMELY',
	'GUILTY_TO_AN_ALTERNATIVE_OFFENCE_NOT_CHARGED_NAMELY',
	'GUILTY_TO_ALTERNATIVE_OFFENCE',
	'AUTREFOIS_ACQUIT',
	'AUTREFOIS_CONVICT',
	'PARDON',
	'UNFIT_TO_PLEAD'
];

/** The values of a plea that are read. */
export const pleaValues: readonly string[] = [...guiltyPleas, ...notGuiltyPleas, ...otherPleas];

/** The plea to an offence. Said on-line, or for an application, is no plea; nor is "no plea". */
export function pleaOf(
	context: Context,
	offence: Json,
	chargedOn: Day | undefined
): Plea | undefined {
	const entered = objectAt(offence, 'plea');
	const value = textAt(entered, 'pleaValue') ?? textAt(entered, 'value');
	const plea = value === undefined ? undefined : readPlea(value);
	const said = entered && saidOn(context, entered, 'pleaDate', chargedOn);
	if (value !== undefined && !plea)
		context.notes.ignored.add('A plea has a value we do not know, or none was entered.');
	if (plea && said) return { plea, ...said };
	return entered ? undefined : indicated(context, offence, chargedOn);
}

// Magistrates' Courts Act 1980, section 17A(6): who says before the court that he would plead guilty has pleaded guilty.
function indicated(context: Context, offence: Json, chargedOn: Day | undefined): Plea | undefined {
	const said = objectAt(offence, 'indicatedPlea');
	if (
		textAt(said, 'indicatedPleaValue') !== 'INDICATED_GUILTY' ||
		textAt(said, 'source') === 'ONLINE'
	)
		return undefined;
	const day = dayOrHearings(context, said, 'indicatedPleaDate', chargedOn);
	return day && { plea: 'guilty', ...day };
}

function readPlea(value: string): Plea['plea'] | undefined {
	const code = value.toUpperCase().replace(/[\s-]+/g, '_');
	if (guiltyPleas.includes(code)) return 'guilty';
	if (notGuiltyPleas.includes(code)) return 'not-guilty';
	return otherPleas.includes(code) ? 'other' : undefined;
}

/**
 * The outcome of an offence. Where verdict, conviction date and acquittal date do not agree it is `unclear` and told
 * to nobody: better that she hears it late than that she hears the wrong one. A date of conviction alone is a decision
 * to ask about: nobody is said to be guilty without a plea or a verdict that says so.
 */
export function outcomeOf(
	context: Context,
	offence: Json,
	plea: Plea | undefined,
	chargedOn: Day | undefined
): Outcome | undefined {
	const given = verdictOf(context, offence, chargedOn);
	const dayAt = (key: string) => dayOrHearings(context, offence, key, chargedOn);
	const convicted = dayAt('convictionDate');
	const acquitted = dayAt('aquittalDate') ?? dayAt('acquittalDate');
	const guilty = given?.verdict === 'guilty' || convicted;
	const notGuilty = given?.verdict === 'not-guilty' || acquitted;
	if (guilty && notGuilty) {
		context.notes.ignored.add('An offence is both guilty and not guilty: neither is told.');
		return { verdict: 'unclear', on: context.toldOn, isGiven: false };
	}
	if (given) return given;
	if (convicted && plea?.plea === 'guilty') return undefined;
	if (convicted) return { verdict: 'other', ...convicted, isGiven: false };
	return acquitted && { verdict: 'not-guilty', ...acquitted, isGiven: false };
}

function verdictOf(
	context: Context,
	offence: Json,
	chargedOn: Day | undefined
): Outcome | undefined {
	const entered = objectAt(offence, 'verdict');
	if (!entered) return undefined;
	const verdict = readVerdict(objectAt(entered, 'verdictType'));
	const said = saidOn(context, entered, 'verdictDate', chargedOn);
	if (!verdict) context.notes.ignored.add('A verdict is of a type we do not know.');
	return verdict && said && { verdict, ...said, isGiven: true };
}

/** Whether a verdict of not guilty came only because the prosecution offered no evidence. */
export function isWithoutEvidence(offence: Json): boolean {
	const type = objectAt(objectAt(offence, 'verdict'), 'verdictType');
	return (
		/no evidence/i.test(textAt(type, 'description') ?? '') || textAt(type, 'verdictCode') === 'NGNE'
	);
}

const health = /insan|special verdict|disabilit|unfit|\b(did|done) the act\b/;

function readVerdict(type: Json | undefined): Outcome['verdict'] | undefined {
	const words =
		`${textAt(type, 'description') ?? ''} ${textAt(type, 'category') ?? ''}`.toLowerCase();
	const sort = (textAt(type, 'categoryType') ?? '').toUpperCase();
	// Filed under "not guilty", yet no acquittal.
	if (/^(?!.*found guilty by another jury).*unable to (agree|reach)/.test(words))
		return 'not-agreed';
	// A verdict of insanity, or on somebody unfit to plead, would tell of their health; and that is no conviction.
	if (sort === 'NO_VERDICT' || health.test(words)) return 'other';
	if (sort.startsWith('GUILTY') || /\b(but guilty of|guilty but of)\b/.test(words)) return 'guilty';
	if (sort.startsWith('NOT_GUILTY') || /\bnot (guilty|proved)\b/.test(words)) return 'not-guilty';
	return /\b(guilty|proved)\b/.test(words) ? 'guilty' : undefined;
}

/** The day of the hearing also for what carries no day at all. */
function saidOn(
	context: Context,
	within: Json,
	key: string,
	chargedOn: Day | undefined
): SaidOn | undefined {
	const isDayless = (valueAt(within, key) ?? '') === '';
	return isDayless ? hearings(context, chargedOn) : dayOrHearings(context, within, key, chargedOn);
}
