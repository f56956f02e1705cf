import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import { ownFact } from '#lib/domain/case/own-facts.ts';
import { sayOwn } from '#lib/i18n/case/own-entry-words.ts';
import * as assistedBegins from '#lib/server/begin/assisted-begins.ts';
import { placeToType, scanOf } from '#lib/server/begin/scan.ts';
import { sayBegun } from '../begun.ts';
import { dropDraft, findDraft, keepDraft } from '../../../../form/draft.ts';
import { formOf, text } from '../../../../form/form.ts';
import {
	answered,
	answersOf,
	factsByStage,
	keepAnswers,
	questionOf,
	stepBackFrom
} from '../../../../telling/answers.ts';

/** The code as it is shown, once; the way it goes to her decides whether there is a card to print. */
type Made = assistedBegins.Handing & {
	readonly opening: string;
	readonly livesFor: 'day' | 'month';
};

/** The next question to read to her, and what was kept; or, once, the code to give her. */
export const load: PageServerLoad = async (event) => {
	const { world, actor } = event.locals;
	const { db, keys, now } = world;
	const { id } = event.params;
	const made = (await findDraft(event, 'code'))?.answers as Made | undefined;
	const begun = await assistedBegins.listFor(db, actor as Staff, now());
	const which = begun.filter((one) => one.id === id).map(sayBegun)[0];
	if (made?.opening === id) {
		const { host: site, origin } = event.url;
		return { id, which, made, site, scan: scanOf(placeToType(origin, made.language)) };
	}
	const open = await assistedBegins.readFor(db, keys, actor as Staff, id, now());
	if (!open) error(404);
	const { answers, kept } = await answersOf(event, { opening: id });
	return {
		id,
		which,
		// She tells it in her own order: whoever writes it down finds it in one list, not in two questions.
		...(answers.what ? { question: questionOf(answers, 'en') } : { parts: factsByStage('en') }),
		kept,
		endsAt: open.endsAt,
		own: open.own.map((entry) => sayOwn(entry, 'en'))
	};
};

export const actions: Actions = {
	pick: async (event) => {
		const fact = ownFact(text(await formOf(event), 'what'));
		// Only a form that was made up says none.
		if (!fact) return fail(400);
		const answers = { stage: fact.stage, what: fact.id };
		await keepAnswers(event, { answers }, { opening: event.params.id });
		redirect(303, placeOf(event));
	},
	answer: async (event) => {
		const { world, actor } = event.locals;
		const { id } = event.params;
		return answered(event, {
			whose: { opening: id },
			at: placeOf(event),
			tell: (tellings, now) =>
				assistedBegins.tell(world.db, world.keys, actor as Staff, id, tellings, now)
		});
	},
	back: async (event) => {
		await stepBackFrom(event, { opening: event.params.id });
		redirect(303, placeOf(event));
	},
	take: async (event) => {
		const { world, actor } = event.locals;
		const { id } = event.params;
		const entry = text(await formOf(event), 'id');
		await assistedBegins.takeBack(world.db, world.keys, actor as Staff, id, entry, world.now());
		await keepAnswers(event, {}, { opening: id });
		redirect(303, placeOf(event));
	},
	code: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys, now } = world;
		const { id: opening } = event.params;
		const livesFor = text(await formOf(event), 'livesFor');
		if (livesFor !== 'day' && livesFor !== 'month') return fail(400);
		const handing = await assistedBegins.handOver(
			db,
			keys,
			actor as Staff,
			opening,
			livesFor,
			now()
		);
		if (!handing) error(404);
		await keepDraft(event, 'code', { ...handing, opening, livesFor } satisfies Made);
		redirect(303, placeOf(event));
	},
	done: async (event) => {
		await dropDraft(event, 'code');
		redirect(303, '/desk');
	}
};

function placeOf({ params }: RequestEvent): string {
	return `/desk/begin/${params.id}`;
}
