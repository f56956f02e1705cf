// Writes src/lib/i18n/<language>/list.ts from the JSON files beside it; a rule test holds them to each other.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = 'src/lib/i18n';

/** The text of the list of one language. */
export function listOf(language) {
	const files = readdirSync(path.join(folder, language))
		.filter((name) => name.endsWith('.json'))
		.map((name) => name.slice(0, -5))
		.sort();
	const imports = files.map(
		(name) => `import ${name} from './${name}.json' with { type: 'json' };`
	);
	return [
		'/** Every file of sentences in this language; made by `node scripts/word-lists.mjs`. */',
		...imports,
		'',
		`export const list = {\n${files.map((name) => `\t${name}`).join(',\n')}\n};`,
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
	for (const language of languagesHere())
		writeFileSync(path.join(folder, language, 'list.ts'), listOf(language));
