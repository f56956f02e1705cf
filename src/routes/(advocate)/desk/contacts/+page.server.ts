import type { PageServerLoad } from './$types';
import { sayDay } from '#lib/i18n/dates.ts';
import { sayLine } from '#lib/i18n/desk-words.ts';
import * as contactNotes from '#lib/server/note/notes.ts';
import * as contacts from '#lib/server/note/contacts.ts';
import { ofStaff } from '../../../door/proof.ts';
import { wantedOf } from './wanted.ts';

/** The contacts of these days, each with the line to copy; and whose contacts somebody here may note. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { world } = locals;
	const { db, keys } = world;
	const { actor } = ofStaff(locals);
	const now = world.now();
	const wanted = wantedOf(url, actor);
	const list = await contacts.listFor(db, keys, actor, wanted, now);
	return {
		wanted,
		periods: contacts.periods,
		hasTeam: actor.kind === 'supervisor',
		all: list.all,
		contacts: list.contacts.map((one) => ({
			key: one.key,
			day: sayDay('en', one.on, 'short'),
			name: one.name,
			reference: one.reference,
			outcome: one.outcome,
			channel: one.channel,
			isNoted: one.note !== undefined,
			participation: one.participation,
			opens: one.opens,
			call: one.call,
			line: sayLine(one)
		})),
		people: inOrderOfNames(await contactNotes.peopleOf(db, keys, actor, now))
	};
};

/** By name, as they are looked for; whoever has none stands last. */
function inOrderOfNames(people: readonly contactNotes.Person[]) {
	const { compare } = new Intl.Collator('en-GB');
	return people.toSorted(
		(one, other) =>
			Number(!one.name) - Number(!other.name) || compare(one.name ?? '', other.name ?? '')
	);
}
