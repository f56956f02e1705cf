/** Which of what came to a case came by which of its names, once two of them are parted. */
import type { ParticipationId } from '#lib/domain/actor.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import { sorted, type Kept, type Part, type Tie } from './ties.ts';

export type Parted = {
	/** The names that are not of the case any more. */
	readonly names: readonly Urn[];
	/** As of when the case stood so before any of them came to it. */
	readonly since: Pick<Tie, 'seq' | 'shares'>;
	/** What stays, in the order it came, and what came by the wrong names. */
	readonly stays: readonly Kept<Part>[];
	readonly goes: readonly Kept<Part>[];
	/** Hashed references that find the case by a wrong name alone. */
	readonly references: readonly string[];
	/** Who was asked in by a wrong name. */
	readonly places: readonly ParticipationId[];
	/** What is to be forgotten: all of it where one name is left. */
	readonly over: readonly Kept[];
};

/** What is kept of a case that was opened under a name, with a tie of it undone; nothing where its names still hang together. */
export function parted(
	own: Urn,
	kept: readonly Kept[],
	[one, other]: readonly [Urn, Urn]
): Parted | undefined {
	const [first] = sorted(kept, 'tie');
	const ties = sorted(kept, 'tie').map(({ entry }) => entry.names);
	const left = ties.filter((names) => !(names.includes(one) && names.includes(other)));
	const ours = reachedFrom(own, left);
	const names = [...new Set(ties.flat())].filter((name) => !ours.has(name));
	if (!first || names.length === 0) return undefined;
	const isWrong = new Set<string>(names);
	const { stays, goes, references } = sides(sorted(kept, 'part'), isWrong);
	const places = sorted(kept, 'place').filter(({ entry }) => isWrong.has(entry.urn));
	const isOver = ({ entry }: Kept) =>
		(entry.is === 'tie' && (entry.names.some((name) => isWrong.has(name)) || ours.size === 1)) ||
		(entry.is === 'place' && isWrong.has(entry.urn));
	const gone = new Set<Kept>([...goes, ...kept.filter(isOver)]);
	return {
		...{ names, stays, goes, references, since: first.entry },
		places: places.map(({ entry }) => entry.participation),
		over: ours.size === 1 ? kept : [...gone]
	};
}

function reachedFrom(own: Urn, ties: readonly (readonly [Urn, Urn])[]): ReadonlySet<Urn> {
	const reached = new Set([own]);
	for (;;) {
		const next = ties.filter((names) => names.some((name) => reached.has(name))).flat();
		const before = reached.size;
		for (const name of next) reached.add(name);
		if (reached.size === before) return reached;
	}
}

/** What came by no name came by those of the references that led it here, or where what it puts right came by. */
function sides(parts: readonly Kept<Part>[], isWrong: ReadonlySet<string>) {
	const byWrong = new Set<string>();
	const byOurs = new Set<string>();
	const fresh = new Set<string>();
	const stays: Kept<Part>[] = [];
	const goes: Kept<Part>[] = [];
	for (const part of parts) {
		const { urn, references } = part.entry;
		const led = references.filter((one) => !part.entry.fresh.includes(one));
		const goesToo = urn === undefined ? led.some((one) => byWrong.has(one)) : isWrong.has(urn);
		const staysToo =
			urn === undefined ? led.some((one) => !byWrong.has(one) || byOurs.has(one)) : !goesToo;
		const isLed = urn !== undefined || led.length > 0;
		const isGoing = isLed ? goesToo : isAfter(part, goes);
		const isStaying = isLed ? staysToo : !isGoing || part.entry.shares !== undefined;
		if (isGoing) goes.push(part);
		if (isStaying) stays.push(part);
		for (const one of part.entry.fresh) fresh.add(one);
		for (const one of references) {
			if (isGoing) byWrong.add(one);
			if (isStaying) byOurs.add(one);
		}
	}
	const references = [...byWrong].filter((one) => fresh.has(one) && !byOurs.has(one));
	return { stays, goes, references };
}

/** Whether a part that no name or reference led here takes back, or takes out a hearing of, what went before it. */
function isAfter({ entry }: Kept<Part>, goes: readonly Kept<Part>[]): boolean {
	const hearings = (entry.shares ?? []).map(({ hearing }) => hearing);
	return goes.some(
		({ entry: one }) =>
			(one.agency === entry.agency &&
				one.source === entry.source &&
				entry.tellings.some(({ corrects }) => corrects === one.id)) ||
			(one.shares ?? []).some(({ hearing }) => hearings.includes(hearing))
	);
}
