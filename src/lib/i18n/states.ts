/** How each translated sentence stands to the English it was made from: kept in `LANG/kept/state.json`, a line for each sentence. */
import { isKept } from './kept-exact.ts';

/** `stale`: the English changed and the translation did not. `reviewed`: somebody named it right as it stands. */
export type State = 'draft' | 'reviewed' | 'stale';

/** What is kept of a sentence: marks of the English it was made from and of its own words, its state, and who reviewed it. */
export type Kept = {
	readonly from: string;
	readonly said: string;
	readonly state: Exclude<State, 'stale'>;
	/** Who read it and when, as they wish to be named. */
	readonly by?: string | undefined;
};

export type Book = ReadonlyMap<string, Kept>;

/** A mark of a text: two texts with the same mark are, but for one chance in four thousand million, the same. */
export function markOf(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1)
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return (hash >>> 0).toString(36);
}

/** The lines of a language, read. */
export function readBook(lines: readonly string[]): Book {
	return new Map(
		lines.filter(Boolean).map((line) => {
			const [name = '', from = '', said = '', state, ...by] = line.split(' ');
			const isReviewed = state === 'reviewed';
			return [
				name,
				{ from, said, state: isReviewed ? 'reviewed' : 'draft', by: by.join(' ') || undefined }
			];
		})
	);
}

/** The lines of a language to be kept: sorted, one for each sentence, and an empty one so that none is the last. */
export function writeBook(book: Book): string[] {
	const lines = [...book].map(([name, { from, said, state, by }]) =>
		[name, from, said, state, ...(by ? [by] : [])].join(' ')
	);
	return [...lines.toSorted(), ''];
}

/** How a sentence stands: what is kept of it, beside the English and the words as they are now. */
export function stateOf(kept: Kept | undefined, english: string, said: string): State {
	if (!kept) return 'draft';
	const [isSame, isOwn] = [kept.from === markOf(english), kept.said === markOf(said)];
	if (isOwn && !isSame) return 'stale';
	return isOwn ? kept.state : 'draft';
}

/** What to keep of a sentence now: what is stale keeps the mark of the English it was made from. */
export function keptNow(kept: Kept | undefined, english: string, said: string): Kept {
	const state = stateOf(kept, english, said);
	if (state === 'stale' && kept) return kept;
	const by = state === 'reviewed' ? kept?.by : undefined;
	return {
		from: markOf(english),
		said: markOf(said),
		state: state === 'stale' ? 'draft' : state,
		...(by ? { by } : {})
	};
}

/** Of danger, of safety and of time limits: the names of sentences whose English has changed since they were translated. */
export function fallen(book: Book, english: unknown, own: unknown): ReadonlySet<string> {
	const source = new Map(flat(english));
	const stale = flat(own).filter(([name, said]) => {
		if (!isKept(name)) return false;
		const from = fromOf(name, source);
		return from !== undefined && stateOf(book.get(name), from, said) === 'stale';
	});
	return new Set(stale.map(([name]) => bare(name)));
}

/** The English a sentence was made from: the same name, or where a language has more kinds of number, the general one. */
export function fromOf(name: string, english: ReadonlyMap<string, string>): string | undefined {
	const stem = bare(name);
	return english.get(name) ?? english.get(`${stem}_other`) ?? english.get(stem);
}

/** The name of a sentence without its plural ending, as it is asked for. */
export function bare(name: string): string {
	return name.replace(/_(zero|one|two|few|many|other)$/, '');
}

/** Every sentence of some files by its whole name. */
export function flat(branch: unknown, above = ''): [string, string][] {
	return Object.entries(branch as Record<string, unknown>).flatMap(([part, inside]) => {
		const name = above === '' ? part : `${above}.${part}`;
		return typeof inside === 'string' ? [[name, inside] as [string, string]] : flat(inside, name);
	});
}
