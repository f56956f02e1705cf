import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { ParticipationId } from '#lib/domain/actor.ts';
import { isLanguage } from '#lib/i18n/languages.ts';
import * as draft from '#lib/server/message/draft.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import { formOf, text } from '../../../../form/form.ts';
import { newForm, readWriting } from '../../../../message/writing.ts';
import { ofStaff } from '../../../../door/proof.ts';
import { countOpened } from '../../count-opened.ts';
import { personFor, wholes, type Asked } from './person.ts';

type Event = Pick<RequestEvent, 'locals'> & { readonly params: { readonly place: string } };

function askedOf({ locals, params }: Event): Asked {
	const { db, keys, now } = locals.world;
	const place = params.place as ParticipationId;
	return { db, keys, staff: ofStaff(locals).actor, place, now: now() };
}

/** One person: what comes next, what was said and noted, and of her case what she opened; opening it marks her messages as read. */
export const load: PageServerLoad = async (event) => {
	await countOpened(event.locals);
	const whole = wholes.find((one) => one === event.url.searchParams.get('all'));
	const person = await personFor(askedOf(event), whole);
	if (!person) error(404);
	return { person, form: newForm() };
};

export const actions: Actions = {
	send: async (event) => {
		const { db, keys, staff, place, now } = askedOf(event);
		const form = await formOf(event);
		const read = readWriting(form);
		const chosen = text(form, 'language');
		const language = isLanguage(chosen) ? chosen : 'en';
		const writer = await writerOf(askedOf(event));
		await draft.keep(db, keys, writer, text(form, 'words'), now);
		if (!read.ok) return fail(400, { ...read.again, language });
		const told = { participation: place, ...read.writing, language };
		if (!(await talkDesk.send(db, keys, staff, told, now))) error(404);
		await draft.drop(db, keys, writer);
		redirect(303, `/desk/people/${place}#messages`);
	},
	keep: async (event) => {
		const { db, keys, place, now } = askedOf(event);
		const words = text(await formOf(event), 'words');
		await draft.keep(db, keys, await writerOf(askedOf(event)), words, now);
		redirect(303, `/desk/people/${place}#messages`);
	},
	drop: async (event) => {
		const { db, keys, place } = askedOf(event);
		await draft.drop(db, keys, await writerOf(askedOf(event)));
		redirect(303, `/desk/people/${place}#messages`);
	},
	worried: async (event) => {
		const { db, keys, staff, place, now } = askedOf(event);
		const worry = await talkDesk.worry(db, keys, staff, place, now);
		if (!worry) error(404);
		redirect(303, `/desk/worries/${worry}`);
	}
};

/** Who of us may write to her. */
async function writerOf({ db, staff, place, now }: Asked): Promise<draft.Writer> {
	if (!(await talkDesk.mayRead(db, staff, place, now))) error(404);
	return { participation: place, staff: staff.person };
}
