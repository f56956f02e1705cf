/** The guidance of every language as it is written, by `pl/guide-12`: from the build where there is one, else from its folders. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { whileCorrected, wordsOf, type AnyCorrection } from '#lib/domain/keeper/corrected.ts';
import { languages } from '#lib/i18n/languages.ts';

/** Node gives it nothing; Vite writes the texts in its place. */
const built: Readonly<Record<string, string>> | undefined = import.meta.env
	? import.meta.glob('/src/lib/i18n/*/guidance/*.md', {
			query: '?raw',
			import: 'default',
			eager: true
		})
	: undefined;

/** Every text of this version. */
export const guidanceTexts: ReadonlyMap<string, string> = new Map(
	built ? Object.entries(built).map(([file, text]) => [nameOf(file), text]) : fromFolders()
);

function nameOf(file: string): string {
	const [, lang, name] = /\/([a-z-]+)\/guidance\/([\w-]+)\.md$/.exec(file) ?? [];
	return `${lang}/${name}`;
}

function fromFolders(): [string, string][] {
	return languages.flatMap(({ code }) => {
		const folder = path.join(import.meta.dirname, '../../i18n', code, 'guidance');
		return readdirSync(folder).map((file): [string, string] => {
			const whole = path.posix.join('/', code, 'guidance', file);
			return [nameOf(whole), readFileSync(path.join(folder, file), 'utf8')];
		});
	});
}

/** The texts with those that were rewritten. */
export function guidanceWith(all: readonly AnyCorrection[]): ReadonlyMap<string, string> {
	return new Map([...guidanceTexts, ...wordsOf(all, 'guide')]);
}

/** The texts as keepers have corrected them since the release. */
export const guidanceNow = whileCorrected(guidanceWith);
