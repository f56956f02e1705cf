import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { isOwnCase, readUrn } from '#lib/domain/case/urn.ts';
import { sayOwn } from '#lib/i18n/case/own-entry-words.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as ownReference from '#lib/server/case/own-reference.ts';
import { formOf, text } from '../../form/form.ts';
import {
	answered,
	answersOf,
	keepAnswers,
	questionOf,
	stepBackFrom
} from '../../telling/answers.ts';

/** The next question, and what she told us so far. */
export const load: PageServerLoad = async (event) => {
	const { world, lang, actor } = event.locals;
	const { answers, kept } = await answersOf(event);
	const victim = actor as Victim;
	const { own, urn } = await cases.readFor(world.db, world.keys, victim, world.now());
	const { searchParams } = event.url;
	return {
		reference: isOwnCase(victim.caseId) ? { urn } : undefined,
		isFirst: searchParams.has('first'),
		isKept: searchParams.has('reference'),
		question: questionOf(answers, lang),
		kept,
		own: own.map((entry) => sayOwn(entry, lang))
	};
};

export const actions: Actions = {
	answer: async (event) => {
		const { world, actor } = event.locals;
		return answered(event, {
			at: '/tell-us',
			tell: (tellings, now) => cases.tellAs(world.db, world.keys, actor as Victim, tellings, now)
		});
	},
	reference: async (event) => {
		const { world, actor } = event.locals;
		const typed = text(await formOf(event), 'reference').trim();
		const urn = readUrn(typed);
		if (typed !== '' && !urn) return fail(400, { reference: typed });
		await ownReference.keep(world.db, world.keys, actor as Victim, urn, world.now());
		redirect(303, '/tell-us?reference');
	},
	back: async (event) => {
		await stepBackFrom(event);
		redirect(303, '/tell-us');
	},
	take: async (event) => {
		const { world, actor } = event.locals;
		const id = text(await formOf(event), 'id');
		await cases.takeBack(world.db, world.keys, actor as Victim, id, world.now());
		await keepAnswers(event, {});
		redirect(303, '/tell-us');
	}
};
