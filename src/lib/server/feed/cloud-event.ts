/** Our own way in for agencies: CloudEvents 1.0 with our closed vocabulary as types. */
import * as v from 'valibot';
import { dayOf } from '#lib/domain/calendar.ts';
import { takesBack } from '#lib/domain/event-kinds.ts';
import type { Instant, Telling } from '#lib/domain/event.ts';
import { readUrn } from '#lib/domain/case/urn.ts';
import {
	anInstant,
	dataSchemas,
	id,
	isTimestamp,
	toldByAgencies,
	type AgencyKind,
	type when
} from './event-data.ts';
import type { Part, Problem } from './feed-part.ts';
import { jsonOf, textOf } from './unpack.ts';

/** Every type begins so, by the CloudEvents advice to use a name one owns. */
export const typePrefix = 'uk.alongside.';

const reference = v.pipe(
	v.string(),
	v.check((urn) => readUrn(urn) !== undefined, "Give the case's URN: 5 to 20 letters and digits.")
);

const envelope = v.object({
	specversion: v.literal('1.0', 'Only CloudEvents 1.0 is understood.'),
	id,
	source: v.pipe(
		v.string(),
		v.minLength(1, 'Say which of your systems sends this.'),
		v.maxLength(300)
	),
	type: v.pipe(
		v.string(),
		v.check(
			(type) => !toldByAgencies.some((kind) => type === kind),
			`Write ${typePrefix} before the kind.`
		),
		v.check(
			(type) => toldByAgencies.some((kind) => [kind, typePrefix + kind].includes(type)),
			'This type is not in our vocabulary: see /api/events/schema.json.'
		)
	),
	subject: reference,
	time: v.pipe(v.string(), v.check(isTimestamp, anInstant)),
	datacontenttype: v.optional(
		v.pipe(
			v.string(),
			v.regex(
				/^application\/json(\s*;\s*charset="?utf-?8"?)?$/i,
				'Only application/json in UTF-8 is understood.'
			)
		)
	),
	defendant: v.optional(id),
	corrects: v.optional(id),
	crimereference: v.optional(reference),
	unit: v.optional(
		v.pipe(
			v.string(),
			v.regex(
				/^[^\p{C}\s]([^\p{C}]{0,58}[^\p{C}\s])?$/u,
				'Give the name of a unit, at most 60 characters.'
			)
		)
	),
	data: v.optional(v.unknown())
});

export type ReadEvent = {
	readonly source: string;
	readonly id: string;
	readonly kind: AgencyKind;
	readonly part: Part;
	/** The event as it was sent, whichever way: the same again is a repeat. */
	readonly asSent: Readonly<Record<string, unknown>>;
};
type Hash = (kind: 'hearing' | 'defendant' | 'order', id: string) => string;
export type EventReading =
	/** `ignored`: attributes that are not read. */
	| { readonly ok: true; readonly event: ReadEvent; readonly ignored: readonly Problem[] }
	| { readonly ok: false; readonly problems: readonly Problem[] };

// An agency's clock may run a little ahead of ours.
const ahead = 5 * 60_000;

/** Reads one event. Problems carry a JSON pointer into it; nothing is guessed, nothing unknown is kept. */
export function readEvent(sent: unknown, hash: Hash, now: Instant): EventReading {
	const body = unwrapped(sent);
	if ('pointer' in body) return { ok: false, problems: [body] };
	const outer = v.safeParse(envelope, body.event);
	if (!outer.success)
		return { ok: false, problems: outer.issues.map((issue) => problem('', issue)) };
	const event = outer.output;
	if (event.corrects === event.id)
		return {
			ok: false,
			problems: [
				{ pointer: '/corrects', detail: 'Give the id of an earlier event, and this one another.' }
			]
		};
	const kind = event.type.slice(typePrefix.length) as AgencyKind;
	const inner = v.safeParse(dataSchemas[kind], event.data ?? {});
	if (!inner.success)
		return { ok: false, problems: inner.issues.map((issue) => problem('/data', issue)) };
	const at = Temporal.Instant.from(event.time).epochMilliseconds;
	if (at > now + ahead)
		return { ok: false, problems: [{ pointer: '/time', detail: 'This time has not come yet.' }] };
	const telling = {
		kind,
		on: dayOf(at),
		...(event.defendant ? { defendant: hash('defendant', event.defendant) } : {}),
		...(event.corrects ? { corrects: event.corrects } : {}),
		data: hashed(inner.output, hash)
	} as Telling;
	return {
		ok: true,
		event: {
			source: event.source,
			id: event.id,
			kind,
			part: {
				urn: event.subject,
				...(event.crimereference === undefined ? {} : { was: event.crimereference }),
				...(event.unit === undefined ? {} : { unit: event.unit }),
				references: [],
				tellings: [telling]
			},
			asSent: body.event as Readonly<Record<string, unknown>>
		},
		ignored: [...unread(body.event), ...nothingNamed(telling)]
	};
}

/** The event with its data in plain sight: in `data_base64` stands the same in other letters (CloudEvents JSON 1.0.2, 3.1.1). */
function unwrapped(sent: unknown): { readonly event: unknown } | Problem {
	if (typeof sent !== 'object' || sent === null || !Object.hasOwn(sent, 'data_base64'))
		return { event: sent };
	const { data_base64: packed, ...event } = sent as Record<string, unknown>;
	const pointer = '/data_base64';
	if ('data' in event) return { pointer, detail: 'Send `data` or `data_base64`, not both.' };
	const isBase64 = typeof packed === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
	const text = isBase64 ? textOf(Buffer.from(packed, 'base64')) : undefined;
	const data = text === undefined || text === '' ? undefined : jsonOf(text);
	if (data && 'value' in data) return { event: { ...event, data: data.value } };
	const detail = 'Give JSON in UTF-8 as base64, each key once, or send it as `data`.';
	return { pointer, detail };
}

// What takes something back and does not say what would be answered as if it had.
function nothingNamed(telling: Telling): Problem[] {
	if (!takesBack(telling) || telling.corrects) return [];
	const detail = 'Give the id of the event that it takes back: nothing was taken back.';
	return [{ pointer: '/corrects', detail }];
}

const mostUnread = 20;

function unread(event: unknown): Problem[] {
	return Object.keys(event as object)
		.filter((name) => !Object.hasOwn(envelope.entries, name))
		.slice(0, mostUnread)
		.map((name) => {
			const meant = name.toLowerCase();
			if (Object.hasOwn(envelope.entries, meant))
				return {
					pointer: `/${name}`,
					detail: `Write it ${meant}: attributes are in small letters.`
				};
			// A name that no attribute may have could be anything, and is not said again.
			const pointer = /^[a-z0-9_]{1,40}$/.test(name) ? `/${name}` : '';
			return { pointer, detail: 'This attribute is not read.' };
		});
}

function hashed(data: Record<string, unknown>, hash: Hash): Record<string, unknown> {
	const { hearing, which, when: time, ...rest } = data;
	return {
		...rest,
		...(typeof which === 'string' ? { which: hash('order', which) } : {}),
		...(typeof hearing === 'string' ? { hearing: hash('hearing', hearing) } : {}),
		...(time === undefined ? {} : { when: timed(time as v.InferOutput<typeof when>) })
	};
}

function timed(time: v.InferOutput<typeof when>): Record<string, unknown> {
	if (time.kind === 'week-of') return time;
	const { alsoOn, ...first } = time;
	return { ...startingAt(first), ...(alsoOn ? { alsoOn: alsoOn.map(startingAt) } : {}) };
}

function startingAt<T extends { startsAt?: string | undefined }>({ startsAt, ...day }: T) {
	if (!startsAt) return day;
	return { ...day, startsAt: Temporal.Instant.from(startsAt).epochMilliseconds };
}

function problem(base: string, issue: v.BaseIssue<unknown>): Problem {
	const path = (issue.path ?? []).map(
		({ key }) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`
	);
	// The library's own words quote what was sent, which may be about a person.
	const detail =
		typeof issue.requirement === 'function' || /^[A-Z][^:]*\.$|see \//.test(issue.message)
			? issue.message
			: said(issue);
	return { pointer: base + path.join(''), detail };
}

function said(issue: v.BaseIssue<unknown>): string {
	if (issue.received === 'undefined') return 'This is missing.';
	if (issue.expected === 'Array') return 'Expected an array.';
	if (issue.expected === 'Object') return 'Expected an object.';
	if (issue.type === 'strict_object') return 'This is not part of the vocabulary.';
	if (issue.type === 'picklist' || issue.type === 'variant')
		return `Expected one of: ${issue.expected ?? 'a known word'}.`;
	return issue.expected ? `Expected ${issue.expected}.` : 'This is not as expected.';
}
