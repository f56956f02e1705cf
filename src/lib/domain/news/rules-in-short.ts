/** The rules of a person, or of all, in one sentence: what the row on her first page says. */
import type { Day } from '#lib/domain/event.ts';
import type { Rules } from './bail-rules.ts';

/**
 * `hold`: rules hold. `fewer`: a rule we told her of is not among them any more. `none`: let go, and there never were
 * any that we know of. `gone`: let go, and the rules ended. `over` and `over-rules`: the case came to an end, without
 * and with rules before, and nobody said whether the person is free. `out` and `out-rules`: the same of somebody who was
 * let go. `ended` and `ended-none`: the same where nothing can be said of being free. `apart`: not the same for each.
 */
export type ShortState =
	| 'hold'
	| 'fewer'
	| 'not-told'
	| 'none'
	| 'gone'
	| 'held'
	| 'away'
	| 'licence'
	| 'over'
	| 'over-rules'
	| 'out'
	| 'out-rules'
	| 'ended'
	| 'ended-none'
	| 'died'
	| 'put-right'
	| 'unclear'
	| 'apart';

export type InShort = { readonly state: ShortState; readonly on: Day };

/** One answer for all, or nothing where no rules were told of. */
export function inShort(all: readonly Rules[]): InShort | undefined {
	const [first, ...others] = all.map(shortOf);
	if (!first) return undefined;
	const on = [first, ...others].map((one) => one.on).reduce((a, b) => (a > b ? a : b));
	return { state: others.every(({ state }) => state === first.state) ? first.state : 'apart', on };
}

/** The answer for one person. */
export function shortOf({ state, lost, endedOn, since, out }: Rules): InShort {
	if (state === 'rules') {
		const lostOn = lost.map((one) => one.since).toSorted();
		return { state: lost.length > 0 ? 'fewer' : 'hold', on: lostOn.at(-1) ?? since };
	}
	if (state === 'none') return { state: endedOn ? 'gone' : 'none', on: endedOn ?? since };
	if (state !== 'ended') return { state, on: since };
	const [bare, had] = endings[out];
	return { state: endedOn ? had : bare, on: endedOn ?? since };
}

const endings = {
	may: ['over', 'over-rules'],
	told: ['out', 'out-rules'],
	held: ['ended-none', 'ended'],
	'not-told': ['ended-none', 'ended']
} as const;
