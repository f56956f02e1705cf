/** Which place of the rail a page belongs to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesFor } from '../(advocate)/rail.ts';
import { hereOf } from './places.ts';

const here = (address: string) =>
	hereOf(new URL(address, 'http://localhost'), placesFor({ leads: true, counts: {} }));

test('a page stands under the place it is reached by, the notes of a person under people', () => {
	assert.equal(here('/desk'), '/desk');
	assert.equal(here('/desk/3f2a'), '/desk');
	assert.equal(here('/desk?show=take'), '/desk?show=take');
	assert.equal(here('/desk/people/3f2a'), '/desk/people');
	assert.equal(here('/desk/notes/3f2a'), '/desk/people');
	assert.equal(here('/desk/team/rota'), '/desk/team/rota');
	assert.equal(here('/help'), '/help');
	assert.equal(here('/kitchen'), undefined);
});
