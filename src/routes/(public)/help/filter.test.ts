import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areas, needs } from '#lib/domain/help/service.ts';
import { words } from '#lib/i18n/words.ts';
import { linkTo, options, readFilter, whomOptions } from './filter.ts';

const asked = (query: string) => readFilter(new URLSearchParams(query));

test('a number in the address stands for a need and another for an area', () => {
	assert.deepEqual(asked('n=3&a=1'), { need: 'crime.stalk', area: 'london' });
	assert.deepEqual(asked('n=17&a=5'), { need: 'crime.bereave', area: 'northern-ireland' });
});

test('a value that is no number of ours asks for nothing', () => {
	const strange = [
		'',
		'n=&a=',
		'n=0&a=0',
		'n=18&a=6',
		'n=3.0',
		'n=%2B3',
		'n=003',
		'n=crime.da&a=london',
		'n=1e1',
		'n=-1'
	];

	assert.ok(strange.every((query) => !asked(query).need && !asked(query).area));
});

const queryOf = (href: string) => new URL(href, 'http://localhost').search;

test('every row leads to its own results, at the place where they begin, and keeps what was chosen before', () => {
	const { needs: rows, areas: places } = options(words('en'), 'en', asked('n=2&a=3'));

	assert.deepEqual(
		rows.map(({ href }) => asked(queryOf(href))),
		needs.map((need) => ({ need, area: 'wales' }))
	);
	assert.deepEqual(
		places.map(({ href }) => asked(queryOf(href))),
		areas.filter((area) => area !== 'wales').map((area) => ({ need: 'crime.sv', area }))
	);
	assert.ok([...rows, ...places].every(({ href }) => href.endsWith('#found')));
});

test('who has said nowhere is in London, and an address in another language keeps the choice', () => {
	const { areas: places } = options(words('pl'), 'pl', {});

	assert.deepEqual(places[0], { href: '/pl/help?a=2#found', title: 'Anglia' });
	assert.equal(places.length, areas.length - 1);
	assert.equal(linkTo('ar', {}), '/ar/help');
	assert.equal(linkTo('ar', { need: 'crime.stalk' }), '/ar/help?n=3#found');
});

test('whom it is about holds over every other choice, and who has not said adds nothing to an address', () => {
	const chosen = asked('n=3&w=2');
	const { needs: rows, areas: places } = options(words('en'), 'en', chosen);
	const whom = whomOptions(words('en'), 'en', chosen, 'died');

	assert.deepEqual(chosen, { need: 'crime.stalk', area: undefined, whom: 'died' });
	assert.ok([...rows, ...places].every(({ href }) => asked(queryOf(href)).whom === 'died'));
	assert.deepEqual(
		whom.map(({ href }) => asked(queryOf(href)).whom),
		['me', 'died', 'young', 'helping', 'business']
	);
	assert.deepEqual(
		whom.filter(({ isChosen }) => isChosen).map(({ title }) => title),
		['Someone who died']
	);
	// Said by somebody of whom their page says otherwise.
	assert.equal(asked('w=1').whom, 'me');
	assert.equal(asked('w=6').whom, undefined);
	assert.equal(linkTo('en', {}), '/help');
});
