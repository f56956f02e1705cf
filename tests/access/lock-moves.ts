/** Moves of a small town in which everybody may be let in anywhere: what people do about locks, in any order. */
import type { CaseId } from '#lib/domain/event.ts';
import { advocatePanes, supporterPanes, type Pane } from '#lib/domain/access/pane.ts';

type Random = () => number;
const day = 24 * 60 * 60 * 1000;
export const began = Date.UTC(2026, 10, 25, 10);

/** The victims: two of one case, one who is a suspect of the first, a child of 12 and one of 15. Of `mary` it is not known whether she has enhanced rights. */
export const places = {
	mary: { caseId: '01-a' as CaseId, index: 'mary', enhanced: 'unknown' },
	sister: { caseId: '01-a' as CaseId, index: 'sister' },
	rival: { caseId: '01-b' as CaseId, index: 'rival' },
	twelve: { caseId: '01-c' as CaseId, index: 'twelve', born: '2014-01' },
	fifteen: { caseId: '02-d' as CaseId, index: 'fifteen', born: '2011-02' }
} satisfies Record<string, { caseId: CaseId; index: string; born?: string; enhanced?: 'unknown' }>;
export type PlaceName = keyof typeof places;
export const placeNames = Object.keys(places) as PlaceName[];

export const teams: Readonly<Record<string, string>> = {
	ann: 'east',
	amy: 'east',
	eve: 'east',
	ben: 'west',
	bea: 'west',
	wes: 'west'
};
export const advocates = ['ann', 'amy', 'ben', 'bea'] as const;
export type AdvocateName = (typeof advocates)[number];
export const supervisors = ['eve', 'wes'] as const;
export type SupervisorName = (typeof supervisors)[number];

export type Move =
	| { kind: 'let-in'; place: PlaceName; who: string; panes: Pane[]; days: number; shared: boolean }
	| { kind: 'let-in-with'; place: PlaceName; who: string; panes: Pane[]; by: AdvocateName }
	| { kind: 'let-begin'; who: string; by: AdvocateName }
	| { kind: 'let-refuse'; who: string; by: AdvocateName }
	| { kind: 'revoke'; who: string; by: PlaceName }
	| { kind: 'give'; place: PlaceName; to: AdvocateName; by: SupervisorName }
	| { kind: 'open'; place: PlaceName; panes: Pane[] }
	| { kind: 'close'; place: PlaceName }
	| { kind: 'end'; place: PlaceName; by: AdvocateName }
	| { kind: 'own-page'; place: PlaceName; by: AdvocateName }
	| { kind: 'suspect'; caseId: CaseId; index: string };
export type Timed = Move & { readonly at: number };

const kinds = [
	'let-in',
	'let-in',
	'let-in-with',
	'let-begin',
	'let-refuse',
	'revoke',
	'give',
	'give',
	'give',
	'open',
	'open',
	'close',
	'end',
	'own-page',
	'suspect'
] as const;

/** Some moves, with hours, weeks or months between them. Often one follows from another, as it does among people. */
export function someMoves(random: Random, count = 16): Timed[] {
	let at = began + day;
	const moves: Timed[] = [];
	for (let nth = 0; nth < count; nth += 1) {
		at += Math.floor(random() * (random() < 0.15 ? 120 * day : day));
		moves.push({ ...aMove(random, moves), at });
	}
	return moves;
}

function aMove(random: Random, before: readonly Timed[]): Move {
	const one = <T>(things: readonly T[]) => things[Math.floor(random() * things.length)] as T;
	const lastOf = <K extends Move['kind']>(sort: K) =>
		random() < 0.8
			? (before.findLast(({ kind }) => kind === sort) as Find<K> | undefined)
			: undefined;
	const kind = one(kinds);
	const given = lastOf('give');
	const place = given?.place ?? one(placeNames);
	switch (kind) {
		case 'let-in': {
			const chosen = supporterPanes.filter(() => random() < 0.6);
			const who = `s${before.length}`;
			const shared = random() < 0.3;
			return { kind, place, who, panes: chosen, days: one([1, 30, 90, 91]), shared };
		}
		case 'let-in-with': {
			const by = given?.to ?? one(advocates);
			return { kind, place, who: `s${before.length}`, panes: ['now', 'day'], by };
		}
		case 'let-begin':
		case 'let-refuse': {
			const who = (lastOf('let-in') ?? lastOf('let-in-with'))?.who ?? 's0';
			return { kind, who, by: given?.to ?? one(advocates) };
		}
		case 'revoke': {
			const opened = lastOf('let-in');
			return { kind, who: opened?.who ?? 's0', by: opened?.place ?? place };
		}
		case 'give': {
			const by = one(supervisors);
			const own = advocates.filter((name) => teams[name] === teams[by]);
			return { kind, place: one(placeNames), to: random() < 0.9 ? one(own) : one(advocates), by };
		}
		case 'open':
			return { kind, place, panes: advocatePanes.filter(() => random() < 0.6) };
		case 'close':
			return { kind, place };
		case 'end':
		case 'own-page':
			return { kind, place, by: given?.to ?? one(advocates) };
		case 'suspect':
			return {
				kind,
				caseId: one(placeNames.map((name) => places[name].caseId)),
				index: one(['rival', 'mary', 'father', 'stranger'])
			};
	}
}

type Find<K extends Move['kind']> = Extract<Move, { kind: K }>;
