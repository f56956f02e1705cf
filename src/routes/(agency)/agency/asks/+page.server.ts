import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import { longestReply, readReplyHere } from '#lib/domain/clock/reply-here.ts';
import * as lettersHere from '#lib/server/clock/letters-here.ts';
import { formOf, text } from '../../../form/form.ts';

const month = 30 * 24 * 60 * 60 * 1000;

/** What people sent to this agency from their pages and nobody has answered. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, now } = locals.world;
	const officer = locals.actor as Officer;
	const asks = await lettersHere.listFor(db, keys, officer, now());
	return {
		asks,
		isFull: asks.length === lettersHere.mostShown,
		answered: await lettersHere.answeredSince(db, officer, now() - month),
		isDone: url.searchParams.has('done'),
		longest: longestReply
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys, now } = world;
		const form = await formOf(event);
		const id = text(form, 'id');
		// Several stand on one page: each has fields of its own.
		const typed = { id, ready: text(form, `ready-${id}`), words: text(form, `words-${id}`) };
		const reply = readReplyHere(typed);
		if (typeof reply === 'string') return fail(400, { ...typed, why: reply });
		const isKept = await lettersHere.answer(db, keys, actor as Officer, { id, reply }, now());
		if (!isKept) return fail(409, { ...typed, why: 'gone' as const });
		redirect(303, '/agency/asks?done');
	}
};
