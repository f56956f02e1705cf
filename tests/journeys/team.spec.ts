/** A supervisor looks after her team: what it does, who works when, who is away; and somebody leaves. */
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as actors from '#lib/server/access/actors.ts';
import { hours, works } from '#tests/team/at-work.ts';
import { aCall } from '#tests/rules/folk.ts';
import { keepsTeam, promises } from '#tests/team/staying.ts';
import { expect, readingsOf, test } from './town/test.ts';
import type { Town } from './town/town.ts';

const team = { id: 'thamesgate', name: 'Thamesgate' };

/** Amina has the case of a victim and a call of a stranger; a team has an hour for it. */
async function settles(town: Town, name: string): Promise<void> {
	const of = (who: string) => town.known(who).id as PersonId;
	await town.inStores(async (world) => {
		const { db, keys, now } = world;
		await keepsTeam(world, team);
		// Only what is told here: whoever else is at work would make every call.
		await db.deleteFrom('shifts').execute();
		const found = await actors.actorOf(db, of(name), { level: 'full', sure: true });
		const { participation } = found!.actor as Victim;
		const sam: Staff = { kind: 'supervisor', person: of('Sam Okafor') };
		const advocate = of('Amina Hassan');
		const asked = { participation, advocate, reason: 'other-work', on: '' } as const;
		await advocateChanges.plan(db, keys, sam, asked, now());
		await works(world, { person: advocate }, hours('2026-11-24', '09:00', '17:00'), 'thamesgate');
		// Work is offered only to whom the rota has at work.
		await works(world, { person: of('Tom Reyes') }, hours('2026-11-27'), 'thamesgate');
		const call = await promises(world, '2026-11-24', '10:00', 'thamesgate');
		await callDesk.take(db, keys, { kind: 'advocate', person: advocate }, call, now());
	});
}

for (const { as, ...reading } of readingsOf(import.meta.filename)) {
	const staffs = { ...reading, lang: 'en' } as const;
	const theirs = reading.lang === 'ar' ? 'Amal Haddad' : 'Mary Adeyemi';

	test(`a supervisor says what her team does and who works when, ${as} @unhurried`, async ({
		ownTown: town,
		advocate
	}) => {
		await settles(town, theirs);
		await wasCalledBefore(town, theirs === 'Amal Haddad' ? 'Mary Adeyemi' : 'Amal Haddad');
		const sam = await advocate(staffs, { town });
		await sam.comesInAs('Sam Okafor');
		await sam.goes('/desk/team');
		await sam.follows('mine.first.title', /\/desk\/team\/first$/);
		await sam.press(sam.page.locator('main form button').last(), /\/first$/);
		await sam.sees('mine.first.missing');
		await sam.page.locator('input[name=which]').first().check();
		await sam.page.locator('#to').selectOption({ index: 0 });
		await sam.presses('mine.first.button', /\/first\?given$/);
		await sam.sees('mine.first.given');
		await sam.goes('/desk/team');
		await sam.follows('team.link.about', /\/desk\/team\/about$/);
		await sam.page.locator('#name').fill('');
		await sam.page.locator('#hours-2').fill('all day');
		await sam.presses('team.about.button', /\/desk\/team\/about$/);
		await sam.sees('team.about.problem.name-missing');
		await sam.sees('team.about.problem.hours-unread');
		await sam.page.locator('#name').fill('Riverside');
		await sam.page.locator('#hours-2').fill('9-12, 13-17:30');
		await sam.presses('team.about.button', /\?kept$/);
		await expect(sam.page.locator('#hours-2')).toHaveValue('9:00-12:00, 13:00-17:30');

		await sam.goes('/desk/team/rota?week=2026-11-23');
		const row = sam.page.locator('[data-part=row]').filter({ hasText: 'Tom Reyes' });
		await sam.page.locator('#person').selectOption({ label: 'Tom Reyes' });
		await sam.page.locator('#day').selectOption('2026-11-25');
		await sam.page.locator('#from').fill('17');
		await sam.page.locator('#to').fill('9');
		await sam.presses('team.rota.button', /rota\?week=/);
		await sam.sees('team.rota.problem.times-backwards');
		await sam.page.locator('#from').fill('9');
		await sam.page.locator('#to').fill('17');
		await sam.presses('team.rota.button', /rota\?week=2026-11-23$/);
		await expect(row.locator('[data-day="2026-11-25"] form')).toHaveCount(1);
		await sam.goes('/desk/team/rota?week=2026-11-30');
		await sam.presses('team.rota.copy', /rota\?week=2026-11-30$/);
		await expect(row.locator('[data-day="2026-12-02"] form')).toHaveCount(1);
		// The hours somebody usually works are one press.
		const usual = row.locator('[data-day="2026-12-03"]').getByRole('button');
		await sam.press(usual, /rota\?week=2026-11-30$/);
		await expect(row.locator('[data-day="2026-12-03"]')).toContainText(
			`${sayTime('en', instantOf('2026-12-03', '09:00'))}–${sayTime('en', instantOf('2026-12-03', '17:00'))}`
		);

		// A shift is moved by keys, and by a drag where there is a script.
		const cell = (day: string) => row.locator(`[data-day="2026-12-${day}"]`);
		await sam.press(cell('03').getByRole('link', { name: /^Move/ }), /&move=\w+#move$/);
		await sam.page.locator('#move-day').selectOption('2026-12-05');
		await sam.presses('team.rota.moveIt', /rota\?week=2026-11-30$/);
		await expect(cell('05').locator('[data-shift]')).toHaveCount(1);
		if (reading.scripts) {
			await cell('05').locator('[data-grip]').hover();
			await sam.page.mouse.down();
			await cell('06').hover();
			await sam.page.mouse.up();
			await expect(cell('06').locator('[data-shift]')).toHaveCount(1);
			await expect(cell('05').locator('[data-shift]')).toHaveCount(0);
			await sam.look();
		}

		await sam.goes('/desk/team/rota?week=2026-11-23');
		const hers = sam.page.locator('[data-part=row]').filter({ hasText: 'Amina Hassan' });
		await sam.press(hers.getByRole('button', { name: /^Remove/ }).first(), /rota\?week=/);
		await sam.sees('team.breaks.title');
		await sam.presses('team.breaks.sure', /rota\?week=2026-11-23$/);
		await sam.goes('/desk/board');
		await expect(sam.page.locator('[data-part=nobody] li')).toHaveCount(1);
		await expect(sam.page.locator('[data-part=people] [data-part=member]')).toHaveCount(3);
		await sam.press(sam.page.locator('[data-kind=free] a'), /\/desk\?show=take$/);
	});

	test(`somebody is away with another who stands in, and a leaver hands over, ${as} @unhurried`, async ({
		ownTown: town,
		advocate,
		victim
	}) => {
		await settles(town, theirs);
		const sam = await advocate(staffs, { town });
		await sam.comesInAs('Sam Okafor');
		await sam.goes('/desk/team/away');
		const away = async (cover: string, first = '2026-12-07') => {
			await sam.page.locator('#person').selectOption({ label: 'Amina Hassan' });
			await sam.page.locator('#first').fill(first);
			await sam.page.locator('#last').fill('2026-12-08');
			await sam.page.locator('#cover').selectOption({ label: cover });
			await sam.presses('team.away.button', /\/desk\/team\/away(\?\/add)?$/);
		};
		await away('Amina Hassan');
		await sam.sees('team.away.problem.oneself');
		await away('Tom Reyes');
		await sam.sees('team.away.cover', { name: 'Tom Reyes' });
		await away('Tom Reyes', '2026-12-08');
		const days = {
			first: sayDay('en', '2026-12-07', 'short'),
			last: sayDay('en', '2026-12-08', 'short')
		};
		await sam.sees('team.away.problem.overlaps', days);

		const her = await victim(reading, { town });
		await her.comesInAs(theirs);
		await her.goes('/advocate');
		await her.sees('stay.name', { name: 'Amina Hassan' });

		await sam.goes(`/desk/team/${town.known('Amina Hassan').id}`);
		await sam.sees('team.leave.has-cases');
		const hand = (part: 'cases' | 'calls') =>
			sam.page.locator(`[data-part=${part}]`).getByRole('button');
		await sam.page.locator('#to').selectOption({ label: 'Tom Reyes' });
		await sam.press(hand('cases'), /\?\/cases$/);
		await sam.sees('team.leave.done.missing');
		await sam.page.locator('input[name=reason][value=has-left]').check();
		await sam.press(hand('cases'), /\?given$/);
		await sam.press(hand('calls'), /\?given$/);
		await sam.presses('team.leave.button', /\/close$/);
		await sam.presses('team.breaks.sure', /\/desk\/team$/);
		await expect(sam.page.locator('[data-part=member]')).toHaveCount(2);

		await her.goes('/advocate');
		await her.sees('stay.name', { name: 'Tom Reyes' });
		await her.sees('stay.change.reason.has-left', { from: 'Amina Hassan' });
	});
}

/** Somebody without an advocate asked this team for a call, and it was made. */
async function wasCalledBefore(town: Town, name: string): Promise<void> {
	await town.inStores(async (world) => {
		const person = town.known(name).id as PersonId;
		const found = await actors.actorOf(world.db, person, { level: 'full', sure: true });
		const call = await aCall(world, found?.actor as Victim);
		await world.db
			.updateTable('calls')
			.set({ team: 'thamesgate', state: 'closed' })
			.where('id', '=', call)
			.execute();
	});
}
