/** The advocates keep the promises: in order, in safe hours, and each step shows on her page. */
import type { PersonId } from '#lib/domain/actor.ts';
import { bothCodes } from '#tests/team/staff.ts';
import { newUrn } from './town/cases.ts';
import { arabic, english, expect, test } from './town/test.ts';

const plain = { ...english, scripts: false };
const today = { on: '2026-11-18', from: '13:00', to: '13:30' } as const;
const tomorrow = { on: '2026-11-19', from: '09:00', to: '09:30' } as const;

test('an advocate calls in the order of the promises, in safe hours only, and she sees every step', async ({
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
		name: 'Carol',
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
	await expect(amina.calls().locator('.what > b')).toHaveText(['Beth', 'Amal', 'Carol']);
	await amina.takes(amina.calls().first());
	await amina.sees('say.wrong-number');
	await amina.sees('desk.request.notSafe', amina.said(today));
	await amina.seesNothingOf(['07700 900461', amina.says('desk.request.show')]);
	await beth.seesHerRequest('taken', today);

	const tom = await advocate(english, here);
	await tom.comesInAs('Tom Reyes');
	await expect(tom.calls().locator('.what > b')).toHaveText(['Amal', 'Carol']);
	await tom.signsOut();

	await amina.waitsUntil('2026-11-18T13:10:00Z', town);
	await amina.signsIn();
	await amina.sees('desk.ringNow', { have: 1 });
	await amina.opens(amina.calls().first());
	await amina.seesNothingOf(['07700 900461', amina.says('desk.request.show')]);
	await amina.showsHerKey();
	await amina.seesNothingOf(['07700 900461']);
	expect(await amina.asksForTheNumber()).toContain('07700 900461');
	await amina.records('no-answer');
	await beth.comesInAs('Beth Wren');
	await beth.seesHerRequest('again', tomorrow);

	await expect(amina.calls().locator('.what > b')).toHaveText(['Amal', 'Beth', 'Carol']);
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
	await amina.showsHerKey();
	expect(await amina.asksForTheNumber()).toContain('07700 900461');
	await amina.records('spoke');
	await beth.comesInAs('Beth Wren');
	await beth.seesHerRequest('done');
});

test('what a stranger types without a space pushes no button off the desk', async ({
	ownTown: town,
	victim,
	advocate
}) => {
	const anybody = await victim(plain, { town });
	await anybody.asksForACall({
		phone: '07700 900464',
		name: 'W'.repeat(80),
		times: ['2026-11-19T11:00Z'],
		someoneElse: 'hang-up'
	});
	const amina = await advocate(english, { town });
	await amina.page.setViewportSize({ width: 1280, height: 900 });
	await amina.comesInAs('Amina Hassan');

	await expect(amina.calls().locator('.what > b')).toHaveText(['W'.repeat(80)]);
	const over = await amina.page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(over).toBe(0);
});
