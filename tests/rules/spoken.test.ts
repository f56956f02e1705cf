/** No sentence is kept that no page says: a translator's hour is not spent on it. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import ts from 'typescript';
import { becomes } from './names-trusted.ts';
import { scriptOf } from './scripts.ts';
import { bare, inEnglish, sentencesOf, wordFiles } from './sentences.ts';
import { components, filesIn, nodesOf, treeOf } from './tree.ts';

/** Texts and templates of the code that may name a sentence; a template's holes are `*`. */
function namesIn(file: string): string[] {
	return file.endsWith('.svelte') ? namesInComponent(file) : namesInScript(file);
}

function namesInScript(file: string): string[] {
	const found: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node)) found.push(node.text);
		if (ts.isTemplateExpression(node))
			found.push(
				[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('*')
			);
		ts.forEachChild(node, visit);
	};
	visit(scriptOf(file));
	return found;
}

function namesInComponent(file: string): string[] {
	return [...nodesOf(treeOf(file))].flatMap((node) => {
		if (node.type === 'Literal' && typeof node.value === 'string') return [node.value];
		if (node.type !== 'TemplateLiteral') return [];
		const quasis = node.quasis as { value: { cooked: string } }[];
		return [quasis.map(({ value }) => value.cooked).join('*')];
	});
}

// `pair('happened.charged')` in case-words.ts asks for a title and a detail under the name it is given.
const pairs = ['title', 'detail'];

/** Tells whether some name in the code asks for a sentence. */
function asking(): (key: string) => boolean {
	const files = filesIn('src').filter(
		(file) => file.endsWith('.ts') && !/\/list\.ts$|\.test\.ts$/.test(file)
	);
	const own = new RegExp(`^(${inEnglish.flatMap(wordFiles).join('|')})\\.`);
	const names = [...files, ...components()].flatMap(namesIn).filter((name) => own.test(name));
	// Of some it is written down what they can become: an end beside those is said nowhere.
	const known = Object.keys(becomes);
	const whole = new Set([
		...names.filter((name) => !name.includes('*')),
		...Object.values(becomes).flat()
	]);
	const ends = new RegExp(`\\.(${pairs.join('|')})$`);
	const holed = [...new Set(names).difference(whole).difference(new Set(known))].map((name) => {
		const written = name
			.split('*')
			.map((part) => RegExp.escape(part))
			.join('[^.]+');
		return new RegExp(`^${written}(\\.(${pairs.join('|')}))?$`);
	});
	return (key) =>
		whole.has(key) ||
		whole.has(key.replace(ends, '')) ||
		holed.some((pattern) => pattern.test(key));
}

test('every sentence is said somewhere', () => {
	const isAsked = asking();
	const keys = new Set(inEnglish.flatMap((folder) => [...sentencesOf(folder).keys()]).map(bare));
	const idle = [...keys].filter((key) => !isAsked(key));

	assert.deepEqual(idle, []);
});
