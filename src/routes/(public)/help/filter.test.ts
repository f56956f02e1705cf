import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areas, needs } from '#lib/domain/help/service.ts';
import { words } from '#lib/i18n/words.ts';
import { options, readFilter } from './filter.ts';

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

test('every choice leads back to itself, and what was asked for stays chosen', () => {
	const { needs: lines, areas: places } = options(words('en'), asked('n=2&a=3'));

	assert.deepEqual(
		lines.map(({ code }) => asked(`n=${code}`).need),
		[...needs]
	);
	assert.deepEqual(
		places.map(({ code }) => asked(`a=${code}`).area),
		[...areas]
	);
	assert.deepEqual(
		lines.filter(({ chosen }) => chosen).map(({ code }) => code),
		[2]
	);
	assert.deepEqual(
		places.filter(({ chosen }) => chosen).map(({ code }) => code),
		[3]
	);
});
