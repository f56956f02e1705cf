/** Our own way in for agencies: CloudEvents 1.0 in the structured JSON mode, with our closed vocabulary as types. */
import * as v from 'valibot';
import { dayOf, isDay } from '#lib/domain/calendar.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import {
	appealResults,
	appealsAbout,
	bailStates,
	courtKinds,
	outOfCourtOutcomes,
	pleas,
	protections,
	purposes,
	sentences,
	tellers,
	verdicts,
	type EventKind,
	type Instant,
	type Telling
} from '#lib/domain/event.ts';
import { isHers, type HerKind } from '#lib/domain/case/telling.ts';
import { readUrn } from '#lib/domain/case/urn.ts';
import type { Part, Problem } from './feed-part.ts';

/** Every type begins so, by the CloudEvents advice to use a name one owns. */
export const typePrefix = 'uk.alongside.';
/** What an agency may tell; the rest is told by the victim herself. */
export type AgencyKind = Exclude<EventKind, HerKind>;
export const toldByAgencies = eventKinds.filter((kind): kind is AgencyKind => !isHers(kind));

const id = v.pipe(
	v.string(),
	v.minLength(1, 'Give an id.'),
	v.maxLength(200, 'At most 200 characters.')
);
const day = v.pipe(v.string(), v.check(isDay, 'Give a real day, YYYY-MM-DD.'));
const empty = v.strictObject({});
const reason = v.optional(v.pipe(v.string(), v.uuid('Give the id of an official reason, a UUID.')));
const protectionList = v.optional(v.pipe(v.array(v.picklist(protections)), v.maxLength(2)), []);
const aboutTrial = v.strictObject({ hearing: id, reason });

const when = v.variant('kind', [
	v.strictObject({
		kind: v.literal('day'),
		on: day,
		startsAt: v.optional(
			v.pipe(v.string(), v.check(isTimestamp, 'Give an instant, RFC 3339 with a zone.'))
		)
	}),
	v.strictObject({
		kind: v.literal('week-of'),
		on: day,
		weeks: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8)), 1)
	})
]);

/** The data of each type; a rule test holds it to the vocabulary. */
export const dataSchemas = {
	reported: empty,
	'not-investigated': empty,
	'investigation-started': empty,
	'suspect-arrested': empty,
	'suspect-interviewed': empty,
	'suspect-released': empty,
	'suspect-on-bail': v.strictObject({ protections: protectionList }),
	'suspect-under-investigation': empty,
	'police-bail-changed': v.strictObject({ protections: protectionList }),
	'sent-to-prosecutor': empty,
	charged: empty,
	'closed-without-charge': v.strictObject({ by: v.picklist(['police', 'cps']) }),
	'closed-no-suspect': empty,
	'out-of-court': v.strictObject({ outcome: v.picklist(outOfCourtOutcomes) }),
	'moved-to-another-force': empty,
	'update-plan-agreed': v.strictObject({
		everyWeeks: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(26))
	}),
	'rules-broken': empty,
	'charge-changed': empty,
	discontinued: empty,
	'no-evidence-offered': empty,
	'left-on-file': empty,
	'stopped-by-court': empty,
	'defendant-died': empty,
	'sent-to-crown-court': empty,
	'jury-not-agreed': empty,
	'retrial-ordered': empty,
	'hearing-listed': v.strictObject({
		hearing: id,
		purpose: v.picklist(purposes),
		courtKind: v.optional(v.picklist(courtKinds), 'not-told'),
		court: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))),
		when: v.optional(when)
	}),
	'hearing-cancelled': v.strictObject({ hearing: id }),
	'trial-vacated': aboutTrial,
	'trial-ineffective': aboutTrial,
	'trial-cracked': aboutTrial,
	'trial-went-ahead': v.strictObject({ hearing: id }),
	'hearing-held': v.strictObject({ hearing: id, purpose: v.picklist(purposes) }),
	'plea-entered': v.strictObject({ plea: v.picklist(pleas) }),
	'verdict-given': v.strictObject({ verdict: v.picklist(verdicts) }),
	sentenced: v.strictObject({
		sentence: v.picklist(sentences),
		months: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1200))),
		courtKind: v.optional(v.picklist(courtKinds))
	}),
	'court-bail-decided': v.strictObject({
		bail: v.picklist(bailStates),
		protections: protectionList
	}),
	'warrant-issued': empty,
	'evidence-needed': empty,
	'evidence-not-needed': empty,
	'special-measures-decided': v.strictObject({ granted: v.boolean() }),
	'appeal-lodged': v.strictObject({ about: v.picklist(appealsAbout) }),
	'appeal-decided': v.strictObject({ result: v.picklist(appealResults) }),
	'release-considered': empty,
	'released-from-prison': empty,
	'recalled-to-prison': empty,
	escaped: empty,
	'sentence-ended': empty,
	'expenses-claimed': empty,
	'expenses-paid': empty,
	'support-referred': empty,
	'contact-scheme-referred': empty,
	'complaint-received': v.strictObject({ by: v.picklist(tellers) }),
	concluded: empty,
	'victim-told': v.strictObject({
		about: v.picklist(toldByAgencies.filter((kind) => kind !== 'victim-told')),
		by: v.optional(v.picklist(tellers))
	})
} satisfies Record<AgencyKind, v.GenericSchema>;

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

/** Whether a text is an instant with its zone, as RFC 3339 writes it. */
function isTimestamp(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}/.test(text)) return false;
	try {
		return Temporal.Instant.from(text).epochMilliseconds > 0;
	} catch {
		return false;
	}
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
