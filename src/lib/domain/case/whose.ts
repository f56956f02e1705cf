/** Of which of several people a fact is: without names, by a number that stays the same. */
import { kindRow } from '#lib/domain/event-kinds.ts';
import { standing, type DefendantKey, type Event } from '#lib/domain/event.ts';
import { onceForEach } from '#lib/domain/once.ts';
import { personKeys } from './person-keys.ts';

/** Which person of how many, by the key they go by; `one-of-them` where nobody told us which. */
export type Whose =
	| { readonly key: DefendantKey; readonly nth: number; readonly of: number }
	| 'one-of-them';

/** Tells of which person a fact is; nothing where there is only one, or where it is of nobody or of everybody. */
export const whoseIn = onceForEach((events: readonly Event[]) => {
	const keys = toldApart(events);
	return (event: Event): Whose | undefined => {
		const { kind, defendant } = event;
		if (keys.length === 0) return undefined;
		const key = keys.find((one) => one === defendant);
		if (key) return { key, nth: keys.indexOf(key) + 1, of: keys.length };
		const isOfOne = defendant !== undefined || kindRow(kind).whom === 'charged';
		return isOfOne ? 'one-of-them' : undefined;
	};
});

/** Everybody who is told apart, in the order in which we first heard of them; nobody where there is only one. */
export const toldApart = onceForEach((events: readonly Event[]): readonly DefendantKey[] => {
	const told = standing(events);
	const charged = personKeys(told).filter((key) => key !== undefined);
	const known = charged.length > 0 ? charged : told.flatMap(({ defendant }) => defendant ?? []);
	const heard = (key: DefendantKey) =>
		Math.min(...events.filter(({ defendant }) => defendant === key).map(({ heardAt }) => heardAt));
	const keys = [...new Set(known)]
		.map((key) => ({ key, at: heard(key) }))
		.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
		.map(({ key }) => key);
	return keys.length > 1 ? keys : [];
});
