// One invented person has sent a message from her page to the police, so that an officer of the demonstration finds one waiting.
import type { PersonId } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { isAboutMove, mayAsk } from '#lib/domain/clock/ask.ts';
import { unlessSaid } from '#lib/domain/clock/ask-form.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { sayLetter } from '#lib/i18n/clock/ask-words.ts';
import * as inventedOfficer from '#lib/server/agency-door/invented-officer.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as lettersHere from '#lib/server/clock/letters-here.ts';
import type * as worlds from '#lib/server/world.ts';

/** Opens the officer's door, and sends what her page would send of the first thing the police owe her. */
export async function inventAsk(
	{ db, keys, now }: Pick<worlds.World, 'db' | 'keys' | 'now'>,
	person: PersonId
): Promise<void> {
	await inventedOfficer.openDoor(db, now());
	const victim = (await actors.actorOf(db, person, { level: 'full', sure: true }))?.actor;
	if (victim?.kind !== 'victim') throw new Error('Whoever asks is a victim');
	const { enhanced } = victim;
	const { events, sendTellings, urn } = await cases.readFor(db, keys, victim, now());
	const owed = deadlines(events, duties, { enhanced, sendTellings, now: now() });
	const row = owed.find((one) => one.owedBy === 'police' && mayAsk(one));
	if (!row) throw new Error('The police owe her nothing');
	const isMoved = isAboutMove(row, events);
	const on = dayOf(now());
	const facts = { row, isMoved, rung: 'ask', answering: unlessSaid, urn, before: [], on } as const;
	const letter = sayLetter({ ...facts, isSentHere: true }, 'en');
	const about = { duty: row.duty.id, because: row.because.id, to: row.owedBy };
	await lettersHere.send(db, keys, victim, { row: about, letter }, now());
}
