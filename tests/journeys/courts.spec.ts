/** The courts' own messages, and the police's, become sentences on a victim's page. */
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import * as told from './town/court-messages.ts';
import { event } from './town/police-messages.ts';
import { english, expect, test } from './town/test.ts';

const courtFeed = '/api/common-platform';

test('a case on its way through court is told to three readers, each in her language @unhurried', async ({
	ownTown: town,
	victim
}) => {
	test.slow();
	const urn = '01GD3000126';
	const theirCase = told.courtCase(urn);
	const newId = () => crypto.randomUUID();
	const ids = { first: newId(), plea: newId(), trial: newId(), end: newId() };
	const police = town.agency('thamesgate-police');
	const courts = town.agency('criminal-courts');
	const readers = [
		await victim(english, { town }),
		await victim({ lang: 'pl', scripts: false }, { town }),
		await victim({ lang: 'ar', scripts: true }, { town })
	];
	type Reader = (typeof readers)[number];
	const each = (act: (who: Reader, nth: number) => Promise<void>) => Promise.all(readers.map(act));
	const reads = (act: (who: Reader) => Promise<void>) =>
		each(async (who) => {
			await who.goes('/home');
			await act(who);
			await who.seesNothingOf(told.kept);
		});
	const when = (
		who: Reader,
		key: 'dayPlace' | 'trialPlace' | 'sentencePlace',
		at: string,
		court: string
	) => [
		who.says(`home.when.${key}`, { day: sayDay(who.lang, at.slice(0, 10)), court }),
		who.says('home.when.starts', { time: sayTime(who.lang, Date.parse(at)) })
	];
	const listed = (sitting: Parameters<typeof told.hearing>[1], shared: string) =>
		courts.tells(`${courtFeed}/hearing/${sitting.id}`, told.hearing(theirCase, sitting, shared));
	const resulted = (sitting: Parameters<typeof told.hearing>[1], shared: string) =>
		courts.tells(
			`${courtFeed}/hearing/${sitting.id}/result`,
			told.hearing(theirCase, sitting, shared)
		);

	const ways = await Promise.all(
		readers.map(async (who) => {
			await who.opensHerInvitation(await town.invite({ urn, handed: 'alone', language: who.lang }));
			await who.showsEverything();
			return who.makesAWayBack();
		})
	);
	let visits = 0;
	const later = async (moment: string) => {
		await town.moveTo(moment);
		visits += 1;
		await each((who, nth) => who.comesBack(ways[nth]!, ways[nth]!.cards[visits]!));
	};
	await reads((who) => who.seesWhere('not-told'));

	await police.tells('/api/events', event(urn, 'reported', '2026-06-01'));
	await reads((who) => who.seesWhere('reported'));

	await police.tells('/api/events', [
		event(urn, 'suspect-arrested', '2026-06-08'),
		event(urn, 'victim-told', '2026-06-09', { about: 'suspect-arrested' })
	]);
	await reads((who) => who.seesWhere('suspect-spoken-to'));

	await police.tells('/api/events', event(urn, 'charged', '2026-09-15'));
	await reads((who) => who.seesWhere('charged'));

	const first = {
		id: ids.first,
		sort: 'first',
		at: 'magistrates',
		day: '2026-11-25T11:00:00Z'
	} as const;
	await listed(first, '2026-11-18T09:00:00Z');
	await reads(async (who) => {
		await who.seesWhere('first-hearing-planned');
		await who.seesNext(...when(who, 'dayPlace', first.day, told.courts.magistrates.name));
	});

	await later('2026-11-25T15:00:00Z');
	const plea = { id: ids.plea, sort: 'plea', at: 'crown', day: '2026-12-16T10:00:00Z' } as const;
	const sent = told.sentToCrownCourt('2026-11-25', plea);
	await resulted({ ...first, offence: sent }, '2026-11-25T14:30:00Z');
	await reads(async (who) => {
		await who.seesWhere('sent-to-crown-court');
		await who.seesNext(...when(who, 'dayPlace', plea.day, told.courts.crown.name));
		await who.seesNews('sent-to-crown-court', who.says('happened.sent-to-crown-court.title'));
	});

	await later('2026-12-16T15:00:00Z');
	const trial = { id: ids.trial, sort: 'trial', at: 'crown', day: '2027-03-02T10:30:00Z' } as const;
	const denied = told.notGuilty('2026-12-16', trial);
	await resulted({ ...plea, offence: denied }, '2026-12-16T14:30:00Z');
	await reads(async (who) => {
		await who.seesWhere('waiting-for-trial');
		await who.seesNext(...when(who, 'trialPlace', trial.day, told.courts.crown.name));
		await who.seesNews('plea-entered', who.says('happened.plea-entered.not-guilty.title'));
	});

	await listed(trial, '2026-12-16T14:45:00Z');
	await courts.tells(`${courtFeed}/trial-vacated`, told.vacated(trial.id, trial.day, theirCase));
	await reads(async (who) => {
		await who.seesWhere('trial-off');
		await who.seesNext();
		await who.seesNews(
			'trial-vacated',
			who.says('happened.trial-vacated.title'),
			who.says('reason.court-ran-out-of-time')
		);
	});

	const again = { ...trial, day: '2027-05-11T09:30:00Z' };
	await listed(again, '2026-12-16T14:50:00Z');
	await reads(async (who) => {
		await who.seesWhere('waiting-for-trial');
		const moved = who.says('home.when.moved', { day: sayDay(who.lang, '2027-03-02') });
		await who.seesNext(...when(who, 'trialPlace', again.day, told.courts.crown.name), moved);
	});

	await later('2027-05-13T15:30:00Z');
	await resulted({ ...again, offence: told.guilty('2027-05-13') }, '2027-05-13T15:00:00Z');
	// A decision waits until she chooses to read it.
	await each(async (who) => {
		await who.goes('/news');
		await who.presses('news.gate.read', /\/news$/);
	});
	await reads(async (who) => {
		await who.seesWhere('waiting-for-sentence');
		await who.seesNews('verdict-given', who.says('happened.verdict-given.guilty.title'));
	});

	const end = { id: ids.end, sort: 'sentence', at: 'crown', day: '2027-06-08T09:30:00Z' } as const;
	const found = told.guilty('2027-05-13');
	await listed({ ...end, offence: found }, '2027-05-13T15:20:00Z');
	await reads(async (who) => {
		await who.seesWhere('waiting-for-sentence');
		await who.seesNext(...when(who, 'sentencePlace', end.day, told.courts.crown.name));
	});

	await later('2027-06-08T15:30:00Z');
	await resulted(
		{ ...end, offence: told.prison('2027-05-13', '2027-06-08') },
		'2027-06-08T15:00:00Z'
	);
	await reads(async (who) => {
		const sentence = `${who.says('happened.sentenced.prison')}.`;
		await expect(who.page.locator('h1')).toHaveText(sentence);
		await who.sees('own.rule.low-sentence.title');
		await who.seesNext();
		await who.seesNews(
			'sentenced',
			who.says('happened.sentenced.prison'),
			who.says('happened.sentenced.ask')
		);
	});
	expect(visits).toBe(4);
});
