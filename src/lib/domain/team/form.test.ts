import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formOfTeam, readTeam, type TeamForm } from './form.ts';
import type { Team } from './team.ts';
import { readHours } from './week-hours.ts';

const team: Team = {
	id: 'riverside',
	name: 'Riverside',
	boroughs: ['hackney'],
	needs: ['crime.da'],
	languages: ['en', 'pl'],
	hasInterpreter: true,
	hasBsl: false,
	hasRelay: true,
	hours: [
		{ weekday: 1, from: 540, to: 720 },
		{ weekday: 1, from: 780, to: 1020 },
		{ weekday: 5, from: 1320, to: 1440 }
	],
	cap: 12,
	caseCap: 30,
	isDefault: true,
	isOpen: true
};
const form = formOfTeam(team);
const problemsOf = (changes: Partial<TeamForm>) => {
	const read = readTeam({ ...form, ...changes }, team);
	return read.ok ? {} : read.problems;
};

test('a team that is typed as it is stays as it is, and its supervisor cannot make it the default', () => {
	const before = { ...team, isDefault: false };

	assert.deepEqual(readTeam(form, team), { ok: true, team });
	assert.deepEqual(readTeam(form, before), { ok: true, team: before });
	assert.equal(form.hours[0], '9:00-12:00, 13:00-17:00');
});

test('what is wrong is answered at its own field, all at once', () => {
	const hours = ['9-17', 'all day', '9-12, 11-14', '17-9', '9:10-10', '9-25', ''];

	assert.deepEqual(
		problemsOf({ name: '  ', languages: ['xx'], cap: '0', caseCap: 'many', open: '', hours }),
		{
			name: 'name-missing',
			languages: 'languages-none',
			'hours-2': 'hours-unread',
			'hours-3': 'hours-overlap',
			'hours-4': 'hours-unread',
			'hours-5': 'hours-unread',
			'hours-6': 'hours-unread',
			cap: 'number',
			caseCap: 'number',
			open: 'unread'
		}
	);
	assert.deepEqual(problemsOf({ name: 'x'.repeat(61), cap: '501' }), {
		name: 'name-long',
		cap: 'number'
	});
});

test('a team cannot be open without an hour at which it answers', () => {
	assert.deepEqual(problemsOf({ hours: [] }), { open: 'hours-none' });
	assert.deepEqual(problemsOf({ hours: [], open: 'no' }), {});
});

test('only boroughs and needs of the lists are kept', () => {
	const read = readTeam({ ...form, boroughs: ['paris', 'brent'], needs: ['crime.x'] }, team);

	assert.ok(read.ok);
	assert.deepEqual([read.team.boroughs, read.team.needs], [['brent'], []]);
});

test('hours are read in any digits, with a short or a long stroke, up to midnight', () => {
	assert.deepEqual(readHours(2, '٩-١٢، 22.30–24'), [
		{ weekday: 2, from: 540, to: 720 },
		{ weekday: 2, from: 1350, to: 1440 }
	]);
	assert.deepEqual(readHours(2, '13-17, 9-12'), [
		{ weekday: 2, from: 540, to: 720 },
		{ weekday: 2, from: 780, to: 1020 }
	]);
});
