/** The town's locks as the domain judges them: each move decided by it and written into facts, as the stores do in rows. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { ageOf, daysOf, type Child } from '#lib/domain/access/child.ts';
import { may, type Asker, type LetIn, type Part, type Place } from '#lib/domain/access/lock.ts';
import { lettingIn } from '#lib/domain/access/letting-in.ts';
import { advocatePanes } from '#lib/domain/access/pane.ts';
import { isWalled, type Assignment, type Given } from '#lib/domain/access/wall.ts';
import { placeNames, places, supervisors, teams, advocates } from './lock-moves.ts';
import type { PlaceName, Timed } from './lock-moves.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Fact = Writable<Place> & { letIn: LetIn[]; suspects: Set<string> };

/** The facts, and the two questions one can ask. */
export class Model {
	readonly #places = new Map<PlaceName, Fact>(placeNames.map((name) => [name, factOf(name)]));
	readonly #assignments: Writable<Assignment>[] = [];
	readonly #given: Given = {
		assignments: this.#assignments,
		placeOf: (participation) => this.#places.get(participation as string as PlaceName)
	};

	/** Whether a person may see a part of somebody's case. */
	sees(who: string, part: Part, place: PlaceName, at: number): boolean {
		const asker = { kind: kindOf(who), person: who as PersonId };
		return may(asker, part, this.#at(place), this.#given, at);
	}

	/** Makes a move, if it may be made. */
	make(move: Timed): void {
		switch (move.kind) {
			case 'let-in':
				return this.#letIn(move);
			case 'let-in-with':
				return this.#letInWith(move);
			case 'let-begin':
			case 'let-refuse':
				return this.#check(move);
			case 'revoke':
				return this.#revoke(move);
			case 'give':
				return this.#give(move);
			case 'open':
			case 'close':
				return this.#open(move);
			case 'end': {
				const mine = this.#openOf(move.place);
				if (mine?.person === move.by) mine.endedAt = move.at;
				return;
			}
			case 'own-page':
				return this.#begin(move);
			case 'suspect':
				for (const fact of this.#places.values())
					if (fact.caseId === move.caseId) fact.suspects.add(move.index);
		}
	}

	#letIn({ place, who, panes, days, shared, at }: Extract<Timed, { kind: 'let-in' }>): void {
		const fact = this.#at(place);
		const { child } = fact;
		const her = { enhanced: enhancedOf(place), shared, ...(child ? { child } : {}) } as const;
		this.#add(fact, who, lettingIn({ panes, days }, her, at));
	}

	#letInWith({ place, who, panes, by, at }: Extract<Timed, { kind: 'let-in-with' }>): void {
		const fact = this.#at(place);
		const open = this.#openOf(place);
		const isTheirs = open?.person === by && open.letInAt !== undefined;
		if (!isTheirs || isWalled(open, this.#given)) return;
		if (ageOf(fact.child, at) !== 'with-advocate') return;
		this.#add(fact, who, lettingIn({ panes, days: 30 }, { enhanced: 'no', shared: false }, at));
	}

	#add(fact: Fact, who: string, decided: ReturnType<typeof lettingIn>): void {
		if (!decided.ok) return;
		const { panes, startsAt, until } = decided;
		fact.letIn.push({ person: who as PersonId, panes, startsAt, until });
	}

	#check({ kind, who, by, at }: Extract<Timed, { kind: 'let-begin' | 'let-refuse' }>): void {
		for (const [name, fact] of this.#places) {
			const open = this.#openOf(name);
			if (open?.person !== by || isWalled(open, this.#given)) continue;
			fact.letIn = fact.letIn.map((one) => {
				// Once it is over nobody is asked about it.
				if (one.person !== who || one.revokedAt !== undefined || at >= one.until) return one;
				if (kind === 'let-refuse') return { ...one, revokedAt: at };
				return one.startsAt > at ? { ...one, startsAt: at } : one;
			});
		}
	}

	#revoke({ who, by, at }: Extract<Timed, { kind: 'revoke' }>): void {
		const fact = this.#at(by);
		fact.letIn = fact.letIn.map((one) => (one.person === who ? { ...one, revokedAt: at } : one));
	}

	#give({ place, to, by, at }: Extract<Timed, { kind: 'give' }>): void {
		const team = teams[to] as string;
		const open = this.#openOf(place);
		if (teams[by] !== team || (open && open.team !== team) || open?.person === to) return;
		const seq = this.#assignments.length + 1;
		const row = {
			seq,
			participation: place as string as ParticipationId,
			person: to as string as PersonId,
			team
		};
		if (isWalled(row, this.#given)) return;
		if (open) open.endedAt = at;
		const opensAtOnce = ageOf(this.#at(place).child, at) === 'held';
		const panes = opensAtOnce ? advocatePanes : [];
		this.#assignments.push({ ...row, panes, ...(opensAtOnce ? { letInAt: at } : {}) });
	}

	#open(move: Extract<Timed, { kind: 'open' | 'close' }>): void {
		const open = this.#openOf(move.place);
		if (!open) return;
		open.panes = move.kind === 'open' ? move.panes : [];
		if (open.panes.length > 0) open.letInAt = move.at;
		else delete open.letInAt;
	}

	#begin({ place, by, at }: Extract<Timed, { kind: 'own-page' }>): void {
		const fact = this.#at(place);
		const open = this.#openOf(place);
		const mayBegin = open?.person === by && !isWalled(open, this.#given);
		if (mayBegin && fact.child && ageOf(fact.child, at) === 'with-advocate')
			fact.child = { ...fact.child, begunWith: by };
	}

	#openOf(place: PlaceName): Writable<Assignment> | undefined {
		return this.#assignments.find(
			(one) => (one.participation as string) === place && one.endedAt === undefined
		);
	}

	#at(place: PlaceName): Fact {
		return this.#places.get(place) as Fact;
	}
}

/** What sort of person of the town somebody is. */
export function kindOf(who: string): Asker['kind'] {
	if (who in places) return 'victim';
	if (advocates.some((name) => name === who)) return 'advocate';
	if (supervisors.some((name) => name === who)) return 'supervisor';
	if (who.startsWith('s')) return 'supporter';
	return 'agency';
}

function enhancedOf(place: PlaceName): 'no' | 'unknown' {
	return (places[place] as { enhanced?: 'unknown' }).enhanced ?? 'no';
}

function factOf(name: PlaceName): Fact {
	const { caseId, index, born } = places[name] as (typeof places)[PlaceName] & { born?: string };
	const child: Child | undefined = born ? daysOf(born) : undefined;
	return {
		participation: name as string as ParticipationId,
		caseId,
		person: name as string as PersonId,
		victim: index,
		suspects: new Set<string>(),
		letIn: [],
		...(child ? { child } : {})
	};
}
