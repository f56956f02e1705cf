import type { RequestEvent } from '@sveltejs/kit';
import type { OwnAnswers } from '#lib/domain/own-facts.ts';
import type { TypedAnswer } from '#lib/domain/own-answers.ts';
import * as drafts from '#lib/server/drafts.ts';
import { draftToken, setDraftToken, text } from '../../form.ts';

type Held = { readonly answers?: OwnAnswers; readonly kept?: true };

/** Her answers so far, sealed on the server under a token of this browser; `kept` right after she has told something. */
export async function answersOf(
	event: RequestEvent
): Promise<{ answers: OwnAnswers; kept: boolean }> {
	const { world } = event.locals;
	const draft = await drafts.find(world.db, world.keys, draftToken(event, 'tell'), world.now());
	const { answers = {}, kept = false } = (draft?.answers ?? {}) as Held;
	return { answers, kept };
}

/** Keeps her answers for the next question. */
export async function keepAnswers(event: RequestEvent, held: Held): Promise<void> {
	const { world } = event.locals;
	const token = draftToken(event, 'tell') ?? drafts.newToken();
	await drafts.save(world.db, world.keys, token, held, world.now());
	setDraftToken(event, 'tell', token);
}

/** One screen of the questions as it was posted. */
export function typedOf(form: FormData): TypedAnswer {
	return {
		choice: text(form, 'choice'),
		on: { day: text(form, 'on-day'), month: text(form, 'on-month'), year: text(form, 'on-year') },
		notSure: text(form, 'notSure') === 'yes',
		years: text(form, 'years'),
		months: text(form, 'months')
	};
}
