/** A row read as the door reads an event: by the same parser and the same rules of who may tell what. */
import type { Agency } from '#lib/server/case/agencies.ts';
import type { Instant } from '#lib/domain/event.ts';
import { itemsOf } from '#lib/server/feed/check.ts';
import { readEvents } from '#lib/server/feed/events-reader.ts';
import type { Incoming } from '#lib/server/feed/inbox.ts';
import { problems, type ProblemCode } from '#lib/server/feed/problems.ts';
import { foreignIn, hashBy } from '#lib/server/feed/receive.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { columnAt } from './columns.ts';
import type { Found, Note } from './found.ts';

export type Refusal = { readonly refused: ProblemCode; readonly notes: readonly Note[] };
export type Readable = { readonly message: Incoming; readonly notes: readonly Note[] };
export type Read = { readonly row: number; readonly id?: string } & (Refusal | Readable);

/** Who sends, and when. */
export type By = { readonly keys: Keys; readonly agency: Agency; readonly now: Instant };

/** What a row says, or why the door would refuse it. */
export function readRow(found: Found, by: By): Read {
	const { row } = found;
	if ('faults' in found) return { row, refused: 'not-understood', notes: found.faults };
	const { id } = found.event;
	const named = { row, ...(typeof id === 'string' && id.length <= 200 ? { id } : {}) };
	const reading = readingOf(found.event, by);
	if (!reading.ok) {
		const notes = reading.problems.map(noteOf);
		return { ...named, refused: 'not-understood', notes };
	}
	const [message] = reading.messages;
	if (!message) throw new Error('An event became no message');
	if (foreignIn(by.agency, reading.messages))
		return { ...named, ...refusal('not-yours-to-tell', 'type') };
	return { ...named, message, notes: (reading.ignored ?? []).map(noteOf) };
}

/** A refusal by one of the door's codes, in the words of its page. */
export function refusal(code: ProblemCode, column: string): Refusal {
	return { refused: code, notes: [{ column, detail: problems[code].mend }] };
}

/** What a row would become, tried out: nothing is kept, and no case is looked at. */
export type Tried = { readonly row: number; readonly refused?: ProblemCode } & {
	readonly facts: readonly Fact[];
	readonly notes: readonly Note[];
};
type Fact = ReturnType<typeof itemsOf>[number]['facts'][number];

/** Tries a row out, by the machinery of `/api/check`. */
export function tryRow(found: Found, by: By): Tried {
	const read = readRow(found, by);
	const { row, notes } = read;
	if ('refused' in read) return { row, refused: read.refused, facts: [], notes };
	const reading = 'event' in found ? readingOf(found.event, by) : undefined;
	const [item] = reading?.ok ? itemsOf(reading, by.agency.kind, by.now) : [];
	return { row, facts: item?.facts ?? [], notes };
}

function readingOf(event: unknown, { keys, now }: By) {
	return readEvents(event, { webhookId: '', hash: hashBy(keys), now });
}

function noteOf({ pointer, detail }: { readonly pointer: string; readonly detail: string }): Note {
	return { column: columnAt(pointer), detail };
}
