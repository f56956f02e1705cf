/** One person who stays: she sees who, is told of another before it happens, and may say no; and no to calls after her case. */
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { advocatePanes } from '#lib/domain/access/pane.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as actors from '#lib/server/access/actors.ts';
import type { World } from '#lib/server/world.ts';
import { hours, works } from '#tests/team/at-work.ts';
import { aTelling } from '#tests/world/builders.ts';
import { aMessage } from '#tests/feed/incoming.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { writing } from '#tests/message/builders.ts';
import { keepsTeam } from '#tests/team/staying.ts';
import { arabic, english, expect, test } from './town/test.ts';
import type { Town } from './town/town.ts';

/** Of somebody of whose case nothing was told yet. */
const newUrn = '01GD1000626';

/** Those of the story, as the stores know them. */
async function cast(world: World, town: Town, name: string) {
	const of = (name: string) => town.known(name).id as PersonId;
	const found = await actors.actorOf(world.db, of(name), { level: 'full', sure: true });
	return {
		her: found?.actor as Victim,
		sam: { kind: 'supervisor', person: of('Sam Okafor') } as Staff,
		amina: of('Amina Hassan'),
		tom: of('Tom Reyes')
	};
}

async function plans(town: Town, name: string, to: 'amina' | 'tom', on: string): Promise<void> {
	await town.inStores(async (world) => {
		const { her, sam, ...advocates } = await cast(world, town, name);
		const { participation } = her;
		const asked = { participation, advocate: advocates[to], reason: 'other-work', on } as const;
		await advocateChanges.plan(world.db, world.keys, sam, asked, world.now());
	});
}

test('she sees who her advocate is, is told of another before, and says no, in Arabic, without JavaScript', async ({
	ownTown: town,
	victim
}) => {
	const amal = await victim(arabic, { town });
	await plans(town, 'Amal Haddad', 'amina', '');
	await town.inStores(async (world) => {
		const { amina } = await cast(world, town, 'Amal Haddad');
		await keepsTeam(world, { id: 'thamesgate', name: 'Thamesgate' });
		await works(world, { person: amina }, hours('2026-11-19', '09:00', '12:30'));
	});
	await amal.comesInAs('Amal Haddad');
	const talk = amal.page.locator('[data-part=talk]');
	await expect(talk).toContainText(amal.says('stay.name', { name: 'Amina Hassan' }));
	await amal.follows('stay.link', /\/advocate$/);
	await amal.sees('stay.there.line', {
		day: sayDay('ar', '2026-11-19', 'short'),
		from: '09:00',
		to: '12:30'
	});
	await amal.sees('stay.letIn.no');
	for (const path of ['/people', '/messages'])
		await expect(amal.page.locator(`main a[href="${path}"]`)).toHaveCount(1);

	await plans(town, 'Amal Haddad', 'tom', '2026-11-24');
	await amal.goes('/home');
	const day = sayDay('ar', '2026-11-24', 'short');
	const planned = amal.says('stay.change.planned', { day, to: 'Tom Reyes' });
	await expect(talk).toContainText(planned);
	await amal.follows('stay.link', /\/advocate$/);
	await amal.sees('stay.change.reason.other-work', { from: 'Amina Hassan' });
	await amal.presses('stay.change.no', /\/advocate$/);
	await amal.sees('stay.change.refused');
	await amal.sees('stay.change.noCall');

	await amal.waitsUntil('2026-11-25T10:00:00Z', town);
	await town.inStores(({ db, keys, now }) => advocateChanges.follow(db, keys, now()));
	await amal.comesInAs('Amal Haddad');
	await expect(talk).toContainText(amal.says('stay.name', { name: 'Amina Hassan' }));
});

test('after her case she sees the calls that are planned and stops them, in Arabic, without JavaScript @unhurried', async ({
	ownTown: town,
	victim
}) => {
	const huda = await victim(arabic, { town });
	await plans(town, 'Huda Karam', 'amina', '');
	await town.inStores(async (world) => {
		const { db, keys } = world;
		const { her } = await cast(world, town, 'Huda Karam');
		await newsChoices.showAlways(db, keys, her, world.now());
		await assignments.setLetIn(db, keys, her, advocatePanes, world.now());
		const safe = { days: ['3'], times: ['13:00'], phone: '07700 900455' } as const;
		await needs.save(db, keys, her, someNeeds(safe), world.now());
		const police = await agencies.find(db, 'thamesgate-police');
		const closed = aTelling({ kind: 'closed-without-charge', on: '2026-11-18' });
		const message = aMessage({ id: 'closed', urn: newUrn, tellings: [closed] });
		if (police) await inbox.take(db, keys, police, [message], world.now());
	});
	await huda.comesInAs('Huda Karam');
	const [first, second] = ['2026-12-02', '2027-01-13'].map((on) => ({
		day: sayDay('ar', on, 'short')
	}));
	await huda.sees('stay.after.planned', first);
	await huda.follows('stay.link', /\/advocate$/);
	for (const planned of [first, second]) await huda.sees('stay.after.planned', planned);

	await huda.presses('stay.after.no', /\/advocate$/);
	await huda.sees('stay.after.stopped');
	await huda.goes('/home');
	await huda.seesNothingOf([huda.says('stay.after.planned', first)]);
	await huda.goes('/advocate');
	await huda.presses('stay.after.yes', /\/advocate$/);
	await huda.sees('stay.after.text');
});

test('her advocate ends the work, with what is in the way first, and she reads who and why, in Arabic, without JavaScript', async ({
	ownTown: town,
	advocate,
	victim
}) => {
	await plans(town, 'Amal Haddad', 'amina', '');
	await town.inStores(async (world) => {
		const { her } = await cast(world, town, 'Amal Haddad');
		await assignments.setLetIn(world.db, world.keys, her, advocatePanes, world.now());
		await talks.open(world.db, world.keys, her, world.now());
		await talks.send(world.db, world.keys, her, writing('Hello'), world.now());
	});
	const amina = await advocate({ ...english, scripts: false }, { town });
	const amal = await victim(arabic, { town });
	await amina.comesInAs('Amina Hassan');
	await amina.goes('/desk/people');
	const hers = amina.page.locator('[data-part=mine] a', { hasText: 'Amal' });
	const ends = amina.page.getByRole('button', { name: amina.says('mine.finish.button') });
	await amina.press(hers, /\/desk\/people\/\w+$/);
	await amina.press(ends, /\?\/finish$/);
	await amina.sees('mine.finish.way.message');
	await expect(amina.page.locator('#reason')).toHaveCount(0);

	await town.inStores(async (world) => {
		const { her } = await cast(world, town, 'Amal Haddad');
		await talks.close(world.db, world.keys, her, world.now());
	});
	await amina.goes('/desk/people');
	await amina.press(hers, /\/desk\/people\/\w+$/);
	await amina.press(ends, /\?\/finish$/);
	await amina.presses('mine.finish.yes', /\?\/finish$/);
	await amina.sees('mine.finish.missing');
	await amina.page.locator('#reason-2').check();
	await amina.presses('mine.finish.yes', /\?finished$/);
	await amina.sees('mine.finish.done');
	await expect(hers).toHaveCount(0);

	await amal.comesInAs('Amal Haddad');
	await amal.follows('stay.link', /\/advocate$/);
	await amal.seesTitle('stay.change.nobody');
	await amal.sees('stay.change.reason.she-asked');
	await amal.sees('stay.change.again');
});
