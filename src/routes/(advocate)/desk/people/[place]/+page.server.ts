import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { ParticipationId } from '#lib/domain/actor.ts';
import { addWorkingDays, dayOf } from '#lib/domain/calendar.ts';
import { isForm } from '#lib/domain/message/message.ts';
import { isLanguage } from '#lib/i18n/languages.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as starting from '#lib/server/advocate/starting.ts';
import * as asksForHer from '#lib/server/clock/asks-for-her.ts';
import * as draft from '#lib/server/message/draft.ts';
import * as inEnglish from '#lib/server/message/in-english.ts';
import * as needsNone from '#lib/server/message/needs-none.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as tasks from '#lib/server/note/tasks.ts';
import { formOf, text } from '../../../../form/form.ts';
import { newForm, readWriting } from '../../../../message/writing.ts';
import { ofStaff } from '../../../../door/proof.ts';
import { countOpened } from '../../count-opened.ts';
import { dropTyped, keepTyped, keptAt, typedOf } from '../../typed.ts';
import { readEnglish, type Opened } from './english.ts';
import { personFor, wholes, type Asked } from './person.ts';

type Event = Pick<RequestEvent, 'locals'> & { readonly params: { readonly place: string } };

function askedOf({ locals, params }: Event): Asked {
	const { db, keys, now } = locals.world;
	const place = params.place as ParticipationId;
	return { db, keys, staff: ofStaff(locals).actor, place, now: now() };
}

/** One person: what comes next, what was said and noted, and of her case what she opened; opening it marks her messages as read, which answers none. */
export const load: PageServerLoad = async (event) => {
	await countOpened(event.locals);
	const whole = wholes.find((one) => one === event.url.searchParams.get('all'));
	const person = await personFor({ ...askedOf(event), english: await englishOf(event) }, whole);
	if (!person) error(404);
	const tomorrow = addWorkingDays(dayOf(event.locals.world.now()), 1);
	const part = { place: person.place, of: 'step' } as const;
	const begun = person.noted && (await typedOf(event.locals, part));
	const step = begun && { words: text(begun, 'step'), on: text(begun, 'on') };
	return { person, form: newForm(), tomorrow, step, stepKeptAt: keptAt(part) };
};

/** Which message is to be written in English, with what was typed of it. */
async function englishOf(event: Event & Pick<RequestEvent, 'url'>): Promise<Opened | undefined> {
	const message = event.url.searchParams.get('english');
	if (!message) return undefined;
	return { message, typed: await typedOf(event.locals, englishPart(event, message)) };
}

function englishPart({ params }: Event, message: string) {
	return { place: params.place as ParticipationId, of: `english/${message}` } as const;
}

export const actions: Actions = {
	english: async (event) => {
		const { db, keys, staff, place, now } = askedOf(event);
		const posted = await formOf(event);
		const message = text(posted, 'message');
		const part = englishPart(event, message);
		const of = { participation: place, message };
		// Of a message that is none nothing is kept; whoever names none is told what is missing.
		if (message && !(await inEnglish.mayWrite(db, staff, of, now))) error(404);
		const typed = [...posted].map(([name, value]) => [name, String(value)]);
		await keepTyped(event.locals, part, String(new URLSearchParams(typed)));
		const read = readEnglish(posted);
		if (!read.ok) return fail(400, { english: read.errors });
		const { words, reading, seen } = read;
		const written = { participation: place, message, words, reading, seen };
		const was = await inEnglish.write(db, keys, staff, written, now);
		if (was === 'closed') error(404);
		if (was === 'changed')
			return fail(409, { english: { english: t('person.english.error.changed') } });
		await dropTyped(event.locals, part);
		redirect(303, `/desk/people/${place}#m-${message}`);
	},
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
	step: async (event) => {
		const { db, keys, staff, place, now } = askedOf(event);
		const posted = await formOf(event);
		const chance = text(posted, 'form');
		const typed = { words: text(posted, 'step'), on: text(posted, 'on') };
		const step = { ...typed, form: isForm(chance) ? chance : newForm() };
		const added = await tasks.add(db, keys, staff, { participation: place, ...step }, now);
		if (!added) error(404);
		if (added.was === 'wrong') return fail(400, { step: { ...step, wrong: added.wrong } });
		await dropTyped(event.locals, { place, of: 'step' });
		redirect(303, `/desk/people/${place}#next`);
	},
	start: async (event) => {
		const { db, keys, staff, place, now } = askedOf(event);
		const started = await starting.start(db, keys, staff, place, now);
		if ('why' in started) return fail(400, { notStarted: started.why });
		redirect(303, `/desk/${started.id}`);
	},
	ask: async (event) => {
		const { db, keys, staff, place, now } = askedOf(event);
		const key = text(await formOf(event), 'row');
		if (!(await asksForHer.send(db, keys, staff, { participation: place, key }, now)))
			return fail(400, { notAsked: true });
		redirect(303, `/desk/people/${place}#asked`);
	},
	needsNone: (event) => settle(event, needsNone.say),
	waits: (event) => settle(event, needsNone.takeBack),
	done: (event) => turn(event, tasks.finish),
	undo: (event) => turn(event, tasks.undo),
	worried: async (event) => {
		const { db, keys, staff, place, now } = askedOf(event);
		const worry = await talkDesk.worry(db, keys, staff, place, now);
		if (!worry) error(404);
		redirect(303, `/desk/worries/${worry}`);
	}
};

async function turn(
	event: Event & Pick<RequestEvent, 'request'>,
	act: typeof tasks.finish
): Promise<never> {
	const { db, keys, staff, place, now } = askedOf(event);
	// What was done, or undone, a moment ago in another tab stands as it is, and the page shows how.
	await act(db, keys, staff, text(await formOf(event), 'task'), now);
	redirect(303, `/desk/people/${place}#next`);
}

async function settle(
	event: Event & Pick<RequestEvent, 'request'>,
	act: typeof needsNone.say
): Promise<never> {
	const { db, keys, staff, place, now } = askedOf(event);
	const message = text(await formOf(event), 'message');
	if (!(await act(db, keys, staff, { participation: place, message }, now))) error(404);
	redirect(303, `/desk/people/${place}#messages`);
}

/** Who of us may write to her. */
async function writerOf({ db, staff, place, now }: Asked): Promise<draft.Writer> {
	if (!(await talkDesk.mayRead(db, staff, place, now))) error(404);
	return { participation: place, staff: staff.person };
}
