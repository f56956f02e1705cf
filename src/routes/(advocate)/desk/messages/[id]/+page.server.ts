import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import { forDesk } from '#lib/i18n/desk-words.ts';
import { isLanguage } from '#lib/i18n/languages.ts';
import { sayMessage } from '#lib/i18n/message/message-words.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as worries from '#lib/server/call/worries.ts';
import { formOf, text } from '../../../../form/form.ts';
import { newForm, readWriting } from '../../../../message/writing.ts';

type Event = Pick<RequestEvent, 'locals' | 'request'> & {
	readonly params: { readonly id: string };
};
const whose = ({ params }: Event) => params.id as ParticipationId;

/** What was said with one victim; opening it marks what she wrote as read. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { world } = locals;
	const { db, keys } = world;
	const staff = locals.actor as Staff;
	const id = params.id as ParticipationId;
	const thread = await talkDesk.readFor(db, keys, staff, id, world.now());
	if (!thread) error(404);
	const { name, messages, language, isCover } = thread;
	return {
		...{ id, name, language, isCover },
		messages: messages.map((one) => sayMessage(one, 'en', forDesk(name))),
		worry: await worries.openAt(db, staff, id, world.now()),
		form: newForm()
	};
};

export const actions: Actions = {
	send: async (event) => {
		const { world, actor } = event.locals;
		const form = await formOf(event);
		const read = readWriting(form);
		const chosen = text(form, 'language');
		const language = isLanguage(chosen) ? chosen : 'en';
		if (!read.ok) return fail(400, { ...read.again, language });
		const told = { participation: whose(event), ...read.writing, language };
		if (!(await talkDesk.send(world.db, world.keys, actor as Staff, told, world.now()))) error(404);
		redirect(303, `/desk/messages/${event.params.id}`);
	},
	worried: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys, now } = world;
		const worry = await talkDesk.worry(db, keys, actor as Staff, whose(event), now());
		if (!worry) error(404);
		redirect(303, `/desk/worries/${worry}`);
	}
};
