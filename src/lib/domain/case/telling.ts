/** What each kind of agency is there to tell. */
import { eventKinds, kindRow, type KindWith } from '#lib/domain/event-kinds.ts';
import type { EventKind, Teller } from '#lib/domain/event.ts';

/** What nobody but the victim herself can tell. */
export type HerKind = KindWith<{ tellers: readonly [] }>;

/** Whether only she can tell it. */
export function isHers(kind: EventKind): kind is HerKind {
	return kindRow(kind).tellers.length === 0;
}

const tellers = ['police', 'cps', 'courts', 'witness-care', 'probation', 'prison'] as const;

/** What a kind of agency usually may tell; an operator may give less. */
export const usuallyTells: Readonly<Partial<Record<Teller, readonly EventKind[]>>> =
	Object.fromEntries(
		tellers.map((teller) => [
			teller,
			eventKinds.filter((kind) => kindRow(kind).tellers.includes(teller))
		])
	);
