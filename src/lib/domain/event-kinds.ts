/** Every kind of event, and what its row decides about it. */
import type { Person, Row } from './event-row.ts';
import { kindRows } from './event-rows.ts';
import type { Event, EventKind } from './event.ts';

/** The kinds of event, in the order a case usually meets them. */
export const eventKinds = Object.keys(kindRows) as readonly EventKind[];

/** All that is decided about a kind. */
export function kindRow(kind: EventKind): Row {
	return kindRows[kind];
}

/** The kinds whose row holds what is asked for: whoever decides for them by what they say must name each. */
export type KindWith<Part extends Partial<Row> | { person: Partial<Exclude<Person, string>> }> = {
	[K in EventKind]: (typeof kindRows)[K] extends Part ? K : never;
}[EventKind];

/** Kinds in an order of their own; one that is left out, or does not belong there, does not compile. */
export function inOrder<K extends EventKind>() {
	return <const L extends readonly K[]>(
		list: Exclude<K, L[number]> extends never ? L : Exclude<K, L[number]>
	): readonly EventKind[] => list as L;
}

/** An event of one of some kinds. */
export type EventIn<K extends EventKind> = Extract<Event, { readonly kind: K }>;

/** Whether an agency takes something back by it and tells nothing in its place. */
export function takesBack({ kind }: Pick<Event, 'kind'>): boolean {
	return kindRow(kind).course === 'takes-back';
}
