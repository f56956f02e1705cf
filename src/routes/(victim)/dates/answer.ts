/** What was posted about one row of the clock, read and kept. */
import { error, redirect } from '@sveltejs/kit';
import type { Victim } from '#lib/domain/actor.ts';
import { readHerAnswer, type AnswerProblem } from '#lib/domain/clock/her-answer.ts';
import type { TypedDay } from '#lib/domain/case/own-answers.ts';
import * as answers from '#lib/server/clock/answers.ts';
import { formOf, text } from '../../form/form.ts';

export type Refused = {
	readonly row: string;
	readonly problem: AnswerProblem | 'too-early';
	readonly typed: TypedDay;
};

/** Keeps her answer and leads back to its row, or gives what is not clear about the day. */
export async function answerRow({
	request,
	locals
}: {
	request: Request;
	locals: App.Locals;
}): Promise<Refused> {
	const { world } = locals;
	const form = await formOf({ request });
	const row = text(form, 'row');
	const day = (part: string) => text(form, `${row}-${part}`);
	const typed = { day: day('day'), month: day('month'), year: day('year') };
	const read = readHerAnswer(text(form, 'answer'), typed, world.now());
	if (!read) error(400, 'None of the three answers');
	if (!read.ok) return { row, problem: read.problem, typed };
	const { answer, toldOn } = read;
	const victim = locals.actor as Victim;
	const answering = { row, answer, toldOn };
	const given = await answers.give(world.db, world.keys, victim, answering, world.now());
	if (given === 'no-such-row') error(404);
	if (given === 'too-early') return { row, problem: given, typed };
	// Its row may have moved into a fold, which not every browser opens for an address: the page is asked to.
	redirect(303, `/dates?kept#${row}`);
}
