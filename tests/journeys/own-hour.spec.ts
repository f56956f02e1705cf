/** None of our times is safe: she writes when it is, is given a time, says no to it, and keeps a call she had ended. */
import { arabic, english, expect, test } from './town/test.ts';

const words = 'Sunday after 7, when he is at work';
// Asked on a Wednesday morning.
const readBy = { on: '2026-11-19', from: '17:00', to: '17:00' } as const;
const given = { on: '2026-11-18', from: '12:30', to: '13:00' } as const;

for (const reading of [{ ...english, scripts: false }, arabic])
	test(`she writes when she is safe, is given a time, refuses it and is given none, in ${reading.lang} @unhurried`, async ({
		ownTown: town,
		victim,
		advocate
	}) => {
		const anna = await victim(reading, { town });
		const { page } = anna;
		await anna.goesTo('/talk');
		await anna.fillsTheForm({ phone: '07700 900471', someoneElse: 'hang-up' });
		await page.locator('[data-part=own-hour] > summary').click();
		await anna.seesNothingOf(['maxlength="120"']);
		await page.locator('#hour').fill('x'.repeat(3000));
		await anna.presses('talk.next', /\/talk$/);
		await anna.sees('talk.error.hour-too-long', { length: 3000 });
		await expect(page.locator('#hour')).toHaveValue('x'.repeat(3000));
		// Where the link of an error has led her, the next errors are in focus all the same.
		await page.locator('[role=alert] a').first().click();
		await anna.look();
		await page.locator('#hour').fill(words);
		// A time as well would be a promise against her words.
		await page.locator('#times').check();
		await anna.presses('talk.next', /\/talk$/);
		await expect(page.locator('[role=alert]')).toBeFocused();
		await anna.sees('talk.error.hour-or-times');
		await expect(page.locator('#hour')).toHaveValue(words);
		await expect(page.locator('#times')).toBeChecked();
		await page.locator('#times').uncheck();
		await anna.presses('talk.next', /\/talk\/check$/);
		await anna.sees('talk.hour.promise', anna.said(readBy));
		await expect(page.locator('dl').first()).toContainText(words);
		await anna.presses('talk.check.send', /\/talk\/receipt$/);
		await anna.seesTitle('talk.receipt.waits');
		await anna.sees('talk.hour.promise', anna.said(readBy));
		// Whoever finds the receipt reads no word of hers.
		await anna.seesNothingOf([words, '900471']);

		const amina = await advocate(english, { town });
		await amina.comesInAs('Amina Hassan');
		const call = amina.calls().filter({ hasText: words });
		await expect(call).toHaveCount(1);
		await amina.takes(call);
		// Only in danger is she rung before it has a time.
		await amina.sees('desk.hour.wait');
		await expect(amina.page.locator('form[action="?/show"], form[action="?/outcome"]')).toHaveCount(
			0
		);
		await amina.presses('desk.hour.button', /\/desk\/\w+(\?\/time)?$/);
		await amina.sees('desk.hour.missing');
		await amina.page.locator('#from').selectOption(String(Date.parse('2026-11-18T12:30Z')));
		await amina.presses('desk.hour.button', /\/desk$/);

		await anna.goesTo('/talk/receipt');
		await anna.sees('talk.receipt.promise', anna.said(given));
		await anna.sees('talk.receipt.timed');
		await anna.presses('talk.receipt.refuse', /\/talk\/receipt$/);
		await anna.seesTitle('talk.receipt.waits');
		await anna.sees('talk.tell.refused');

		await amina.goes('/desk');
		await amina.takes(amina.calls().filter({ hasText: words }));
		await amina.presses('desk.hour.none', /\/desk$/);
		await anna.goesTo('/talk/receipt');
		await anna.sees('talk.state.no-time');
	});

test('where there is no free time she can write when she is safe all the same @unhurried', async ({
	ownTown: town,
	victim
}) => {
	// Somebody is at work, and the team answers no calls in those hours.
	await town.inStores(({ db }) =>
		db
			.updateTable('teams')
			.set({ hours: '[]' as never })
			.execute()
	);
	const anna = await victim({ ...english, scripts: false }, { town });

	await anna.goesTo('/talk');
	await anna.sees('talk.hour.never');
	await anna.fillsTheForm({ phone: '07700 900472', someoneElse: 'hang-up' });
	await anna.presses('talk.next', /\/talk$/);
	await anna.sees('talk.error.hour-missing');
	await anna.page.locator('#hour').fill(words);
	await anna.presses('talk.next', /\/talk\/check$/);
	await anna.presses('talk.check.send', /\/talk\/receipt$/);
	await anna.seesTitle('talk.receipt.waits');
	await anna.follows('talk.change.title', /\/talk\/change$/);
	await anna.seesTitle('talk.change.none');
	await anna.sees('talk.change.replaces');
	// A number of a receipt reads no word of hers, but new words can stand in place of them.
	await expect(anna.page.locator('#hour')).toHaveValue('');
	await anna.page.locator('#hour').fill('x'.repeat(130));
	await anna.presses('talk.change.button', /\/talk\/change$/);
	await anna.sees('talk.error.hour-too-long', { length: 130 });
	await anna.page.locator('#hour').fill('Monday before noon');
	await anna.presses('talk.change.button', /\/talk\/receipt$/);
	await anna.seesTitle('talk.receipt.waits');
	await anna.sees('talk.tell.moved');
	await anna.seesNothingOf(['Monday before noon']);
});

test('a call that was ended is kept after all, and where its time is gone that is said @unhurried', async ({
	ownTown: town,
	victim
}) => {
	await town.inStores(async ({ db }) => {
		const tom = town.known('Tom Reyes').id;
		await db
			.deleteFrom('shifts')
			.where('person_id', '=', tom as never)
			.execute();
	});
	const here = { ...english, scripts: false };
	const anna = await victim(here, { town });
	await anna.asksForACall({ phone: '07700 900473', times: [0], someoneElse: 'hang-up' });
	await anna.presses('talk.receipt.cancel', /\/talk\/receipt$/);
	await anna.sees('talk.state.cancelled');
	await anna.presses('talk.receipt.keep', /\/talk\/receipt$/);
	await anna.seesTitle('talk.receipt.title');
	await anna.sees('talk.tell.kept');

	await anna.presses('talk.receipt.cancel', /\/talk\/receipt$/);
	const beth = await victim(here, { town });
	await beth.asksForACall({ phone: '07700 900474', times: [0], someoneElse: 'hang-up' });
	anna.expects(/409/);
	await anna.presses('talk.receipt.keep', /\/talk\/receipt\?\/keep$/);
	await anna.sees('talk.receipt.gone');
	await anna.sees('talk.state.cancelled');
});
