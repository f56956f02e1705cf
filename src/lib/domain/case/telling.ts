/** What each kind of agency is there to tell. */
import type { EventKind, Teller } from '#lib/domain/event.ts';

/** What nobody but the victim herself can tell. */
const hers = ['date-moved', 'date-given', 'told-answered', 'taken-back'] as const;
export type HerKind = (typeof hers)[number];

/** Whether only she can tell it. */
export function isHers(kind: EventKind): kind is HerKind {
	return hers.some((one) => one === kind);
}

const police: readonly EventKind[] = [
	'reported',
	'not-investigated',
	'investigation-started',
	'suspect-arrested',
	'suspect-interviewed',
	'suspect-released',
	'suspect-on-bail',
	'suspect-under-investigation',
	'police-bail-changed',
	'rules-broken',
	'update-plan-agreed',
	'moved-to-another-force',
	'sent-to-prosecutor',
	'charged',
	'closed-without-charge',
	'closed-no-suspect',
	'out-of-court',
	'defendant-died',
	'escaped',
	'support-referred',
	'complaint-received',
	'victim-told'
];
const prosecutors: readonly EventKind[] = [
	'charged',
	'charge-changed',
	'closed-without-charge',
	'out-of-court',
	'discontinued',
	'no-evidence-offered',
	'expenses-claimed',
	'expenses-paid',
	'complaint-received',
	'victim-told'
];
const courts: readonly EventKind[] = [
	'charged',
	'charge-changed',
	'discontinued',
	'no-evidence-offered',
	'left-on-file',
	'stopped-by-court',
	'defendant-died',
	'sent-to-crown-court',
	'jury-not-agreed',
	'retrial-ordered',
	'special-measures-decided',
	'appeal-lodged',
	'appeal-decided',
	'hearing-listed',
	'hearing-cancelled',
	'trial-vacated',
	'trial-ineffective',
	'trial-cracked',
	'trial-went-ahead',
	'hearing-held',
	'plea-entered',
	'verdict-given',
	'sentenced',
	'court-bail-decided',
	'warrant-issued',
	'concluded'
];
const witnessCare: readonly EventKind[] = [
	'evidence-needed',
	'evidence-not-needed',
	'special-measures-decided',
	'contact-scheme-referred',
	'complaint-received',
	'victim-told'
];
const probation: readonly EventKind[] = [
	'release-considered',
	'released-from-prison',
	'recalled-to-prison',
	'rules-broken',
	'escaped',
	'sentence-ended',
	'complaint-received',
	'victim-told'
];

/** What a kind of agency usually may tell; an operator may give less. */
export const usuallyTells: Readonly<Partial<Record<Teller, readonly EventKind[]>>> = {
	police,
	cps: prosecutors,
	courts,
	'witness-care': witnessCare,
	probation
};
