/** What a phone may keep: pages that are the same for everybody, and never one that is somebody's. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import ts from 'typescript';
import { audienceOf } from '#lib/domain/access.ts';
import { aboutPages, stillPages, stillPagesIn } from '#lib/i18n/pages.ts';
import { scriptOf } from './scripts.ts';
import { addressOf, filesIn, placeOf, read, routeIds } from './tree.ts';

const worker = 'src/service-worker.ts';
const source = scriptOf(worker);

/** What the worker takes from a module, by name. */
function taken(module: string): string[] {
	return source.statements
		.filter(ts.isImportDeclaration)
		.flatMap(({ moduleSpecifier, importClause }) => {
			const named = importClause?.namedBindings;
			if (moduleSpecifier.getText().slice(1, -1) !== module || !named || !ts.isNamedImports(named))
				return [];
			return named.elements.map(({ name }) => name.text);
		});
}

function callsOf(name: string): ts.CallExpression[] {
	const found: ts.CallExpression[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node) && node.expression.getText() === name) found.push(node);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** What a list was chosen from: `files` for `const kept = files.filter(…)`. */
function origin(name: string): string {
	return new RegExp(`const ${name} = (\\w+)\\.filter\\(`).exec(read(worker))?.[1] ?? name;
}

test('the worker keeps pages made at build time and our static files, and asks SvelteKit for nothing else', () => {
	assert.deepEqual(taken('$service-worker').sort(), ['files', 'prerendered', 'version']);

	const [kept, ...others] = callsOf('precacheAndRoute');
	const lists = [...(kept?.arguments[0]?.getText().matchAll(/\.\.\.(\w+)/g) ?? [])].map(
		([, name = '']) => origin(name)
	);
	assert.equal(others.length, 0);
	assert.deepEqual(lists.sort(), ['files', 'prerendered']);
});

test('the worker answers every other page from the network alone', () => {
	assert.deepEqual(taken('workbox-strategies'), ['NetworkOnly']);
	assert.equal(callsOf('registerRoute').length, 1);
	assert.doesNotMatch(read(worker), /caches\.|cache\.put|addAll|setCatchHandler|BackgroundSync/);
});

test("no page of a victim, of staff or of the workshop is in the worker's source or on its list", () => {
	const theirs = routeIds().filter((id) => !['public', 'machine'].includes(audienceOf(id) ?? ''));
	const addresses = theirs.map(addressOf).map((address) => address.replace(/\/\[.*/, ''));

	assert.ok(addresses.includes('/home'));
	for (const address of addresses) {
		assert.ok(!read(worker).includes(`'${address}`), address);
		assert.ok(
			!stillPagesIn('en').some((page) => page === address || page.startsWith(`${address}/`)),
			address
		);
	}
});

test('the pages made at build time are exactly the public ones that say so', () => {
	const still = filesIn('src/routes')
		.filter(
			(file) =>
				/\/\+page(\.server)?\.ts$/.test(file) &&
				/export const prerender = (true|'auto')/.test(read(file))
		)
		.map((file) =>
			addressOf(file.slice('src/routes'.length).replace(/\/\+page(\.server)?\.ts$/, ''))
		);
	const listed = [
		...new Set(
			stillPagesIn('en').map((page) => {
				if (aboutPages.some((name) => page === `/${name}`)) return '/[about=about]';
				return page.replace(/^\/(right|guide|easy)(s?)\/\d+$/, '/$1$2/[$1=$1]');
			})
		)
	];

	assert.deepEqual(listed.sort(), still.sort());
});

test("the script on a victim's page stores nothing on the phone but whether Shift leaves", () => {
	const script = read('static/phone.js');

	assert.deepEqual(script.match(/localStorage\.\w+\('\w+'/g)?.toSorted(), [
		"localStorage.getItem('shift'",
		"localStorage.setItem('shift'"
	]);
	assert.doesNotMatch(
		['phone', 'desk', 'desk-live', 'messages', 'ask']
			.map((name) => read(`static/${name}.js`))
			.join(' ')
			.replaceAll(/localStorage\.[gs]etItem\('shift'/g, '')
			// Whether whoever sits at this desk turned its keys off, and notes on; only staff have those scripts.
			.replaceAll(/sessionStorage\.[gs]etItem\('desk-keys'/g, '')
			.replaceAll(/localStorage\.[gs]etItem\('desk-notes'/g, ''),
		/localStorage|sessionStorage|indexedDB|document\.cookie|caches\b/
	);
});

test("the script on a victim's page comes in one piece of less than 6,000 bytes, however it is packed", () => {
	const script = readFileSync(placeOf('static/phone.js'));

	assert.ok(brotliCompressSync(script).length < 6000);
	assert.ok(gzipSync(script).length < 6000);
	assert.doesNotMatch(script.toString(), /\bimport\b|\beval\b|new Function/);
});

test('every policy the script asks for is one that the server has named', () => {
	const asked = [...read('static/phone.js').matchAll(/policy\('([\w-]+)'/g)].map(
		([, name]) => name
	);
	const named = /'trusted-types': \[(.*)\]/.exec(read('svelte.config.js'))?.[1] ?? '';

	assert.deepEqual(asked.sort(), ['alongside-page', 'alongside-worker']);
	assert.deepEqual(
		asked.filter((name) => !named.includes(`'${name}'`)),
		[]
	);
});

test('the page about nothing is kept in every language, whatever language she came with', () => {
	assert.match(read(worker), /page\.path === '\/kitchen' \|\|/);
	assert.ok(stillPages.includes('/kitchen'));
});
