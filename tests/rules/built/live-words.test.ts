/** What a page that renews itself brings to a browser: its script, and the few words it says. Runs after the build. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { livePages } from '#lib/domain/access.ts';
import * as brought from '#lib/i18n/browser-resources.ts';
import { languages } from '#lib/i18n/languages.ts';
import { filesOf, forStaff } from '#lib/i18n/resources.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { words } from '#lib/i18n/words.ts';
import * as rail from '../../../src/routes/(advocate)/rail.ts';
import { aCast, type Cast } from '../cast.ts';
import type { House } from '../house.ts';
import { askHouse } from '../shared.ts';
import { addressOf, filesIn, nodesOf, read, treeOf } from '../tree.ts';

const { opened, done } = askHouse();
let house: House;
let cast: Cast;
before(async () => {
	house = await opened();
	cast = await aCast(house.world);
});
after(done);

const client = 'build/client';
/** The script and the words together, in bytes before compression. With the words of every language it was 824,000. */
const most = 215_000;

/** A file and all it cannot begin without. */
function withImports(file: string, found = new Set<string>()): Set<string> {
	if (found.has(file)) return found;
	found.add(file);
	for (const [, other] of read(file).matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g))
		withImports(path.posix.join(path.posix.dirname(file), other!), found);
	return found;
}

const bytesOf = (files: Iterable<string>) =>
	[...files].reduce((sum, file) => sum + Buffer.byteLength(read(file)), 0);

test('a browser is given the words of a desk once and those of nobody else, and its script weighs little', async () => {
	const scripts = filesIn(`${client}/_app`).filter((file) => file.endsWith('.js'));
	const holding = (words: string) => scripts.filter((file) => read(file).includes(words));
	assert.equal(holding(t('queue.choose')).length, 1);
	for (const { code } of languages)
		assert.equal(holding(words(code)('error.missing.lead')).length, code === 'en' ? 1 : 0, code);

	for (const id of livePages) {
		const target = addressOf(id);
		const page = await house.ask({ method: 'GET', target }, await cast.cookieOf('supervisor'));
		const named = [...page.text.matchAll(/\/_app\/immutable\/[^"']+\.js/g)].map(([file]) => file);
		const script = new Set(named.flatMap((file) => [...withImports(client + file)]));

		assert.ok(script.size > 2, page.text);
		const weight = bytesOf(script);
		assert.ok(weight < most, `${target}: ${weight} bytes`);
	}
});

/** A component and those it is made of. */
function partsOf(file: string, found = new Set<string>()): Set<string> {
	if (found.has(file)) return found;
	found.add(file);
	for (const { type, source } of nodesOf(treeOf(file))) {
		const from = (source as { value?: unknown } | undefined)?.value;
		if (type !== 'ImportDeclaration' || typeof from !== 'string' || !from.endsWith('.svelte'))
			continue;
		const other = from.startsWith('#lib/')
			? from.replace('#', 'src/')
			: path.posix.join(path.posix.dirname(file), from);
		partsOf(other, found);
	}
	return found;
}

test('what a page that renews itself says is among the words its browser is given', () => {
	const pages = livePages.map((id) => `src/routes${id}/+page.svelte`);
	const frames = ['', '(advocate)/'].flatMap((of) =>
		['+layout', '+error'].map((name) => `src/routes/${of}${name}.svelte`)
	);
	const parts = [...pages, ...frames].flatMap((file) => [...partsOf(file)]);
	const said = parts.flatMap((file) =>
		[...read(file).matchAll(/(?:\bt\(|\? |: |\[)\s*['"`]([a-z]+)\.[a-zA-Z]/g)].map(
			([, name]) => name!
		)
	);

	const places = [
		...rail.work,
		...rail.rest,
		...rail.rest.flatMap(({ items, led = [] }) => [...items, ...led])
	];
	said.push(...places.map(({ say }) => say.split('.')[0]!));

	const all = { ...filesOf('en'), ...forStaff };
	const given = { ...brought.filesOf(), ...brought.forStaff };

	assert.ok(said.length > 40);
	assert.deepEqual(
		[...new Set(said)].filter((name) => name in all && !(name in given)),
		[]
	);
});
