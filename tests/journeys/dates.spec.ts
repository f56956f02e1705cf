/** What she can still do and by when, the day in her calendar, a case that is never silent, and a date that grows old. */
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { sayDay } from '#lib/i18n/dates.ts';
import { newUrn } from './town/cases.ts';
import * as told from './town/court-messages.ts';
import { event } from './town/police-messages.ts';
import { english, expect, readingsOf, test } from './town/test.ts';

for (const reading of readingsOf(import.meta.filename)) {
	const { lang } = reading;

	test(`she finds by when the office must act on a sentence, and puts a day before it in her calendar, ${reading.as}`, async ({
		town,
		victim
	}) => {
		const urn = newUrn();
		const mary = await victim(reading);
		await mary.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: lang }));
		await mary.showsEverything();
		const courts = town.agency('criminal-courts');
		await courts.tells('/api/events', [
			event(urn, 'sent-to-crown-court', '2026-06-01'),
			event(urn, 'verdict-given', '2026-10-12', { verdict: 'guilty' }),
			event(urn, 'sentenced', '2026-11-16', {
				sentence: 'prison',
				term: { length: { months: 30 } }
			})
		]);

		await mary.goes('/dates');
		const own = mary.page.locator('[data-part=own][data-kind=low-sentence]');
		// The office has until day 28, Monday 14 December; her calendar speaks a week after the sentence.
		const last = sayDay(lang, '2026-12-14');
		const day = sayDay(lang, '2026-11-23');
		await expect(own).toContainText(mary.says('own.rule.low-sentence.open', { day: last }));
		await expect(own).toContainText(mary.says('own.contact.attorney-general'));
		const [download] = await Promise.all([
			mary.page.waitForEvent('download'),
			own.getByRole('link', { name: mary.says('own.add', { day }) }).click()
		]);

		const file = readFileSync(await download.path(), 'utf8');
		const entry = new ICAL.Event(
			new ICAL.Component(ICAL.parse(file) as unknown[]).getAllSubcomponents('vevent')[0]
		);
		expect(download.suggestedFilename()).toBe('reminder.ics');
		expect([entry.startDate.toString(), entry.summary, entry.location]).toEqual([
			'2026-11-23',
			mary.says('own.reminder'),
			null
		]);
		expect(file).not.toMatch(/court|police|sentence|alongside|01GD/i);
		// The page she pressed it on is still there.
		await mary.seesTitle('dates.title');
	});

	test(`her page is never silent, and says by when the police agreed to be in touch, ${reading.as} @unhurried`, async ({
		town,
		victim
	}) => {
		const urn = newUrn();
		const mary = await victim(reading);
		const beat = mary.page.locator('[data-part=heartbeat]');
		await mary.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: lang }));
		await expect(beat).toContainText(mary.says('quiet.nothing-yet'));

		const police = town.agency('thamesgate-police');
		await police.tells('/api/events', [
			event(urn, 'reported', '2026-11-02'),
			event(urn, 'update-plan-agreed', '2026-11-11', { everyWeeks: 4 })
		]);
		await mary.goes('/home');

		await expect(beat).toContainText(
			mary.says('quiet.fresh', { day: sayDay(lang, '2026-11-18', 'plain') })
		);
		await expect(beat).toContainText(
			mary.says('quiet.agreed', { day: sayDay(lang, '2026-12-09') })
		);
	});
}

test('hard news that she has not chosen to read is not given away by what she can still do @unhurried', async ({
	town,
	victim
}) => {
	const urn = newUrn();
	const mary = await victim(english);
	await mary.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: 'en' }));
	await mary.showsEverything();
	await town
		.agency('thamesgate-police')
		.tells('/api/events', [
			event(urn, 'reported', '2026-08-03'),
			event(urn, 'suspect-interviewed', '2026-09-01'),
			event(urn, 'closed-without-charge', '2026-11-16', { by: 'police' })
		]);

	await mary.goes('/dates');

	await expect(mary.page.locator('[data-part=own][data-kind=compensation]')).toBeVisible();
	await expect(mary.page.locator('[data-part=own][data-kind=review-police]')).toHaveCount(0);
	await mary.goes('/home');
	await expect(mary.page.locator('[data-part=heartbeat]')).toHaveCount(0);
});

test('a date whose court has gone quiet says so, in the page itself, and the wait stands beside the usual one @unhurried', async ({
	ownTown: town,
	victim
}) => {
	const urn = newUrn();
	const theirCase = told.courtCase(urn);
	const mary = await victim({ lang: 'en', scripts: false }, { town });
	await mary.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: 'en' }));
	await mary.showsEverything();
	const way = await mary.makesAWayBack();
	const trial = {
		id: crypto.randomUUID(),
		sort: 'trial',
		at: 'crown',
		day: '2027-03-02T10:30:00Z'
	} as const;
	await town.agency('thamesgate-police').tells('/api/events', event(urn, 'charged', '2026-08-20'));
	await town
		.agency('criminal-courts')
		.tells(
			`/api/common-platform/hearing/${trial.id}`,
			told.hearing(theirCase, trial, '2026-11-18T09:00:00Z')
		);
	const heard = mary.says('quiet.heard.courts', { day: sayDay('en', '2026-11-18', 'plain') });
	const silence = mary.page.locator('[data-part=silence]');

	await mary.goes('/dates');
	await expect(silence).toHaveText(heard);
	await mary.goes('/home');
	await expect(silence).toHaveCount(0);
	await expect(mary.page.locator('[data-part=wait]')).toContainText(
		mary.says('wait.yours', { count: 90 })
	);

	await town.moveTo('2027-02-22T10:00:00Z');
	await mary.comesBack(way, way.cards[0]!);
	await expect(silence).toHaveText(`${heard} ${mary.says('quiet.ring')}`);
	await expect(mary.page.locator('[data-part=wait]')).toContainText(mary.says('wait.longer'));
	await mary.goes('/dates');
	await expect(silence).toHaveText(`${heard} ${mary.says('quiet.ring')}`);
	await mary.sees('quiet.asOf', { day: sayDay('en', '2027-02-22', 'plain') });
});
