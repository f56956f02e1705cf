import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant, Telling } from '#lib/domain/event.ts';
import { readAnswer, type TypedAnswer } from '#lib/domain/case/own-answers.ts';
import {
	nextStep,
	ownFact,
	ownFacts,
	ownStages,
	stepBack,
	tellingsOf,
	type OwnAnswers,
	type OwnStage
} from '#lib/domain/case/own-facts.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { sayOwnFact } from '#lib/i18n/case/own-entry-words.ts';
import { findDraft, keepDraft } from '../form/draft.ts';
import { draftToken } from '../form/draft.ts';
import { formOf, text } from '../form/form.ts';

type Asked = {
	readonly whose?: Whose;
	/** The page that asks. */
	readonly at: string;
	/** What is told once every question is answered. */
	readonly tell: (tellings: readonly Telling[], now: Instant) => Promise<void>;
};

/** Takes one answer: it is kept for the next question, or with the last one told. Leads back to the page that asks. */
export async function answered(event: RequestEvent, { whose = 'hers', at, tell }: Asked) {
	const form = await formOf(event);
	const { answers } = await answersOf(event, whose);
	const step = nextStep(answers);
	// A screen of before, sent again by Back or from a second window: the question that is due is shown.
	if (text(form, 'step') !== step || step === 'done') redirect(303, at);
	const typed = typedOf(form);
	const now = event.locals.world.now();
	const read = readAnswer(step, answers, typed, now);
	if (!read.ok) return fail(400, { problems: read.problems, typed });
	const isLast = nextStep(read.answers) === 'done';
	if (isLast) await tell(tellingsOf(read.answers, dayOf(now)), now);
	await keepAnswers(event, isLast ? { kept: true } : { answers: read.answers }, whose);
	redirect(303, at);
}

/** Takes back the last answer. */
export async function stepBackFrom(event: RequestEvent, whose: Whose = 'hers'): Promise<void> {
	const { answers } = await answersOf(event, whose);
	await keepAnswers(event, { answers: stepBack(answers) }, whose);
}

type Held = { readonly answers?: OwnAnswers; readonly kept?: true };
/** Whose answers: hers, or those an advocate types for the record with this id. */
export type Whose = 'hers' | { readonly opening: string };

/** The answers so far, sealed on the server under a token of this browser; `kept` right after something was told. */
export async function answersOf(
	event: RequestEvent,
	whose: Whose = 'hers'
): Promise<{ answers: OwnAnswers; kept: boolean }> {
	const draft = await findDraft(event, sortOf(whose));
	const held = (draft?.answers ?? {}) as Held & { readonly of?: string };
	// What was typed for one record never turns up in another, nor in the visit of somebody else.
	if (held.of !== ownerOf(event, whose)) return { answers: {}, kept: false };
	return { answers: held.answers ?? {}, kept: held.kept ?? false };
}

/** Keeps the answers for the next question. */
export async function keepAnswers(
	event: RequestEvent,
	held: Held,
	whose: Whose = 'hers'
): Promise<void> {
	const sort = sortOf(whose);
	const draft = { ...held, of: ownerOf(event, whose) };
	await keepDraft(event, sort, draft, draftToken(event, sort));
}

function ownerOf({ locals: { actor } }: RequestEvent, whose: Whose): string {
	if (whose !== 'hers') return whose.opening;
	return 'person' in actor ? actor.person : '';
}

function sortOf(whose: Whose): 'tell' | 'opening' {
	return whose === 'hers' ? 'tell' : 'opening';
}

/** The next question, as its screen asks it. */
export function questionOf(answers: OwnAnswers, lang: Language) {
	const step = nextStep(answers);
	const fact = ownFact(answers.what);
	return {
		step: step === 'done' ? ('stage' as const) : step,
		chosen: fact && sayOwnFact(fact, lang),
		facts: step === 'what' ? factsOf(answers.stage, lang) : [],
		isLast: step === fact?.asks.at(-1),
		mayBeUnsure: step === 'planned' ? !!fact?.dateMayBeOpen : !!fact?.asks.includes('told'),
		isPrison: answers.what === 'sentence-prison'
	};
}

/** All that can be told, part by part of the road. */
export function factsByStage(lang: Language) {
	return ownStages.map((stage) => ({ stage, facts: factsOf(stage, lang) }));
}

function factsOf(stage: OwnStage | undefined, lang: Language) {
	return ownFacts
		.filter((one) => one.stage === stage)
		.map((one) => ({ value: one.id, label: sayOwnFact(one, lang) }));
}

/** One screen of the questions as it was posted. */
function typedOf(form: FormData): TypedAnswer {
	return {
		choice: text(form, 'choice'),
		on: { day: text(form, 'on-day'), month: text(form, 'on-month'), year: text(form, 'on-year') },
		notSure: text(form, 'notSure') === 'yes',
		years: text(form, 'years'),
		months: text(form, 'months')
	};
}
