/** The words that facts are told in: closed lists, so that each has a sentence in every language. */

/** The kinds of agency. */
export const agencyKinds = [
	'police',
	'cps',
	'courts',
	'witness-care',
	'probation',
	'prison',
	'support'
] as const;
/** Who told us, or who owes a duty: the kinds of agency, and the victim herself. */
export const tellers = [...agencyKinds, 'victim'] as const;
export type Teller = (typeof tellers)[number];

export const courtKinds = ['magistrates', 'crown', 'youth', 'appeal', 'not-told'] as const;
export type CourtKind = (typeof courtKinds)[number];

export const purposes = [
	'first-hearing',
	'plea',
	'case-management',
	'trial',
	'sentence',
	'appeal',
	'other'
] as const;
export type Purpose = (typeof purposes)[number];

/**
 * `conditional-bail-later`: once something is done first. `other`: a decision that is neither, or of which we were told
 * two at once. `not-applicable`: no bail to speak of any more.
 */
export const bailStates = [
	'unconditional-bail',
	'conditional-bail',
	'conditional-bail-later',
	'custody',
	'other',
	'not-applicable'
] as const;
export type BailState = (typeof bailStates)[number];

/** The conditions that protect her; anything else is dropped and she is told whom to ask. */
export const protections = ['no-contact', 'keep-away-from-place'] as const;
export type Protection = (typeof protections)[number];

/** Orders of a court beside a sentence. What another one is called would tell what was done to her. */
export const protectiveOrders = ['restraining', 'criminal-behaviour', 'other'] as const;
export const orderChanges = ['made', 'varied', 'ended'] as const;

/** `guilty-to-some`: to the other charges nothing was said yet. `other`: an answer she can ask about. */
/** Why a hearing was adjourned, in the words that are said of a trial that did not happen, too. */
export const adjournmentReasons = [
	'asked-by-prosecution',
	'asked-by-defence',
	'court-ran-out-of-time',
	'no-judge',
	'building-problem',
	'no-jurors',
	'no-interpreter',
	'defendant-not-brought',
	'someone-missing',
	'barrister-missing',
	'defence-not-ready',
	'prosecution-not-ready',
	'prosecution-witness-missing'
] as const;
export type AdjournmentReason = (typeof adjournmentReasons)[number];

export const pleas = [
	'guilty',
	'not-guilty',
	'guilty-to-some',
	'guilty-and-not-guilty',
	'other'
] as const;
/** `-of-some`: of the other charges nothing is decided, or not told. `-of-rest`: who is guilty of another charge. */
export const verdicts = [
	'guilty',
	'not-guilty',
	'guilty-of-some',
	'not-guilty-of-some',
	'guilty-and-not-guilty',
	'not-guilty-of-rest',
	'other'
] as const;
/** What became of one charge beside others against the same person. */
export const chargeEnds = [
	'added',
	'left-on-file',
	'discontinued',
	'no-evidence-offered',
	'stopped-by-court',
	'dismissed'
] as const;
/** What stands of the others then: some are open still, or none is, and the person is guilty of one or of none. */
export const otherCharges = ['open', 'guilty', 'not-guilty'] as const;
export const sentences = [
	'prison',
	'suspended-prison',
	'community-order',
	'fine',
	'discharge',
	'hospital-order',
	'other'
] as const;

/** How police or prosecutors deal with a crime without a court. */
export const outOfCourtOutcomes = [
	'community-resolution',
	'caution',
	'conditional-caution',
	'other'
] as const;
export const appealsAbout = ['conviction', 'sentence', 'both', 'not-told'] as const;
/** What a court can be asked beside the charges. `order`: another order than a restraining order. */
export const applicationsAbout = [
	'bail-rules',
	'bail',
	'bail-review',
	'restraining-order',
	'order',
	'special-measures',
	'adjourn',
	'reopen',
	'broken-order',
	'other'
] as const;
export const applicationOutcomes = ['made', 'granted', 'refused', 'withdrawn'] as const;
export const appealResults = [
	'unchanged',
	'conviction-quashed',
	'sentence-changed',
	'retrial'
] as const;
/** Her own answer to "did anyone tell you?". */
export const toldAnswers = ['yes', 'no', 'not-sure'] as const;
export type ToldAnswer = (typeof toldAnswers)[number];
