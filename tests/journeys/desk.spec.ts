/** The advocates keep the promises: in order, in safe hours, and each step shows on her page. */
import { advocatePanes } from '#lib/domain/access/pane.ts';
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as calls from '#lib/server/call/calls.ts';
import { slotAt } from '#lib/server/call/tries.ts';
import { transaction } from '#lib/server/database.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as needs from '#lib/server/reach/needs.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { bothCodes } from '#tests/team/staff.ts';
import { someWishes } from '#tests/world/builders.ts';
import { newUrn } from './town/cases.ts';
import { prints } from './town/counting.ts';
import { arabic, english, expect, test } from './town/test.ts';
import type { Town } from './town/town.ts';

/** What a stranger may type, without a space in it. */
const long = 'W'.repeat(80);
const plain = { ...english, scripts: false };
const today = { on: '2026-11-18', from: '13:00', to: '13:30' } as const;
const tomorrow = { on: '2026-11-19', from: '09:00', to: '09:30' } as const;

test('an advocate calls in the order of the promises, in safe hours only, and she sees every step @unhurried', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	test.slow();
	const here = { town };
	const [beth, amal, carol] = [
		await victim(plain, here),
		await victim(arabic, here),
		await victim(english, here)
	];
	for (const [who, name] of [
		[beth, 'Beth Wren'],
		[amal, 'Amal Zaki']
	] as const) {
		await town.invite({ urn: newUrn(), handed: 'alone', language: who.lang, name });
		await who.comesInAs(name);
	}
	await carol.asksForACall({
		phone: '07700 900463',
		name: long,
		times: ['2026-11-19T11:00Z'],
		someoneElse: 'hang-up'
	});
	await amal.asksForACall({
		phone: '07700 900462',
		name: 'Amal',
		times: ['2026-11-18T15:00Z'],
		someoneElse: 'ask-for-me'
	});
	// On another phone of hers she had come as far as the check.
	const elsewhere = await victim(plain, here);
	await elsewhere.comesInAs('Beth Wren');
	await elsewhere.goesTo('/talk');
	await elsewhere.fillsTheForm({ phone: '07700 900461', times: [3], someoneElse: 'hang-up' });
	await elsewhere.presses('talk.next', /\/talk\/check$/);
	await beth.asksForACall({
		phone: '07700 900461',
		name: 'Beth',
		times: ['2026-11-18T13:00Z', '2026-11-19T09:00Z'],
		someoneElse: 'wrong-number'
	});
	await beth.seesHerRequest('asked', today);
	await beth.goesTo('/talk');
	await beth.sees('talk.has');
	await expect(beth.page.locator('#phone')).toHaveCount(0);
	await beth.follows('talk.hour.see', /\/talk\/receipt$/);
	elsewhere.expects(/409/);
	await elsewhere.presses('talk.check.send', /\/talk\/check$/);
	await elsewhere.sees('talk.has');
	await elsewhere.follows('talk.hour.see', /\/talk\/receipt$/);
	await elsewhere.sees('talk.receipt.promise', elsewhere.said(today));

	const amina = await advocate(english, here);
	const { id } = town.known('Amina Hassan');
	await amina.addsHerKeys(await town.inStores((world) => bothCodes({ world }, id as PersonId)));
	await amina.page.setViewportSize({ width: 1280, height: 900 });
	await expect(amina.calls().locator('.what > b')).toHaveText(['Beth', 'Amal', long]);
	const over = await amina.page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(over).toBe(0);
	await amina.takes(amina.calls().first());
	await amina.sees('say.wrong-number');
	await amina.sees('desk.request.notSafe', amina.said(today));
	await amina.seesNothingOf(['07700 900461', amina.says('desk.request.show')]);
	await beth.seesHerRequest('taken', today);

	const tom = await advocate(english, here);
	await tom.comesInAs('Tom Reyes');
	await expect(tom.calls().locator('.what > b')).toHaveText(['Amal', long]);
	await tom.signsOut();

	await amina.waitsUntil('2026-11-18T13:10:00Z', town);
	await amina.signsIn();
	await amina.sees('desk.ringNow', { have: 1 });
	await amina.opens(amina.calls().first());
	await amina.seesNothingOf(['07700 900461']);
	expect(await amina.showsHerKey()).toContain('07700 900461');
	// Whoever asked for the number is where it stands, and not at the top of the page.
	await expect(amina.page.locator('#number')).toBeInViewport();
	await amina.records('no-answer');
	await beth.comesInAs('Beth Wren');
	await beth.seesHerRequest('again', tomorrow);

	await expect(amina.calls().locator('.what > b')).toHaveText(['Amal', 'Beth', long]);
	await amina.takes(amina.calls().filter({ hasText: 'Amal' }));
	await amina.presses('desk.request.back', /\/desk$/);
	await amal.comesInAs('Amal Zaki');
	await amal.seesHerRequest('asked', { on: '2026-11-18', from: '15:00', to: '15:30' });

	await amina.takes(amina.calls().filter({ hasText: 'Beth' }));
	await amina.press(amina.page.locator('button[value=spoke]'), /\?\/outcome$/);
	await amina.sees('desk.request.ringFirst');
	await amina.waitsUntil('2026-11-19T09:10:00Z', town);
	await amina.signsIn();
	await amina.opens(amina.calls().filter({ hasText: 'Beth' }));
	expect(await amina.showsHerKey()).toContain('07700 900461');
	await amina.records('spoke');
	await beth.comesInAs('Beth Wren');
	await beth.seesHerRequest('done');
});

test('keys that are put in let an advocate in and show a number where it stands, and no name pushes anything off the desk', async ({
	ownTown: town,
	advocate
}) => {
	await settles(town, long);
	const amina = await advocate(english, { town });
	const { page } = amina;
	const { id } = town.known('Amina Hassan');
	await amina.addsHerKeys(await town.inStores((world) => bothCodes({ world }, id as PersonId)));
	await page.context().clearCookies();
	await amina.signsIn();
	await page.setViewportSize({ width: 1280, height: 900 });
	await expect(amina.calls().first().locator('.what > b')).toHaveText(long);
	const over = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(over).toBe(0);
	await amina.takes(amina.calls().first());
	await amina.seesNothingOf(['07700 900461']);
	expect(await amina.showsHerKey()).toContain('07700 900461');
	// Whoever asked for the number is where it stands, and not at the top of the page.
	await expect(page.locator('#number')).toBeInViewport();
});

/** Mary, whose advocate is Amina and who opened everything to her, asked for a call at this hour, and Amina fears for her. */
async function settles(town: Town, name = 'Mary Adeyemi'): Promise<void> {
	const of = (name: string) => town.known(name).id as PersonId;
	const amina: Staff = { kind: 'advocate', person: of('Amina Hassan') };
	await opensToAmina(town, 'Mary Adeyemi');
	await town.inStores(async (world) => {
		const { db, keys, now } = world;
		const found = await actors.actorOf(db, of('Mary Adeyemi'), { level: 'full', sure: true });
		const mary = found?.actor as Victim;
		const { participation } = mary;
		const safe = someNeeds({ days: ['3'], times: ['09:00'], phone: '07700 900461' });
		await needs.save(db, keys, mary, safe, now());
		const promised = slotAt(instantOf('2026-11-18', '10:00'));
		const wishes = someWishes({ slots: [promised], name, phone: '07700 900461' });
		const call = { kind: 'call', wishes, language: 'en', promised } as const;
		await transaction(db, (trx) => calls.add(trx, keys, mary, call, now()));
		await talks.open(db, keys, mary, now());
		await talkDesk.worry(db, keys, amina, participation, now());
	});
}

/** Somebody opens everything to Amina, who is given her case. */
function opensToAmina(town: Town, name: string): Promise<void> {
	return town.inStores(async ({ db, keys, now }) => {
		const of = (who: string) => town.known(who).id as PersonId;
		const sam: Staff = { kind: 'supervisor', person: of('Sam Okafor') };
		const found = await actors.actorOf(db, of(name), { level: 'full', sure: true });
		const victim = found?.actor as Victim;
		const { participation } = victim;
		const advocate = of('Amina Hassan');
		const asked = { participation, advocate, reason: 'other-work', on: '' } as const;
		await advocateChanges.plan(db, keys, sam, asked, now());
		await assignments.setLetIn(db, keys, victim, advocatePanes, now());
	});
}

test('by keys a call is kept, a step added, a message answered, somebody found and an alarm taken on in a few', async ({
	ownTown: town,
	advocate
}) => {
	test.slow();
	await settles(town);
	const amina = await advocate(english, { town });
	const { page } = amina;
	let keys = 0;
	const presses = async (key: string, next: RegExp, who = amina) => {
		keys += 1;
		await who.page.keyboard.press(key);
		await expect(who.page).toHaveURL(next);
		await who.look();
	};
	const spent = (flow: string, most: number) => {
		prints(`${flow}: ${keys} keys`);
		expect(keys, flow).toBeLessThanOrEqual(most);
		keys = 0;
	};

	await amina.comesInAs('Amina Hassan');
	await amina.sees('queue.live.on');
	await presses('n', /\/desk\/\w+$/);
	await presses('n', /\/desk\/\w+#number$/);
	await expect(page.locator('[data-part=number]')).toBeInViewport();
	// The last answer, that it was not safe, lay below the fold.
	for (const answer of await page.locator('button[name=outcome]').all())
		await expect(answer).toBeInViewport({ ratio: 1 });
	await presses('1', /\/desk$/);
	await expect(page.locator('[data-part=lately]')).toContainText(amina.says('desk.request.spoke'));
	spent('from the list to the first call kept', 3);

	keys = 1;
	await presses('s', /\/desk\/people\/\w+#step$/);
	await expect(page.locator('#step')).toBeFocused();
	await page.keyboard.type('Ask about the screen');
	await presses('Enter', /#next$/);
	await expect(page.locator('[data-part=task]')).toContainText('Ask about the screen');
	spent('an outcome and the next step', 3);

	// Joan wrote to her before.
	await amina.goes('/desk');
	await presses('n', /\/desk\/people\/\w+#words$/);
	await expect(page.locator('[data-part=messages] .words').last()).toBeInViewport();
	await page.keyboard.type('Yes. Tomorrow at 2 pm.');
	await presses('Control+Enter', /#messages$/);
	await expect(page.locator('[data-part=messages]')).toContainText('Tomorrow at 2 pm.');
	await presses('n', /\/desk$/);
	spent('a message answered, and back to what is next', 3);

	// The question of somebody whose police are late is sent for her, and for another a call begun that she did not ask for.
	await opensToAmina(town, 'Layla Saleh');
	const finds = async (typed: string, name: string) => {
		await page.keyboard.type(typed);
		await page.keyboard.press('Enter');
		await expect(page.locator('h1')).toHaveText(name);
		await amina.look();
	};
	await presses('/', /\/desk$/);
	await finds('saleh', 'Layla Saleh');
	spent('somebody found, beside the letters and Enter', 1);
	await amina.press(page.locator('[data-part=ask] button').first(), /#asked$/);
	await expect(page.locator('[data-part=asks] li')).toHaveCount(1);
	await page.keyboard.press('/');
	await finds('adeyemi', 'Mary Adeyemi');
	await amina.presses('person.start.button', /\/desk\/\w+$/);
	await amina.sees('desk.kind.check-in');
	await amina.presses('desk.request.back', /\/desk$/);

	const sam = await advocate(english, { town });
	await sam.comesInAs('Sam Okafor');
	await presses('a', /\/desk\/worries\/\w+$/, sam);
	await expect(sam.page.locator('[data-part=worry]').first()).toContainText(
		sam.says('bench.alarm.yours')
	);
	spent('from an alarm to its owner', 1);
});
