/** Agencies tell of one case, event by event, through the door for events. */
import assert from 'node:assert/strict';
import type { EventKind } from '#lib/domain/event.ts';
import type { Key } from '#lib/i18n/words.ts';
import { newUrn } from './cases.ts';
import { event } from './police-messages.ts';
import type { Reading } from './person.ts';
import type { Town } from './town.ts';

const agencies = {
	police: 'thamesgate-police',
	prosecutors: 'thamesgate-prosecutors',
	courts: 'criminal-courts',
	'witness-care': 'thamesgate-witness-care'
} as const;
export type Told = readonly [
	from: keyof typeof agencies,
	kind: EventKind,
	on: string,
	data?: Readonly<Record<string, unknown>>,
	/** Of whom it is, by the agency's own id. */
	defendant?: string
];

/** A case of her own with what was told of it, and the code of her paper. */
export async function aCaseWith(town: Town, { lang }: Reading, told: readonly Told[]) {
	const urn = newUrn();
	const code = await town.invite({ urn, handed: 'alone', language: lang });
	const tell = async (...more: readonly Told[]) => {
		for (const [from, kind, on, data, defendant] of more) {
			const told = { ...event(urn, kind, on, data), ...(defendant ? { defendant } : {}) };
			const answer = await town.agency(agencies[from]).tells('/api/events', told);
			const { accepted, already, parked } = answer.body;
			assert.deepEqual([accepted, already, parked], [1, 0, 0], `${from} ${kind}`);
		}
	};
	await tell(...told);
	return { urn, code, tell };
}

const trial = { hearing: 'trial-1' } as const;

/** A trial at a court, on a day of next spring. */
export function aTrialOn(on: string, over: Readonly<Record<string, unknown>> = {}) {
	const at = { purpose: 'trial', courtKind: 'crown', court: 'Snaresbrook Crown Court' } as const;
	const startsAt = `${on}T10:30:00Z`;
	return { ...trial, ...at, when: { kind: 'day', on, startsAt }, ...over };
}

/** What is told of a trial that was on and taken off for want of time. */
export const vacated = { ...trial, reason: '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8' } as const;

/** A trial that went ahead. */
export const tried: readonly Told[] = [
	['police', 'charged', '2026-06-01'],
	['courts', 'plea-entered', '2026-07-01', { plea: 'not-guilty' }],
	['courts', 'hearing-listed', '2026-07-02', aTrialOn('2026-11-16')],
	['courts', 'trial-went-ahead', '2026-11-16', trial]
];

/** How that trial ended, and every sentence that would tell her so before she asks. */
export const acquittal: readonly Told[] = [
	['courts', 'verdict-given', '2026-11-17', { verdict: 'not-guilty' }],
	['courts', 'concluded', '2026-11-17']
];
export const tellsOfAcquittal = [
	'happened.verdict-given.not-guilty.title',
	'stage.not-guilty.line',
	'news.means.not-guilty',
	'happened.concluded.title'
] as const satisfies readonly Key[];
