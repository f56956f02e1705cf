/** Cases that nobody would write down, kept in a database as agencies tell them, and looked at on some day of theirs. */
import type { Victim } from '#lib/domain/actor.ts';
import { addDays, instantOf } from '#lib/domain/calendar.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { duties } from '#lib/domain/clock/right.ts';
import type { Event } from '#lib/domain/event.ts';
import * as answers from '#lib/server/clock/answers.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { aSequence } from '#tests/stage/sequences.ts';
import { ways } from '#tests/stage/stories.ts';
import type { TestWorld } from '#tests/world/world.ts';
import { aCaseTold } from './told-case.ts';

type Random = () => number;

/** A victim in a case of some stage, with more that was told of it, on a day after it began; hard news read or not. */
export async function anyCase(world: TestWorld, random: Random): Promise<Victim> {
	const { db, keys } = world;
	const told = someTold(random);
	const first = told[0]?.on ?? '2026-01-05';
	const last = told.at(-1)?.on ?? first;
	const looks = random() < 0.5 ? last : addDays(last, Math.floor(random() * 120));
	world.setNow(new Date(instantOf(first, '09:00')).toISOString());
	const victim = await aCaseTold(world, told);
	world.setNow(new Date(instantOf(looks, '20:00')).toISOString());
	if (random() < 0.6) await newsChoices.showAlways(db, keys, victim, world.now());
	await answersSome(world, victim, random);
	return victim;
}

/** She says of some of what she was owed whether anybody told her. */
async function answersSome(world: TestWorld, victim: Victim, random: Random): Promise<void> {
	const { db, keys } = world;
	const now = world.now();
	const { events: known } = await cases.readFor(db, keys, victim, now);
	const asked = { enhanced: victim.enhanced, sendTellings: new Map<never, never>(), now };
	const open = deadlines(known, duties, asked).filter((one) => one.mayAnswer && random() < 0.8);
	for (const { key } of open) {
		const answer = random() < 0.8 ? 'no' : 'yes';
		await answers.give(db, keys, victim, { row: key, answer }, now);
	}
}

function someTold(random: Random): Event[] {
	const all = Object.values(ways);
	const way = all[Math.floor(random() * all.length)] ?? [];
	const more = aSequence(random).slice(0, random() < 0.5 ? 0 : 1 + Math.floor(random() * 8));
	const whole = random() < 0.2 ? more : [...way, ...more];
	return whole
		.filter(({ kind }) => kind !== 'told-answered' && kind !== 'taken-back')
		.toSorted((one, other) => one.on.localeCompare(other.on));
}
