/** An advocate begins a page with somebody on the telephone, from end to end at the running server: reads it to her, and gives it over to her. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayDay } from '#lib/i18n/dates.ts';
import { shownOnce, tells } from '../reads.ts';
import { askTowns } from '../shared.ts';
import { attribute, elements, type Answers } from '../walking.ts';
import { comes, makesAWayBack, opensAll, seesWhere, type Somebody } from '../walks.ts';

const inTown = askTowns();
const one = /^\/desk\/begin\/\w+$/;
/** What the way costs an advocate who is on the phone; decision 0027 says how long that takes. */
const itsCost = { pages: 8, presses: 9, fields: 6, letters: 14 };

/** Counts the pages that come, what is pressed, and the fields that are typed into with how many letters. */
function counting(amina: Somebody) {
	// One part of what she was told is unfolded, and two answers are picked from a list.
	const cost = { pages: 0, presses: 0, fields: 0, letters: 0 };
	const comesTo = (page: string | RegExp, presses = 1) => {
		cost.pages += 1;
		cost.presses += presses;
		amina.isAt(page);
	};
	const types = (answers: Answers) => {
		const typed = Object.entries(answers).filter(([name]) => name !== 'choice');
		cost.fields += typed.length;
		cost.letters += typed.map(([, text]) => text).join('').length;
		return answers;
	};
	return { cost, comesTo, types };
}

const day = (on: string, year = '2026') => ({ 'on-day': on, 'on-month': '11', 'on-year': year });

/** Begins her page, tells an arrest in it, has a code for her and reads it to her; gives where that was, and the code. */
async function begins(amina: Somebody) {
	const { cost, comesTo, types } = counting(amina);
	await amina.goes('/desk');
	comesTo('/desk', 0);
	await amina.follows('opening.title', '/desk/begin');
	comesTo('/desk/begin');
	await amina.sends('', {}, 'value="en"');
	comesTo(one);
	const place = amina.at();
	const folded = elements(amina.page(), '<details', 'data-kind="police"')[0] ?? '';
	assert.ok(folded.includes('value="suspect-arrested"'));
	await amina.sends('', {}, 'value="suspect-arrested"');
	comesTo(one, 2);
	// In the middle of a question no code is made, and the page says why.
	amina.sees('opening.code.first');
	assert.deepEqual(amina.parts(/^<button[^>]* value="day"/), []);
	await amina.presses('tell.next', one, types(day('2')));
	comesTo(one);
	await amina.presses('tell.button', one, types({ choice: 'police', ...day('3') }));
	comesTo(one, 2);
	amina.sees('opening.with.kept');
	assert.equal(elements(amina.part('own'), '<li').length, 1);
	await amina.sends('?/code', {}, 'value="day"');
	comesTo(one);
	const [code = ''] = shownOnce(amina.page(), 'code');
	tells(amina.part('which'), 'English');
	await amina.follows('opening.read.title', `${place}/read`);
	comesTo(`${place}/read`);
	assert.equal(attribute(amina.part('answer'), 'data-kind'), 'suspect-spoken-to');
	amina.sees('opening.read.lead');
	assert.deepEqual(cost, itsCost);
	return { place, code };
}

test('an advocate begins a page with her, reads it to her, and by a code it is hers alone', () =>
	inTown(async (town) => {
		const amina = comes(town);
		await amina.comesInAs('Amina Hassan');
		const { place, code } = await begins(amina);
		const isShutTo = async (who: Somebody) => {
			for (const page of [place, `${place}/read`]) {
				await who.goes(page);
				who.seesNothingOf(sayDay('en', '2026-11-02'), code);
			}
		};
		await amina.follows('opening.read.back', place);
		await amina.presses('opening.code.done', '/desk');
		const tom = comes(town);
		await tom.comesInAs('Tom Reyes');
		await isShutTo(tom);

		const nora = comes(town);
		await opensAll(nora, code);
		seesWhere(nora, 'suspect-spoken-to');
		await makesAWayBack(nora);
		await nora.goes('/tell-us');
		assert.equal(elements(nora.part('own'), '<li').length, 1);
		await isShutTo(amina);
	}));
