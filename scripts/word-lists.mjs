// Writes list.ts of the English folders from the JSON files beside it, offered.ts from the folders and how each sentence stands
// to its English; a rule test holds them to each other.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { languageRows } from '../src/lib/i18n/language-rows.ts';
import { flat, fromOf, keptNow, readBook, writeBook } from '../src/lib/i18n/states.ts';

const folder = 'src/lib/i18n';

/** The text of the list of one folder of English sentences: it is what the names of sentences are checked by. */
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

/** The text of the list of languages that have a folder, in the order of their rows; they are too many for one line. */
export function offeredOf(folders) {
	const codes = languageRows.map(({ code }) => code).filter((code) => folders.includes(code));
	return [
		'/** The languages that have a folder here, in the order of their rows; made by `node scripts/word-lists.mjs`. */',
		'export const offered = [',
		codes.map((code) => `\t'${code}'`).join(',\n'),
		'] as const;',
		''
	].join('\n');
}

/** What is kept of each sentence and each page of guidance of a language, renewed, as the text of its file. */
export function stateTextOf(code) {
	const place = path.join(folder, code, 'kept/state.json');
	const book = readBook(existsSync(place) ? JSON.parse(readFileSync(place, 'utf8')) : []);
	const english = new Map(textsOf('en'));
	const renewed = textsOf(code).flatMap(([name, said]) => {
		const from = fromOf(name, english);
		return from === undefined ? [] : [[name, keptNow(book.get(name), from, said)]];
	});
	return `${JSON.stringify(writeBook(new Map(renewed)), null, '\t')}\n`;
}

function keep(code) {
	mkdirSync(path.join(folder, code, 'kept'), { recursive: true });
	writeFileSync(path.join(folder, code, 'kept/state.json'), stateTextOf(code));
}

/** Every sentence and every page of guidance of a folder, by its name. */
function textsOf(code) {
	const files = filesOf(code).flatMap((file) =>
		flat(JSON.parse(readFileSync(path.join(folder, code, `${file}.json`), 'utf8')), file)
	);
	const guidance = path.join(folder, code, 'guidance');
	const pages = readdirSync(guidance).map((file) => [
		`guidance/${file.replace(/\.md$/, '')}`,
		readFileSync(path.join(guidance, file), 'utf8')
	]);
	return [...files, ...pages];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
	for (const name of ['en', 'staff'])
		writeFileSync(path.join(folder, name, 'list.ts'), listOf(name));
	writeFileSync(path.join(folder, 'offered.ts'), offeredOf(foldersHere()));
	for (const name of foldersHere().filter((one) => !['en', 'staff'].includes(one))) keep(name);
}
