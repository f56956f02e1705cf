/** What has happened, newest first, each entry with what it replaced. */
import { hearings } from './hearing.ts';
import { standing, type Event, type HearingTime } from './event.ts';

export type Entry = {
	readonly event: Event;
	/** For a hearing given a new date: the dates it had before, oldest first. */
	readonly before: readonly HearingTime[];
	/** The event this one puts right. */
	readonly corrects?: Event;
};

/** One entry for each fact she should see; a hearing told of again without a change is no news. */
export function timeline(events: readonly Event[]): Entry[] {
	const told = standing(events);
	const replaced = new Map(events.map((event) => [event.id, event]));
	return told
		.map((event, index) => entry(event, told.slice(0, index), replaced))
		.filter((found): found is Entry => found !== undefined)
		.reverse();
}

function entry(event: Event, earlier: readonly Event[], all: ReadonlyMap<string, Event>): Entry | undefined {
	const corrects = event.corrects ? all.get(event.corrects) : undefined;
	const base = { event, before: [] as HearingTime[], ...(corrects ? { corrects } : {}) };
	if (event.kind === 'concluded' && earlier.some(({ kind }) => kind === 'sentenced')) return undefined;
	if (event.kind !== 'hearing-listed') return base;
	const known = hearings(earlier).find(({ hearing }) => hearing === event.data.hearing);
	if (!known) return base;
	if (known.state !== 'off' && JSON.stringify(known.now.when) === JSON.stringify(event.data.when)) return undefined;
	const past = known.before.map(({ when }) => when);
	return { ...base, before: known.now.when ? [...past, known.now.when] : past };
}
