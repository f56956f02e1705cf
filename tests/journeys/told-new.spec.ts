/** She chooses to be told by e-mail, tries it, gets one neutral sentence in her hours, and ends it. */
import type { PersonId } from '#lib/domain/actor.ts';
import { checkWords } from '#lib/domain/reach/template.ts';
import { transaction } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { words } from '#lib/i18n/words.ts';
import { newUrn } from './town/cases.ts';
import { arabic, expect, readingsOf, test } from './town/test.ts';
import type { Town } from './town/town.ts';

/** What was sent to her so far, newest last. */
const sentTo = (town: Town, person: PersonId) =>
	town.inStores(async ({ db }) => {
		const rows = await db
			.selectFrom('sent_here')
			.select('text')
			.where('to', '=', person)
			.orderBy('at')
			.execute();
		return rows.map(({ text }) => text);
	});

/** Something is new for her. */
const owe = (town: Town, person: PersonId) =>
	town.inStores(({ db, now }) =>
		transaction(db, (trx) =>
			notices.owe(trx, { kind: 'request-changed', person, facts: {} }, now())
		)
	);

/** The newest notice that was owed, once it is decided. */
const isHeld = (town: Town) =>
	town.inStores(async ({ db }) => {
		const rows = await db
			.selectFrom('notices')
			.select('ended_why')
			.where('kind', '=', 'request-changed')
			.where('given_up_at', 'is not', null)
			.execute();
		return rows.some(({ ended_why }) => ended_why === 'plan');
	});

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`she chooses to be told by e-mail, tries it, is told once, and ends it, ${as} @unhurried`, async ({
		ownTown: town,
		victim
	}) => {
		const { lang } = reading;
		const t = words(lang);
		const nora = await victim(reading, { town });
		const { page } = nora;
		await nora.opensHerInvitation(
			await town.invite({ urn: newUrn(), handed: 'alone', language: lang })
		);
		await nora.showsEverything();
		await nora.goes('/needs');
		await nora.follows('told.link', /\/needs\/told$/);
		await nora.sees('told.now.none');
		await nora.sees('notice.request-changed');
		// No day and no time is chosen for her; that she hears of everything, until she narrows it, is shown.
		await expect(page.locator('input:checked')).toHaveCount(1);
		await expect(page.locator('input[name=about][value=everything]')).toBeChecked();

		await nora.presses('told.times.button', /\/needs\/told\?\/times$/);
		await nora.sees('told.times.missing');
		// It is Wednesday, ten in the morning.
		await page.locator('input[name=days][value="3"]').check();
		await page.locator('input[name=parts][value=morning]').check();
		await page.locator('input[name=about][value=dates]').check();
		await nora.presses('told.times.button', /\/needs\/told\?kept$/);
		await expect(page.locator('input[name=about][value=dates]')).toBeChecked();
		await page.locator('#mail').fill('nora');
		await nora.presses('told.mail.button', /\/needs\/told\?\/mail$/);
		await nora.sees('told.mail.not');
		await page.locator('#mail').fill('nora@example.org');
		await nora.presses('told.mail.button', /\/needs\/told\?sent$/);

		// Nothing is used yet: there is one way to stop, and it stands at the word.
		await expect(nora.page.locator('form[action="?/end"]')).toHaveCount(1);
		const person = await town.inStores(async ({ db }) => {
			const { person_id } = await db
				.selectFrom('notices')
				.select('person_id')
				.where('kind', '=', 'way-check')
				.executeTakeFirstOrThrow();
			return person_id as PersonId;
		});
		await expect.poll(() => sentTo(town, person), { timeout: 20_000 }).toHaveLength(1);
		const [came] = await sentTo(town, person);
		const word = checkWords.find((one) => t(`notice.check-${one}`) === came);
		expect(word).toBeDefined();
		await page.locator(`input[name=word][value=${word}]`).check();
		await nora.presses('told.check.button', /\/needs\/told\?works$/);
		await nora.sees('told.works');
		await nora.sees('told.now.mail', { end: 'ra' });
		await nora.seesNothingOf(['nora@', 'example.org']);

		await owe(town, person);
		await expect
			.poll(() => sentTo(town, person), { timeout: 20_000 })
			.toEqual([came, t('notice.request-changed')]);

		await nora.presses('told.now.all', /\/needs\/told\?ended$/);
		await nora.sees('told.ended');
		await nora.sees('told.now.none');
		await owe(town, person);
		await expect.poll(() => isHeld(town), { timeout: 20_000 }).toBe(true);
		expect(await sentTo(town, person)).toHaveLength(2);
	});

test('that an address takes nothing is said to her, and she ends it there @unhurried', async ({
	ownTown: town,
	victim
}) => {
	const nora = await victim(arabic, { town });
	const paper = { urn: newUrn(), handed: 'alone', language: 'ar' } as const;
	await nora.opensHerInvitation(await town.invite(paper));
	await nora.showsEverything();
	await nora.goes('/needs/told');
	await nora.page.locator('#mail').fill('nora@example.org');
	await nora.presses('told.mail.button', /\/needs\/told\?sent$/);
	await town.inStores(({ db, now }) =>
		db
			.updateTable('notices')
			.set({ ended_why: 'dropped', given_up_at: now() })
			.where('kind', '=', 'way-check')
			.execute()
	);

	await nora.goes('/needs/told');

	await nora.sees('told.refused.mail', { end: 'ra' });
	await nora.presses('told.now.end', /\/needs\/told\?ended$/);
	await expect(nora.page.locator('[data-part=refused]')).toHaveCount(0);
	await expect(nora.page.locator('form[action="?/end"]')).toHaveCount(0);
});
