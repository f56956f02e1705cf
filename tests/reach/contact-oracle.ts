/**
 * What a plan of safe contact allows, told a second time and sharing no line with the first: the clock of London by the
 * rule of its two Sundays, the bank holidays as a plain list, and the next safe time by looking at every quarter of an hour.
 */
import {
	mayContact,
	type ChosenWay,
	type ContactPlan,
	type Decision,
	type Hours,
	type Saying
} from '#lib/domain/reach/contact-plan.ts';
import { channels, templates } from '#lib/domain/reach/template.ts';
import { chance } from '#tests/world/chance.ts';

const minute = 60_000;
const quarter = 15 * minute;
const day = 24 * 60 * minute;

const sundays = new Map<number, readonly [number, number]>();

/** Summer time: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October. */
function summerOf(year: number): readonly [number, number] {
	const sunday = (month: number) => {
		const last = new Date(Date.UTC(year, month + 1, 0));
		return last.getTime() - last.getUTCDay() * day + 60 * minute;
	};
	const known = sundays.get(year) ?? ([sunday(2), sunday(9)] as const);
	sundays.set(year, known);
	return known;
}

function wallOf(at: number): Date {
	const [begins, ends] = summerOf(new Date(at).getUTCFullYear());
	return new Date(at + (at >= begins && at < ends ? 60 * minute : 0));
}

const holidays =
	'2026-08-31 2026-12-25 2026-12-28 2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28'.split(
		' '
	);

function isSafe(hours: readonly Hours[], at: number): boolean {
	const wall = wallOf(at);
	const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes();
	return (
		hours.some(
			({ weekday, from, to }) =>
				weekday % 7 === wall.getUTCDay() && !(minutes < from) && !(minutes >= to)
		) && !holidays.includes(wall.toISOString().slice(0, 10))
	);
}

const mayGo: Readonly<Record<string, string>> = {
	'request-changed': 'text push mail post',
	'advocate-changes': 'text push mail post',
	'something-new': 'text push mail post',
	'way-changed': 'text push mail post',
	...Object.fromEntries(
		'apple bread chair cloud garden lemon moon river spoon star table tree'
			.split(' ')
			.map((word) => [`check-${word}`, 'text mail'])
	),
	first: 'call',
	her: 'call',
	alone: 'call',
	'asked-for': 'call',
	'ask-for-her': 'someone-else',
	'wrong-number': 'someone-else',
	machine: 'message',
	reminder: 'calendar',
	sheet: 'print'
};

/** `now`, an instant, or why never. */
type Answer = 'now' | number | `never ${string}`;

function ring(plan: ContactPlan, now: number): Answer {
	if (!plan.hasNumber) return 'never no-number';
	if (plan.slots.length === 0) return 'never no-times';
	let next: Answer = 'never times-over';
	for (const { from, to } of plan.slots) {
		if (to <= from || to <= now) continue;
		if (from <= now) return 'now';
		if (typeof next !== 'number' || from < next) next = from;
	}
	return next;
}

function write(plan: ContactPlan, { channel, says, owedAt = 0 }: Saying, now: number): Answer {
	if (plan.rests) return 'never page-rests';
	const [chosen, ...more] = plan.ways.filter((one) => one.way === channel);
	if (!chosen || more.length > 0) return 'never not-chosen';
	if (channel === 'text' && !plan.hasNumber) return 'never no-number';
	if (says.startsWith('check-'))
		return chosen.tryUntil && now < chosen.tryUntil ? 'now' : 'never times-over';
	if (!chosen.provenAt) return 'never not-proven';
	if (says === 'way-changed' && !(owedAt > chosen.provenAt)) return 'never too-new';
	if (isSafe(plan.hours, now)) return 'now';
	if (plan.hours.length === 0) return 'never no-times';
	// Her hours begin at quarters of an hour, and the clock of London jumps at one.
	for (let at = Math.ceil((now + 1) / quarter) * quarter; at < now + 36 * day; at += quarter)
		if (isSafe(plan.hours, at)) return at;
	return 'never no-times';
}

function expected(plan: ContactPlan, saying: Saying, now: number): Answer {
	const { channel, says } = saying;
	if (!(mayGo[says] ?? '').split(' ').includes(channel)) return 'never other-words';
	if (channel === 'print' || channel === 'calendar') return 'now';
	if (channel === 'post') return 'never no-address';
	if (channel === 'text' || channel === 'push' || channel === 'mail')
		return write(plan, saying, now);
	if (channel === 'message') return plan.message ? ring(plan, now) : 'never not-chosen';
	if (channel === 'call') return ring(plan, now);
	if (plan.someoneElse === 'hang-up') return 'never hang-up';
	const allowed = {
		'ask-for-me': plan.hasName ? 'ask-for-her' : undefined,
		'wrong-number': 'wrong-number'
	};
	const said = plan.someoneElse && allowed[plan.someoneElse];
	return said === says ? ring(plan, now) : 'never not-chosen';
}

/** Around the nights when the clocks change, Christmas and Easter, and an ordinary month. */
const around = ['2026-10-25', '2027-03-28', '2026-12-28', '2027-10-31', '2027-06-10'].map((on) =>
	Date.parse(`${on}T01:00:00Z`)
);

function pick<T>(random: () => number, things: readonly T[]): T {
	return things[Math.floor(random() * things.length)] as T;
}

function anyHours(random: () => number): Hours {
	// The small hours often: that is when the clocks change.
	const from = pick(random, [0, 15, 30, 60, 75, 90, 105, 120, 540, 660, 780, 900]);
	return {
		weekday: 1 + Math.floor(random() * 7),
		from,
		to: Math.min(1440, from + pick(random, [15, 30, 60, 120]))
	};
}

function anyWay(random: () => number, way: ChosenWay['way'], about: number): ChosenWay {
	const at = about + Math.floor((random() - 0.5) * 20 * day);
	return random() < 0.7 ? { way, provenAt: at } : { way, tryUntil: at };
}

function anyPlan(random: () => number, about: number): ContactPlan {
	const many = (most: number) => Array.from({ length: Math.floor(random() * (most + 1)) });
	const someoneElse = pick(random, [undefined, 'hang-up', 'ask-for-me', 'wrong-number'] as const);
	return {
		hasNumber: random() < 0.8,
		slots: many(3).map(() => {
			const from = about + Math.floor((random() - 0.5) * 8 * 24) * 15 * minute;
			return { on: 'not asked', from, to: from + pick(random, [0, 30, 120]) * minute };
		}),
		hours: many(3).map(() => anyHours(random)),
		message: random() < 0.5,
		...(someoneElse ? { someoneElse } : {}),
		hasName: random() < 0.5,
		ways: (['text', 'push', 'mail'] as const)
			.filter(() => random() < 0.7)
			.map((way) => anyWay(random, way, about)),
		rests: random() < 0.1
	};
}

function answerOf(decision: Decision): Answer {
	if (decision.may === 'now') return 'now';
	return decision.may === 'later' ? decision.at : `never ${decision.why}`;
}

/** Judges so many plans at so many instants, each for everything that could be said in every way; the first wrong one, if any. */
export function judge(
	seed: number,
	count: number
): { wrong: string | undefined; seen: Map<string, number> } {
	const random = chance(seed);
	const seen = new Map<string, number>();
	for (let nth = 0; nth < count; nth += 1) {
		const about = pick(random, around);
		const plan = anyPlan(random, about);
		// Sometimes to the very minute at which the clocks change, or a millisecond beside it.
		const near = pick(random, [0, -1, 1, quarter, -quarter, 60 * minute]);
		const now = random() < 0.2 ? about + near : about + Math.floor((random() - 0.5) * 20 * day);
		// What is to be told was owed before now, sometimes at the very moment a way was proven.
		const proven = plan.ways.find((one) => one.provenAt !== undefined)?.provenAt ?? now;
		const owedAt = random() < 0.2 ? Math.min(now, proven) : now - Math.floor(random() * 20 * day);
		for (const channel of channels)
			for (const says of templates) {
				const given = answerOf(mayContact(plan, { channel, says, owedAt }, now));
				const wanted = expected(plan, { channel, says, owedAt }, now);
				const sort = typeof given === 'number' ? 'later' : given;
				seen.set(sort, (seen.get(sort) ?? 0) + 1);
				if (given !== wanted)
					return { wrong: JSON.stringify({ plan, channel, says, now, given, wanted }), seen };
			}
	}
	return { wrong: undefined, seen };
}
