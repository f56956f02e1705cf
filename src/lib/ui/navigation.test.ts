import assert from 'node:assert/strict';
import { test } from 'node:test';
import { victimPages } from '#lib/domain/access.ts';
import { places } from './navigation.ts';

test('public places keep the language of the page', () => {
	const read = places('public', 'ar', '/rights').map(({ href, current }) => [href, current]);

	assert.deepEqual(read, [
		['/ar/rights', 'page'],
		['/ar/help', undefined],
		['/ar/talk', undefined],
		['/ar/sign-in', undefined]
	]);
});

test('the first page leads to every place itself, and whoever is signed in keeps her own words there', () => {
	assert.deepEqual(places('public', 'pl', '/'), []);
	assert.equal(places('victim', 'pl', '/').length, 4);
});

test('her own pages carry no language in their addresses; the public ones she goes to do', () => {
	const read = places('victim', 'ar', '/dates').map(({ href }) => href);

	assert.deepEqual(read, ['/home', '/dates', '/ar/talk', '/you']);
});

test('whoever writes to an advocate here does so where she talks, and her calls are a part of it', () => {
	const talk = (path: string) =>
		places('victim', 'pl', path, { writes: true }).find(({ href }) => href === '/messages')
			?.current;

	assert.deepEqual(['/messages', '/talk', '/talk/receipt', '/talking', '/home'].map(talk), [
		'page',
		'true',
		'true',
		undefined,
		undefined
	]);
	assert.equal(places('victim', 'pl', '/messages')[2]?.href, '/pl/talk');
});

test('on a page below a place the place is current, but is not that page', () => {
	const [rights] = places('public', 'en', '/rights/6');

	assert.equal(rights?.current, 'true');
});

test('on each of her own pages one of her four words is the place she is at', () => {
	const at = (path: string) =>
		places('victim', 'en', path)
			.filter(({ current }) => current)
			.map(({ href }) => href);

	const own = Object.keys(victimPages).map(
		(page) => page.replace('/(victim)', '').split('/[')[0] ?? ''
	);
	const none = own.filter((page) => at(page).length !== 1);
	// It belongs to the page that asked for it.
	assert.deepEqual(none, ['/prove', '/prove/ask']);
	assert.deepEqual(['/ask/away', '/notes', '/way-back/card', '/rules'].map(at).flat(), [
		'/dates',
		'/talk',
		'/you',
		'/home'
	]);
});

test('on a short guide the place is the rights, which list it', () => {
	const [rights] = places('public', 'en', '/guide/6');

	assert.equal(rights?.current, 'true');
});

test('an audience we do not know is given no places', () => {
	assert.deepEqual(places('nobody', 'en', '/'), []);
});
