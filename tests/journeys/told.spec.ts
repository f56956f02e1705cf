/** "Did anyone tell you?": she answers on the page of dates, and the row says what that makes of it. */
import { sayDay } from '#lib/i18n/dates.ts';
import { press } from './town/acts.ts';
import { newUrn } from './town/cases.ts';
import { expect, readingsOf, test } from './town/test.ts';

// The address names the row and says nothing of it.
const backAtItsRow = /\/dates\?kept#[a-z0-9]+~[a-z0-9]+$/;

for (const { as, ...reading } of readingsOf(import.meta.filename))
	test(`she answers whether she was told, changes it and adds the day, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const { lang } = reading;
		const nora = await victim(reading);
		const { page } = nora;
		const row = page.locator('[data-part=owed][data-kind=support-referral]');
		const answers = async (answer: 'yes' | 'no' | 'not-sure') => {
			const button = row.locator(`button[value=${answer}]`);
			if (!(await button.isVisible())) await row.locator('summary').last().click();
			await press(nora, button, backAtItsRow);
		};
		await nora.opensHerInvitation(
			await town.invite({ urn: newUrn(), handed: 'alone', language: lang })
		);
		await nora.showsEverything();
		await nora.tellsUs('police', 'reported', { on: ['1', '6', '2026'] });

		await nora.goes('/dates');
		// The invented police agreed to send what they told her, and sent nothing of this.
		await expect(row).toHaveAttribute('data-state', 'overdue');
		await answers('no');
		await expect(row).toHaveAttribute('data-state', 'overdue');
		await expect(row).toContainText(nora.says('clock.hers.do.no'));
		await answers('not-sure');
		await expect(row).toContainText(nora.says('clock.hers.do.not-sure'));
		await answers('yes');
		// On a phone of 640 pixels the fold it moves to stayed shut now and then, and her answer with it.
		await expect(row).toBeVisible();
		await expect(row).toHaveAttribute('data-state', 'kept');
		await expect(row).toContainText(nora.says('clock.hers.do.yes'));

		const gives = async (day: string, next: RegExp) => {
			const box = row.locator('input[name$="-day"]');
			if (!(await box.isVisible())) await row.locator('summary').first().click();
			await box.fill(day);
			await row.locator('input[name$="-month"]').fill('6');
			await row.locator('input[name$="-year"]').fill('2026');
			await press(nora, row.locator('details').first().locator('button'), next);
		};
		await gives('31', /\/dates\?\/told$/);
		await expect(row).toContainText(nora.says('tell.error.not-a-day'));
		await gives('4', backAtItsRow);
		await expect(row).toHaveAttribute('data-state', 'kept-late');
		await expect(row).toContainText(sayDay(lang, '2026-06-04'));
	});
