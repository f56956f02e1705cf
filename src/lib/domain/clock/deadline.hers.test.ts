/** What she answers herself, who told her, and what an agency says that she does not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { deadlines, type Deadline } from './deadline.ts';
import type { Day, Event, Teller, ToldAnswer } from '#lib/domain/event.ts';
import { duties } from './right.ts';

// An arrest on Friday 6 March 2026: five working days are up on Friday the 13th.
const arrest = anEvent({ kind: 'suspect-arrested', on: '2026-03-06' });

test('with no tellings the day that passed is not known, until she says that nobody told her', () => {
	assert.equal(row([arrest]).state, 'not-known');
	assert.equal(row([arrest, answered('not-sure')]).state, 'not-known');
	assert.equal(row([arrest, answered('no')]).state, 'overdue');
	assert.equal(row([arrest, answered('yes')]).state, 'kept');
});

test('an agency that sends its tellings and sent none is late, unless she says that she was told', () => {
	const sends: readonly Teller[] = ['police'];

	assert.equal(row([arrest], { sends }).state, 'overdue');
	assert.equal(row([arrest, answered('not-sure')], { sends }).state, 'overdue');
	assert.equal(row([arrest, answered('yes')], { sends }).state, 'kept');
});

test('"yes" claims no day and no lateness, unless she gives the day', () => {
	const without = row([arrest, answered('yes')]);
	const inTime = row([arrest, answered('yes', { toldOn: '2026-03-13' })]);
	const late = row([arrest, answered('yes', { toldOn: '2026-03-14' })]);

	assert.deepEqual([without.state, without.metOn, without.workingDaysLate], ['kept', undefined, 0]);
	assert.deepEqual([inTime.state, inTime.metOn], ['kept', '2026-03-13']);
	assert.deepEqual([late.state, late.metOn], ['kept-late', '2026-03-14']);
});

test('the last answer counts, in whatever order the events lie', () => {
	const no = answered('no', { on: '2026-03-18', at: '10:00' });
	const yes = answered('yes', { on: '2026-03-18', at: '10:01' });

	assert.equal(row([arrest, no, yes]).state, 'kept');
	assert.equal(row([yes, no, arrest]).state, 'kept');
	assert.equal(row([arrest, yes, { ...no, heardAt: yes.heardAt + 1 }]).state, 'overdue');
});

test('only her own answer counts, and only for the row and the fact it is about', () => {
	const other = anEvent({ kind: 'suspect-arrested', on: '2026-03-03' });
	const foreign = { ...answered('no'), toldBy: 'police' as const };

	assert.equal(row([arrest, foreign]).state, 'not-known');
	assert.equal(row([arrest, answered('no', { duty: 'interview' })]).state, 'not-known');
	const both = all([arrest, other, answered('no', { because: other })]);
	assert.deepEqual(
		both.map(({ because, state }) => [because, state]),
		[
			[other, 'overdue'],
			[arrest, 'not-known']
		]
	);
	assert.equal(row([arrest, answered('no', { because: anEvent(bail) })]).state, 'not-known');
});

test('an answer stays with its fact when that is put right, or told by another agency too', () => {
	const right = anEvent({ kind: 'suspect-arrested', on: '2026-03-05', corrects: arrest.id });
	const again = anEvent({ kind: 'suspect-arrested', on: '2026-03-05', corrects: right.id });

	assert.equal(row([arrest, answered('no'), right]).state, 'overdue');
	assert.equal(row([arrest, answered('no'), right, again]).state, 'overdue');
	const twice = anEvent({ kind: 'suspect-arrested', on: arrest.on, toldBy: 'courts' });
	assert.equal(row([arrest, twice, answered('no', { because: twice })]).state, 'overdue');
});

test('corrections that go round in a circle are followed once', () => {
	const one = anEvent({ id: 'one', kind: 'suspect-arrested', on: '2026-03-06', corrects: 'two' });
	const two = anEvent({ id: 'two', kind: 'suspect-arrested', on: '2026-03-06', corrects: 'one' });

	assert.deepEqual(all([one, two, answered('no', { because: one })]), []);
});

test('an answer about her own report stays when the police say the day of it', () => {
	const hers = anEvent({ kind: 'reported', on: '2026-03-02', toldBy: 'victim' });
	const theirs = anEvent({ kind: 'reported', on: '2026-03-03' });
	const no = answered('no', { duty: 'support-referral', because: hers });

	assert.equal(row([hers, theirs, no], { duty: 'support-referral' }).state, 'overdue');
});

test('a day she gave that a correction moved before the event is left out', () => {
	const right = anEvent({ kind: 'suspect-arrested', on: '2026-03-10', corrects: arrest.id });
	const yes = answered('yes', { toldOn: '2026-03-09' });

	const found = row([arrest, yes, right], { today: '2026-03-25' });

	assert.deepEqual([found.state, found.metOn], ['kept', undefined]);
});

test('before its day has passed a row asks nothing, and an early answer changes nothing', () => {
	const found = row([arrest, answered('no', { on: '2026-03-10' })], { today: '2026-03-13' });

	assert.deepEqual([found.state, found.mayAnswer], ['due', false]);
});

test('she is asked only where no agency says that it told her', () => {
	const told = anEvent({ kind: 'victim-told', on: '2026-03-09' });

	assert.equal(row([arrest]).mayAnswer, true);
	assert.equal(row([arrest], { sends: ['police'] }).mayAnswer, true);
	assert.equal(row([arrest, answered('yes')]).mayAnswer, true);
	assert.equal(row([arrest, told]).mayAnswer, false);
	assert.equal(row([anEvent({ kind: 'reported', on })], { duty: 'needs' }).mayAnswer, false);
});

test('an agency that says it told her keeps its row, and her "no" is shown beside it only if it is about the same time', () => {
	const told = (day: Day) => anEvent({ kind: 'victim-told', on: day });
	const no = answered('no', { on: '2026-03-17' });

	const against = row([arrest, told('2026-03-09'), no]);
	const after = row([arrest, no, told('2026-03-18')]);

	assert.deepEqual([against.state, against.answer?.answer], ['kept', 'no']);
	assert.deepEqual([after.state, after.answer], ['kept-late', undefined]);
});

test('whoever told her is named, also when another owed it', () => {
	const told = anEvent({ kind: 'victim-told', on: '2026-03-09', toldBy: 'witness-care' });

	const found = row([arrest, told]);

	assert.deepEqual([found.owedBy, found.metBy], ['police', 'witness-care']);
});

test('what she says she was told of, by whomever, is her own word', () => {
	const told = anEvent({ kind: 'victim-told', on: '2026-03-09', toldBy: 'victim' });

	const found = row([arrest, told]);

	assert.deepEqual([found.state, found.metOn, found.metBy], ['kept', '2026-03-09', undefined]);
});

test('a telling about one defendant does not meet what is owed about another', () => {
	const of = (defendant: string) =>
		anEvent({ kind: 'suspect-arrested', on: '2026-03-06', defendant });
	const told = (defendant: string) => anEvent({ kind: 'victim-told', on: '2026-03-09', defendant });

	assert.equal(row([of('one'), told('one')]).state, 'kept');
	assert.equal(row([of('one'), told('two')]).state, 'not-known');
	// Of two arrested on one day, the row that waits stands for both.
	assert.equal(row([of('one'), of('two'), told('one')]).state, 'not-known');
});

test('what no agency can send us is never late by their silence', () => {
	const events = [
		anEvent({ kind: 'sent-to-crown-court', on: '2026-01-05' }),
		anEvent({ kind: 'sentenced', on: '2026-03-02' }),
		anEvent({ kind: 'victim-told', on: '2026-03-03', data: { about: 'sentenced' } })
	];
	const found = (more: readonly Event[]) =>
		row([...events, ...more], { duty: 'sentence-review', sends: ['witness-care'] });
	const no = answered('no', { duty: 'sentence-review', because: events[1] as Event });

	assert.equal(found([]).state, 'not-known');
	assert.equal(found([no]).state, 'overdue');
	assert.equal(row(events, { duty: 'sentence', sends: ['witness-care'] }).state, 'kept');
});

// A case that was sent back to the magistrates was owed it still, because it had once been in the Crown Court.
test('a sentence outside the Crown Court cannot be looked at again as too low, so nothing is owed of it', () => {
	const sentenced = anEvent({ kind: 'sentenced', on: '2026-03-02' });
	const listed = (courtKind: 'crown' | 'magistrates', on = '2026-02-02') =>
		anEvent({
			kind: 'hearing-listed',
			on: '2026-01-05',
			data: { hearing: on, courtKind, when: onDay(on) }
		});
	const owed = (events: readonly Event[]) =>
		all(events).some(({ duty }) => duty.id === 'sentence-review');

	assert.equal(owed([sentenced]), false);
	assert.equal(owed([listed('magistrates'), sentenced]), false);
	assert.equal(owed([listed('crown'), sentenced]), true);
	assert.equal(owed([listed('crown'), listed('magistrates', '2026-03-02'), sentenced]), false);
});

test('every row has a key of its own that says nothing, and keeps it when more is told', () => {
	const events = [arrest, anEvent({ kind: 'reported', on }), anEvent({ kind: 'sentenced', on })];
	const keys = all(events).map(({ key }) => key);

	assert.equal(new Set(keys).size, keys.length);
	for (const { key, duty, because } of all(events)) {
		assert.match(key, /^[a-z0-9]{4,7}~/);
		assert.ok(key.endsWith(`~${because.id}`) && !key.startsWith(duty.id));
	}
	const marks = new Set(duties.map(({ id }) => id));
	assert.equal(marks.size, duties.length);
	const first = row([arrest]).key;
	assert.equal(row([...events, answered('no')]).key, first);
});

test('what she can ask for is done with once somebody says so', () => {
	const reported = anEvent({ kind: 'reported', on });
	const plan = anEvent({ kind: 'update-plan-agreed', on: '2026-03-10' });

	assert.equal(row([reported], { duty: 'updates' }).state, 'ask');
	assert.deepEqual(
		[row([reported, plan], { duty: 'updates' })].map(({ state, metOn, dueOn }) => [
			...[state, metOn, dueOn]
		]),
		[['kept', '2026-03-10', undefined]]
	);
});

const on = '2026-03-02';
const bail = { kind: 'suspect-on-bail', on } as const;

type Given = { on?: Day; at?: string; duty?: string; because?: Event; toldOn?: Day };

function answered(answer: ToldAnswer, given: Given = {}) {
	const { on = '2026-03-17', at = '12:00', duty = 'arrest', because = arrest, toldOn } = given;
	const data = { duty, because: because.id, answer, ...(toldOn ? { toldOn } : {}) };
	return anEvent({ kind: 'told-answered', on, heardAt: instantOf(on, at), data, toldBy: 'victim' });
}

type Look = { today?: Day; sends?: readonly Teller[]; duty?: string };

function all(
	events: readonly Event[],
	{ today = '2026-03-20', sends = [] }: Look = {}
): Deadline[] {
	const now = instantOf(today, '12:00');
	return deadlines(events, duties, {
		enhanced: 'no',
		sendTellings: new Map(sends.map((one) => [one, 0])),
		now
	});
}

function row(events: readonly Event[], look: Look = {}): Deadline {
	const found = all(events, look).find(({ duty }) => duty.id === (look.duty ?? 'arrest'));
	assert.ok(found);
	return found;
}
