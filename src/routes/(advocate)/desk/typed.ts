/** What one of us has begun to fill in and not kept: by whom, about whom and of what, as its form would post it. */
import type { RequestEvent } from '@sveltejs/kit';
import type { ParticipationId } from '#lib/domain/actor.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as draft from '#lib/server/message/draft.ts';
import * as inEnglish from '#lib/server/message/in-english.ts';
import * as contactNotes from '#lib/server/note/notes.ts';
import { ofStaff } from '../../door/proof.ts';

/** What is filled in about a person, what a message of hers says in English, and how a call went. */
type Part =
	| { readonly place: ParticipationId; readonly of: 'note' | 'step' | `english/${string}` }
	| { readonly call: string };

/** The address that keeps a part as it is typed. */
export function keptAt(part: Part): string {
	return `/desk/typed?${new URLSearchParams(part)}`;
}

/** Which part an address names, where this one of us may fill it in; nothing else is kept. */
export async function partOf({ locals, url }: RequestEvent): Promise<Part | undefined> {
	const { db, now } = locals.world;
	const staff = ofStaff(locals).actor;
	const [place = '', of = '', call = ''] = ['place', 'of', 'call'].map(
		(one) => url.searchParams.get(one) ?? ''
	);
	if (call) return (await callDesk.isMine(db, staff, call)) ? { call } : undefined;
	const participation = place as ParticipationId;
	const { message } = /^english\/(?<message>[\w-]{8,64})$/.exec(of)?.groups ?? {};
	if (message)
		return (await inEnglish.mayWrite(db, staff, { participation, message }, now()))
			? { place: participation, of: `english/${message}` }
			: undefined;
	if (of !== 'note' && of !== 'step') return undefined;
	const about = { place: participation, of } as const;
	return (await contactNotes.mayNote(db, staff, about.place, now())) ? about : undefined;
}

function writerOf(locals: App.Locals, part: Part): draft.Writer {
	const staff = ofStaff(locals).actor.person;
	if ('call' in part) return { staff, of: `call/${part.call}` };
	return { participation: part.place, staff, of: part.of };
}

/** Keeps what was typed of it. */
export async function keepTyped(locals: App.Locals, part: Part, typed: string): Promise<void> {
	const { db, keys, now } = locals.world;
	await draft.keep(db, keys, writerOf(locals, part), typed, now());
}

/** What is kept of it, to be read as a form is; nothing where nothing is. */
export async function typedOf(locals: App.Locals, part: Part): Promise<FormData | undefined> {
	const { db, keys, now } = locals.world;
	const kept = await draft.find(db, keys, writerOf(locals, part), now());
	if (kept === undefined) return undefined;
	const form = new FormData();
	for (const [name, value] of new URLSearchParams(kept)) form.append(name, value);
	return form;
}

/** Throws it away: what it was has been kept. */
export async function dropTyped(locals: App.Locals, part: Part): Promise<void> {
	const { db, keys } = locals.world;
	await draft.drop(db, keys, writerOf(locals, part));
}
