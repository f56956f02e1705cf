import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aVictim, anAdvocate } from '#tests/world/builders.ts';
import { aCompanion } from '#tests/beside/companion.ts';
import { admit, audienceOf, audiences, isStillIn, victimPages, type Admission } from './access.ts';
import { instantOf } from './calendar.ts';
import type { Day } from './event.ts';
import {
	levels,
	type Actor,
	type AgencyId,
	type PersonId,
	type StaffRole,
	type SubjectId
} from './actor.ts';

const everybody = {
	stranger: { kind: 'stranger' },
	'victim by code': aVictim({ level: 'code' }),
	'victim by words': aVictim({ level: 'short' }),
	victim: aVictim({ level: 'full' }),
	advocate: anAdvocate(),
	supervisor: anAdvocate({ kind: 'supervisor' }),
	keeper: anAdvocate({ kind: 'keeper' }),
	supporter: aCompanion(),
	'supporter without a pane': aCompanion({ panes: [] }),
	unready: { kind: 'unready', role: 'advocate', person: 'ada' as PersonId },
	officer: {
		kind: 'officer',
		agency: 'met' as AgencyId,
		door: 'met',
		subject: 'someone' as SubjectId
	},
	agency: { kind: 'agency', agency: 'met' as AgencyId },
	operator: { kind: 'operator' }
} satisfies Record<string, Actor>;
type Who = keyof typeof everybody;

/** Who is answered what at each door, where the world is real. */
const doors: Record<string, Record<Who, Admission>> = {
	'/(public)/talk': answers('come-in', {}),
	'/(machine)/api/events': answers('come-in', {}),
	'/(workshop)/gallery': answers('not-found', {}),
	'/(advocate)/desk/[id]': answers('not-found', {
		stranger: 'staff-sign-in',
		unready: 'add-keys',
		advocate: 'come-in',
		supervisor: 'come-in'
	}),
	'/(advocate)/desk/keys': answers('not-found', {
		stranger: 'staff-sign-in',
		unready: 'come-in',
		advocate: 'come-in',
		supervisor: 'come-in'
	}),
	'/(victim)/home': answers('not-found', {
		stranger: 'sign-in',
		'victim by code': 'come-in',
		'victim by words': 'come-in',
		victim: 'come-in'
	}),
	'/(victim)/dates': answers('not-found', {
		stranger: 'sign-in',
		'victim by code': 'open-the-rest',
		'victim by words': 'come-in',
		victim: 'come-in'
	}),
	'/(victim)/dates/paper/[form=form].pdf': answers('not-found', {
		stranger: 'sign-in',
		'victim by code': 'open-the-rest',
		'victim by words': 'open-the-rest',
		victim: 'come-in'
	}),
	'/(victim)/needs': answers('not-found', {
		stranger: 'sign-in',
		'victim by code': 'open-the-rest',
		'victim by words': 'open-the-rest',
		victim: 'come-in'
	}),
	'/(companion)/beside': answers('not-found', {
		stranger: 'sign-in',
		supporter: 'come-in'
	}),
	'/(agency)/agency': answers('not-found', { stranger: 'agency-sign-in', officer: 'come-in' }),
	'/(companion)/not-on-the-list': answers('not-found', {}),
	'/(victim)/not-on-the-list': answers('not-found', {}),
	'/(keeper)/today': answers('not-found', { stranger: 'staff-sign-in', keeper: 'come-in' }),
	'/talk': answers('not-found', {}),
	'/': answers('not-found', {})
};

for (const [door, expected] of Object.entries(doors))
	test(`the door of ${door} answers each as it should`, () => {
		const found = Object.fromEntries(
			Object.entries(everybody).map(([who, actor]) => [
				who,
				admit(door, actor, { invented: false })
			])
		);

		assert.deepEqual(found, expected);
	});

test('a keeper who has not both keys yet is led to where they are added, and nobody else from there', () => {
	const without = (role: StaffRole) =>
		admit(
			'/(keeper)/today',
			{ kind: 'unready', role, person: 'kim' as PersonId },
			{ invented: false }
		);
	assert.deepEqual([without('keeper'), without('supervisor')], ['add-keys', 'not-found']);
});

test('the workshop is open to all where everybody is invented, and nothing else changes there', () => {
	for (const [door, expected] of Object.entries(doors))
		for (const [who, actor] of Object.entries(everybody)) {
			const found = admit(door, actor, { invented: true });
			const isWorkshop = audienceOf(door) === 'workshop';
			assert.equal(found, isWorkshop ? 'come-in' : expected[who as Who], `${door} ${who}`);
		}
});

test('each page of hers opens to those who came far enough in, and to nobody else', () => {
	for (const [page, needs] of Object.entries(victimPages))
		for (const level of levels) {
			const found = admit(page, aVictim({ level }), { invented: false });
			const isFarEnough = levels.indexOf(level) >= levels.indexOf(needs);
			assert.equal(found, isFarEnough ? 'come-in' : 'open-the-rest', `${page} ${level}`);
		}
});

test('no page with names, places or what she told us opens with a code alone', () => {
	assert.equal(victimPages['/(victim)/dates'], 'short');
	assert.equal(victimPages['/(victim)/tell-us'], 'full');
	assert.equal(victimPages['/(victim)/ask/[row]'], 'full');
});

test('the folder says who a page is for, and a folder nobody knows is for nobody', () => {
	assert.deepEqual(
		audiences.map((audience) => audienceOf(`/(${audience})/page`)),
		[...audiences]
	);
	for (const route of [
		'',
		'/',
		'/page',
		'/(stranger)/page',
		'(public)/page',
		'/x/(public)',
		'/(Public)/x'
	])
		assert.equal(audienceOf(route), undefined, route);
});

test('whoever stands beside her is nobody any more when the day is over', () => {
	const sam = aCompanion({ until: instantOf('2026-12-01', '10:00') });

	assert.equal(isStillIn(sam, instantOf('2026-12-01', '09:59')), true);
	assert.equal(isStillIn(sam, instantOf('2026-12-01', '10:00')), false);
});

test('a child under 13 is nobody here, and from 13 somebody who began her page with an advocate', () => {
	const child = {
		ownFrom: instantOf('2026-12-01', '00:00'),
		grownFrom: instantOf('2029-11-01', '00:00')
	};
	const on = (day: Day, begun?: string) =>
		isStillIn(
			aVictim({ child: begun ? { ...child, begunWith: begun } : child }),
			instantOf(day, '12:00')
		);

	assert.deepEqual([on('2026-11-30', 'ann'), on('2026-12-01', 'ann')], [false, true]);
	assert.deepEqual([on('2029-10-31'), on('2029-11-01')], [false, true]);
});

function answers(
	usual: Admission,
	others: Partial<Record<Who, Admission>>
): Record<Who, Admission> {
	const all = Object.keys(everybody).map((who) => [who, usual]);
	return { ...(Object.fromEntries(all) as Record<Who, Admission>), ...others };
}
