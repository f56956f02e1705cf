/** Nobody is there on Christmas Day: what she may ask for, or is told to wait for, falls on a day on which offices work. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, instantOf, isWorkingDay } from '#lib/domain/calendar.ts';
import type { Day, Event } from '#lib/domain/event.ts';
import { aDuty, anEvent } from '#tests/world/builders.ts';
import { unlessSaid } from './ask-form.ts';
import { askState } from './ask.ts';
import { ownDates } from './own-date.ts';
import { heartbeat } from './quiet.ts';

/** Every day from which something is counted in the three years around now; all of them meet some bank holiday. */
const days = Array.from({ length: 1096 }, (_, nth) => addDays('2025-06-02', nth));

/** Of a day that is told: every day that her pages would name. */
const namedFrom: Readonly<Record<string, (on: Day) => readonly (Day | undefined)[]>> = {
	'by when somebody may be asked': (on) => [beat([anEvent({ kind: 'reported', on })], on)],
	'when the police agreed to tell her': (on) => [
		beat([anEvent({ kind: 'update-plan-agreed', on, data: { everyWeeks: 2 } })], on)
	],
	'what she may still do': (on) =>
		[
			anEvent({ kind: 'closed-without-charge', on, data: { by: 'police' } }),
			anEvent({ kind: 'discontinued', on }),
			anEvent({ kind: 'sentenced', on })
		].flatMap((event) =>
			ownDates([event], { now: instantOf(on, '12:00') }).flatMap((own) => [
				own.best,
				own.until,
				own.remindOn
			])
		),
	'the next steps of a complaint': (on) => stepsFrom(on)
};

function beat(events: readonly Event[], on: Day): Day | undefined {
	return heartbeat(events, instantOf(on, '18:00')).by;
}

function stepsFrom(on: Day): (Day | undefined)[] {
	const because = anEvent({ kind: 'suspect-arrested', on });
	const place = { duty: 'arrest', because: because.id, to: 'police' } as const;
	const sent = { rung: 'complaint', state: 'open', answering: unlessSaid, askedOn: on } as const;
	const row = {
		duty: aDuty({ id: 'arrest' }),
		because,
		owedBy: 'police',
		state: 'overdue'
	} as const;
	const now = instantOf(on, '12:00');
	const found = askState({ ...place, ...sent, repliedOn: on }, row, [because], now);
	assert.equal(found.state, 'next-step');
	return [found.answerBy, found.acknowledgeBy, ...found.steps.map(({ lastDay }) => lastDay)];
}

for (const [what, name] of Object.entries(namedFrom))
	test(`no bank holiday and no weekend is named as a day: ${what}`, () => {
		const named = days.flatMap((on) => name(on)).filter((day) => day !== undefined);

		assert.ok(named.length >= days.length);
		assert.deepEqual([...new Set(named.filter((day) => !isWorkingDay(day)))], []);
	});

test('a case last heard of on 27 November is asked about on 29 December, when offices open again', () => {
	const events = [anEvent({ kind: 'reported', on: '2026-11-27' })];

	assert.equal(heartbeat(events, instantOf('2026-11-28', '12:00')).by, '2026-12-29');
});
