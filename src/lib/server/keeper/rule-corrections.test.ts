/** Rows of the law, waits, days and other rules as two keepers correct them. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { addWorkingDays, instantOf } from '#lib/domain/calendar.ts';
import { limitOf } from '#lib/domain/clock/limits-now.ts';
import { ownDates } from '#lib/domain/clock/own-date.ts';
import { dutiesNow } from '#lib/domain/clock/right.ts';
import { usualWaitsNow } from '#lib/domain/clock/wait.ts';
import type { AnyCorrection, CorrectionRow } from '#lib/domain/keeper/corrected.ts';
import { stageRowsNow } from '#lib/domain/stage/stage.ts';
import * as law from '#lib/server/waiting/law.ts';
import * as correcting from '#tests/keeper/correcting.ts';
import { aColleague } from '#tests/team/staff.ts';
import { anEvent } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { kinds, type CorrectionKind } from './correction-kinds.ts';
import * as corrections from './corrections.ts';

let world: TestWorld;
let kim: Staff;
let lee: Staff;
beforeEach(async () => {
	world = await testWorld();
	kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	lee = await aColleague({ world }, 'keeper', undefined, 'Lee');
	await corrections.refresh(world.db, world.keys);
});
afterEach(() => world.close());

const ask = (keeper: Staff, correction: AnyCorrection) => correcting.ask(world, keeper, correction);
const confirm = (keeper: Staff) => correcting.confirm(world, keeper);
const undoAll = () => correcting.undoAll(world, lee);

const today = '2026-11-30';
/** What a form of a kind says of something, read as the page reads it. */
function typed(kind: CorrectionKind, of: string, over: Readonly<Record<string, string>>) {
	const row: CorrectionRow = kinds[kind];
	const value = row.read(of, { ...row.asTyped(of), ...over }, today);
	return typeof value === 'string' ? value : { kind, of, value };
}
const read = {
	title: "Victims' Code 2027, Right 6",
	url: 'https://www.gov.uk/code',
	checkedOn: today
};
const soon = { standard: '3', from: '2027-01-01', ...read };

test('a row of the law, a wait and a bank holiday hold everywhere once two keepers agreed, and as before after one undo', async () => {
	const arrest = () => dutiesNow().filter(({ id }) => id === 'arrest');
	const figures = {
		days: '201',
		period: '2026-Q2',
		published: '2026-09-24',
		retrieved: today,
		staleAfter: '2027-04-20'
	};
	for (const one of [
		typed('law', 'arrest', soon),
		typed('wait', 'crown-charged-to-completed', figures),
		typed('holiday', '2026-12-24', { closed: 'yes' })
	]) {
		assert.ok(typeof one === 'object', String(one));
		await ask(kim, one);
		assert.equal(arrest().length + addWorkingDays('2026-12-23', 1).length, 1 + 10);
		await confirm(lee);
		if (one.kind === 'law')
			assert.deepEqual(
				arrest().map(({ standardDays, inForceTo }) => [standardDays, inForceTo]),
				[
					[5, '2026-12-31'],
					[3, undefined]
				]
			);
		if (one.kind === 'wait') assert.equal(usualWaitsNow()[0]?.days, 201);
		if (one.kind === 'holiday') assert.equal(addWorkingDays('2026-12-23', 1), '2026-12-29');
		await undoAll();
	}
	assert.deepEqual(
		[arrest().length, usualWaitsNow()[0]?.days, addWorkingDays('2026-12-23', 1)],
		[1, 179, '2026-12-24']
	);
});

test('a day of hers that comes sooner than every reminder before it is reminded of itself', async () => {
	const reported = [anEvent({ kind: 'reported', on: '2027-02-01' })];
	const reminder = () =>
		ownDates(reported, { now: instantOf('2027-02-01', '10:00') }).find(
			({ rule }) => rule.id === 'compensation'
		)?.remindOn;
	assert.equal(reminder(), '2028-08-01');
	const sooner = typed('own-date', 'compensation', {
		...{ ...read, best: '1 year', from: '2027-01-01' }
	});
	assert.ok(typeof sooner === 'object', String(sooner));

	await ask(kim, sooner);
	await confirm(lee);

	assert.equal(reminder(), '2028-02-01');
	await undoAll();
});

test('the days of a letter, her own dates and where a step was read hold once two keepers agreed, from their day on, and as before after one undo', async () => {
	const read = {
		...{ title: 'An Act of 2027', url: 'https://www.legislation.gov.uk/ukpga/2027/1' },
		checkedOn: today
	};
	const answer = (on: string) => limitOf('complaint', 'answer', on)?.count;
	const sentenced = (on: string) => [
		anEvent({ kind: 'sent-to-crown-court', on: '2026-06-01' }),
		anEvent({ kind: 'sentenced', on, data: { sentence: 'prison' } })
	];
	const asks = (on: string) =>
		ownDates(sentenced(on), { now: instantOf(on, '10:00') }).find(
			({ rule }) => rule.id === 'low-sentence'
		);
	const unread = () => law.recalledRules()[0]?.many ?? 0;
	const states = () => [
		...[answer('2026-12-31'), answer('2027-01-01')],
		...[asks('2026-12-01')?.until, asks('2027-02-01')?.best, asks('2027-02-01')?.until],
		...[
			asks('2027-02-01')?.rule.mayBeLonger,
			stageRowsNow().find(({ id }) => id === 'appeal-waiting')?.source.confidence
		]
	];
	const before = states();
	const many = unread();
	assert.deepEqual(before, [20, 20, undefined, '2027-03-01', undefined, true, 'recalled']);

	for (const one of [
		typed('letter', 'complaint-answer', { ...read, within: '15 working days', from: '2027-01-01' }),
		typed('own-date', 'low-sentence', {
			...read,
			best: '28 days',
			most: '6 months',
			from: '2027-01-01'
		}),
		typed('step', 'appeal-waiting.both', read)
	]) {
		assert.ok(typeof one === 'object', String(one));
		await ask(kim, one);
		await confirm(lee);
	}

	assert.deepEqual(states(), [
		20,
		15,
		undefined,
		'2027-03-01',
		'2027-07-30',
		undefined,
		'verified'
	]);
	// Of the letter and of her own date the row before the new one is still recalled.
	assert.equal(many - unread(), 1);
	await undoAll();
	assert.deepEqual(states(), before);
	assert.equal(unread(), many);
});

test('what breaks a rule of the law, the figures or the days is refused in one word, and so is what is said already', () => {
	const refused = [
		[typed('law', 'arrest', { ...soon, enhanced: '4' }), 'law-days'],
		[typed('law', 'arrest', { ...soon, standard: '3.5' }), 'law-days'],
		[typed('law', 'arrest', { ...soon, from: '2020-01-01' }), 'law-day'],
		[typed('law', 'arrest', { ...soon, checkedOn: '2026-12-01' }), 'law-source'],
		[typed('law', 'arrest', { ...soon, url: 'http://gov.uk/' }), 'law-source'],
		[typed('law', 'arrest', { ...soon, title: "Victims' Code 2021, Right 7" }), 'law-right'],
		[typed('law', 'arrest', {}), 'same'],
		[typed('law', 'no-such-row', soon), 'gone'],
		[typed('letter', 'complaint-answer', { ...soon, within: '15 days' }), 'rule-time'],
		[typed('letter', 'complaint-answer', { ...soon, within: 'soon' }), 'rule-time'],
		[typed('letter', 'complaint-answer', { ...soon, within: '0 working days' }), 'rule-time'],
		[typed('letter', 'complaint-answer', { ...soon, from: '2020-01-01' }), 'law-day'],
		[typed('letter', 'complaint-answer', {}), 'law-source'],
		[typed('letter', 'review-apply', {}), 'same'],
		[typed('letter', 'ask-answer', {}), 'same'],
		[typed('letter', 'no-such-row', soon), 'gone'],
		[typed('own-date', 'review-cps', { ...soon, best: '4 months' }), 'rule-time'],
		[typed('own-date', 'review-cps', { ...soon, checkedOn: '2026-12-01' }), 'law-source'],
		[typed('own-date', 'review-cps', {}), 'same'],
		[typed('own-date', 'no-such-row', soon), 'gone'],
		[typed('step', 'released.both', {}), 'same'],
		[typed('step', 'appeal-waiting.both', {}), 'law-source'],
		[typed('step', 'no-such-row', soon), 'gone'],
		[typed('wait', 'crown-charged-to-completed', { days: '-4' }), 'wait-days'],
		[typed('wait', 'crown-charged-to-completed', { period: '2026' }), 'wait-period'],
		[typed('wait', 'crown-charged-to-completed', { retrieved: '2020-01-01' }), 'wait-day'],
		[
			typed('wait', 'crown-charged-to-completed', { url: 'https://www.gov.uk.example/' }),
			'wait-source'
		],
		[typed('holiday', '2026-12-26', { closed: 'yes' }), 'holiday-day'],
		[typed('holiday', '2031-12-25', { closed: 'yes' }), 'holiday-day'],
		[typed('holiday', '2026-12-25', { closed: 'yes' }), 'same'],
		[typed('number', 'cruse', { number: '12' }), 'number']
	];

	for (const [found, wanted] of refused) assert.equal(found, wanted);
});
