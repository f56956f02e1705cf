/** The one list of what waits for a person, the most urgent and the oldest first. */
import { kinds, type Item, type Owner, type Seen, type WaitingKind } from './kinds.ts';
import { framesOf, type Log } from '#lib/server/log.ts';

export type Waiting = {
	readonly kind: WaitingKind;
	readonly owner: Owner;
	readonly href?: string;
	/** Nothing where it could not be read: then nobody knows whether something waits. */
	readonly item?: Item;
};

const turns = { now: 0, soon: 1, sometime: 2 } as const;

/** Reads every kind. What cannot be read stands on the list, at its top: what is not known is no good news. */
export async function list(seen: Seen & { readonly log: Log }): Promise<Waiting[]> {
	const names = Object.keys(kinds) as WaitingKind[];
	const read = await Promise.all(names.map((kind) => readOne(kind, seen)));
	return read.flat().toSorted((a, b) => orderOf(a) - orderOf(b) || sinceOf(a) - sinceOf(b));
}

async function readOne(kind: WaitingKind, seen: Seen & { readonly log: Log }): Promise<Waiting[]> {
	const { read, owner, ...rest } = kinds[kind];
	const row = { kind, owner, ...('href' in rest ? { href: rest.href } : {}) };
	try {
		return (await read(seen)).map((item) => ({ ...row, item }));
	} catch (error) {
		seen.log.error('what waits could not be read', { kind, stack: framesOf(error) });
		return [row];
	}
}

function orderOf({ kind, item }: Waiting): number {
	return item === undefined ? -1 : turns[kinds[kind].urgency];
}

function sinceOf({ item }: Waiting): number {
	return item?.since ?? 0;
}
