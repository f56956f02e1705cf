/**
 * The Code's clock beside an oracle that shares no code with it: random rows, events, tellings, answers and instants, then
 * every bank holiday, both clock changes and 29 February of the years 2021 to 2028 by themselves. `--count=100000`.
 */
import { aDuty, anEvent } from '#tests/world/builders.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { nextUpdate } from '#lib/domain/clock/update-plan.ts';
import { chance } from '#tests/world/chance.ts';
import { differenceIn } from '#tests/clock/cases.ts';
import {
	byPlan,
	clockNights,
	holidaysOf,
	later,
	londonDay,
	verdictOn
} from '#tests/clock/oracle.ts';
import { asked, tell } from './_told.ts';

const count = asked('count', 100_000);
const differences: string[] = [];

function compare(what: string, seen: unknown, expected: unknown): void {
	if (seen !== expected) differences.push(`${what}: ${String(seen)} for ${String(expected)}`);
}

for (let seed = 1; seed <= count; seed += 1) {
	const difference = differenceIn(chance(seed));
	if (difference) differences.push(`seed ${seed}: ${difference}`);
}

/** Every limit up to thirty days from each of the ten days before a day and the day after it. */
function around(day: string): number {
	let dates = 0;
	for (let before = -10; before <= 1; before += 1)
		for (let limit = 0; limit <= 30; limit += 1) {
			const happened = later(day, before);
			if (happened < '2021-04-01') continue;
			const row = aDuty({ standardDays: limit, enhancedDays: limit });
			const event = anEvent({ kind: 'suspect-arrested', on: happened });
			const now = instantOf(happened, '12:00');
			const asking = { enhanced: 'no', sendTellings: new Map<never, never>(), now } as const;
			const [found] = deadlines([event], [row], asking);
			const { due } = verdictOn({
				...{ happened, rights: 'no', now, told: [], answers: [], sends: false },
				limit: { standard: limit, enhanced: limit }
			});
			compare(`${limit} after ${happened}`, found?.dueOn, due);
			dates += 1;
		}
	return dates;
}

const holidays = holidaysOf(2021, 2028);
const nights = clockNights(2021, 2028);
const leapDays = ['2024-02-29', '2028-02-29'];
const dates = [...holidays, ...nights, ...leapDays].map(around).reduce((sum, one) => sum + one, 0);

/** Each quarter of an hour from the evening before to the morning after the night that follows. */
let instants = 0;
for (const night of nights)
	for (let quarter = -16; quarter <= 120; quarter += 1) {
		const at = Date.parse(`${night}T00:00Z`) + quarter * 900_000;
		for (const instant of [at - 1, at]) {
			compare(new Date(instant).toISOString(), dayOf(instant), londonDay(instant));
			instants += 1;
		}
	}

/** By the plan agreed with the police: so many weeks from the last time she was told. */
let plans = 0;
for (let seed = 1; seed <= count / 20; seed += 1) {
	const random = chance(seed);
	const agreed = later('2021-04-01', Math.floor(random() * 2800));
	const everyWeeks = 1 + Math.floor(random() * 26);
	const told = Array.from({ length: Math.floor(random() * 4) }, () =>
		later(agreed, Math.floor(random() * 120))
	);
	const events = [
		anEvent({ kind: 'update-plan-agreed', on: agreed, data: { everyWeeks } }),
		...told.map((on) => anEvent({ kind: 'victim-told', on }))
	];
	compare(`plan of ${agreed}`, nextUpdate(events)?.dueOn, byPlan([agreed, ...told], everyWeeks));
	plans += 1;
}

tell(
	'clock',
	{
		'random cases': count,
		rows: duties.length,
		'bank holidays': holidays.length,
		'nights the clocks change': nights.length,
		'dates about them': dates,
		instants,
		plans,
		differences: differences.length,
		'the first': differences[0] ?? 'none'
	},
	differences.length === 0
);
