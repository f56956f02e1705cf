/** The court buildings of London whose address is known for certain by the court's name. */
import type { Day } from '#lib/domain/event.ts';
import list from './courts.json' with { type: 'json' };

type Station = {
	readonly name: string;
	readonly metres: number;
	/** How many metres it lies to the east and to the north of the court: from the courts' own list (2021) and lists of stations (2023, 2026). */
	readonly at: readonly [number, number];
};

export type CourtHouse = {
	/** As people say it. */
	readonly name: string;
	/** How else the courts write it, where more than capitals, hyphens and apostrophes differ. */
	readonly also?: readonly string[];
	readonly address: string;
	/** The nearest, in a straight line on the map: a walk is longer. */
	readonly stations: readonly Station[];
	/** The court's own page, kept by the courts. */
	readonly page: string;
	/** The last day on which the court is certain to be there, where a move is announced. */
	readonly until?: Day;
	/** The day the source was last read. */
	readonly checkedOn: Day;
	readonly source: string;
};

/** Every court that may be shown. One that was closed, or has no address for visitors, is not in the file at all. */
export const courtHouses = list as unknown as readonly CourtHouse[];

/**
 * The building of a court by the name the court sent, on a day; nothing where a name is no whole match, where the court
 * may have moved by then, or where nobody has read the list for a year: a wrong address is worse than none.
 */
export function courtHouseOf(
	court: string | undefined,
	{ on, today }: { readonly on?: Day | undefined; readonly today: Day }
): CourtHouse | undefined {
	if (!court) return undefined;
	const name = folded(court);
	const house = courtHouses.find(({ name: own, also = [] }) =>
		[own, ...also].some((one) => folded(one) === name)
	);
	if (!house || today >= yearAfter(house.checkedOn)) return undefined;
	return house.until && (on ?? today) > house.until ? undefined : house;
}

// "THE CROWN COURT AT WOOD GREEN" is Wood Green Crown Court.
function folded(name: string): string {
	const plain = name
		.toLowerCase()
		.replaceAll(/['’]/g, '')
		.replaceAll(/[\s-]+/g, ' ')
		.trim();
	return plain.replace(/^(?:the )?crown court at (.+)$/, '$1 crown court');
}

function yearAfter(day: Day): Day {
	return Temporal.PlainDate.from(day).add({ years: 1 }).toString();
}
