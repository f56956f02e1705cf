/** What the courts say twice, early, by half or take back. */
import { sayDay } from '#lib/i18n/dates.ts';
import type { Json } from './town/court-messages.ts';
import * as told from './town/court-messages.ts';
import { english, expect, test } from './town/test.ts';

const feed = '/api/common-platform';
const sharedAt = '2026-11-18T09:00:00Z';

/** A case of its own, told by the courts, with a reader who sees everything. */
const story = test.extend<{ theirCase: ReturnType<typeof told.courtCase> }>({
	theirCase: async ({}, use, { testId }) => {
		const digits = String(parseInt(testId.slice(-8), 16))
			.slice(0, 7)
			.padStart(7, '4');
		await use(told.courtCase(`01GD${digits}`));
	}
});

function aTrial(day = '2027-03-02T10:30:00Z') {
	return { id: crypto.randomUUID(), sort: 'trial', at: 'crown', day } as const;
}

story(
	'a message about a case nobody has been invited to waits until somebody is',
	async ({ theirCase, town, victim }) => {
		const courts = town.agency('criminal-courts');
		const trial = aTrial();

		const answer = await courts.tells(
			`${feed}/hearing/${trial.id}`,
			told.hearing(theirCase, trial, sharedAt)
		);
		const mary = await victim(english);
		const code = await town.invite({ urn: theirCase.urn, handed: 'alone', language: 'en' });
		await mary.opensHerInvitation(code);
		await mary.showsEverything();

		expect([answer.status, answer.body]).toMatchObject([
			202,
			{ accepted: 0, already: 0, parked: 1 }
		]);
		await mary.seesWhere('waiting-for-trial');
		await mary.sees('home.when.trialPlace', {
			day: sayDay('en', '2027-03-02'),
			court: told.courts.crown.name
		});
	}
);

story(
	'a trial is taken out by the id of its hearing alone, and its reason is said',
	async ({ theirCase, town, victim }) => {
		const courts = town.agency('criminal-courts');
		const trial = aTrial();
		await courts.tells(`${feed}/hearing/${trial.id}`, told.hearing(theirCase, trial, sharedAt));
		const mary = await victim(english);
		await mary.opensHerInvitation(
			await town.invite({ urn: theirCase.urn, handed: 'alone', language: 'en' })
		);

		const answer = await courts.tells(`${feed}/trial-vacated`, told.vacated(trial.id, trial.day));
		await mary.showsEverything();

		expect(answer.body).toMatchObject({ accepted: 1, already: 0, parked: 0 });
		await mary.seesWhere('trial-off');
		await mary.seesNews('trial-vacated', mary.says('reason.court-ran-out-of-time'));
	}
);

story('a hearing the court has deleted is shown as off', async ({ theirCase, town, victim }) => {
	const courts = town.agency('criminal-courts');
	const first = { ...aTrial('2026-12-02T10:00:00Z'), sort: 'first', at: 'magistrates' } as const;
	await courts.tells(`${feed}/hearing/${first.id}`, told.hearing(theirCase, first, sharedAt));
	const mary = await victim(english);
	await mary.opensHerInvitation(
		await town.invite({ urn: theirCase.urn, handed: 'alone', language: 'en' })
	);
	await mary.showsEverything();
	await mary.sees('home.when.dayPlace', {
		day: sayDay('en', '2026-12-02'),
		court: told.courts.magistrates.name
	});

	const answer = await courts.tells(`${feed}/hearing/${first.id}/delete`, undefined, {
		method: 'DELETE'
	});
	await mary.goes('/dates');

	expect(answer.status).toBe(202);
	await expect(mary.page.locator('[data-part=hearing]')).toHaveAttribute('data-state', 'off');
	await mary.sees('dates.off');
	await mary.sees('dates.noLead');
});

story('a message sent again changes nothing', async ({ theirCase, town, victim }) => {
	const courts = town.agency('criminal-courts');
	const trial = aTrial();
	const mary = await victim(english);
	await mary.opensHerInvitation(
		await town.invite({ urn: theirCase.urn, handed: 'alone', language: 'en' })
	);
	await mary.showsEverything();
	const body: Json = told.hearing(theirCase, trial, sharedAt);
	const address = `${feed}/hearing/${trial.id}`;

	const once = await courts.tells(address, body, { id: 'msg_once' });
	await mary.goes('/home');
	const before = await mary.page.locator('main').innerText();
	const again = await courts.tells(address, body, { id: 'msg_once' });
	const anew = await courts.tells(address, body, { id: 'msg_anew' });
	await mary.goes('/home');

	expect([once.body, again.body, anew.status]).toMatchObject([
		{ accepted: 1, already: 0, parked: 0 },
		{ accepted: 0, already: 1, parked: 0 },
		202
	]);
	await expect(mary.page.locator('main')).toHaveText(before, { useInnerText: true });
});

story(
	'a trial ordered at one hearing and then listed under an id of its own is one trial',
	async ({ theirCase, town, victim }) => {
		const courts = town.agency('criminal-courts');
		const trial = aTrial();
		const { id: _, ...ordered } = trial;
		const first = { ...aTrial('2026-11-17T10:00:00Z'), sort: 'first', at: 'magistrates' } as const;
		const resulted = { ...first, offence: told.notGuilty('2026-11-17', ordered) };
		await courts.tells(
			`${feed}/hearing/${first.id}/result`,
			told.hearing(theirCase, resulted, '2026-11-17T15:00:00Z')
		);
		await courts.tells(
			`${feed}/hearing/${trial.id}`,
			told.hearing(theirCase, trial, '2026-11-17T16:00:00Z')
		);
		const mary = await victim(english);
		await mary.opensHerInvitation(
			await town.invite({ urn: theirCase.urn, handed: 'alone', language: 'en' })
		);
		await mary.showsEverything();
		await mary.goes('/dates');
		await expect(mary.page.locator('[data-part=hearing][data-kind=trial]')).toHaveCount(1);

		await courts.tells(`${feed}/trial-vacated`, told.vacated(trial.id, trial.day, theirCase));
		await mary.goes('/home');

		await mary.seesWhere('trial-off');
	}
);
