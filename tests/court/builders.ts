/** The courts' messages in their own shape, for tests: safe defaults, say only what matters. */
import type { Telling } from '#lib/domain/event.ts';
import { readHearing } from '#lib/server/court/common-platform.ts';
import type { Reading } from '#lib/server/court/message.ts';

type Fields = Readonly<Record<string, unknown>>;

export const ids = {
	hearing: '10000000-0000-4000-8000-000000000001',
	next: '10000000-0000-4000-8000-000000000002',
	case: '20000000-0000-4000-8000-000000000001',
	otherCase: '20000000-0000-4000-8000-000000000002',
	defendant: '30000000-0000-4000-8000-000000000001',
	otherDefendant: '30000000-0000-4000-8000-000000000002',
	offence: '40000000-0000-4000-8000-000000000001',
	otherOffence: '40000000-0000-4000-8000-000000000002',
	result: '50000000-0000-4000-8000-000000000001'
} as const;

/** A moment after every default below. */
export const now = Date.UTC(2026, 2, 10, 12);
export const hash = (kind: string, id: string) => `${kind}(${id})`;

export function anOffence(fields: Fields = {}) {
	return { id: ids.offence, offenceTitle: 'Title', wording: 'Wording', ...fields };
}

export function aDefendant(fields: Fields = {}) {
	return {
		id: ids.defendant,
		masterDefendantId: ids.defendant,
		isYouth: false,
		offences: [anOffence()],
		personDefendant: { personDetails: { firstName: 'Given', lastName: 'Family' } },
		...fields
	};
}

export function aCase(fields: Fields = {}) {
	return {
		id: ids.case,
		prosecutionCaseIdentifier: { caseURN: '01AB1234526' },
		defendants: [aDefendant()],
		...fields
	};
}

/** A hearing at Snaresbrook Crown Court on 2 March 2026 at 10 o'clock. */
export function aHearing(fields: Fields = {}) {
	return {
		id: ids.hearing,
		jurisdictionType: 'CROWN',
		courtCentre: { name: 'Snaresbrook Crown Court' },
		type: { description: 'Trial' },
		hearingDays: [{ sittingDay: '2026-03-02T10:00:00.000Z' }],
		prosecutionCases: [aCase()],
		...fields
	};
}

/** A hearing of one defendant with these offences, or with these fields. */
export function aHearingOf(offences: readonly Fields[], fields: Fields = {}) {
	return aHearing({
		prosecutionCases: [aCase({ defendants: [aDefendant({ offences, ...fields })] })]
	});
}

/** In its envelope, shared on the evening of the hearing. */
export function shared(hearing: Fields, fields: Fields = {}) {
	return { hearing, sharedTime: '2026-03-02T17:00:00.000Z', ...fields };
}

export function aResult(label: string, fields: Fields = {}) {
	return { label, orderedHearingId: ids.hearing, orderedDate: '2026-03-02', ...fields };
}

/** A hearing, as it is read when its results are shared. */
export function resulted(hearing: Fields, envelope: Fields = {}): Reading {
	return readHearing(shared(hearing, envelope), 'resulted', ids.hearing, hash, now);
}

/** All facts of all parts; fails on a message that was refused. */
export function tellingsOf(reading: Reading): Telling[] {
	if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
	return reading.parts.flatMap(({ tellings }) => tellings);
}

/** The facts of one kind, as day and data. */
export function told(reading: Reading, kind: Telling['kind']) {
	return tellingsOf(reading)
		.filter((telling) => telling.kind === kind)
		.map(({ on, data }) => ({ on, ...data }));
}
