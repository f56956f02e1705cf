/** Something one of us is to do for her on a day: a short line of what to do, never of what happened to her (decision 0070). */
import { addDays, isDay } from '#lib/domain/calendar.ts';
import type { Day } from '#lib/domain/event.ts';
import type { NextStep } from './contact.ts';

/** What is to be done: in words, or as it was picked in the note of a contact. */
export type ToDo = { readonly words: string } | { readonly next: NextStep };

export type TypedTask = { readonly words: string; readonly on: string };
export type TaskField = keyof TypedTask;
export type ReadTask =
	| { readonly ok: true; readonly words: string; readonly on: Day }
	| { readonly ok: false; readonly wrong: readonly TaskField[] };

/** So many characters: a line on a list, with no room for an account. */
export const longestTask = 120;
/** So many days ahead at most. */
const farthest = 366;

/** Reads a task: one short line, and a day from today on. */
export function readTask(typed: TypedTask, today: Day): ReadTask {
	const words = typed.words.replaceAll(/\s+/g, ' ').trim();
	const { on } = typed;
	const wrong: TaskField[] = [];
	if (words === '' || [...words].length > longestTask) wrong.push('words');
	if (!isDay(on) || on < today || on > addDays(today, farthest)) wrong.push('on');
	return wrong.length === 0 ? { ok: true, words, on: on as Day } : { ok: false, wrong };
}
