/** What each deed that waits is about, for the keeper who is to agree: numbers, kinds and days, never whose it is. */
import type { Event, Instant } from '#lib/domain/event.ts';
import { isOwnCase } from '#lib/domain/case/urn.ts';
import { openedRows, readRow } from '#lib/server/case/facts.ts';
import * as factsApart from '#lib/server/case/facts-apart.ts';
import type { Db } from '#lib/server/database.ts';
import * as places from '#lib/server/people/places.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Change } from './corrections.ts';
import * as corrections from './corrections.ts';
import type { Burst } from './burst-desk.ts';
import type { Asked, Deed } from './deeds.ts';
import * as found from './found.ts';
import type { Tie } from './tie-desk.ts';
import * as untying from './untying.ts';
import type { Tied } from './untying.ts';

export type About = { readonly asked: Asked } & (
	| { readonly do: 'let'; readonly burst: Burst }
	| {
			readonly do: 'fact';
			readonly fact: Pick<Event, 'kind' | 'data'>;
			readonly source: string;
			readonly heardAt: Instant;
	  }
	| {
			readonly do: 'since';
			readonly source: string;
			readonly since: Instant;
			readonly facts: number;
			readonly cases: number;
			readonly waiting: number;
	  }
	| { readonly do: 'join'; readonly tie: Tie }
	| { readonly do: 'untie'; readonly tied: Tied; readonly source: string }
	| { readonly do: 'unlink'; readonly addedAt: Instant }
	| { readonly do: 'correct'; readonly change: Change }
	| { readonly do: 'open'; readonly person: string }
	| { readonly do: 'secret' | 'client'; readonly source: string }
	| { readonly do: 'agency'; readonly source: string; readonly kind: string; readonly id: string }
);

/** The deeds that can still be done, with what each is about. */
export async function aboutDeeds(
	db: Db,
	keys: Keys,
	asked: readonly Asked[],
	bursts: readonly Burst[],
	ties: readonly Tie[]
): Promise<About[]> {
	const all: About[] = [];
	for (const one of asked) {
		const about = await aboutOf(db, keys, one.deed, { bursts, ties });
		if (about) all.push({ asked: one, ...about } as About);
	}
	return all;
}

type Held = { readonly bursts: readonly Burst[]; readonly ties: readonly Tie[] };

async function aboutOf(db: Db, keys: Keys, deed: Deed, { bursts, ties }: Held) {
	switch (deed.do) {
		case 'let': {
			const burst = bursts.find(({ id }) => id === deed.burst);
			return burst && { do: deed.do, burst };
		}
		case 'join': {
			const tie = ties.find(({ id }) => id === deed.tie);
			return tie && { do: deed.do, tie };
		}
		case 'untie': {
			const tied = await untying.find(db, keys, deed.tie);
			const source = (await found.sources(db)).find(({ id }) => id === tied?.agency)?.name;
			return tied && source && { do: deed.do, tied, source };
		}
		case 'fact':
			return factOf(db, keys, deed);
		case 'since': {
			const source = (await found.sources(db)).find(({ id }) => id === deed.agency)?.name;
			const many = await found.since(db, deed.agency, deed.since);
			return source && { do: deed.do, source, since: deed.since, ...many };
		}
		case 'correct': {
			const change = await corrections.waiting(db, keys, deed.correction);
			return change && { do: deed.do, change };
		}
		case 'open':
			return { do: deed.do, person: deed.person.slice(0, 8) };
		case 'secret':
		case 'client': {
			const source = (await found.sources(db)).find(({ id }) => id === deed.agency)?.name;
			return source && { do: deed.do, source };
		}
		case 'agency':
			return { do: deed.do, source: deed.name, kind: deed.kind, id: deed.agency };
		case 'unlink': {
			const place = await places
				.all(db)
				.select('added_at')
				.where('id', '=', deed.participation)
				.executeTakeFirst();
			return place && !isOwnCase(place.caseId)
				? { do: deed.do, addedAt: place.added_at }
				: undefined;
		}
	}
}

async function factOf(db: Db, keys: Keys, deed: Extract<Deed, { do: 'fact' }>) {
	const rows = await factsApart.standingOf(db, { event: deed.event }).execute();
	const [row] = await openedRows(db, keys, rows);
	const source = (await found.sources(db)).find(({ id }) => id === row?.agency_id)?.name;
	if (!row || !source) return undefined;
	const { kind, data, heardAt } = readRow({ ...row, source });
	return { do: deed.do, fact: { kind, data } as Event, source, heardAt };
}
