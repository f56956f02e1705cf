/** The calls of a desk, day after day: in the order of the promises, in safe hours only, each step on her page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import type { Town } from '#tests/journeys/town/town.ts';
import { isAway } from '#tests/team/at-work.ts';
import { bothCodes } from '#tests/team/staff.ts';
import { part, tells } from '../reads.ts';
import { askTowns } from '../shared.ts';
import { readOf } from '../walking.ts';
import {
	asksForACall,
	asksForTheNumber,
	at,
	callsOf,
	comes,
	makesHerKeys,
	records,
	seesHerCall,
	takes,
	usesAKey,
	type Somebody
} from '../walks.ts';

const inTown = askTowns();
const today = { on: '2026-11-18', from: '13:00', to: '13:30' } as const;
const tomorrow = { on: '2026-11-19', from: '09:00', to: '09:30' } as const;
/** What a stranger may type, without a space in it. */
const long = 'W'.repeat(80);
const rowOf = (who: Somebody, name: string) => who.all('call').find((row) => row.includes(name));

/** Two of the town's own and a stranger ask for a call; one of them from two phones at once. */
async function asks(town: Town) {
	const [beth, amal, carol] = [comes(town), comes(town, 'ar'), comes(town)];
	for (const [who, name, urn] of [
		[beth, 'Beth Wren', '01GD5000001'],
		[amal, 'Amal Zaki', '01GD5000002']
	] as const) {
		await town.invite({ urn, handed: 'alone', language: who.lang, name });
		await who.comesInAs(name);
	}
	const [third, second, first, again] = at(
		'2026-11-19T11:00Z',
		'2026-11-18T15:00Z',
		'2026-11-18T13:00Z',
		'2026-11-19T09:00Z'
	) as [string, string, string, string];
	const hers = { phone: '07700 900461', someoneElse: 'hang-up' };
	await asksForACall(carol, { ...hers, phone: '07700 900463', name: long, times: third });
	const amals = { phone: '07700 900462', name: 'Amal', someoneElse: 'ask-for-me' };
	await asksForACall(amal, { ...amals, times: second });
	// On another phone of hers she had come as far as the check.
	const elsewhere = comes(town);
	await elsewhere.comesInAs('Beth Wren');
	await elsewhere.goesTo('/talk');
	await elsewhere.presses('talk.next', '/talk/check', { ...hers, times: second });
	const beths = { ...hers, name: 'Beth', someoneElse: 'wrong-number' };
	await asksForACall(beth, { ...beths, times: [first, again] });
	await seesHerCall(beth, 'asked', today);
	await beth.goesTo('/talk');
	beth.sees('talk.has');
	assert.deepEqual(beth.parts('id="phone"'), []);
	await beth.follows('talk.hour.see', '/talk/receipt');
	await elsewhere.presses('talk.check.send', '/talk/check');
	elsewhere.sees('talk.has');
	await elsewhere.follows('talk.hour.see', '/talk/receipt');
	elsewhere.sees('talk.receipt.promise', elsewhere.said(today));
	return { beth, amal };
}

/** Amina comes for the first time, with two codes and two keys; gives how she comes in again. */
async function aminaAt(town: Town) {
	const amina = comes(town);
	const { id } = town.known('Amina Hassan');
	const codes = await town.inStores((world) => bothCodes({ world }, id as PersonId));
	const [, key] = await makesHerKeys(amina, town.url, codes);
	const isBackAt = async (later: string) => {
		await town.moveTo(later);
		await amina.goesTo('/staff');
		await usesAKey(amina, key, 'signs', '/desk');
	};
	const showsHerKey = async () => {
		amina.seesNothingOf('07700 900461');
		await usesAKey(amina, key, 'signs', /^\/desk\/\w+#number$/);
		tells(amina.part('number'), '07700 900461');
	};
	return { amina, isBackAt, showsHerKey };
}

/** Opens one of her calls. */
async function opens(amina: Somebody, row = ''): Promise<void> {
	await amina.goes(/href="(\/desk\/\w+)"/.exec(row)?.[1] ?? '');
}

test('an advocate calls in the order of the promises, in safe hours only, and she sees every step', () =>
	inTown(async (town) => {
		const { beth, amal } = await asks(town);
		const { amina, isBackAt, showsHerKey } = await aminaAt(town);
		assert.deepEqual(callsOf(amina), ['Beth', 'Amal', long]);
		await takes(amina, amina.all('call')[0]);
		amina.sees('say.wrong-number');
		amina.sees('desk.request.notSafe', amina.said(today));
		amina.seesNothingOf('07700 900461', amina.says('desk.request.show'));
		await seesHerCall(beth, 'taken', today);
		const tom = comes(town);
		await tom.comesInAs('Tom Reyes');
		assert.deepEqual(callsOf(tom), ['Amal', long]);

		await isBackAt('2026-11-18T13:10:00Z');
		amina.sees('desk.ringNow', { have: 1 });
		await opens(amina, amina.all('call')[0]);
		await showsHerKey();
		await records(amina, 'no-answer');
		await beth.comesInAs('Beth Wren');
		await seesHerCall(beth, 'again', tomorrow);

		await amina.goes('/desk');
		assert.deepEqual(callsOf(amina), ['Amal', 'Beth', long]);
		await takes(amina, rowOf(amina, 'Amal'));
		await amina.presses('desk.request.back', '/desk');
		await amal.comesInAs('Amal Zaki');
		await seesHerCall(amal, 'asked', { on: '2026-11-18', from: '15:00', to: '15:30' });
		await takes(amina, rowOf(amina, 'Beth'));
		await amina.sends('', {}, 'value="spoke"');
		amina.isAt(/\?\/outcome$/);
		amina.sees('desk.request.ringFirst');

		await isBackAt('2026-11-19T09:10:00Z');
		await opens(amina, rowOf(amina, 'Beth'));
		await showsHerKey();
		await records(amina, 'spoke');
		await beth.comesInAs('Beth Wren');
		await seesHerCall(beth, 'done');
	}));

test('three taps from the list to the end of a call, three tries in vain, and whoever is away is stood in for', () =>
	inTown(async (town) => {
		const times = at('2026-11-18T13:00Z', '2026-11-18T15:00Z', '2026-11-19T09:00Z');
		const asked = { phone: '07700 900471', name: 'Carol', someoneElse: 'hang-up', times };
		await asksForACall(comes(town), asked);
		const of = (name: string) => ({ person: town.known(name).id as PersonId });
		await town.inStores(async ({ db, now }) => {
			const from = now() + 4 * 3_600_000;
			const away = { from, to: from + 72 * 3_600_000 };
			await isAway({ db }, of('Tom Reyes'), away, of('Amina Hassan'));
		});
		const [tom, amina] = [comes(town), comes(town)];
		const rings = async (who: Somebody) => {
			await takes(who, who.all('call')[0]);
			assert.ok((await asksForTheNumber(who)).includes('07700 900471'));
		};

		await town.moveTo('2026-11-18T13:10:00Z');
		await tom.comesInAs('Tom Reyes');
		await rings(tom);
		await records(tom, 'no-answer');
		await tom.goes('/desk');
		tom.sees('desk.tries', { count: 1 });
		await takes(tom, tom.all('call')[0]);

		await town.moveTo('2026-11-18T15:10:00Z');
		await amina.comesInAs('Amina Hassan');
		const covered = part(amina.page(), 'data-part="call"', 'data-state="cover"');
		const until = { who: 'Tom Reyes', day: 'Saturday 21 November' };
		tells(covered, amina.says('queue.awayUntil', until));
		await rings(amina);
		await records(amina, 'not-safe');

		await town.moveTo('2026-11-19T09:10:00Z');
		await amina.comesInAs('Amina Hassan');
		await rings(amina);
		await records(amina, 'no-answer');
		await amina.goes('/desk');
		assert.deepEqual(amina.all('call').map(readOf), []);
		amina.sees('queue.live.still');
	}));

// Between the end of the time and half an hour later no page said that we are late.
test('once the time of a call that was taken is over, each page that told it says so, and none promises it', () =>
	inTown(async (town) => {
		const beth = comes(town);
		await town.invite({ urn: '01GD5000003', handed: 'alone', language: 'en', name: 'Beth Reed' });
		await beth.comesInAs('Beth Reed');
		const [times = ''] = at('2026-11-18T13:00Z');
		await asksForACall(beth, { phone: '07700 900461', someoneElse: 'hang-up', times });
		const tom = comes(town);
		await tom.comesInAs('Tom Reyes');
		await takes(tom, tom.all('call')[0]);
		const told = async () => {
			const pages: string[] = [];
			for (const page of ['/home', '/messages', '/talk/receipt', '/talk/change']) {
				await beth.goes(page);
				pages.push(beth.reads());
			}
			return pages;
		};
		const over = beth.says('talk.state.passed');
		const promises = [
			beth.says('home.request.taken', beth.said(today)),
			beth.says('talk.check.promise', beth.said(today)),
			beth.says('talk.receipt.before'),
			beth.says('talk.change.lead')
		].map((one) => one.replaceAll(/<[^>]*>/g, ''));

		await town.moveTo('2026-11-18T13:29:00Z');
		await beth.comesInAs('Beth Reed');
		assert.deepEqual(
			(await told()).map((page, nth) => page.includes(promises[nth] ?? '') && !page.includes(over)),
			[true, true, true, true]
		);
		await town.moveTo('2026-11-18T13:31:00Z');
		await beth.comesInAs('Beth Reed');
		const pages = await told();

		assert.deepEqual(
			pages.map((page) => page.includes(over)),
			[true, true, true, false]
		);
		assert.deepEqual(
			pages.flatMap((page) => promises.filter((promise) => page.includes(promise))),
			[]
		);
	}));
