import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aDuty, anEvent, onDay } from '#tests/world/builders.ts';
import { askState, asksAbout, isAboutMove, mayAsk, type Ask } from './ask.ts';
import { addWorkingDays, instantOf } from '#lib/domain/calendar.ts';
import { deadlines, type Deadline } from './deadline.ts';
import { type Day, type Event, type EventId } from '#lib/domain/event.ts';
import { duties } from './right.ts';

const arrest = anEvent({ kind: 'suspect-arrested', on: '2026-11-09', id: 'arrest-1' });
const row = {
	duty: aDuty(),
	because: arrest,
	owedBy: 'police',
	state: 'overdue',
	dueOn: '2026-11-16'
} as const;

function anAsk(over: Partial<Ask> = {}): Ask {
	return {
		duty: 'arrest',
		because: arrest.id,
		to: 'police',
		rung: 'ask',
		state: 'open',
		answering: { way: 'ring', times: [] },
		...over
	};
}

function stateOn(day: Day, ask: Ask, about: Partial<Deadline> = {}, events: Event[] = [arrest]) {
	return askState(ask, { ...row, ...about }, events, instantOf(day, '12:00'));
}

const answers = (answer: 'yes' | 'no' | 'not-sure', on: Day, over = {}) =>
	anEvent({
		kind: 'told-answered',
		on,
		data: { duty: 'arrest', because: arrest.id, answer, ...over }
	});

test('until she says that she sent it, an ask is ready and nobody is late with an answer', () => {
	assert.deepEqual(stateOn('2027-06-01', anAsk()), { state: 'ready' });
});

test('asked on Wednesday 3 March 2027, an answer should come by Wednesday 10 March', () => {
	const found = stateOn('2027-03-10', anAsk({ askedOn: '2027-03-03' }));

	assert.equal(found.state, 'asked');
	assert.equal(found.state === 'asked' && found.answerBy, '2027-03-10');
});

test('Easter is not counted, and the next step opens on the day after the check day', () => {
	const ask = anAsk({ askedOn: '2027-03-24' });

	// 26 and 29 March 2027 are bank holidays: 25, 30, 31 March, 1 and 2 April are the five days.
	assert.equal(stateOn('2027-04-02', ask).state, 'asked');
	assert.equal(stateOn('2027-04-03', ask).state, 'next-step');
});

test('an answer that tells her nothing opens the next step at once', () => {
	const found = stateOn('2026-11-20', anAsk({ askedOn: '2026-11-19', repliedOn: '2026-11-20' }));

	assert.equal(found.state, 'next-step');
});

test('a telling of the agency answers the ask, whenever it comes', () => {
	const found = stateOn('2026-12-24', anAsk({ askedOn: '2026-11-19' }), { metOn: '2026-12-01' });

	assert.deepEqual(found, { state: 'answered', on: '2026-12-01' });
});

test('her own yes answers it, and her last answer is the one that counts', () => {
	const ask = anAsk({ askedOn: '2026-11-19' });
	const [no, yes] = [answers('no', '2026-11-18'), answers('yes', '2026-11-20')];

	assert.deepEqual(stateOn('2026-11-23', ask, {}, [arrest, no, yes]), {
		state: 'answered',
		on: '2026-11-20'
	});
	assert.equal(
		stateOn('2026-11-23', ask, {}, [arrest, yes, answers('no', '2026-11-21')]).state,
		'asked'
	);
	assert.equal(stateOn('2026-11-23', ask, {}, [arrest, no]).state, 'asked');
});

test('an answer about another duty or another event answers nothing', () => {
	const ask = anAsk({ askedOn: '2026-11-19' });
	const others = [
		answers('yes', '2026-11-20', { duty: 'interview' }),
		answers('yes', '2026-11-20', { because: 'other' as EventId })
	];

	assert.equal(stateOn('2026-11-23', ask, {}, [arrest, ...others]).state, 'asked');
});

// Right 12: Victims' Commissioner, how to complain (10); Victims' Code 2021, recalled (20).
test('a complaint is acknowledged in ten working days and answered in twenty', () => {
	const found = stateOn('2026-11-20', anAsk({ rung: 'complaint', askedOn: '2026-11-19' }));

	assert.equal(found.state, 'asked');
	assert.deepEqual(found.state === 'asked' && [found.acknowledgeBy, found.answerBy], [
		addWorkingDays('2026-11-19', 10),
		'2026-12-17'
	]);
});

test('a review and the Ombudsman have no day that we know of, so time alone opens nothing', () => {
	for (const rung of ['review', 'ombudsman'] as const)
		assert.equal(stateOn('2030-01-01', anAsk({ rung, askedOn: '2026-11-19' })).state, 'asked');
});

// IOPC, reviews and appeals: for a letter of 1 April the last day is 29 April.
test('a review of the police is asked for within 28 days, counted from the day after the letter', () => {
	const ask = anAsk({ rung: 'complaint', askedOn: '2026-03-02', repliedOn: '2026-04-01' });
	const stepsOn = (day: Day) => {
		const found = stateOn(day, ask);
		return found.state === 'next-step' ? found.steps : [];
	};

	assert.deepEqual(stepsOn('2026-04-29')[0], {
		rung: 'review',
		lastDay: '2026-04-29',
		passed: false
	});
	assert.equal(stepsOn('2026-04-30')[0]?.passed, true);
});

test('for prosecutors the second stage has no day of the police’s', () => {
	const ask = anAsk({
		to: 'cps',
		rung: 'complaint',
		askedOn: '2026-03-02',
		repliedOn: '2026-04-01'
	});
	const found = stateOn('2026-04-29', ask, { owedBy: 'cps' });

	assert.deepEqual(found.state === 'next-step' && found.steps[0], {
		rung: 'review',
		passed: false
	});
});

// Victims and Prisoners Act 2024, section 27: no MP is needed. The year is recalled.
test('the Ombudsman is asked within a year of the day she could know', () => {
	const ask = anAsk({ rung: 'complaint', askedOn: '2026-11-19' });
	const found = stateOn('2026-12-18', ask);

	assert.deepEqual(found.state === 'next-step' && found.steps, [
		{ rung: 'ombudsman', lastDay: '2027-11-16', passed: false }
	]);
});

test('she may ask about what is late, what nobody can say and what has no number, never about what is not due', () => {
	const states = ['due', 'not-known', 'overdue', 'kept', 'kept-late', 'ask'] as const;

	assert.deepEqual(
		states.filter((state) => mayAsk({ state })),
		['not-known', 'overdue', 'ask']
	);
});

test('an ask goes with its row when the event is put right, and when an agency tells what she told first', () => {
	const asked = {
		enhanced: 'no',
		sendTellings: new Map([['police', 0]]),
		now: instantOf('2026-12-01')
	};
	const putRight = anEvent({
		kind: 'suspect-arrested',
		on: '2026-11-10',
		id: 'arrest-2',
		corrects: arrest.id
	});
	const hers = anEvent({ kind: 'reported', on: '2026-11-02', toldBy: 'victim', id: 'hers' });
	const theirs = anEvent({ kind: 'reported', on: '2026-11-03', id: 'theirs' });
	const events = [arrest, putRight, hers, theirs];
	const rows = deadlines(events, duties, asked as Parameters<typeof deadlines>[2]);
	const about = (duty: string, asks: Ask[]) => {
		const found = rows.find((one) => one.duty.id === duty);
		assert.ok(found, duty);
		const { current, before } = asksAbout(asks, found, events);
		return before.length + (current ? 1 : 0);
	};

	assert.equal(about('arrest', [anAsk({ state: 'over' }), anAsk({ rung: 'supervisor' })]), 2);
	assert.equal(
		about('support-referral', [anAsk({ duty: 'support-referral', because: hers.id })]),
		1
	);
	assert.equal(about('arrest', [anAsk({ because: hers.id })]), 0);
	assert.equal(about('recorded', [anAsk()]), 0);
});

test('news by a plan that is late once more can be asked for once more', () => {
	const plan = anEvent({ kind: 'update-plan-agreed', on: '2026-08-03', data: { everyWeeks: 4 } });
	const late = (ask: Ask, events: Event[]) => {
		const rows = deadlines(events, duties, {
			enhanced: 'no',
			sendTellings: new Map(),
			now: instantOf('2026-11-25', '12:00')
		});
		const found = rows.find(({ duty }) => duty.id === 'next-update');
		assert.ok(found);
		return { found: { ...found, state: 'overdue' as const }, asks: [ask], events };
	};
	const ask = anAsk({ duty: 'next-update', because: plan.id, askedOn: '2026-09-03' });
	const yes = anEvent({
		kind: 'told-answered',
		on: '2026-09-07',
		data: { duty: 'next-update', because: plan.id, answer: 'yes' }
	});

	const first = late(ask, [plan]);
	const again = late(ask, [plan, yes]);

	assert.equal(asksAbout(first.asks, first.found, first.events).current, ask);
	assert.deepEqual(asksAbout(again.asks, again.found, again.events), {
		all: [ask],
		current: undefined,
		before: [],
		answered: ask
	});
});

test('why a date moved is asked where it stands in the place of another, and not of one that was wrong', () => {
	const listed = (on: Day, day: Day, over = {}) =>
		anEvent({
			kind: 'hearing-listed',
			on,
			data: { hearing: 'trial', purpose: 'trial', when: onDay(day) },
			...over
		});
	const first = listed('2026-04-01', '2026-06-10');
	const moved = listed('2026-05-04', '2026-12-07');
	const right = listed('2026-05-04', '2026-12-07', { corrects: first.id });
	const asksWhy = (events: readonly Event[]) => {
		const asked = {
			enhanced: 'no',
			sendTellings: new Map(),
			now: instantOf('2026-05-06')
		} as const;
		const row = deadlines(events, duties, asked).find(({ duty }) => duty.id === 'hearing')!;
		return isAboutMove(row, events);
	};

	assert.deepEqual([[first], [first, moved], [first, right]].map(asksWhy), [false, true, false]);

	const vacated = anEvent({
		kind: 'trial-vacated',
		on: '2026-05-04',
		data: { hearing: 'trial', reason: '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8' }
	});
	assert.equal(asksWhy([first, vacated, moved]), false, 'the court told why');
});
