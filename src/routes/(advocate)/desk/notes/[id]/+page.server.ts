import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { ParticipationId } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { pickedOf, type PickedNote } from '#lib/domain/note/contact.ts';
import { isForm } from '#lib/domain/message/message.ts';
import { sayNote } from '#lib/i18n/note/contact-words.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import * as contactNotes from '#lib/server/note/notes.ts';
import { formOf, text, texts } from '../../../../form/form.ts';
import { ofStaff } from '../../../../door/proof.ts';
import { newForm } from '../../../../message/writing.ts';
import { countOpened } from '../../count-opened.ts';
import { dropTyped, keptAt, typedOf } from '../../typed.ts';

/** What is noted of one victim, and the form for one more, or for putting one right. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	await countOpened(locals);
	const { world } = locals;
	const { db, keys, now } = world;
	const id = params.id as ParticipationId;
	const noted = await contactNotes.readFor(db, keys, ofStaff(locals).actor, id, now());
	if (!noted) error(404);
	const corrects = url.searchParams.get('corrects') ?? '';
	const ofCall = url.searchParams.get('call') ?? '';
	const old = noted.notes.find((one) => one.id === corrects && !one.isCorrected);
	const part = { place: id, of: 'note' } as const;
	const begun = noted.mayNote ? await typedOf(locals, part) : undefined;
	const typed = begun && readForm(begun);
	const isBegun = typed?.corrects === (old?.id ?? '') && (ofCall === '' || typed.call === ofCall);
	return {
		name: noted.name,
		reference: noted.reference,
		began: sayDay('en', noted.began, 'plain'),
		mayNote: noted.mayNote,
		isKept: url.searchParams.has('kept'),
		notes: noted.notes.map(({ id: key, note, isCorrected }) => ({
			...sayNote(note, { lang: 'en', reader: 'desk' }),
			id: key,
			isCorrected
		})),
		isBegun,
		keptAt: keptAt(part),
		blank: isBegun
			? typed
			: {
					picked: old ? pickedOf(old.note) : nothing(dayOf(now()), ofCall ? 'phone' : ''),
					corrects: old ? old.id : '',
					call: ofCall,
					form: newForm()
				}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { world } = event.locals;
		const { db, keys, now } = world;
		const form = await formOf(event);
		const again = readForm(form);
		const { corrects, call, ...rest } = again;
		const keeping = {
			...rest,
			participation: event.params.id as ParticipationId,
			...(corrects ? { corrects } : {}),
			...(call ? { call } : {})
		};
		const { actor } = ofStaff(event.locals);
		const kept = await contactNotes.keep(db, keys, actor, keeping, now());
		if (!kept) error(404);
		if (kept.was === 'wrong') return fail(400, { ...again, wrong: kept.wrong });
		if (kept.was === 'corrected') return fail(400, { ...again, wrong: ['gone' as const] });
		await dropTyped(event.locals, { place: keeping.participation, of: 'note' });
		redirect(303, `/desk/notes/${event.params.id}?kept`);
	}
};

function readForm(form: FormData) {
	const picked: PickedNote = {
		on: text(form, 'on'),
		channel: text(form, 'channel'),
		needs: texts(form, 'needs'),
		actions: texts(form, 'actions'),
		next: text(form, 'next'),
		nextOn: text(form, 'nextOn')
	};
	const chance = text(form, 'form');
	return {
		picked,
		corrects: text(form, 'corrects'),
		call: text(form, 'call'),
		form: isForm(chance) ? chance : newForm()
	};
}

function nothing(on: string, channel: PickedNote['channel']): PickedNote {
	return { on, channel, needs: [], actions: [], next: '', nextOn: '' };
}
