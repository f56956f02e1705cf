/** A keeper sees which notices wait for a person, never for whom, and says what becomes of them. */
import { transaction } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { Refused } from '#lib/server/notice/sender.ts';
import { english, expect, test } from './town/test.ts';

test('a keeper tries a notice again that nobody took, and drops what was held', async ({
	ownTown: town,
	advocate
}) => {
	await town.inStores(async (world) => {
		const owe = (role: 'advocate' | 'supervisor') =>
			transaction(world.db, (trx) =>
				notices.owe(trx, { kind: 'inquiry-made', role, facts: {}, source: role }, world.now())
			);
		// One that is refused for good, and of three more than may go in an hour two that are held.
		await owe('supervisor');
		const refuse = () => Promise.reject(new Refused());
		await notices.deliver({ ...world, senders: { ...world.senders, send: refuse } });
		for (let nth = 0; nth < 3; nth += 1) await owe('advocate');
		await notices.deliver({ ...world, noticesAnHour: 1 });
	});
	const kim = await advocate({ ...english, scripts: false }, { town });
	const { page } = kim;
	await kim.comesInAs('Kim Lowe');
	await kim.sees('today.lead', { count: 3 });
	await expect(page.locator('[data-part=dead] li')).toHaveCount(1);

	await kim.press(page.locator('[data-part=dead] button').first(), /\/today\?done$/);
	await kim.sees('today.done');
	await expect(page.locator('[data-part=dead]')).toHaveCount(0);
	await kim.press(page.locator('[data-part=held] button[value=drop]'), /\/today\?done$/);
	await kim.sees('today.none');
	await kim.goes('/desk');
	await kim.seesTitle('error.missing.title');
});
