/** What each kind of agency is there to tell. */
import type { EventKind, Teller } from './event.ts';

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
	'sent-to-prosecutor',
	'charged',
	'closed-without-charge',
	'support-referred',
	'complaint-received',
	'victim-told'
];
const prosecutors: readonly EventKind[] = [
	'charged',
	'closed-without-charge',
	'discontinued',
	'complaint-received',
	'victim-told'
];
const courts: readonly EventKind[] = [
	'charged',
	'discontinued',
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
	'contact-scheme-referred',
	'complaint-received',
	'victim-told'
];

/** What a kind of agency usually may tell; an operator may give less. */
export const usuallyTells: Readonly<Partial<Record<Teller, readonly EventKind[]>>> = {
	police,
	cps: prosecutors,
	courts,
	'witness-care': witnessCare
};
