/** Words go out to a translator as one file and come back: whole, or not at all. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Prepared } from '#lib/i18n/language-rows.ts';
import {
	bare,
	fromOf,
	keptNow,
	markOf,
	readBook,
	stateOf,
	writeBook,
	type Book,
	type Kept,
	type State
} from '#lib/i18n/states.ts';
import { notesFor } from './notes.ts';
import { putTexts, textsIn } from './folder.ts';
import { readXliff, writeXliff, type Back } from './xliff.ts';

/** The folder of the words of all languages. */
const words = 'src/lib/i18n';

/** Every sentence of a language beside its English, as XLIFF. */
export function exported(lang: Prepared, root = words): string {
	const english = textsIn(path.join(root, 'en'));
	const book = bookIn(root, lang);
	const notes = notesFor(path.join(root, 'for-translators.md'));
	const units = [...textsIn(path.join(root, lang))].flatMap(([name, said]) => {
		const from = fromOf(name, english);
		// What has no words in English has none to translate.
		if (!from) return [];
		const state = isLine(name) ? 'draft' : stateOf(book.get(name), from, said);
		return [{ name, english: from, said, state, notes: notes(name) }];
	});
	return writeXliff(lang, units);
}

/** What an import did, or why it did nothing. */
export type Imported =
	| {
			readonly ok: true;
			readonly changed: number;
			readonly reviewed: number;
			readonly empty: number;
	  }
	| { readonly ok: false; readonly problems: readonly string[] };

type Asked = { readonly lang: Prepared; readonly by?: string | undefined; readonly root?: string };

/** Takes what came back. Throws `NoXml` where it cannot be read; where one sentence cannot be taken nothing is. */
export function imported(text: string, { lang, by, root = words }: Asked): Imported {
	const back = readXliff(text, lang);
	const own = textsIn(path.join(root, lang));
	const whole = [...back].filter(([, { said }]) => said !== '');
	const reviewed = whole.filter(([, { mark }]) => mark === 'reviewed');
	const book = new Map(bookIn(root, lang));
	const isNew = ([name]: readonly [string, Back]) => book.get(name)?.state !== 'reviewed';
	const problems = [...back].flatMap(([name, one]) => problemsOf(name, one, own));
	if (!by && reviewed.some((one) => !isLine(one[0]) && isNew(one)))
		problems.push('Sentences are marked as reviewed: say by whom, with --by');
	if (problems.length > 0) return { ok: false, problems };

	const changed = whole.filter(([name, { said }]) => own.get(name) !== said);
	for (const [name, one] of whole) {
		const kept = isLine(name) ? undefined : keptOf(book.get(name), one, own.get(name) ?? '', by);
		if (kept) book.set(name, kept);
	}
	putTexts(path.join(root, lang), new Map(changed.map(([name, { said }]) => [name, said])));
	keepPages(book, root, lang);
	writeFileSync(stateFile(root, lang), `${JSON.stringify(writeBook(book), null, '\t')}\n`);
	return {
		...{ ok: true, changed: changed.length, reviewed: reviewed.length },
		empty: back.size - whole.length
	};
}

function problemsOf(
	name: string,
	{ english, said }: Back,
	own: ReadonlyMap<string, string>
): string[] {
	if (!own.has(name)) return [`${name}: no sentence of ours has this name`];
	if (said === '') return [];
	if (/[\n\r]/.test(said)) return [`${name}: a line ends in the middle of it`];
	// A form for exactly one, two or none may say the number in a word.
	const mayDrop = /_(zero|one|two)$/.test(name) ? ['{{count}}'] : [];
	const [wanted, found] = [english, said].map(partsOf);
	const same = [wanted, wanted?.filter((part) => !mayDrop.includes(part))].some(
		(parts) => parts?.join(' ') === found?.join(' ')
	);
	return same
		? []
		: [`${name}: ${found?.join(' ') || 'nothing'} for ${wanted?.join(' ') || 'nothing'}`];
}

/** The variables, tags and addresses in a text, which are the same in every language. */
function partsOf(text: string): string[] {
	return [...text.matchAll(/\{\{[^}]*\}\}|<[^>]*>|\]\([^)]*\)/g)].map(([part]) => part).sort();
}

/** What to keep of a sentence that came back, or nothing where it came back as it went. */
function keptOf(
	kept: Kept | undefined,
	one: Back,
	now: string,
	by: string | undefined
): Kept | undefined {
	const isReviewed = one.mark === 'reviewed';
	const wasStale = kept?.from !== markOf(one.english);
	const isSame = one.said === now && kept !== undefined;
	if (isSame && !isReviewed && (one.mark === 'initial' || !wasStale)) return undefined;
	if (isSame && isReviewed && kept.state === 'reviewed' && !wasStale) return undefined;
	return {
		from: markOf(one.english),
		said: markOf(one.said),
		state: isReviewed ? 'reviewed' : 'draft',
		...(isReviewed && by ? { by } : {})
	};
}

// A page of guidance is kept as one.
function keepPages(book: Map<string, Kept>, root: string, lang: Prepared): void {
	for (const name of pagesIn(book)) {
		const [english, said] = pageOf(name, root, lang);
		book.set(name, keptNow(book.get(name), english, said));
	}
}

const pagesIn = (book: Book) => [...book.keys()].filter((one) => one.startsWith('guidance/'));

/** A page of guidance in English and in a language. */
function pageOf(name: string, root: string, lang: Prepared): [string, string] {
	const [english = '', said = ''] = ['en', lang].map((code) =>
		readFileSync(path.join(root, code, `${name}.md`), 'utf8')
	);
	return [english, said];
}

const isLine = (name: string) => /:\d+$/.test(name);
const stateFile = (root: string, lang: Prepared) => path.join(root, lang, 'kept/state.json');

function bookIn(root: string, lang: Prepared) {
	return readBook(JSON.parse(readFileSync(stateFile(root, lang), 'utf8')) as string[]);
}

/** The names of what is stale in a language. */
export function staleIn(lang: Prepared, root = words): string[] {
	const stale = standingIn(lang, root).filter(({ state }) => state === 'stale');
	return [...new Set(stale.map(({ name }) => bare(name)))];
}

/** How many sentences and pages of guidance a language has, with how many words, and how they stand. */
export function countIn(lang: Prepared, root = words) {
	const all = standingIn(lang, root);
	const many = (state: State) => all.filter((one) => one.state === state).length;
	const segments = new Intl.Segmenter(lang, { granularity: 'word' });
	const texts = [...textsIn(path.join(root, lang)).values()].join('\n');
	const read = texts.replaceAll(/\{\{\w+\}\}|<[^>]*>|\]\([^)]*\)/g, ' ');
	return {
		words: [...segments.segment(read)].filter(({ isWordLike }) => isWordLike).length,
		sentences: all.length,
		...{ drafts: many('draft'), reviewed: many('reviewed'), stale: many('stale') }
	};
}

/** How each sentence and each page of guidance of a language stands to its English. */
function standingIn(lang: Prepared, root: string): { name: string; state: State }[] {
	const english = textsIn(path.join(root, 'en'));
	const book = bookIn(root, lang);
	const sentences = [...textsIn(path.join(root, lang))].flatMap(([name, said]) => {
		const from = isLine(name) ? undefined : fromOf(name, english);
		return from === undefined ? [] : [{ name, state: stateOf(book.get(name), from, said) }];
	});
	const pages = pagesIn(book).map((name) => ({
		name,
		state: stateOf(book.get(name), ...pageOf(name, root, lang))
	}));
	return [...sentences, ...pages];
}
