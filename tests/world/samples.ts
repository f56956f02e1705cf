/** What the fields of a fact can hold, so that tests meet each of it without being told of a new one. */
import type { Field, Term } from '#lib/domain/event-field.ts';
import { eventKinds, kindRow } from '#lib/domain/event-kinds.ts';
import type { EventKind } from '#lib/domain/event.ts';
import { trialReasons } from '#lib/domain/case/trial-reason.ts';

/** The values of a field that are worth a try; nothing among them where it may be left out. */
export function samplesOf(field: Field): readonly unknown[] {
	const samples = given(field);
	return field.may ? [...samples, undefined] : samples;
}

function given(field: Field): readonly unknown[] {
	switch (field.is) {
		case 'one-of':
			return field.of;
		case 'some-of':
			return [[], field.of];
		case 'number':
			return [field.from, 2, 4, 12, field.to].filter((one) => one >= field.from && one <= field.to);
		case 'text':
			return ['Snaresbrook Crown Court'];
		case 'yes-or-no':
			return [true, false];
		case 'day':
			return ['2027-03-02'];
		case 'time':
			return [
				{ kind: 'day', on: '2027-03-02', startsAt: Date.parse('2027-03-02T10:00Z') },
				{ kind: 'week-of', on: '2027-03-01', weeks: 1 },
				{ kind: 'day', on: '2027-03-02', alsoOn: [{ on: '2027-03-03' }], about: 5 }
			];
		case 'term':
			return terms;
		case 'lasting':
			return [{ until: '2031-03-02' }, { length: { years: 5 } }, { openEnded: true }];
		case 'id':
			return ['trial-1'];
		case 'reason':
			return trialReasons.map(({ id }) => id);
		case 'kind':
			return ['suspect-arrested', ...eventKinds.filter((kind) => kindRow(kind).tellers.length > 0)];
		case 'event':
			return ['event-1'];
		case 'duty':
			return ['arrest'];
	}
}

const terms: readonly Term[] = [
	{ length: { years: 2, months: 2, weeks: 2 } },
	{ length: { months: 60 }, atLeast: true },
	{ life: true },
	{ life: true, minimum: { years: 15 } },
	{ extended: true },
	{ extended: true, length: { years: 9 }, licence: { years: 4 } },
	{ extended: true, length: { years: 9 } },
	{ length: { months: 18 }, suspendedFor: { months: 24 } },
	{ suspendedFor: { months: 24 } },
	{ until: '2027-05-05' }
];

/** What a kind carries at the least: the first sample of each field that may not be left out. */
export function leastOf(kind: EventKind): Record<string, unknown> {
	const fields = Object.entries(kindRow(kind).carries).filter(([, field]) => !field.may);
	return Object.fromEntries(fields.map(([name, field]) => [name, samplesOf(field)[0]]));
}

/** Everything a kind can carry, each sample of a field with each of every other. */
export function everythingOf(kind: EventKind): Record<string, unknown>[] {
	return Object.entries(kindRow(kind).carries).reduce<Record<string, unknown>[]>(
		(all, [name, field]) =>
			all.flatMap((data) =>
				samplesOf(field).map((one) => (one === undefined ? data : { ...data, [name]: one }))
			),
		[{}]
	);
}
