/** The sentences of every language, read from their files and laid flat: `home.next.title` and what it says. */
import path from 'node:path';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { bare, flat, formOf, sourceOf, type Branch, type Sentences } from '#lib/i18n/sentences.ts';
import { filesIn, read } from './tree.ts';

export { bare, formOf, sourceOf };

/** Where sentences lie: each language, and what only staff read, in English alone. */
export type Folder = Language | 'staff';
/** The folders whose sentences are English. */
export const inEnglish: readonly Folder[] = ['en', 'staff'];

/** The languages a translator writes in; English is the source. */
export const translated = languages.map(({ code }) => code).filter((code) => code !== 'en');

/** The names of the files of sentences of a folder, without their ending. */
export function wordFiles(lang: Folder): string[] {
	return filesIn(`src/lib/i18n/${lang}`)
		.filter((file) => file.endsWith('.json') && !file.includes('/kept/'))
		.map((file) => path.posix.basename(file, '.json'));
}

const sentences = new Map<Folder, Sentences>();

/** Every sentence of a folder by its whole name, plural endings included. */
export function sentencesOf(lang: Folder): Sentences {
	return sentences.getOrInsertComputed(
		lang,
		() =>
			new Map(
				wordFiles(lang).flatMap((file) =>
					flat(JSON.parse(read(`src/lib/i18n/${lang}/${file}.json`)) as Branch, file)
				)
			)
	);
}

/** The guidance of a language, by the file's name. */
export function guidanceOf(lang: Language): Sentences {
	const folder = `src/lib/i18n/${lang}/guidance`;
	return new Map(filesIn(folder).map((file) => [path.posix.basename(file), read(file)]));
}

/** What a language lacks of the English, a line for each file: how much of how much, and what. */
export function lacking(english: Sentences, found: Sentences): string[] {
	const has = new Set([...found.keys()].map(bare));
	const wanted = new Set([...english.keys()].map(bare));
	const files = Object.entries(Object.groupBy(wanted, (name) => name.split('.')[0] ?? ''));
	return files.flatMap(([file, names = []]) => {
		const missing = names.filter((name) => !has.has(name));
		if (missing.length === 0) return [];
		return [`${file}.json: ${missing.length} of ${names.length}: ${missing.join(', ')}`];
	});
}
