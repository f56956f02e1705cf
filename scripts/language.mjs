/** `node scripts/language.mjs LANG`: what a language lacks, and whether what it has holds. Without LANG: how much there is to translate, file by file. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findNode, root } from './node.mjs';

const folder = path.join(root, 'src/lib/i18n');
const rules = ['words', 'letters', 'glossary', 'outbound', 'addresses', 'keys'].map(
	(name) => `tests/rules/${name}.test.ts`
);
const own = ['plain-words', 'law-words', 'guidance'].map((name) => `src/lib/i18n/${name}.test.ts`);

const [lang] = process.argv.slice(2);
if (lang) process.exitCode = check(lang);
else console.log(volume());

/** Runs the rules that speak of this language alone. */
function check(code) {
	if (!existsSync(path.join(folder, code, 'kept/state.json'))) {
		console.error(`There is no src/lib/i18n/${code}. Make it, then: node scripts/word-lists.mjs`);
		return 1;
	}
	const named = [
		'--test-name-pattern',
		`\\b${code}\\b|every language|a translation|an office has one name`
	];
	const reporter = ['--test-reporter', 'spec'];
	const { status } = spawnSync(findNode(), ['--test', ...named, ...reporter, ...rules, ...own], {
		cwd: root,
		stdio: 'inherit'
	});
	return status ?? 1;
}

/** The words of each English file, and all of them. */
function volume() {
	const files = readdirSync(path.join(folder, 'en'))
		.filter((file) => file.endsWith('.json'))
		.map((file) => [
			file,
			wordsIn(textsOf(JSON.parse(readFileSync(path.join(folder, 'en', file), 'utf8'))))
		]);
	const guidance = readdirSync(path.join(folder, 'en/guidance')).map((file) => [
		`guidance/${file}`,
		wordsIn([readFileSync(path.join(folder, 'en/guidance', file), 'utf8')])
	]);
	const all = [...files, ...guidance];
	const sum = all.reduce((total, [, many]) => total + many, 0);
	return [
		...all.map(([file, many]) => `${String(many).padStart(6)}  ${file}`),
		`${String(sum).padStart(6)}  all`
	].join('\n');
}

function textsOf(branch) {
	return Object.values(branch).flatMap((one) => (typeof one === 'string' ? [one] : textsOf(one)));
}

function wordsIn(texts) {
	return texts
		.map(
			(text) =>
				text.replaceAll(/\{\{\w+\}\}|<[^>]*>|\]\([^)]*\)/g, ' ').match(/[\p{L}\p{N}][^\s]*/gu)
					?.length ?? 0
		)
		.reduce((sum, many) => sum + many, 0);
}
