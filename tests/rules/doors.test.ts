/** The doors: which folder admits whom, held against the folders there are. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
	admit,
	audienceOf,
	isForStaff,
	audiences,
	companionPages,
	unreadyPages,
	victimPages,
	type Admission
} from '#lib/domain/access.ts';
import type {
	Actor,
	AgencyId,
	Level,
	ParticipationId,
	PersonId,
	SubjectId
} from '#lib/domain/actor.ts';
import type { CaseId } from '#lib/domain/event.ts';
import { isPublic } from '#lib/i18n/pages.ts';
import { addressOf, filesIn, read, routeIds } from './tree.ts';

const person = 'someone' as PersonId;
const victim = (level: Level): Actor => ({
	kind: 'victim',
	person,
	level,
	caseId: '01-case' as CaseId,
	participation: 'hers' as ParticipationId,
	enhanced: 'no',
	sure: true
});
const strangers: Actor[] = [{ kind: 'stranger' }];
const victims = (['code', 'short', 'full'] as const).map(victim);
const callers: Actor[] = [
	{ kind: 'advocate', person },
	{ kind: 'supervisor', person }
];
const unready: Actor = { kind: 'unready', role: 'advocate', person };
const keepers: Actor[] = [{ kind: 'keeper', person }];
const others: Actor[] = [
	...keepers,
	{ kind: 'agency', agency: 'police-01' as AgencyId },
	{ kind: 'operator' }
];
const companions: Actor[] = [
	{
		kind: 'supporter',
		person,
		caseId: '01-case' as CaseId,
		participation: 'hers' as ParticipationId,
		panes: ['dates'],
		from: 0,
		until: Infinity
	}
];
const officers: Actor[] = [
	{
		kind: 'officer',
		agency: 'police-01' as AgencyId,
		door: 'police-01',
		subject: 'someone' as SubjectId
	}
];
const everybody = [
	...strangers,
	...victims,
	...companions,
	...callers,
	unready,
	...officers,
	...others
];
const real = { invented: false };
const routesOf = (audience: string) => routeIds().filter((id) => audienceOf(id) === audience);

function answers(routes: readonly string[], actors: readonly Actor[], world = real): Admission[] {
	const all = routes.flatMap((id) => actors.map((actor) => admit(id, actor, world)));
	return [...new Set(all)].sort();
}

test('every route lies in a folder that says who may come in', () => {
	const outside = routeIds().filter((id) => audienceOf(id) === undefined);

	assert.deepEqual(outside, []);
	assert.ok(routeIds().length > 20, 'the routes were not found');
});

test('every audience has at least one route, so that no lock guards an empty room', () => {
	const empty = audiences.filter((audience) => routesOf(audience).length === 0);

	assert.deepEqual(empty, []);
});

test("a victim's pages are exactly those that say how far in they are", () => {
	const listed = Object.keys(victimPages).sort();

	assert.deepEqual(listed, routesOf('victim').sort());
});

test('public pages and the addresses for machines turn nobody away', () => {
	const routes = [...routesOf('public'), ...routesOf('machine')];

	assert.deepEqual(answers(routes, everybody), ['come-in']);
});

test("a victim's pages refuse everybody else", () => {
	const routes = routesOf('victim');

	assert.deepEqual(answers(routes, strangers), ['sign-in']);
	assert.deepEqual(answers(routes, [...companions, ...callers, ...officers, ...others]), [
		'not-found'
	]);
});

test('a victim gets as far as she has shown who she is, and no further', () => {
	const levels = ['code', 'short', 'full'];

	for (const [id, needs] of Object.entries(victimPages))
		for (const actor of victims) {
			const reached =
				actor.kind === 'victim' && levels.indexOf(actor.level) >= levels.indexOf(needs);
			assert.equal(admit(id, actor, real), reached ? 'come-in' : 'open-the-rest', id);
		}
});

test('the desk opens for advocates and supervisors alone', () => {
	const desk = routesOf('advocate');

	assert.deepEqual(answers(desk, callers), ['come-in']);
	assert.deepEqual(answers(desk, strangers), ['staff-sign-in']);
	assert.deepEqual(answers(desk, [...victims, ...companions, ...officers, ...others]), [
		'not-found'
	]);
});

test('what needs a keeper opens for keepers alone', () => {
	const today = routesOf('keeper');
	const everybodyElse = everybody.filter(({ kind }) => kind !== 'keeper' && kind !== 'stranger');

	assert.deepEqual(answers(today, keepers), ['come-in']);
	assert.deepEqual(answers(today, strangers), ['staff-sign-in']);
	assert.deepEqual(answers(today, everybodyElse), ['not-found']);
});

test('until both keys are there the desk is closed, but for the pages where they are added', () => {
	const closed = routesOf('advocate').filter((id) => !unreadyPages.includes(id));

	assert.deepEqual(answers(closed, [unready]), ['add-keys']);
	assert.deepEqual(answers(unreadyPages, [unready]), ['come-in']);
	assert.deepEqual(
		unreadyPages.filter((id) => !routeIds().includes(id)),
		[]
	);
	assert.deepEqual(answers([...routesOf('victim'), ...routesOf('companion')], [unready]), [
		'not-found'
	]);
});

test('the pages of those beside her are exactly those that say which panes open them, and for nobody else', () => {
	const routes = routesOf('companion');

	assert.deepEqual(Object.keys(companionPages).sort(), routes.sort());
	assert.deepEqual(answers(routes, companions), ['come-in']);
	assert.deepEqual(answers(routes, strangers), ['sign-in']);
	assert.deepEqual(answers(routes, [...victims, ...callers, ...officers, ...others]), [
		'not-found'
	]);
});

test('the pages of agencies open for agencies’ people alone, and not for the agency’s machine', () => {
	const routes = routesOf('agency');

	assert.deepEqual(answers(routes, officers), ['come-in']);
	assert.deepEqual(answers(routes, strangers), ['agency-sign-in']);
	assert.deepEqual(answers(routes, [...victims, ...companions, ...callers, ...others]), [
		'not-found'
	]);
});

test('the workshop is not there unless everybody in the database is invented', () => {
	const workshop = routesOf('workshop');

	assert.deepEqual(answers(workshop, everybody), ['not-found']);
	assert.deepEqual(answers(workshop, everybody, { invented: true }), ['come-in']);
});

test('a route in no known folder admits nobody', () => {
	const routes = ['/', '/home', '/(owner)/keys', '/victim/home', '/(victim)/photographs'];

	assert.ok(!answers(routes, everybody).includes('come-in'));
});

test('only pages that anybody reads carry a language in their address', () => {
	const wrong = routeIds()
		.filter((id) => audienceOf(id) !== 'machine')
		.filter((id) => isPublic(addressOf(id)) !== (audienceOf(id) === 'public' && !isForStaff(id)));

	assert.deepEqual(wrong, []);
});

test('only public pages are made once at build time', () => {
	const still = filesIn('src/routes').filter(
		(file) => file.endsWith('.ts') && /export const prerender = (true|'auto')/.test(read(file))
	);

	assert.deepEqual(
		still.filter((file) => !file.startsWith('src/routes/(public)/')),
		[]
	);
	assert.ok(still.length > 0);
});
