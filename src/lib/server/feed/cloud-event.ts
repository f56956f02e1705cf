/** Our own way in for agencies: CloudEvents 1.0 in the structured JSON mode, with our closed vocabulary as types. */
import * as v from 'valibot';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant, Telling } from '#lib/domain/event.ts';
import { readUrn } from '#lib/domain/case/urn.ts';
import {
	dataSchemas,
	id,
	isTimestamp,
	toldByAgencies,
	type AgencyKind,
	type when
} from './event-data.ts';
import type { Part, Problem } from './feed-part.ts';

/** Every type begins so, by the CloudEvents advice to use a name one owns. */
export const typePrefix = 'uk.alongside.';

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
			(type) => toldByAgencies.some((kind) => type === typePrefix + kind),
			'This type is not in our vocabulary: see /api/events/schema.json.'
		)
	),
	subject: v.pipe(
		v.string(),
		v.check((urn) => readUrn(urn) !== undefined, "Give the case's URN: 5 to 20 letters and digits.")
	),
	time: v.pipe(v.string(), v.check(isTimestamp, 'Say when it happened, RFC 3339 with a zone.')),
	datacontenttype: v.optional(
		v.literal('application/json', 'Only application/json is understood.')
	),
	defendant: v.optional(id),
	corrects: v.optional(id),
	data: v.optional(v.unknown())
});

export type ReadEvent = {
	readonly source: string;
	readonly id: string;
	readonly kind: AgencyKind;
	readonly part: Part;
};
type Hash = (kind: 'hearing' | 'defendant', id: string) => string;
export type EventReading =
	| { readonly ok: true; readonly event: ReadEvent }
	| { readonly ok: false; readonly problems: readonly Problem[] };

// An agency's clock may run a little ahead of ours.
const ahead = 5 * 60_000;

/** Reads one event. Problems carry a JSON pointer into it; nothing is guessed, nothing unknown is kept. */
export function readEvent(body: unknown, hash: Hash, now: Instant): EventReading {
	const outer = v.safeParse(envelope, body);
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
			part: { urn: event.subject, references: [], tellings: [telling] }
		}
	};
}

function hashed(data: Record<string, unknown>, hash: Hash): Record<string, unknown> {
	const { hearing, when: time, ...rest } = data;
	return {
		...rest,
		...(typeof hearing === 'string' ? { hearing: hash('hearing', hearing) } : {}),
		...(time === undefined ? {} : { when: timed(time as v.InferOutput<typeof when>) })
	};
}

function timed(time: v.InferOutput<typeof when>): Record<string, unknown> {
	if (time.kind === 'week-of' || !time.startsAt) return time;
	return { ...time, startsAt: Temporal.Instant.from(time.startsAt).epochMilliseconds };
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
	if (issue.type === 'strict_object') return 'This is not part of the vocabulary.';
	if (issue.type === 'picklist' || issue.type === 'variant')
		return `Expected one of: ${issue.expected ?? 'a known word'}.`;
	return issue.expected ? `Expected ${issue.expected}.` : 'This is not as expected.';
}
