/** What was built: the public pages as they are served, each in its own language. Runs after the build. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { audienceOf } from '#lib/domain/access.ts';
import { languages, languageOf } from '#lib/i18n/languages.ts';
import { tagOf } from '#lib/i18n/language-rows.ts';
import { address, prerendered, readAddress, stillPagesIn } from '#lib/i18n/pages.ts';
import { tellsInTitle } from '#lib/i18n/checking/telling.ts';
import { ofCrime } from '#tests/world/titles.ts';
import { ofEachKind } from '#tests/world/tongues.ts';
import { addressOf, filesIn, placeOf, read, routeIds } from '../tree.ts';

const folder = 'build/prerendered';
assert.ok(existsSync(placeOf(folder)), 'There is no build: npm run build makes one');

/** The file an address is served from. */
function fileOf(path: string): string {
	return path === '/' ? `${folder}/index.html` : `${folder}${path}.html`;
}

const files = filesIn(folder).filter((file) => file.endsWith('.html'));
const pages = prerendered()
	.filter((path) => ofEachKind.includes(readAddress(path).lang ?? 'en'))
	.map((path) => ({ path, html: read(fileOf(path)) }));
const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, '').trim();

test('every public page was built in every language, and nothing else was', () => {
	const wanted = languages.flatMap(({ code }) =>
		stillPagesIn(code).map((page) => fileOf(address(code, page)))
	);

	assert.deepEqual(files, wanted.sort());
});

test('every page says which language it is in, and which way it is read', () => {
	for (const { path, html } of pages) {
		const { code, dir } = languageOf(readAddress(path).lang ?? 'en');
		assert.match(html, new RegExp(`<html lang="${tagOf(code)}" dir="${dir}"`), path);
	}
});

test('every page has one title and one first heading', () => {
	for (const { path, html } of pages) {
		assert.equal(html.match(/<title>[^<]+<\/title>/g)?.length, 1, path);
		assert.equal(html.match(/<h1[ >]/g)?.length, 1, path);
	}
});

test('no page of another language repeats the first heading of the English one', () => {
	const headingOf = (html: string) => textOf(/<h1[^>]*>([^]*?)<\/h1>/.exec(html)?.[1] ?? '');
	const english = new Map(pages.map(({ path, html }) => [path, headingOf(html)]));
	const same = pages.filter(({ path, html }) => {
		const { lang, path: page } = readAddress(path);
		return lang !== undefined && headingOf(html) === english.get(page as `/${string}`);
	});

	assert.deepEqual(
		same.map(({ path }) => path),
		[]
	);
});

test('no page shows a place where a value should stand, and the pages about us say what nobody has set', () => {
	for (const { path, html } of pages) assert.doesNotMatch(html, /\{\{/, path);
	const about = pages.find(({ path }) => path === '/about')?.html ?? '';

	assert.match(about, /Run by: (?!\.)/);
	for (const { path, html } of pages.filter(({ path }) => !path.endsWith('/kitchen')))
		assert.match(html, /href="[^"]*\/about"[^]*href="[^"]*\/privacy"/, path);
});

test('no title of a page tells a stranger what it is about', () => {
	const found = pages.filter(({ path, html }) => {
		const title = /<title>([^<]*)/.exec(html)?.[1] ?? '';
		return ofCrime.test(title) || tellsInTitle(title, readAddress(path).lang ?? 'en');
	});

	assert.deepEqual(
		found.map(({ path }) => path),
		[]
	);
});

test('every page carries its policy, its styles inside it and no script but ours', () => {
	for (const { path, html } of pages) {
		const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
		assert.match(html, /<meta http-equiv="content-security-policy"/i, path);
		assert.deepEqual(scripts, ['<script src="/phone.js" defer>'], path);
		// SvelteKit names the sheets it put inside, switched off.
		assert.doesNotMatch(html, /rel="stylesheet"(?! disabled)|rel="modulepreload"| style="/, path);
	}
});

test('the built worker knows no address of a victim, of staff or of the workshop', () => {
	const worker = read('build/client/service-worker.js');
	const theirs = routeIds().filter((id) => !['public', 'machine'].includes(audienceOf(id) ?? ''));
	const named = theirs.map(addressOf).map((id) => id.replace(/\/\[.*/, ''));
	const own = named.filter((path) => !['/open', '/dates'].includes(path));

	assert.ok(worker.includes('/rights'));
	assert.deepEqual(
		own.filter((path) => new RegExp(`["'\`]${path}["'\`/]`).test(worker)),
		[]
	);
});
