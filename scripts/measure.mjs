/** Measures the code against the sizes we keep to, and the first page against its budget. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import ts from 'typescript';
import { root } from './node.mjs';

const folders = ['src', 'migrations', 'scripts', 'tests'];
const isCode = (file) => /\.(ts|mjs|svelte)$/.test(file) && !file.endsWith('.d.ts');
const isTest = (file) => /\.(test|spec)\.ts$/.test(file) || file.startsWith('tests/');

function filesIn(folder) {
	if (!existsSync(path.join(root, folder))) return [];
	return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]
	);
}

/** The TypeScript of a file: all of it, or what stands in a component's scripts. */
function scriptOf({ file, text }) {
	if (!file.endsWith('.svelte')) return text;
	return [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)]
		.map(([, script]) => script)
		.join('\n');
}

function functionsOf(code) {
	const source = ts.createSourceFile(code.file, scriptOf(code), ts.ScriptTarget.Latest, true);
	const found = [];
	const visit = (node) => {
		if (ts.isFunctionLike(node) && node.body) {
			const lineAt = (place) => source.getLineAndCharacterOfPosition(place).line;
			const length = lineAt(node.end) - lineAt(node.getStart()) + 1;
			const name = node.name?.getText() ?? node.parent.name?.getText() ?? 'unnamed';
			found.push({ file: code.file, name, length });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** Lines that are nothing but comment, of all lines that are not empty. */
function commentsOf({ text }) {
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	let inside = false;
	const comments = lines.filter((line) => {
		const starts = /^\s*(\/\/|\/\*|<!--)/.test(line);
		const isComment = inside || starts;
		if (starts && /\/\*|<!--/.test(line)) inside = true;
		if (/\*\/|-->/.test(line)) inside = false;
		return isComment;
	});
	return { comments: comments.length, lines: lines.length };
}

/** What the first page weighs on the way, in bytes: the page itself, its styles within it. */
function firstPages() {
	const folder = 'build/prerendered';
	const pages = filesIn(folder).filter((file) => file.endsWith('.html'));
	const weights = pages.map((file) => ({
		file: file.slice(folder.length + 1),
		bytes: brotliCompressSync(readFileSync(path.join(root, file))).length
	}));
	const heaviest = most(weights, ({ bytes }) => bytes);
	return { first: weights.find(({ file }) => file === 'index.html')?.bytes, heaviest };
}

function most(list, measure) {
	return list.reduce(
		(best, each) => (best && measure(best) >= measure(each) ? best : each),
		undefined
	);
}

function quantile(numbers, part) {
	return numbers.toSorted((one, other) => one - other)[Math.floor((numbers.length - 1) * part)];
}

const all = folders.flatMap(filesIn).filter(isCode);
const code = all.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
const ours = code.filter(({ file }) => !isTest(file));
const lengths = ours.map(({ text }) => text.trimEnd().split('\n').length);
const functions = ours.flatMap(functionsOf);
const said = ours.map(commentsOf);
const sum = (key) => said.reduce((total, each) => total + each[key], 0);
const largest = most(ours, ({ text }) => text.split('\n').length);
const longest = most(functions, ({ length }) => length);
const { dependencies, devDependencies } = JSON.parse(
	readFileSync(path.join(root, 'package.json'), 'utf8')
);
const { first, heaviest } = firstPages();

console.log(`files                ${ours.length}, with tests ${all.length}`);
console.log(`lines a file         median ${quantile(lengths, 0.5)}, p90 ${quantile(lengths, 0.9)}`);
console.log(
	`largest file         ${largest.file}: ${largest.text.trimEnd().split('\n').length} lines`
);
console.log(
	`lines a function     median ${quantile(
		functions.map(({ length }) => length),
		0.5
	)}, p90 ${quantile(
		functions.map(({ length }) => length),
		0.9
	)}`
);
console.log(`longest function     ${longest.name} in ${longest.file}: ${longest.length} lines`);
console.log(
	`comments             ${((sum('comments') / sum('lines')) * 100).toFixed(1)} % of lines`
);
console.log(
	`dependencies         ${Object.keys(dependencies).length}, and ${Object.keys(devDependencies).length} to build and test`
);
console.log(
	first === undefined
		? 'first page           not built yet'
		: `first page           ${first} bytes (brotli)`
);
if (heaviest)
	console.log(`heaviest public page ${heaviest.file}: ${heaviest.bytes} bytes (brotli)`);
