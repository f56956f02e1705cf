import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from './languages.ts';
import { guidanceOf } from '#tests/rules/sentences.ts';
import { reroute } from '../../hooks.ts';
import {
	address,
	foundAt,
	hasEasyWords,
	isFramedForHer,
	isPublic,
	isSaidAnew,
	prerendered,
	readAddress,
	stillPages
} from './pages.ts';

test('an address in a language reads back as that page in that language', () => {
	for (const { code } of languages)
		for (const path of [...stillPages, '/talk', '/help', '/talk/check'])
			assert.deepEqual(readAddress(address(code, path)), {
				lang: code === 'en' ? undefined : code,
				path
			});
});

test('English addresses carry no language, and the first page of another is its name alone', () => {
	assert.equal(address('en', '/rights'), '/rights');
	assert.equal(address('pl', '/'), '/pl');
	assert.equal(address('ar', '/rights/3'), '/ar/rights/3');
});

test('only a whole first part that names a language of ours is one', () => {
	for (const path of [
		'/en/rights',
		'/xx/rights',
		'/plx',
		'/PL/rights',
		'/rights/pl',
		'pl',
		'',
		'/'
	])
		assert.deepEqual(readAddress(path), { lang: undefined, path }, path);
	assert.deepEqual(readAddress('/pl/'), { lang: 'pl', path: '/' });
	assert.deepEqual(readAddress('/pl/pl/rights'), { lang: 'pl', path: '/pl/rights' });
});

test('every still page is made once in every language', () => {
	const made = prerendered();

	assert.equal(made.length, stillPages.length * languages.length + 2 * 21);
	assert.equal(new Set(made).size, made.length);
	assert.ok(made.includes('/') && made.includes('/pl') && made.includes('/ar/rights/12'));
	assert.ok(!made.some((path) => path.startsWith('/en')));
});

test('the twelve rights each have a page', () => {
	const rights = stillPages.filter((page) => page.startsWith('/rights/'));

	assert.equal(rights.length, 12);
	assert.equal(rights.at(-1), '/rights/12');
});

test('a page for one person never carries a language in its address, and a public one may', () => {
	for (const path of [
		'/home',
		'/dates',
		'/way-back/yours',
		'/desk/42',
		'/tell-us',
		'/open',
		'/demo'
	])
		assert.equal(isPublic(path), false, path);
	for (const path of ['/', '/rights', '/talk', '/homes', '/desktop', '/opening', '/help/areas'])
		assert.equal(isPublic(path), true, path);
	for (const page of stillPages) assert.equal(isPublic(page), true, page);
});

test('no address says why somebody is here', () => {
	for (const path of prerendered())
		assert.doesNotMatch(path, /crime|victim|police|court|offen[cd]|abuse/i);
});

test('what would be the address of another site is left as it is', () => {
	assert.deepEqual(readAddress('/pl//elsewhere.example'), {
		lang: undefined,
		path: '/pl//elsewhere.example'
	});
	assert.deepEqual(readAddress('/pl/'), { lang: 'pl', path: '/' });
});

test('only where a stranger may begin does a page name its addresses, and nowhere while ours is not known', () => {
	const origin = 'https://alongside.example';
	const stranger = { origin, signedIn: false };

	for (const path of ['/', '/rights', '/leaflet', '/help', '/talk'])
		assert.equal(foundAt(path, stranger), origin, path);
	for (const path of ['/home', '/dates', '/desk', '/receipt', '/kitchen', '/offline', '/nowhere'])
		assert.equal(foundAt(path, stranger), undefined, path);
	assert.equal(foundAt('/rights', { origin, signedIn: true }), undefined);
	assert.equal(foundAt('/rights', { origin: undefined, signedIn: false }), undefined);
});

test('pages in easy words are in English and in Welsh, and in no other language has one an address', () => {
	const withThem = languages.filter(({ code }) => hasEasyWords(code)).map(({ code }) => code);
	const written = languages
		.map(({ code }) => code)
		.filter((code) => guidanceOf(code).has('easy-1.md'));
	const addresses = prerendered().filter((path) => /\/easy\b/.test(path));

	assert.deepEqual(withThem, ['en', 'cy']);
	assert.deepEqual(written, withThem);
	assert.ok(addresses.every((path) => /^(\/cy)?\/easy(\/\d+)?$/.test(path)));
	assert.equal(addresses.length, 42);
	for (const path of ['/pl/easy', '/ar/easy/3']) {
		assert.equal(isFramedForHer(path) || isSaidAnew(path), false, path);
		assert.equal(reroute({ url: new URL(path, 'https://alongside.example') } as never), path);
	}
	assert.equal(
		reroute({ url: new URL('https://alongside.example/cy/easy/3') } as never),
		'/easy/3'
	);
});
