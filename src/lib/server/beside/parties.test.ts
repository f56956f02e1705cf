/** That two sides of one matter are found to be one, however a name was typed. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { draw } from '#lib/server/vault/keys.ts';
import { partyIndex } from './parties.ts';

const keys = draw(randomBytes(32).toString('base64'));
const born = '1984-02-29';
const indexOf = (name: string, on = born) => partyIndex(keys, { name, born: on });

test('a name and a day of birth are the same person however they are typed', () => {
	const typed = ['Zoë O’Brien-Łukasz', ' zoe  o brien łukasz', "ZOË O'BRIEN ŁUKASZ"];

	assert.equal(new Set(typed.map((name) => indexOf(name))).size, 1);
});

test('a letter that somebody else has not on the keyboard is the one typed for it', () => {
	const names = {
		Łukasz: 'lukasz',
		Sørensen: 'sorensen',
		Đoković: 'dokovic',
		Guðrún: 'gudrun',
		Þór: 'thor',
		Weiß: 'weiss',
		WEIẞ: 'Weiss',
		Æthelred: 'aethelred',
		Lœuillet: 'loeuillet',
		Işık: 'isik',
		İnci: 'inci',
		Ŧeŧŧa: 'tetta',
		Ħaż: 'haz'
	};

	for (const [name, typed] of Object.entries(names))
		assert.equal(indexOf(name), indexOf(typed), name);
});

test('another name, another day and another key are somebody else', () => {
	const others = draw(randomBytes(32).toString('base64'));

	const all = [
		indexOf('Zoë Okafor'),
		indexOf('Zoë Okafo'),
		indexOf('Zoë Okafor', '1984-03-01'),
		partyIndex(others, { name: 'Zoë Okafor', born })
	];
	assert.equal(new Set(all).size, 4);
});

test('neither the name nor the day is in an index', () => {
	assert.match(indexOf('Zoë Okafor'), /^[\da-f]{32}$/);
});
