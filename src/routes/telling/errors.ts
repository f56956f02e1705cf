import type { OwnProblems } from '#lib/domain/case/own-answers.ts';
import type { Say } from '#lib/i18n/words.ts';

const fields = { choice: 'choice', on: 'on-day', years: 'years' } as const;

/** What is not clear about an answer, with the field that leads to it. */
export function errorsOf(problems: OwnProblems, t: Say): { field: string; text: string }[] {
	return Object.entries(problems).map(([name, why]) => ({
		field: fields[name as keyof typeof fields],
		text: t(`tell.error.${why}`)
	}));
}
