/** Every language says everything that English says, with the same names, numbers and marks. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { bookOf } from '#lib/i18n/books.ts';
import { isKept } from '#lib/i18n/kept-exact.ts';
import { languageOf, languages, type Language } from '#lib/i18n/languages.ts';
import { hasEasyWords } from '#lib/i18n/pages.ts';
import { markOf, stateOf } from '#lib/i18n/states.ts';
import { bends } from '#lib/i18n/checking/bends.ts';
import {
	digitsOf,
	isWellMarked,
	keeps,
	readingsOf,
	shapeOf,
	tagsOf,
	unsaid,
	variablesOf
} from '#lib/i18n/checking/parts.ts';
import {
	bare,
	formOf,
	guidanceOf,
	inEnglish,
	lacking,
	sentencesOf,
	sourceOf,
	translated,
	wordFiles,
	type Folder
} from './sentences.ts';
import { filesIn, placeOf, read } from './tree.ts';

// Plain JavaScript, so its address is a value: the type checker does not follow it.
const script = pathToFileURL(placeOf('scripts/word-lists.mjs')).href;
type Lists = {
	listOf: (folder: string) => string;
	offeredOf: (folders: readonly string[]) => string;
	foldersHere: () => string[];
};
const lists = async () => (await import(script)) as Lists;
const source = sentencesOf('en');
/** Sentences of a language whose marks, numbers or variables are not those of the English. */
function differing(lang: Language, partsOf: (text: string) => string[]): string[] {
	return [...sentencesOf(lang)].flatMap(([key, text]) => {
		const from = sourceOf(key, source);
		if (from === undefined) return [];
		if (keeps(partsOf, { name: key, text, english: from })) return [];
		const [wanted, found] = [partsOf(from), partsOf(text)];
		return [`${lang} ${key}: ${found.join(' ')} for ${wanted.join(' ')}`];
	});
}

/** The kinds of number a language must have a sentence for, where English tells one from many. */
function formsOf(lang: Folder, stem: string): string[] {
	const { locale } = languageOf(lang === 'staff' ? 'en' : lang);
	const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
	const english = lang === 'staff' ? sentencesOf(lang) : source;
	return [
		...new Set([...pluralCategories, ...(english.has(`${stem}_zero`) ? ['zero'] : [])])
	].sort();
}

/** How many names an object has, with those inside it. */
function namesIn(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 0;
	const own = Array.isArray(value) ? 0 : Object.keys(value).length;
	return Object.values(value).reduce<number>((sum, inner) => sum + namesIn(inner), own);
}

for (const lang of translated) {
	test(`${lang} has every sentence English has, and none of its own`, () => {
		const wanted = new Set([...source.keys()].map(bare));
		const found = new Set([...sentencesOf(lang).keys()].map(bare));

		assert.deepEqual(lacking(source, sentencesOf(lang)), [], 'missing');
		assert.deepEqual([...found.difference(wanted)], [], 'not in English');
	});

	test(`${lang} keeps every {{variable}} of the English`, () => {
		assert.deepEqual(differing(lang, variablesOf), []);
	});

	test(`${lang} keeps every <b> and <ref> of the English`, () => {
		assert.deepEqual(differing(lang, tagsOf), []);
	});

	test(`${lang} keeps every number of the English, in the same digits or as it says them`, () => {
		const faulty = [...sentencesOf(lang)].filter(([key, text]) => {
			const from = sourceOf(key, source);
			return from !== undefined && !readingsOf(lang, text).includes(digitsOf(from).join(' '));
		});

		assert.deepEqual(faulty, []);
	});

	test(`${lang} keeps how its sentences stand to their English, and is not far behind with it`, () => {
		const book = bookOf(lang);
		const behind = [...sentencesOf(lang)].filter(([key, text]) => {
			const kept = book.get(key);
			const state = stateOf(kept, sourceOf(key, source) ?? '', text);
			return !kept || (state === 'draft' && kept.said !== markOf(text));
		});

		// Without its line a sentence of danger could grow stale unseen.
		assert.deepEqual(
			behind.flatMap(([key]) => (isKept(key) ? [key] : [])),
			[],
			'node scripts/word-lists.mjs'
		);
		assert.ok(behind.length <= 150, `${behind.length}: node scripts/word-lists.mjs`);
		assert.ok(book.size > 1000);
	});
}

for (const lang of translated) {
	const shows = bends[lang]?.shows;
	if (!shows) continue;
	test(`${lang} speaks to a woman and to a man in the same words`, () => {
		const guided = [...guidanceOf(lang)].flatMap(([file, text]) =>
			text.split('\n').map((line, nth) => [`${file}:${nth + 1}`, line] as const)
		);
		const faulty = [...sentencesOf(lang), ...guided].filter(([, text]) => shows.test(text));

		assert.deepEqual(faulty, []);
	});
}

for (const [lang, { shows, bent, free }] of Object.entries(bends))
	test(`what is bent to one gender in ${lang} is found, and what is not is left alone`, () => {
		assert.deepEqual(
			bent.filter((text) => !shows.test(text)),
			[]
		);
		assert.deepEqual(
			free.filter((text) => shows.test(text)),
			[]
		);
	});

test('a language that is only begun is told how much it lacks, file by file', () => {
	const names = ['home', 'rights', 'safety'];
	const english = [...source].filter(([name]) => names.includes(name.split('.')[0] ?? ''));
	const begun = english.filter(([name], nth) => nth !== 0 && !name.startsWith('safety.'));

	const lacks = lacking(new Map(english), new Map(begun));

	const safety = new Set(
		english.map(([name]) => bare(name)).filter((name) => name.startsWith('safety.'))
	);
	assert.equal(lacks.length, 2);
	assert.match(lacks[0] ?? '', new RegExp(`^home\\.json: 1 of \\d+: ${english[0]?.[0]}$`));
	assert.ok(lacks[1]?.startsWith(`safety.json: ${safety.size} of ${safety.size}: `));
});

test('what only staff read lies in English alone, in files of no other name', () => {
	const staffs = wordFiles('staff');
	const twice = languages.flatMap(({ code }) =>
		wordFiles(code).filter((name) => staffs.includes(name))
	);

	assert.deepEqual(twice, []);
	assert.ok(staffs.length > 10);
});

for (const lang of [...translated, ...inEnglish]) {
	test(`${lang} names no sentence twice: of two the first would never be seen`, () => {
		const twice = filesIn(`src/lib/i18n/${lang}`)
			.filter((file) => file.endsWith('.json'))
			.filter((file) => {
				const text = read(file);
				return [...text.matchAll(/"[^"\\]+"(?=:)/g)].length !== namesIn(JSON.parse(text));
			});

		assert.deepEqual(twice, []);
	});

	test(`${lang} has a sentence for exactly the kinds of number it tells apart`, () => {
		const keys = [...sentencesOf(lang).keys()];
		const stems = new Set(keys.filter(formOf).map(bare));
		const faulty = [...stems].flatMap((stem) => {
			const found = keys
				.filter((key) => bare(key) === stem && formOf(key))
				.map((key) => formOf(key));
			const wanted = formsOf(lang, stem);
			return found.sort().join() === wanted.join()
				? []
				: [`${stem}: ${found.join()} for ${wanted.join()}`];
		});

		assert.deepEqual(faulty, []);
	});

	test(`${lang} opens and closes every mark, and uses no mark but <b> and <ref>`, () => {
		const faulty = [...sentencesOf(lang)].filter(([, text]) => !isWellMarked(text));

		assert.deepEqual(faulty, []);
	});
}

for (const { code: lang } of languages) {
	test(`${lang} tells one from many wherever English does`, () => {
		const found = new Set([...sentencesOf(lang).keys()].filter(formOf).map(bare));
		const wanted = [...source.keys()].filter(formOf).map(bare);

		assert.deepEqual(
			wanted.filter((stem) => !found.has(stem)),
			[]
		);
	});

	test(`${lang} has every page of guidance, built like the English one`, () => {
		const pages = guidanceOf(lang);

		const english = [...guidanceOf('en')].filter(
			([name]) => hasEasyWords(lang) || !name.startsWith('easy-')
		);

		assert.deepEqual([...pages.keys()].sort(), english.map(([name]) => name).sort());
		for (const [name, text] of english)
			assert.deepEqual(shapeOf(pages.get(name) ?? ''), shapeOf(text), `${lang} ${name}`);
		for (const [name, text] of english)
			assert.deepEqual(unsaid(lang, pages.get(name) ?? '', text), [], `${lang} ${name}`);
	});
}

test('the script makes the lists of English files, and of the languages that have a folder', async () => {
	const { foldersHere, listOf, offeredOf } = await lists();

	const folders = [...languages.map(({ code }) => code), 'staff'];
	assert.deepEqual(foldersHere().sort(), folders.sort());
	for (const name of inEnglish) assert.equal(read(`src/lib/i18n/${name}/list.ts`), listOf(name));
	assert.equal(read('src/lib/i18n/offered.ts'), offeredOf(foldersHere()));
});

test('no page says what the machine calls it', () => {
	const ours = /\b(level|session|step-?up|passkey|token|authenticat\w*|credential\w*)s?\b/i;
	const said = [...sentencesOf('en')].filter(([, text]) => ours.test(text));

	assert.deepEqual(said, []);
});
