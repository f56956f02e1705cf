import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from './languages.ts';
import { address, foundAt, isPublic, prerendered, readAddress, stillPages } from './pages.ts';

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

	assert.equal(made.length, stillPages.length * languages.length);
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
