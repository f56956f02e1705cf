/** Her own page and the police's become one, from end to end at the running server: by a code and a call, never by a code alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayDay } from '#lib/i18n/dates.ts';
import { event } from '#tests/journeys/town/police-messages.ts';
import type { Town } from '#tests/journeys/town/town.ts';
import { tells } from '../reads.ts';
import { askTowns } from '../shared.ts';
import { attribute, elements, type Answers } from '../walking.ts';
import {
	asksForTheNumber,
	at,
	comes,
	comesBack,
	makesAWayBack,
	records,
	takes,
	waitsUntil,
	type Somebody
} from '../walks.ts';

const inTown = askTowns();
const [urn, phone] = ['01GD5000011', '07700 900471'];

/** What she was told of an arrest, question by question. */
async function tellsUs(nora: Somebody): Promise<void> {
	const day = (on: string) => ({ 'on-day': on, 'on-month': '11', 'on-year': '2026' });
	const answers: readonly Answers[] = [
		{ choice: 'police' },
		{ choice: 'suspect-arrested' },
		day('2'),
		{ choice: 'police', ...day('3') }
	];
	await nora.goes('/tell-us');
	for (const answer of answers) {
		await nora.sends('name="step"', answer);
		nora.isAt('/tell-us');
	}
}

/** Types the code of a paper of the police on her own page, and is told the same as anybody is. */
async function joins(nora: Somebody, code: string): Promise<void> {
	await nora.goes('/you');
	await nora.follows('join.link', '/join');
	await nora.presses('join.button', '/join');
	nora.sees('signin.error.empty');
	nora.sees('talk.error.times-missing');
	const [times] = at('2026-11-18T11:30Z') as [string];
	await nora.presses('join.button', '/join', { code, times, someoneElse: 'hang-up' });
	nora.seesTitle('join.notYet');
	nora.sees('join.asked', nora.said({ on: '2026-11-18', from: '11:30', to: '12:00' }));
	nora.seesNothingOf('900471', urn);
}

/** An advocate rings the number of the police, and writes down that both cases are hers; a second of us agrees. */
async function isRung(town: Town): Promise<Somebody> {
	const amina = comes(town);
	await amina.comesInAs('Amina Hassan');
	await takes(amina, amina.parts('data-kind="join"')[0]);
	amina.sees('desk.request.join');
	await amina.presses('desk.request.save', /^\/desk\/\w+\?\/outcome$/, { outcome: 'joined' });
	amina.sees('desk.request.ringFirst');
	assert.ok((await asksForTheNumber(amina)).includes(phone));
	await records(amina, 'joined');
	await amina.goes('/desk/back/waiting');
	amina.sees('desk.waiting.joins');
	amina.sees('desk.waiting.yours');
	return amina;
}

/** Each page says what differs and both days. */
async function isOnePage(nora: Somebody): Promise<void> {
	const differs = (on: string) => tells(nora.part('differences'), sayDay('en', on));
	await nora.goes('/home');
	nora.sees('join.joined.title');
	differs('2026-11-02');
	const [newest = ''] = elements(nora.part('happened'), '<li', 'data-kind="suspect-arrested"');
	tells(newest, sayDay('en', '2026-11-05'));
	await nora.goes('/join');
	nora.seesTitle('join.joined.title');
	differs('2026-11-05');
	await nora.goes('/tell-us');
	assert.equal(elements(nora.part('own'), '<li').length, 1);
}

test('she joins her own page to what the police tell: a code, a call, and one page with what differs', () =>
	inTown(async (town) => {
		const nora = comes(town);
		await nora.goesTo('/begin');
		await nora.presses('begin.button', '/way-back');
		const way = await makesAWayBack(nora);
		await tellsUs(nora);
		const paper = { urn, handed: 'letter', language: 'en', enhanced: 'yes', phone } as const;
		const code = await town.invite(paper);
		const told = event(urn, 'suspect-arrested', '2026-11-05');
		await town.agency('thamesgate-police').tells('/api/events', told);
		await joins(nora, code);

		await waitsUntil(town, '2026-11-18T11:40:00Z');
		await isRung(town);
		await comesBack(nora, way, 0);
		await nora.goes('/join');
		assert.equal(attribute(nora.part('standing'), 'data-state'), 'said');
		nora.seesTitle('join.notYet');
		const tom = comes(town);
		await tom.comesInAs('Tom Reyes');
		await tom.follows('desk.back.link', '/desk/back');
		await tom.follows('desk.waiting.title', '/desk/back/waiting');
		await tom.presses('desk.waiting.agree', '/desk/back/waiting');

		await waitsUntil(town, '2026-11-19T11:45:00Z');
		await comesBack(nora, way, 1);
		await nora.goes('/join');
		nora.seesTitle('join.joined.title');
		await isOnePage(nora);
	}));
