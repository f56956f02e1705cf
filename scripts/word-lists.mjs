// Writes src/lib/i18n/<language>/list.ts and live.ts from the JSON files beside them; a rule test holds them to each other.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = 'src/lib/i18n';

/** The files that a page that renews itself says something from; its browser is given no others. */
const live = ['common', 'desk', 'error', 'letting', 'mine', 'opening', 'queue', 'staff', 'ui'];

/** The text of the list of one language. */
export function listOf(language) {
	const files = readdirSync(path.join(folder, language))
		.filter((name) => name.endsWith('.json'))
		.map((name) => name.slice(0, -5))
		.sort();
	return textOf('Every file of sentences in this language', 'list', files);
}

/** The text of the list of what a browser is given in one language; the same in all. */
export function liveOf() {
	return textOf('What a page that renews itself says, in this language', 'live', live);
}

function textOf(what, name, files) {
	const imports = files.map(
		(file) => `import ${file} from './${file}.json' with { type: 'json' };`
	);
	return [
		`/** ${what}; made by \`node scripts/word-lists.mjs\`. */`,
		...imports,
		'',
		`export const ${name} = {\n${files.map((file) => `\t${file}`).join(',\n')}\n};`,
		''
	].join('\n');
}

/** The languages that have a folder. */
export function languagesHere() {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
	for (const language of languagesHere()) {
		writeFileSync(path.join(folder, language, 'list.ts'), listOf(language));
		writeFileSync(path.join(folder, language, 'live.ts'), liveOf());
	}
