/** The names she gives to several people: what the form says of each of them, and what she typed. */
import type { RequestEvent } from '@sveltejs/kit';
import type { Victim } from '#lib/domain/actor.ts';
import { readNames, type ReadNames } from '#lib/domain/case/names-given.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { toldApart } from '#lib/domain/case/whose.ts';
import type { DefendantKey } from '#lib/domain/event.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import { nameOf } from '#lib/i18n/news/rules-words.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as namesGiven from '#lib/server/case/names-given.ts';
import { formOf, text } from '../../form/form.ts';

/** So many of the things that were told of a person are shown beside the field, newest first. */
const most = 3;

export type Nameable = {
	/** The name of the field. */
	readonly field: string;
	readonly person: string;
	readonly told: readonly { readonly title: string; readonly on: string }[];
	readonly name: string;
};

/** Everybody who can be given a name, with what was told of each; nobody where there is only one. */
export function nameable(locals: App.Locals, open: cases.OpenCase): Nameable[] {
	const people = toldApart(open.events);
	return people.map((key, index) => {
		const person = { key, nth: index + 1, of: people.length };
		return {
			field: fieldOf(locals, key),
			person: nameOf(person, locals.lang) ?? '',
			told: toldOf(key, locals, open),
			name: open.names.get(key) ?? ''
		};
	});
}

function toldOf(key: DefendantKey, { lang }: App.Locals, { events, waiting }: cases.OpenCase) {
	return (
		timeline(events)
			.filter(({ event }) => event.defendant === key)
			// That somebody is held, or free, may not be so any more.
			.filter(({ event }) => !waiting || kindRow(event.kind).person === 'untouched')
			.slice(0, most)
			.map(({ whose: _, ...entry }) => {
				const { title, on } = sayEntry(entry, { lang, places: false });
				return { title, on };
			})
	);
}

/** What she typed for each, read; and her fields by their names, to be shown again. */
export async function typedNames(
	event: RequestEvent
): Promise<{ readonly read: ReadNames; readonly typed: Readonly<Record<string, string>> }> {
	const { locals } = event;
	const { db, keys, now } = locals.world;
	const open = await cases.readFor(db, keys, locals.actor as Victim, now());
	const people = toldApart(open.events);
	const form = await formOf(event);
	const fields = [...form.keys()].filter((name) => name.startsWith(stem));
	const keyOf = (field: string) => people.find((key) => fieldOf(locals, key) === field) ?? field;
	const typed = Object.fromEntries(fields.map((field) => [field, text(form, field)]));
	const byKey = new Map(fields.map((field) => [keyOf(field), typed[field] ?? '']));
	return { read: readNames(byKey, people), typed };
}

const stem = 'called-';

/** The field of somebody: it is theirs whatever number they have by then. */
export function fieldOf({ world, actor }: App.Locals, key: DefendantKey): string {
	return `${stem}${namesGiven.markOf(world.keys, actor as Victim, key)}`;
}
