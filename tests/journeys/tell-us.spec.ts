/** Before any agency has told us anything she can tell us what she was told, one thing at a time. */
import type { EventKind } from '#lib/domain/event.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { newUrn } from './town/cases.ts';
import { event } from './town/police-messages.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

// As a phone with an Arabic keyboard types them.
const digits = {
	en: (...parts: string[]) => parts,
	ar: (...parts: string[]) =>
		parts.map((text) => text.replace(/\d/g, (one) => '٠١٢٣٤٥٦٧٨٩'[Number(one)] ?? one))
};

for (const { as, ...reading } of readingsOf(import.meta.filename)) {
	test(`she tells us what she was told, sees it, and takes one thing back, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const { lang } = reading;
		const typed = digits[lang];
		const nora = await victim(reading);
		const { page } = nora;
		await nora.opensHerInvitation(
			await town.invite({ urn: newUrn(), handed: 'alone', language: lang })
		);
		await nora.showsEverything();
		await nora.seesWhere('not-told');

		await nora.follows('home.none.button', /\/tell-us$/);
		await nora.presses('tell.next', /\/tell-us\?\/answer$/);
		await nora.sees('tell.error.choose');
		await nora.tellsUs('police', 'reported', { on: typed('31', '6', '2026') });
		await nora.sees('tell.error.not-a-day');
		await expect(page.locator('#on-year')).toHaveValue(typed('2026')[0] ?? '');
		await nora.answersWith({ on: typed('1', '6', '2026') }, 'tell.button');
		await nora.sees('tell.kept');
		await nora.tellsUs(
			'dates',
			'trial-date',
			{ on: typed('11', '5', '2027') },
			{ choice: 'courts', on: typed('2', '11', '2026') }
		);
		await nora.goes('/home');

		await nora.seesWhere('waiting-for-trial');
		await nora.seesNext(nora.says('home.when.trial', { day: sayDay(lang, '2027-05-11') }));
		await nora.seesNews(
			'reported',
			sayDay(lang, '2026-06-01'),
			nora.says('happened.reported.title')
		);
		await nora.goes('/tell-us');
		const listed = page.locator('[data-part=own] li[data-kind=hearing-listed]');
		await expect(listed).toContainText(
			nora.says('tell.toldBy.courts', { day: sayDay(lang, '2026-11-02') })
		);
		await nora.press(listed.getByRole('button'), /\/tell-us$/);
		await expect(listed).toHaveCount(0);
		await nora.goes('/home');
		await nora.seesWhere('reported');
	});

	test(`what the police say on another day stands beside what she told us, ${as} @unhurried`, async ({
		town,
		victim
	}) => {
		const { lang } = reading;
		const urn = newUrn();
		const nora = await victim(reading);
		await nora.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: lang }));
		await nora.showsEverything();
		await nora.tellsUs(
			'police',
			'suspect-arrested',
			{ on: ['2', '11', '2026'] },
			{ choice: 'police', on: ['4', '11', '2026'] }
		);

		const arrested: EventKind = 'suspect-arrested';
		await town.agency('thamesgate-police').tells('/api/events', event(urn, arrested, '2026-11-03'));
		await nora.goes('/home');

		const beside = nora.page.locator('[data-part=differences] li[data-kind=suspect-arrested]');
		await expect(beside).toContainText(sayDay(lang, '2026-11-02'));
		await expect(beside).toContainText(sayDay(lang, '2026-11-03'));
		await nora.seesNews(arrested, sayDay(lang, '2026-11-03'));
		await nora.goes('/dates');
		await expect(beside).toHaveCount(1);
		// The police told her, as she said: their duty is kept.
		const owed = nora.page.locator('[data-part=owed][data-kind=arrest]');
		await expect(owed).toHaveAttribute('data-state', 'kept');
	});
}

test('going back a question keeps the others, and a screen of before changes nothing @unhurried', async ({
	town,
	victim
}) => {
	const nora = await victim({ ...english, scripts: false });
	await nora.opensHerInvitation(
		await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' })
	);
	await nora.showsEverything();
	await nora.goes('/tell-us');
	await nora.answersWith({ choice: 'police' }, 'tell.next');
	await nora.answersWith({ choice: 'suspect-arrested' }, 'tell.next');
	await nora.answersWith({ on: ['2', '11', '2026'] }, 'tell.next');
	const question = nora.page.locator('[data-part=question]');
	await expect(question).toHaveAttribute('data-kind', 'told');

	await nora.presses('tell.back', /\/tell-us$/);
	await expect(question).toHaveAttribute('data-kind', 'day');
	await nora.presses('tell.back', /\/tell-us$/);
	await nora.presses('tell.back', /\/tell-us$/);
	await expect(question).toHaveAttribute('data-kind', 'stage');

	await nora.page
		.locator('input[name=step]')
		.evaluate((field) => field.setAttribute('value', 'day'));
	await nora.presses('tell.next', /\/tell-us$/);
	await expect(question).toHaveAttribute('data-kind', 'stage');
	await expect(nora.page.locator('[data-part=own]')).toHaveCount(0);
});
