/** Titles, addresses and file names: kebab-case, and nothing in them tells a stranger what this is about. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import path from 'node:path';
import { keeping } from '#lib/domain/once.ts';
import { herNotices } from '#lib/domain/reach/template.ts';
import { languages } from '#lib/i18n/languages.ts';
import { stillPagesIn } from '#lib/i18n/pages.ts';
import { sentencesOf } from './sentences.ts';
import { telling, tellsInTitle } from '#lib/i18n/checking/telling.ts';
import {
	addressOf,
	components,
	filesIn,
	nodesOf,
	read,
	routeIds,
	treeOf,
	type Node
} from './tree.ts';

/** The names of sentences a piece of a page may say: whole, or with `*` where a value comes in. */
function keysIn(tree: unknown): string[] {
	return [...nodesOf(tree)].flatMap((node) => {
		if (node.type === 'Literal' && typeof node.value === 'string') return [node.value];
		if (node.type !== 'TemplateLiteral') return [];
		const quasis = node.quasis as { value: { cooked: string } }[];
		return [quasis.map(({ value }) => value.cooked).join('*')];
	});
}

// What `Head` and `FormHead` are given as the page's name in tabs; two pages draw their own.
function isTab({ type, name }: Node): boolean {
	return type === 'TitleElement' || (type === 'Attribute' && name === 'tab');
}

/** Every name of a sentence that a page's title can be made of, through the names its script gives them: one for all languages. */
const titleKeys = keeping((file: string): readonly string[] => {
	const tree = treeOf(file);
	const nodes = [...nodesOf(tree)];
	const waiting = nodes.filter(isTab);
	const keys: string[] = [];
	for (const part of waiting) {
		keys.push(...keysIn(part));
		const named = [...nodesOf(part)].flatMap(({ type, name }) =>
			type === 'Identifier' ? [name] : []
		);
		for (const node of nodes) {
			const { type, id, init } = node as typeof node & { id?: { name?: string }; init?: unknown };
			if (type !== 'VariableDeclarator' || !named.includes(id?.name) || waiting.includes(node))
				continue;
			// The words of a mistake are not in the title, only the question whether there is one.
			if (id?.name !== 'error' && init) waiting.push(node);
		}
	}
	return keys.filter((key) => /^[a-z]+\.[\w.*-]+$/.test(key));
});

const pages = components().filter((file) => /\/\+(page|error)\.svelte$/.test(file));

test('the parts of every address are in kebab-case', () => {
	const parts = routeIds()
		.map(addressOf)
		.flatMap((address) => address.split('/').filter(Boolean))
		.filter((part) => !/^\[[a-z]+(=[a-z]+)?\](\.pdf)?$/.test(part));

	assert.deepEqual(
		parts.filter((part) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.json)?$/.test(part)),
		[]
	);
});

test('no address of a page tells what this is about', () => {
	const addresses = [...routeIds().map(addressOf), ...stillPagesIn('en')];

	assert.deepEqual(
		addresses.filter((address) => telling.test(address)),
		[]
	);
});

for (const { code: lang } of languages) {
	test(`no title in ${lang} tells what this is about`, () => {
		const said = [...sentencesOf(lang), ...sentencesOf('staff')];
		const found = pages.flatMap((file) =>
			titleKeys(file).flatMap((key) => {
				const written = new RegExp(
					`^${key
						.split('*')
						.map((part) => RegExp.escape(part))
						.join('[^.]+')}$`
				);
				return said
					.filter(([name, text]) => written.test(name) && tellsInTitle(text, lang))
					.map(([name]) => `${file}: ${name}`);
			})
		);

		assert.deepEqual(found, []);
	});

	test(`no notice in ${lang} tells what this is about`, () => {
		const said = sentencesOf(lang);
		const texts = herNotices.map((kind) => said.get(`notice.${kind}`) ?? 'missing: police');

		assert.deepEqual(
			texts.filter((text) => tellsInTitle(text, lang)),
			[]
		);
	});

	test(`the leave page in ${lang} is about nothing at all`, () => {
		const texts = [...sentencesOf(lang)].filter(([name]) => name.startsWith('leave.'));

		assert.ok(texts.length > 5);
		assert.deepEqual(
			texts.filter(([, text]) => tellsInTitle(text, lang) || /Alongside/.test(text)),
			[]
		);
	});
}

test('every title is made of sentences we know', () => {
	const untitled = pages.filter((file) => titleKeys(file).length === 0);

	assert.deepEqual(untitled, []);
});

test('no file that is served as it is has a telling name, and the app is not called what it is for', () => {
	const names = filesIn('static').map((file) => path.posix.basename(file));
	const { name, short_name: short } = JSON.parse(read('static/app.webmanifest')) as Record<
		string,
		string
	>;

	assert.deepEqual(
		[...names, name, short].filter((one) => telling.test(String(one))),
		[]
	);
});
