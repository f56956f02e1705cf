/** None of our times is safe, from end to end at the running server: she writes when it is, is given a time, refuses it and is given none. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readBy } from '#lib/domain/call/hour.ts';
import type { Slot } from '#lib/domain/call/call.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';
import { transaction } from '#lib/server/database.ts';
import { staffOf } from '../folk.ts';
import {
	held,
	part,
	placeIn,
	tells,
	saysNothingOf,
	titleOf,
	walker,
	type Place,
	type Walker
} from '../reads.ts';
import { elements, readOf } from '../walking.ts';
import { askDemonstration } from '../shared.ts';

const { opened, done } = askDemonstration();
let place: Place;
/** One more advocate of the team that answers everybody. */
let amina: Walker;
before(async () => {
	const demonstration = await opened();
	place = await placeIn(demonstration);
	const { world } = place;
	const known = demonstration.known('Amina Hassan');
	const { team } = await world.db
		.selectFrom('team_members')
		.select('team')
		.where('person_id', '=', known.id as never)
		.executeTakeFirstOrThrow();
	const { person } = await transaction(world.db, (trx) => staffOf(trx, world, 'advocate', team));
	amina = await walker(place, { person, level: 'staff' });
});
after(async () => {
	await place.world.db.destroy();
	await done();
});

/** A promised time as sentences carry it. */
function said(lang: Language, { on, from, to }: Slot) {
	return { day: sayDay(lang, on, 'short'), from: sayTime(lang, from), to: sayTime(lang, to) };
}

/** She is told of words that are too long, and of a time beside them; what she typed stands there. Then she sends them. */
async function writes(anna: Walker, talk: string, words: string): Promise<void> {
	const { lang } = anna;
	saysNothingOf(await anna.reads(talk), 'maxlength="120"');
	const form = { phone: '07700 900471', someoneElse: 'hang-up', language: lang, message: 'no' };
	const long = await anna.isRefused(talk, { ...form, hour: 'x'.repeat(3000) });
	tells(long, anna.says('talk.error.hour-too-long', { length: 3000 }));
	part(long, 'id="hour"', `value="${'x'.repeat(3000)}"`);
	// A time as well would be a promise against her words.
	const both = await anna.isRefused(talk, { ...form, hour: words, times: 'any' });
	tells(part(both, 'role="alert"'), anna.says('talk.error.hour-or-times'));
	part(both, 'id="hour"', `value="${words}"`);
	part(both, 'name="times"', 'value="any"', ' checked');
	const check = await anna.sends(talk, { ...form, hour: words }, `${talk}/check`);
	const promise = anna.says('talk.hour.promise', said(lang, readBy(place.world.now())));
	tells(check, promise);
	tells(elements(check, '<dl')[0] ?? '', words);
	const receipt = await anna.sends(`${talk}/check`, {}, `${talk}/receipt`);
	assert.equal(titleOf(receipt), anna.says('talk.receipt.waits'));
	tells(receipt, promise);
	// Whoever finds the receipt reads no word of hers.
	saysNothingOf(receipt, words, '900471');
}

/** The one call on the desk in these words is taken; gives its page. */
async function takes(words: string): Promise<string> {
	const rows = elements(await amina.reads('/desk'), 'data-part="call"');
	const [call = '', ...more] = rows.filter((one) => readOf(one).includes(words));
	assert.deepEqual(more, []);
	const page = await amina.post('/desk?/take', { id: held(call, 'id') });
	assert.equal(page.status, 303);
	const { location = '' } = page.headers;
	part(await amina.reads(location), 'data-part="rules"');
	return location;
}

/** Gives it the first time that the team can keep. */
async function givesATime(page: string): Promise<Slot> {
	const shown = await amina.reads(page);
	// Only in danger is she rung before it has a time.
	tells(shown, amina.says('desk.hour.wait'));
	for (const action of ['?/show', '?/outcome'])
		assert.equal(elements(shown, '<form', `action="${action}"`).length, 0);
	tells(await amina.isRefused(`${page}?/time`), amina.says('desk.hour.missing'));
	const [, first = ''] = /<option value="(\d+)"/.exec(part(shown, '<select', 'id="from"')) ?? [];
	await amina.sends(`${page}?/time`, { from: first }, '/desk');
	const from = Number(first);
	return { on: dayOf(from), from, to: from + 30 * 60_000 };
}

for (const lang of ['en', 'ar'] as const)
	test(`she writes when she is safe, is given a time, refuses it and is given none, in ${lang}`, async () => {
		const anna = await walker(place, undefined, lang);
		const talk = address(lang, '/talk');
		const words = `Sunday after 7, when he is at work, ${lang}`;
		await writes(anna, talk, words);
		const given = await givesATime(await takes(words));

		const timed = await anna.reads(`${talk}/receipt`);
		tells(timed, anna.says('talk.receipt.promise', said(lang, given)));
		tells(timed, anna.says('talk.receipt.timed'));
		const refused = await anna.sends(`${talk}/receipt?/refuse`, {}, `${talk}/receipt`);
		assert.equal(titleOf(refused), anna.says('talk.receipt.waits'));
		tells(refused, anna.says('talk.tell.refused'));

		await amina.sends(`${await takes(words)}?/none`, {}, '/desk');
		tells(await anna.reads(`${talk}/receipt`), anna.says('talk.state.no-time'));
	});
