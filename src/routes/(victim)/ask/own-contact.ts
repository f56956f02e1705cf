/** Whom she was given at an office: kept where she writes to it. */
import type { Victim } from '#lib/domain/actor.ts';
import type { Owing } from '#lib/domain/clock/duty.ts';
import type { Event } from '#lib/domain/event.ts';
import { sayTeller } from '#lib/i18n/case/case-words.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import {
	contactAt,
	longestContact,
	toldContact,
	withContact
} from '#lib/domain/clock/own-contact.ts';
import * as needs from '#lib/server/reach/needs.ts';
import { text } from '../../form/form.ts';

/** What she wrote down of an office. */
export async function ownContact(
	{ world, actor }: App.Locals,
	who: Owing
): Promise<string | undefined> {
	const { contacts } = await needs.besideOf(world.db, world.keys, actor as Victim);
	return contactAt(contacts, who);
}

/** What that office gives out for her, in its own words, and who says so since when. */
export function officeContact({ lang, t }: App.Locals, events: readonly Event[], who: Owing) {
	const told = toldContact(events, who);
	if (!told) return undefined;
	const source = sayTeller(told, lang);
	return {
		contact: told.text,
		source: t('home.source', { source, day: sayDay(lang, told.on, 'plain') })
	};
}

/** Keeps what she typed in the place of what was there; what is wrong with it, where it is too long. */
export async function keepContact(
	{ world, actor }: App.Locals,
	who: Owing,
	form: FormData
): Promise<
	| { readonly at: 'contact'; readonly typed: string; readonly problems: { contact: 'too-long' } }
	| undefined
> {
	const typed = text(form, 'contact').trim();
	if (typed.length > longestContact)
		return { at: 'contact', typed, problems: { contact: 'too-long' } };
	const victim = actor as Victim;
	const { contacts } = await needs.besideOf(world.db, world.keys, victim);
	const kept = { contacts: withContact(contacts, { who, text: typed }) };
	await needs.saveBeside(world.db, world.keys, victim, kept, world.now());
	return undefined;
}
