// Writes src/lib/i18n/<folder>/list.ts from the JSON files beside it, and offered.ts from the folders; a rule test holds them
// to each other.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { languageRows } from '../src/lib/i18n/language-rows.ts';

const folder = 'src/lib/i18n';

/** The text of the list of one folder of sentences. */
export function listOf(name) {
	const files = filesOf(name);
	return [
		'/** Every file of sentences in this folder; made by `node scripts/word-lists.mjs`. */',
		...files.map(
			(file) => `export { default as ${file} } from './${file}.json' with { type: 'json' };`
		),
		''
	].join('\n');
}

function filesOf(name) {
	return readdirSync(path.join(folder, name))
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.slice(0, -5))
		.sort();
}

/** The folders that hold sentences: one for each language, and one for staff. */
export function foldersHere() {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.filter((name) => filesOf(name).length > 0);
}

/** The text of the list of languages that have a folder, in the order of their rows. */
export function offeredOf(folders) {
	const codes = languageRows.map(({ code }) => code).filter((code) => folders.includes(code));
	return [
		'/** The languages that have a folder here, in the order of their rows; made by `node scripts/word-lists.mjs`. */',
		`export const offered = [${codes.map((code) => `'${code}'`).join(', ')}] as const;`,
		''
	].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	for (const name of foldersHere()) writeFileSync(path.join(folder, name, 'list.ts'), listOf(name));
	writeFileSync(path.join(folder, 'offered.ts'), offeredOf(foldersHere()));
}
