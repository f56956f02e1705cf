/**
 * Blind indexes under changing keys. Each change lays one more keyed hash over what a column holds, so that it can be
 * done without knowing what was indexed; while it is under way both generations are looked for.
 */
import { createHmac } from 'node:crypto';

/**
 * The columns that are looked up by a blind index, each with keys of its own; `beside` is what makes a row with it one.
 * Columns that are matched with one another share a name, and with it their layers.
 */
export const indexed = [
	{ table: 'cases', column: 'urn_index' },
	{ table: 'case_references', column: 'reference', beside: 'case_id' },
	{ table: 'parked_references', column: 'reference', beside: 'parked_id' },
	{ table: 'ways_in', column: 'number_index' },
	{ table: 'cards', column: 'code_hash' },
	{ table: 'suspects', column: 'party_index', beside: 'case_id', matched: 'party' },
	{ table: 'victims', column: 'party_index', matched: 'party' }
] as const;
export type Column = (typeof indexed)[number];
export type Indexed = `${Column['table']}.${Column['column']}` | 'party';

/** What the layers of a column go by. */
export function nameOf(column: Column): Indexed {
	return 'matched' in column ? column.matched : `${column.table}.${column.column}`;
}

export type Layers = {
	/** The generation that is written; 1 has no layer. */
	readonly current: () => number;
	/** The keys of the layers, from the second generation on: the next one is always there before it is used. */
	readonly keys: () => readonly Buffer[];
	readonly set: (current: number, keys: readonly Buffer[]) => void;
};

/** Layers as they are before any change. */
export function newLayers(): Layers {
	let state = { current: 1, keys: [] as readonly Buffer[] };
	return {
		current: () => state.current,
		keys: () => state.keys,
		set: (current, keys) => void (state = { current, keys })
	};
}

type Layered = { readonly layers: Layers };

/** An index as a column keeps it. */
export function stored({ layers }: Layered, column: Indexed, index: string): string {
	return at(layers, column, index, layers.current());
}

/** All that a column may hold for an index: as it was before the last change, as it is, as the next change will leave it. */
export function findable({ layers }: Layered, column: Indexed, index: string): string[] {
	const current = layers.current();
	const known = [current - 1, current, current + 1].filter(
		(one) => one >= 1 && one <= layers.keys().length + 1
	);
	return known.map((generation) => at(layers, column, index, generation));
}

/** What a column holds, with one more layer over it. */
export function raised({ layers }: Layered, column: Indexed, kept: string): string {
	return over(layers, column, kept, generationOf(kept) + 1);
}

/** The generation of what a column holds. */
export function generationOf(kept: string): number {
	return Number(/^(\d+)\./.exec(kept)?.[1] ?? 1);
}

function at(layers: Layers, column: Indexed, index: string, generation: number): string {
	let kept = index;
	for (let next = 2; next <= generation; next += 1) kept = over(layers, column, kept, next);
	return kept;
}

function over(layers: Layers, column: Indexed, kept: string, generation: number): string {
	const key = layers.keys()[generation - 2];
	if (!key) throw new Error('A key of the look-ups is missing');
	const hash = createHmac('sha256', key).update(`${column}\n${kept}`).digest('hex').slice(0, 32);
	return `${generation}.${hash}`;
}
