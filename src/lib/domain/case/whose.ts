/** Of which of several people a fact is: without names, by a number that stays the same. */
import { kindRow } from '#lib/domain/event-kinds.ts';
import { standing, type Event } from '#lib/domain/event.ts';
import { onceForEach } from '#lib/domain/once.ts';
import { personKeys } from './defendant.ts';

/** Which person of how many; `one-of-them` where nobody told us which. */
export type Whose = { readonly nth: number; readonly of: number } | 'one-of-them';

/** Tells of which person a fact is; nothing where there is only one, or where it is of nobody or of everybody. */
export const whoseIn = onceForEach((events: readonly Event[]) => {
	const keys = numbered(events);
	return (event: Event): Whose | undefined => {
		const { kind, defendant } = event;
		if (keys.length < 2) return undefined;
		const index = defendant === undefined ? -1 : keys.indexOf(defendant);
		if (index >= 0) return { nth: index + 1, of: keys.length };
		const isOfOne = defendant !== undefined || kindRow(kind).whom === 'charged';
		return isOfOne ? 'one-of-them' : undefined;
	};
});

/** Everybody who is told apart, in the order in which we first heard of them, so that a number never changes hands. */
function numbered(events: readonly Event[]): string[] {
	const told = standing(events);
	const charged = personKeys(told).filter((key) => key !== undefined);
	const known = charged.length > 0 ? charged : told.flatMap(({ defendant }) => defendant ?? []);
	const heard = (key: string) =>
		Math.min(...events.filter(({ defendant }) => defendant === key).map(({ heardAt }) => heardAt));
	return [...new Set<string>(known)]
		.map((key) => ({ key, at: heard(key) }))
		.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
		.map(({ key }) => key);
}
