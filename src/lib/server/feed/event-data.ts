/** What an agency may send of each kind of event: made from the fields that the kind's row says it carries. */
import * as v from 'valibot';
import { dayOf, isDay, weekdayOf } from '#lib/domain/calendar.ts';
import { isHers, type HerKind } from '#lib/domain/case/telling.ts';
import type { Field, Term } from '#lib/domain/event-field.ts';
import { eventKinds, kindRow } from '#lib/domain/event-kinds.ts';
import type { EventKind } from '#lib/domain/event.ts';

/** What an agency may tell; the rest is told by the victim herself. */
export type AgencyKind = Exclude<EventKind, HerKind>;
export const toldByAgencies = eventKinds.filter((kind): kind is AgencyKind => !isHers(kind));

/** The id of something as an agency names it. */
export const id = v.pipe(
	v.string(),
	v.minLength(1, 'Give an id.'),
	v.maxLength(200, 'At most 200 characters.')
);
const whole = v.integer('Give a whole number.');
const day = v.pipe(
	v.string(),
	v.check(isOfOurTime, 'Give a real day between 1950 and 2150, YYYY-MM-DD.')
);
const monday = v.pipe(
	v.string(),
	v.check(isMonday, 'Give the Monday of the week, YYYY-MM-DD.'),
	v.description('The Monday of the first week.')
);

/** What an instant is told to be that is none: many are written by the rule, and of no day there is. */
export const anInstant =
	'Give an instant after 1 January 1970 on a day that there is, RFC 3339 with a zone, with nine places of a second at most.';

const startsAt = v.optional(v.pipe(v.string(), v.check(isTimestamp, anInstant)));
const anHourOfThatDay = 'Give an hour of the day under `on`, as London has it.';
const sitting = v.pipe(
	v.strictObject({ on: day, startsAt }),
	v.forward(
		v.check((time) => startsThatDay(time), anHourOfThatDay),
		['startsAt']
	)
);
// The longest trials take about a year.
const mostDays = 250;

/** When a hearing is, as an agency writes it. */
export const when = v.variant('kind', [
	v.pipe(
		v.strictObject({
			kind: v.literal('day'),
			on: day,
			startsAt,
			alsoOn: v.optional(
				v.pipe(
					v.array(sitting),
					v.minLength(1),
					v.maxLength(mostDays),
					v.description('The days on which it sits after the first, in their order.')
				)
			),
			about: v.optional(
				v.pipe(
					v.number(),
					whole,
					v.minValue(2),
					v.maxValue(mostDays),
					v.description('On how many days it sits, where not all of them are known.')
				)
			)
		}),
		v.forward(
			v.check((time) => startsThatDay(time), anHourOfThatDay),
			['startsAt']
		),
		v.forward(
			v.check(
				(time) => areInOrder(time),
				'Give the days after `on`, each once and in their order.'
			),
			['alsoOn']
		)
	),
	v.strictObject({
		kind: v.literal('week-of'),
		on: monday,
		weeks: v.optional(v.pipe(v.number(), whole, v.minValue(1), v.maxValue(8)), 1)
	})
]);

const count = v.optional(v.pipe(v.number(), whole, v.minValue(1), v.maxValue(36_500)));
const length = v.pipe(
	v.strictObject({ years: count, months: count, weeks: count, days: count }),
	v.check((units) => Object.keys(units).length > 0, 'Give years, months, weeks or days.')
);
const yes = v.optional(v.literal(true));

/** How long a sentence is, as an agency writes it. */
const terms = {
	length: v.optional(length),
	atLeast: yes,
	life: yes,
	minimum: v.optional(length),
	extended: yes,
	licence: v.optional(length),
	suspendedFor: v.optional(length),
	until: v.optional(day)
} satisfies Record<keyof Term, v.GenericSchema>;

/** Until when an order holds, as an agency writes it. */
const lasting = v.union([
	v.strictObject({ length }),
	v.strictObject({ until: day }),
	v.strictObject({ openEnded: v.literal(true) })
]);

const about = v.picklist(
	toldByAgencies.filter((kind) => kind !== 'victim-told' && kind !== 'withdrawn')
);

/** The data of each kind. */
export const dataSchemas = Object.fromEntries(
	toldByAgencies.map((kind) => {
		const fields = Object.entries(kindRow(kind).carries);
		return [kind, v.strictObject(Object.fromEntries(fields.map(([n, one]) => [n, fieldOf(one)])))];
	})
) as Readonly<Record<AgencyKind, v.StrictObjectSchema<v.ObjectEntries, undefined>>>;

function fieldOf(field: Field): v.GenericSchema {
	const schema = schemaOf(field);
	if (field.unless !== undefined) return v.optional(schema, field.unless);
	return field.may ? v.optional(schema) : schema;
}

function schemaOf(field: Field): v.GenericSchema {
	switch (field.is) {
		case 'one-of':
			return v.picklist(field.of);
		case 'some-of':
			return v.pipe(
				v.array(v.picklist(field.of)),
				v.maxLength(field.of.length),
				v.check((words) => new Set(words).size === words.length, 'Name each once.')
			);
		case 'number':
			return v.pipe(v.number(), whole, v.minValue(field.from), v.maxValue(field.to));
		case 'text':
			return v.pipe(
				v.string(),
				v.trim(),
				v.minLength(1),
				v.maxLength(field.longest),
				v.check(isOneLine, 'Give words on one line, without tags and marks that nobody sees.')
			);
		case 'yes-or-no':
			return v.boolean();
		case 'day':
			return day;
		case 'time':
			return when;
		case 'term':
			return v.strictObject(terms);
		case 'lasting':
			return lasting;
		case 'id':
			return id;
		case 'reason':
			return v.pipe(v.string(), v.uuid('Give the id of an official reason, a UUID.'));
		case 'kind':
			return about;
		case 'event':
		case 'duty':
			throw new Error('Only she tells of these.');
	}
}

// It stands within a sentence of her page: a mark that nobody sees could turn that round, or be all there is, and a tag of
// ours would be read as ours.
function isOneLine(text: string): boolean {
	return /\p{L}/u.test(text) && !/[\p{C}\p{Zl}\p{Zp}]|<\/?(b|ref)>/u.test(text);
}

/** Whether it is a day as the courts' own messages are read: any other year is a slip of the pen. */
export function isOfOurTime(text: string): boolean {
	return isDay(text) && text > '1950' && text < '2150';
}

/** Whether it is such a day, and a Monday. */
export function isMonday(text: string): boolean {
	return isOfOurTime(text) && weekdayOf(text) === 1;
}

// She is told the day and the hour in two sentences: an hour of another day would be nobody's word.
function startsThatDay({ on, startsAt }: { on: string; startsAt?: string | undefined }): boolean {
	if (startsAt === undefined || !isTimestamp(startsAt)) return true;
	return dayOf(Temporal.Instant.from(startsAt).epochMilliseconds) === on;
}

function areInOrder({ on, alsoOn = [] }: Days): boolean {
	return alsoOn.every((day, nth) => day.on > (alsoOn[nth - 1]?.on ?? on));
}

type Days = {
	readonly on: string;
	readonly alsoOn?: readonly { readonly on: string }[] | undefined;
};

// Where nothing was filled in a computer counts from 1 January 1970, in whatever zone.
const firstDay = 24 * 60 * 60_000;

/** Whether a text is an instant with its zone, as RFC 3339 writes it. */
export function isTimestamp(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}/.test(text)) return false;
	try {
		return Temporal.Instant.from(text).epochMilliseconds > firstDay;
	} catch {
		return false;
	}
}
