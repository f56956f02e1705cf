/** What a supervisor does for her team, page by page: a first advocate, its name and hours, its rota, and whom it leaves waiting. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { addDays, dayOf, instantOf } from '#lib/domain/calendar.ts';
import { mondayOf } from '#lib/domain/team/work-week.ts';
import { sayTime } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { transaction } from '#lib/server/database.ts';
import { hours, works } from '#tests/team/at-work.ts';
import { aColleague } from '#tests/team/staff.ts';
import { keepsTeam, promises } from '#tests/team/staying.ts';
import { aCall, aCase, aVictimIn, signedIn } from '../folk.ts';
import type { House } from '../house.ts';
import { askHouse } from '../shared.ts';
import { attribute, elements, readOf, walker, type Walker } from '../walking.ts';

const team = { id: 'ferncombe', name: 'Ferncombe' };
const { opened, done } = askHouse();
let house: House;
/** The Monday of next week, whose rota is looked at. */
let monday: string;
let amina: Staff;
let tom: Staff;
let sam: Walker;
before(async () => {
	house = await opened();
	const { world, port } = house;
	const { db, keys, now } = world;
	monday = mondayOf(addDays(dayOf(now()), 7));
	await keepsTeam(world, team);
	const of = (role: 'advocate' | 'supervisor', name: string) =>
		aColleague({ world }, role, team.id, name);
	[amina, tom] = [await of('advocate', 'Amina Hassan'), await of('advocate', 'Tom Reyes')];
	const { person } = await of('supervisor', 'Sam Okafor');
	const session = await signedIn(world, { person, level: 'staff', proved: 'team' });
	sam = walker(port, '203.0.113.251', session);
	// Amina has a call of the Tuesday, for which nobody else is there.
	await works(world, amina, hours(addDays(monday, 1)), team.id);
	await works(world, tom, hours(addDays(monday, 4)), team.id);
	const call = await promises(world, addDays(monday, 1), '10:00', team.id);
	await callDesk.take(db, keys, amina, call, now());
});
after(done);

/** Somebody without an advocate asked this team for a call, and it was made. */
async function wasCalledBefore(): Promise<void> {
	const { world } = house;
	const victim = await transaction(world.db, async (trx) =>
		aVictimIn(trx, world, await aCase(trx, world, 'Harrow'))
	);
	const call = await aCall(world, victim);
	const made = { team: team.id, state: 'closed' } as const;
	await world.db.updateTable('calls').set(made).where('id', '=', call).execute();
}

const sees = (text: string) => assert.ok(sam.reads().includes(readOf(text)), text);
const row = (name: string) => sam.parts('data-part="row"').find((one) => one.includes(name)) ?? '';
const cell = (day: string) => elements(row('Tom Reyes'), `data-day="${day}"`)[0] ?? '';
const shiftsOn = (day: string) => elements(cell(day), 'data-shift').length;

test('a supervisor gives somebody a first advocate, and says what her team is called and when it answers', async () => {
	await wasCalledBefore();
	await sam.goes('/desk/team');
	await sam.follows('/desk/team/first');
	await sam.sends('name="which"');
	sees(t('mine.first.missing'));
	const which = attribute(sam.parts('id="which"')[0] ?? '', 'value') ?? '';
	await sam.sends('name="which"', { which });
	assert.equal(sam.at(), '/desk/team/first?given');
	sees(t('mine.first.given'));

	await sam.goes('/desk/team');
	await sam.follows('/desk/team/about');
	const about = 'name="hours-2"';
	await sam.sends(about, { name: '', 'hours-2': 'all day' });
	assert.equal(sam.at(), '/desk/team/about');
	sees(t('team.about.problem.name-missing'));
	sees(t('team.about.problem.hours-unread'));
	await sam.sends(about, { name: 'Riverside', 'hours-2': '9-12, 13-17:30' });
	assert.equal(sam.at(), '/desk/team/about?kept');
	const kept = attribute(sam.parts('id="hours-2"')[0] ?? '', 'value');
	assert.equal(kept, '9:00-12:00, 13:00-17:30');
});

test('a supervisor adds, copies and moves shifts, and is told what she leaves without anybody before it is so', async () => {
	const [rota, next] = [0, 7].map((days) => `/desk/team/rota?week=${addDays(monday, days)}`) as [
		string,
		string
	];
	const adds = t('team.rota.button');
	await sam.goes(rota);
	const typed = { person: tom.person, day: addDays(monday, 2) };
	await sam.sends('name="from"', { ...typed, from: '17', to: '9' }, adds);
	sees(t('team.rota.problem.times-backwards'));
	await sam.sends('name="from"', { from: '9', to: '17' }, adds);
	assert.equal(sam.at(), rota);
	assert.equal(shiftsOn(addDays(monday, 2)), 1);
	await sam.goes(next);
	await sam.sends('/copy');
	assert.equal(sam.at(), next);
	assert.equal(shiftsOn(addDays(monday, 9)), 1);
	// The hours somebody usually works are one press.
	const [thursday, saturday] = [addDays(monday, 10), addDays(monday, 12)];
	await sam.sends(new RegExp(`value="${tom.person}"[^]*value="${thursday}"`));
	assert.equal(sam.at(), next);
	const [from, to] = (['09:00', '17:00'] as const).map((time) =>
		sayTime('en', instantOf(thursday, time))
	);
	assert.ok(readOf(cell(thursday)).includes(`${from}–${to}`), readOf(cell(thursday)));

	const shift = attribute(elements(cell(thursday), 'data-shift')[0] ?? '', 'data-shift') ?? '';
	await sam.follows(`move=${shift}`);
	await sam.sends('id="move-day"', { day: saturday });
	assert.equal(sam.at(), next);
	assert.deepEqual([shiftsOn(thursday), shiftsOn(saturday)], [0, 1]);

	await sam.goes(rota);
	const hers = attribute(elements(row('Amina Hassan'), 'data-shift')[0] ?? '', 'data-shift') ?? '';
	await sam.sends(`data-shift="${hers}"`);
	sees(t('team.breaks.title'));
	assert.ok(row('Amina Hassan').includes(`data-shift="${hers}"`));
	await sam.sends('name="sure"');
	assert.equal(sam.at(), rota);
	await sam.goes('/desk/board');
	const nobody = sam.parts('data-part="nobody"')[0] ?? '';
	assert.equal(elements(nobody, /^<li\b/).length, 1);
	assert.equal(sam.parts('data-part="member"').length, 3);
	await sam.follows('/desk?show=take');
	assert.equal(sam.at(), '/desk?show=take');
});
