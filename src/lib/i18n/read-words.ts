/** The words of each language as they are written: from the build where there is one, else from its folder. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from './languages.ts';

/** Node gives it nothing; Vite writes the texts in its place. */
const built: Readonly<Record<string, string>> | undefined = import.meta.env
	? import.meta.glob(
			['./*/*.json', './*/kept/state.json', '!./en/**', '!./staff/**', '!./checking/**'],
			{ query: '?raw', import: 'default', eager: true }
		)
	: undefined;

/** A file of a language's folder, such as `home` or `kept/state`. */
export function read(lang: Language, name: string): unknown {
	const text =
		built?.[`./${lang}/${name}.json`] ?? readFileSync(placeOf(lang, `${name}.json`), 'utf8');
	return JSON.parse(text);
}

/** The names of the files of sentences of a language. */
export function namesIn(lang: Language): string[] {
	const files = built
		? Object.keys(built)
		: readdirSync(placeOf(lang)).map((file) => `./${lang}/${file}`);
	return files.flatMap((file) => {
		const [, of, name] = /^\.\/(\w+)\/([\w-]+)\.json$/.exec(file) ?? [];
		return of === lang && name ? [name] : [];
	});
}

function placeOf(...parts: readonly string[]): string {
	return path.join(import.meta.dirname, ...parts);
}
