/** Somebody whose messages are open to an advocate, and about whom police asked for notes. */
import type { Staff, Victim } from '#lib/domain/actor.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as notesHers from '#lib/server/disclosure/hers.ts';
import * as notesRequests from '#lib/server/disclosure/requests.ts';
import { register } from '#lib/server/disclosure/taking.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';
import type { World } from '#lib/server/world.ts';
import { aNotesForm } from '#tests/message/builders.ts';

type Two = { readonly talking: Victim; readonly ann: Staff; readonly eve: Staff };

/** She opened messages to the advocate, and police asked for notes: the advocate decided that a part is given. */
export async function talked(world: World, { talking, ann, eve }: Two) {
	const { db, keys } = world;
	const now = world.now();
	const { participation, person } = talking;
	await assignments.give(db, keys, eve, { participation, advocate: ann.person }, now);
	await talks.open(db, keys, talking, now);
	const { number: about } = await waysIn.make(db, keys, person, 'en', now);
	const asked = { about, form: aNotesForm() };
	const done = await register(db, keys, eve, asked, now);
	if (done?.was !== 'registered') throw new Error('The request was not taken down');
	const { id } = done;
	await notesHers.say(db, keys, talking, { id, view: 'part' }, now);
	const given = { outcome: 'part', reason: 'narrowed', sorts: ['calls'] } as const;
	await notesRequests.decide(db, keys, ann, { id, ...given }, now);
	const worry = (await talkDesk.worry(db, keys, ann, participation, now)) ?? '';
	return { talking: participation, notes: id, worry };
}
