import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { readAnswer } from '#lib/domain/own-answers.ts';
import { nextStep, stepBack, tellingsOf } from '#lib/domain/own-facts.ts';
import { sayOwn } from '#lib/i18n/own-entry-words.ts';
import * as cases from '#lib/server/cases.ts';
import { formOf, text } from '../../form.ts';
import { answersOf, keepAnswers, questionOf, typedOf } from '../../telling/answers.ts';

/** The next question, and what she told us so far. */
export const load: PageServerLoad = async (event) => {
	const { world, lang, actor } = event.locals;
	const { answers, kept } = await answersOf(event);
	const { own } = await cases.readFor(world.db, world.keys, actor as Victim, world.now());
	return {
		question: questionOf(answers, lang),
		kept,
		own: own.map((entry) => sayOwn(entry, lang))
	};
};

export const actions: Actions = {
	answer: async (event) => {
		const form = await formOf(event);
		const { answers } = await answersOf(event);
		const step = nextStep(answers);
		// A screen of before, sent again by Back or from a second window: the question that is due is shown.
		if (text(form, 'step') !== step || step === 'done') redirect(303, '/tell-us');
		const typed = typedOf(form);
		const read = readAnswer(step, answers, typed, event.locals.world.now());
		if (!read.ok) return fail(400, { problems: read.problems, typed });
		if (nextStep(read.answers) === 'done') await tell(event, read.answers);
		else await keepAnswers(event, { answers: read.answers });
		redirect(303, '/tell-us');
	},
	back: async (event) => {
		const { answers } = await answersOf(event);
		await keepAnswers(event, { answers: stepBack(answers) });
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

async function tell(event: RequestEvent, answers: Parameters<typeof tellingsOf>[0]): Promise<void> {
	const { world, actor } = event.locals;
	const now = world.now();
	const tellings = tellingsOf(answers, dayOf(now));
	await cases.tellAs(world.db, world.keys, actor as Victim, tellings, now);
	await keepAnswers(event, { kept: true });
}
