import type { Deadline } from './deadline.ts';

/** At most one late thing, and what is due next: the rest waits on the page of dates. */
export function firstOwed(owed: readonly Deadline[]): Deadline[] {
	const late = owed.find(({ state }) => state === 'overdue');
	const due =
		owed.find(({ state }) => state === 'due') ??
		owed.findLast(({ state }) => state === 'not-known');
	return [late, due].filter((one): one is Deadline => one !== undefined);
}
