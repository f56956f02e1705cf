import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aRota, aShift, aTeam } from '#tests/team/teams.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { PersonId } from '#lib/domain/actor.ts';
import { route, served, teamsFor, teamToRead } from './routing.ts';
import type { Team } from './team.ts';
import type { Asking } from '#lib/domain/call/voice.ts';

const now = instantOf('2026-11-25', '10:00');
const team = (id: string, over: Partial<Team> = {}) => aTeam({ id, isDefault: false, ...over });
const asking = (over: Partial<Asking> = {}): Asking => ({ language: 'en', talking: [], ...over });
const asked = (teams: readonly Team[], over?: Partial<Asking>) =>
	teamsFor(teams, asking(over)).map(({ id }) => id);

test('a team of some boroughs takes whoever names one of them, and nobody who names none or another', () => {
	const teams = [team('hackney', { boroughs: ['hackney'] }), team('all', { isDefault: true })];

	assert.deepEqual(asked(teams, { borough: 'hackney' }), ['hackney', 'all']);
	assert.deepEqual(asked(teams, { borough: 'brent' }), ['all']);
	assert.deepEqual(asked(teams), ['all']);
});

test('a team for one thing takes whoever says that it happened', () => {
	const teams = [team('roads', { needs: ['crime.road'] }), team('all', { isDefault: true })];

	assert.deepEqual(asked(teams, { about: 'crime.road' }), ['roads', 'all']);
	assert.deepEqual(asked(teams, { about: 'crime.da' }), ['all']);
	assert.deepEqual(asked(teams), ['all']);
});

test('a team fits that speaks the language or has an interpreter, and signs or types where that is needed', () => {
	const teams = [
		team('english', { hasInterpreter: false }),
		team('signs', { hasBsl: true }),
		team('types', { hasRelay: true })
	];

	assert.deepEqual(asked(teams), ['english', 'signs', 'types']);
	assert.deepEqual(asked(teams, { language: 'pl' }), ['signs', 'types']);
	assert.deepEqual(asked(teams, { talking: ['interpreter'] }), ['signs', 'types']);
	assert.deepEqual(asked(teams, { talking: ['bsl'] }), ['signs']);
	assert.deepEqual(asked(teams, { talking: ['text-relay'] }), ['types']);
	assert.deepEqual(asked(teams, { talking: ['bsl', 'text-relay'] }), []);
});

test('what fits no team goes to one that takes everything, where it works', () => {
	const last = team('last', { isDefault: true, boroughs: ['brent'], hasInterpreter: false });

	assert.deepEqual(asked([last], { language: 'ti' }), ['last']);
	assert.deepEqual(asked([last], { borough: 'hackney' }), []);
});

test('the team that has her case is asked first, whatever she says this time, as long as it is open', () => {
	const [any, hers] = [team('any'), team('hers', { boroughs: ['barnet'], languages: ['pl'] })];
	assert.deepEqual(asked([any, hers], { own: 'hers', borough: 'camden' }), ['hers', 'any']);
	assert.deepEqual(asked([any, { ...hers, isOpen: false }], { own: 'hers' }), ['any']);
	assert.deepEqual(asked([any], { own: 'gone' }), ['any']);
});

test('a team that is not open takes nothing', () => {
	const closed = aTeam({ isOpen: false });

	assert.deepEqual(asked([closed]), []);
	assert.equal(route([closed], aRota(), asking(), now), undefined);
});

test('it is said where a call can be asked for', () => {
	assert.equal(served([]), 'nowhere');
	assert.equal(served([aTeam({ isOpen: false })]), 'nowhere');
	assert.equal(served([aTeam(), team('b', { boroughs: ['brent'] })]), 'everywhere');
	assert.deepEqual(served([team('b', { boroughs: ['brent', 'barnet'] })]), ['barnet', 'brent']);
});

test('the first team that fits gets the call, unless it cannot call soon and another can', () => {
	const teams = [team('east'), team('west', { isDefault: true })];
	const both = [aShift(), aShift({ team: 'west' })];
	const late = [aShift({ on: '2026-12-14' }), aShift({ team: 'west' })];
	const found = (shifts: typeof both) => route(teams, aRota({ shifts }), asking(), now);

	assert.equal(found(both)?.team, 'east');
	assert.equal(found(late)?.team, 'west');
	assert.equal(found(late.slice(0, 1))?.team, 'east');
	assert.deepEqual([found([])?.team, found([])?.when], ['east', 'never']);
});

test('nobody is told that it is read where nobody is at work by then', () => {
	const saturday = instantOf('2026-11-28', '20:00');
	const monday = aShift({ on: '2026-11-30' });
	const found = (rota: Parameters<typeof aRota>[0], over = {}) =>
		teamToRead([aTeam(over)], aRota(rota), asking(), saturday)?.id;
	const away = { person: 'ann' as PersonId, from: monday.from, to: monday.to };

	assert.equal(found({ shifts: [monday] }), 'east');
	assert.equal(found({ shifts: [monday] }, { isOpen: false }), undefined);
	assert.equal(found({ shifts: [aShift({ on: '2026-12-01' })] }), undefined);
	assert.equal(found({ shifts: [monday], absences: [away] }), undefined);
	assert.equal(found({ shifts: [monday], absences: [{ ...away, to: away.to - 1 }] }), 'east');
});
