/** Police ask for notes, from end to end at the running server: taken down, told to her, answered by her, decided by somebody else. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import { keepsTeam } from '#tests/team/staying.ts';
import { aVictimIn, staffOf } from '../folk.ts';
import type { House } from '../house.ts';
import { held, linksTo, part, tells, walker, type Walker } from '../reads.ts';
import { elements } from '../walking.ts';
import { askHouse } from '../shared.ts';

const { opened, done } = askHouse();
let house: House;
before(async () => (house = await opened()));
after(done);

const urn = '01GD9100001' as Urn;

/** A victim who wrote to the advocate who has her case, and the advocate’s supervisor; each at their own browser. */
async function three() {
	const { world } = house;
	const { db, keys, now } = world;
	const made = await transaction(db, async (trx) => {
		const { caseId } = await cases.openFor(trx, keys, { kind: 'operator' }, urn, now());
		return {
			mary: await aVictimIn(trx, world, caseId),
			ann: await staffOf(trx, world, 'advocate', 'east'),
			eve: await staffOf(trx, world, 'supervisor', 'east')
		};
	});
	await keepsTeam(world);
	const given = { participation: made.mary.participation, advocate: made.ann.person };
	await assignments.give(db, keys, made.eve, given, now());
	const mary = await walker(house, { person: made.mary.person, level: 'full' });
	const to = held(await mary.reads('/messages'), 'to');
	const terms = await mary.sends('/messages?/open', { to }, '/messages');
	const written = { form: held(terms, 'form'), words: 'I need a new lock.' };
	await mary.sends('/messages?/send', written, '/messages');
	return {
		mary,
		amina: await walker(house, { person: made.ann.person, level: 'staff' }),
		sam: await walker(house, { person: made.eve.person, level: 'staff' })
	};
}

/** She takes down what a notice says; gives the page of the request. */
async function takesDown(amina: Walker): Promise<string> {
	const today = dayOf(house.world.now());
	const from = Temporal.PlainDate.from(today).subtract({ days: 17 }).toString();
	// The day on the notice is typed, not taken from the calendar.
	assert.doesNotMatch(part(await amina.reads('/desk/asked'), 'id="receivedOn"'), / value="\d/);
	const empty = await amina.isRefused('/desk/asked');
	tells(empty, amina.says('register.wrong.about'), amina.says('register.wrong.reference'));
	const who = { asker: 'police', role: 'investigator', reference: 'AB/1', receivedOn: today };
	const what = { about: urn, from, to: today, counselling: 'no', notice: 'not-given' };
	const tests = ['held', 'relevant', 'necessary', 'proportionate'];
	const { status, headers } = await amina.post('/desk/asked', [
		...Object.entries({ ...who, ...what }),
		['sorts', 'messages'],
		...tests.map((one) => ['tests', one] as const)
	]);
	const { location = '' } = headers;
	assert.equal(status, 303);
	assert.match(location, /^\/desk\/asked\/\w+$/);
	return location;
}

const decision = (outcome: string, reason: string) => ({ outcome, reason, sorts: 'messages' });

test('police ask for notes about her: she is told and says what may go, a second person decides, and she sees what was given', async () => {
	const { mary, amina, sam } = await three();
	tells(await mary.reads('/asked'), mary.says('asked.none'));
	const page = await takesDown(amina);
	tells(part(await amina.reads(page), 'data-part="decide"'), amina.says('register.second'));
	const early = await sam.isRefused(`${page}?/decide`, decision('given', 'tests-met'));
	tells(early, sam.says('register.why.notice'));

	assert.ok(linksTo(await mary.reads('/you'), '/asked').includes(mary.says('asked.heading')));
	const told = await mary.reads('/asked');
	tells(told, mary.says('asked.notice.not-given', { section: '44B' }));
	const id = held(told, 'id');
	tells(await mary.isRefused('/asked?/say', { id }), mary.says('asked.view.missing'));
	part(told, `name="view-${id}"`, 'value="part"');
	const said = await mary.sends('/asked?/say', { id, [`view-${id}`]: 'part' }, '/asked');
	tells(said, mary.says('asked.view.said', { what: mary.says('asked.view.part') }));

	const form = part(await amina.reads(page), 'data-part="notice"');
	const [, noticeOn = ''] = / value="([\d-]+)"/.exec(part(form, 'name="noticeOn"')) ?? [];
	await amina.sends(`${page}?/notice`, { notice: 'given', noticeOn }, page);
	const decided = decision('part', 'she-agrees-to-part');
	const done = await sam.sends(`${page}?/decide`, decided, page);
	assert.equal(elements(part(done, 'data-part="handed"'), '<li').length, 1);
	assert.ok((await sam.reads(`${page}/items`)).includes('I need a new lock.'));
	assert.equal((await amina.see(`${page}/items`)).status, 404);

	const hers = part(await mary.reads('/asked'), 'data-part="asked"', 'data-state="part"');
	tells(hers, mary.says('asked.reason.she-agrees-to-part'));
	assert.equal(elements(part(hers, 'data-part="handed"'), '<li').length, 1);
	tells(await mary.reads('/looked'), mary.says('looked.act.notes-decided'));
});
