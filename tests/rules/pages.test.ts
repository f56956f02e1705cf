/** Every page: a title and one first heading of its own, words from the words, and nothing the policy forbids. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { audienceOf, livePages } from '#lib/domain/access.ts';
import { headingsOf } from './headings.ts';
import { at, components, filesIn, nodesOf, read, treeOf, type Node } from './tree.ts';

const pages = components().filter((file) => /\/\+(page|error)\.svelte$/.test(file));
const spoken = new Set([
	'label',
	'title',
	'alt',
	'placeholder',
	'aria-label',
	'aria-description',
	'content'
]);
// A page of guidance brings its headings from its Markdown; built.test.ts counts them in what is served.
const isMarkdown = (file: string) => /guidance\/Article\.svelte'/.test(read(file));

/** Every place in every component where a rule finds something, as `file:line`. */
function places(find: (node: Node) => boolean): string[] {
	return components().flatMap((file) =>
		[...nodesOf(treeOf(file).fragment)].filter(find).map((node) => at(file, node))
	);
}

const hasWord = (text: unknown) => /\p{L}/u.test(String(text));
const isPhrase = (text: unknown) => /\p{L} \p{L}|^\p{Lu}\p{Ll}+$/u.test(String(text));

/** Whether an expression or the value of an attribute says words itself; the names of sentences are no words. */
function says(tree: unknown): boolean {
	return [...nodesOf(tree)].some(
		({ type, data, value }) =>
			(type === 'Text' && hasWord(data)) ||
			(type === 'Literal' && typeof value === 'string' && isPhrase(value))
	);
}

test('every page has a title of its own', () => {
	const without = pages.filter(
		(file) =>
			![...nodesOf(treeOf(file).fragment)].some(
				({ type, name }) => type === 'TitleElement' || /^(Form)?Head$/.test(String(name))
			)
	);

	assert.deepEqual(without, []);
	assert.ok(pages.length > 15);
});

// 43 pages wrote the same three lines to say in tabs that something has to be put right.
test('no page writes its own name in tabs but the one that must not look like ours', () => {
	const writing = components().filter((file) => /<title\b/.test(read(file)));

	assert.deepEqual(writing, ['src/lib/ui/Head.svelte', 'src/routes/(public)/kitchen/+page.svelte']);
});

test('every page has exactly one first heading, however its conditions turn out', () => {
	const faulty = pages
		.filter((file) => !isMarkdown(file))
		.map((file) => ({ file, ...headingsOf(file) }))
		.filter(({ least, most }) => least !== 1 || most !== 1);

	assert.deepEqual(faulty, []);
});

test('no component says a sentence of its own: all words come from the words', () => {
	const said = places(
		(node) =>
			node.type === 'Fragment' &&
			(node.nodes as Node[]).some(({ type, data }) => type === 'Text' && hasWord(data))
	);

	assert.deepEqual(said, []);
});

test('no component writes words into an attribute that is read out', () => {
	const said = places(
		(node) => node.type === 'Attribute' && spoken.has(String(node.name)) && says(node.value)
	);

	assert.deepEqual(said, []);
});

// `{t}` was handed on 351 times, through components that said nothing themselves.
test('no component is handed its words: its frame says once which language it speaks', () => {
	const handed = components().filter((file) => /\{t\}|\bt: Say\b|\bwords\(data\./.test(read(file)));

	assert.deepEqual(handed, []);
});

test('no component hides a sentence in an expression', () => {
	const said = places((node) => node.type === 'ExpressionTag' && says(node.expression));

	assert.deepEqual(said, []);
});

test('no component sets a style in an attribute, for the policy forbids it', () => {
	const styled = places(
		(node) => node.type === 'StyleDirective' || (node.type === 'Attribute' && node.name === 'style')
	);

	assert.deepEqual(styled, []);
});

test('no component carries a script, a listener or HTML of its own making', () => {
	const scripted = places(
		(node) =>
			node.type === 'HtmlTag' ||
			(node.type === 'RegularElement' && node.name === 'script') ||
			(node.type === 'Attribute' && /^on\w/.test(String(node.name)))
	);

	assert.deepEqual(scripted, []);
});

test('every button says what kind it is, and every form is a plain post or a plain question', () => {
	const unsaid = places((node) => {
		if (node.type !== 'RegularElement') return false;
		const given = (node.attributes as Node[]).map(({ name }) => name);
		return (
			(node.name === 'button' && !given.includes('type')) ||
			(node.name === 'form' && !given.includes('method'))
		);
	});

	assert.deepEqual(unsaid, []);
});

test('no field is filled in a way that would wipe what was typed', () => {
	const wiping = components().filter((file) =>
		/value=\{[^}]*\?\?\s*''\}|bind:value/.test(read(file))
	);

	assert.deepEqual(wiping, []);
});

test('app.html holds no script of its own, no nonce and no style', () => {
	const html = read('src/app.html');

	assert.deepEqual(
		[...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag),
		['<script src="/phone.js" defer>']
	);
	assert.doesNotMatch(html, /nonce|style=|<style/);
});

test('only the pages that renew themselves are hydrated, none of a victim or the public', () => {
	const turning = filesIn('src/routes').filter((file) => /export const csr = /.test(read(file)));
	const live = livePages.map((id) => `src/routes${id}/+page.ts`);

	assert.deepEqual(turning, [...live, 'src/routes/+layout.ts'].sort());
	assert.match(read('src/routes/+layout.ts'), /export const csr = false;/);
	assert.ok(livePages.every((id) => audienceOf(id) === 'advocate'));
});
