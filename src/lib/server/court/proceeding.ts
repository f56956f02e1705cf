/** What is brought before a criminal court beside the charges of a case: breaches of bail or of an order, applications. */
import { objectAt, textAt, type Json } from './payload.ts';

/**
 * Whether an offence is a charge of the case. The courts write what is about bail, and about an order made before, in
 * the same list, with a plea and a date of conviction: admitting that is not saying "guilty" of what she told.
 */
export function isOfTheCase(offence: Json): boolean {
	if (isAnswer(offence) || isCivil(offence)) return false;
	const [title, code] = namesOf(offence);
	// Breaking an order that protects somebody is a crime of its own, and may be the one she told of.
	if (protecting.test(title)) return true;
	const act = lower(textAt(offence, 'offenceLegislation', 300));
	return !(codes.test(code) || /\bbail act\b/.test(act) || titles.some((one) => one.test(title)));
}

/** Whether what stands among the offences is that a rule of bail was broken. */
export function isOfBailRules(offence: Json): boolean {
	if (isOfTheCase(offence)) return false;
	const [title, code] = namesOf(offence);
	return !isOfComingBack(offence) && (code.startsWith('BA76') || /\bbail\b/.test(title));
}

/** Whether an offence is that somebody on bail did not come back when told to. */
export function isOfComingBack(offence: Json): boolean {
	const [title, code] = namesOf(offence);
	return /surrender/.test(title) || /^BA7600[45]/.test(code);
}

function namesOf(offence: Json): readonly [title: string, code: string] {
	const code = textAt(offence, 'offenceCode', 20) ?? '';
	return [lower(textAt(offence, 'offenceTitle', 300)), code.toUpperCase()];
}

// A breach is admitted or denied and an application agreed to or opposed; a charge is answered guilty or not guilty.
function isAnswer(offence: Json): boolean {
	return /^(admit|den(y|ies|ied)|consent|oppose)/i.test(pleaIn(offence));
}

/** What was answered to an offence, as it was sent. */
export function pleaIn(offence: Json): string {
	const plea = objectAt(offence, 'plea');
	return textAt(plea, 'pleaValue') ?? textAt(plea, 'value') ?? '';
}

function isCivil(offence: Json): boolean {
	return /^civ/i.test(textAt(offence, 'modeOfTrial', 40) ?? '');
}

/**
 * The data standard's codes: all of the Bail Act, and from 500 on those of the acts about sentences and orders, which
 * are breaches and applications (hmcts/cpp-context-progression; ministryofjustice/bichard7-next-core, MIT).
 */
const codes =
	/^(BA76|(AS14|CC81|CD98|CJ03|CJ08|CS10|DA21|FB89|MC80|MS15|PC00|PC02|PC09|PH97|PL84|SE20|SO59|ST19|SX03|TR08|VC06|YJ99)[5-7])/;

const orders =
	'(community|suspended sentence|supervision|youth rehabilitation|reparation|referral|curfew|detention and training|engagement and support|attendance cent(re|er)|action plan|drug treatment)';
const titles: readonly RegExp[] = [
	/\b(arrest|breach|break|broke|fail|comply|surrender|answer)\w*\b.*\bbail\b/,
	/\bfail\w* to surrender($| (to (custody|court|police)|at|as)\b)/,
	new RegExp(
		`\\b(breach|fail|comply|commi|convict)\\w*\\b.*\\b${orders} (order|requirement|default)`
	),
	/\b(breach|fail|comply)\w*\b.*\b(conditional discharge|licence|post[- ](sentence|custodial) supervision|bind over|recogni[sz]ance)\b/,
	/^application\b/
];
const protecting =
	/\b(restraining|non-? ?molestation|stalking|sexual (harm|risk)|domestic (abuse|violence)|criminal behaviour|harass|injunction|occupation order|assault)/;

function lower(text: string | undefined): string {
	return (text ?? '').toLowerCase().replace(/\s+/g, ' ');
}
