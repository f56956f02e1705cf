import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, weekOf } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { deadlines, type Deadline } from './deadline.ts';
import type { Day, Event, EventData, HearingTime, Teller } from '#lib/domain/event.ts';
import { duties } from './right.ts';

const today = '2026-03-20';

test('the contact scheme is something to ask about after twelve months of prison or more, and a hospital order', () => {
	const sentences: [EventData['sentenced'], boolean][] = [
		[{ sentence: 'prison', term: { length: { months: 12 } } }, true],
		[{ sentence: 'prison', term: { length: { months: 11 } } }, false],
		[{ sentence: 'prison' }, false],
		[{ sentence: 'prison', term: { life: true } }, true],
		[{ sentence: 'prison', term: { extended: true } }, true],
		[{ sentence: 'prison', term: { length: { weeks: 104 } } }, true],
		[{ sentence: 'prison', term: { length: { years: 2, months: 2, weeks: 2 } } }, true],
		[{ sentence: 'prison', term: { length: { months: 60 }, atLeast: true } }, true],
		[{ sentence: 'hospital-order' }, true],
		[{ sentence: 'suspended-prison', term: { length: { months: 24 } } }, false],
		[{ sentence: 'community-order', term: { length: { months: 24 } } }, false],
		[{ sentence: 'fine' }, false],
		[{ sentence: 'discharge' }, false],
		[{ sentence: 'other', term: { length: { months: 24 } } }, false]
	];

	for (const [data, isOwed] of sentences) {
		const found = owed('contact-scheme', [anEvent({ kind: 'sentenced', on: '2026-03-06', data })]);
		assert.equal(found.length, isOwed ? 1 : 0, JSON.stringify(data));
		assert.ok(found.every(({ state, dueOn }) => state === 'ask' && !dueOn));
	}
});

test('the contact scheme is met when she is put forward, and a first call is owed from then on', () => {
	const events = [
		anEvent({ kind: 'sentenced', on: '2026-03-06', data: { term: { length: { months: 30 } } } }),
		anEvent({ kind: 'contact-scheme-referred', on: '2026-03-13' })
	];

	assert.equal(owed('contact-scheme', events)[0]?.state, 'kept');
	assert.equal(owed('liaison-officer', events)[0]?.owedBy, 'probation');
	assert.equal(owed('liaison-officer', events)[0]?.dueOn, '2026-04-14');
});

test('that nobody is charged is owed by the prosecutors for their decision, and no number is made up for the police', () => {
	const closed = (by: 'police' | 'cps') => [
		anEvent({ kind: 'closed-without-charge', on: '2026-03-06', data: { by } })
	];

	assert.equal(owed('not-charged', closed('cps'))[0]?.owedBy, 'cps');
	assert.deepEqual(owed('not-charged', closed('police')), []);
});

test('a complaint is answered by the agency complained of, and by no other', () => {
	const complaint = anEvent({ kind: 'complaint-received', on: '2026-03-06', data: { by: 'cps' } });
	const answered = (toldBy: Teller) =>
		anEvent({
			kind: 'victim-told',
			on: '2026-03-10',
			toldBy,
			data: { about: 'complaint-received' }
		});

	const byOther = owed('complaint-answer', [complaint, answered('police')]);
	const byThem = owed('complaint-answer', [complaint, answered('cps')]);

	assert.equal(byOther[0]?.owedBy, 'cps');
	assert.equal(byOther[0]?.state, 'due');
	assert.equal(byThem[0]?.state, 'kept');
});

test('the newest date of a hearing is owed to her, and the dates before it are not', () => {
	const events = [
		listed('2026-02-02', onDay('2026-06-10')),
		listed('2026-03-06', onDay('2026-09-21'))
	];

	const found = owed('hearing', events);

	assert.deepEqual(
		found.map(({ dueOn }) => dueOn),
		['2026-03-16']
	);
});

test('a date told again does not start the clock anew, nor does a time of day', () => {
	const events = [
		listed('2026-02-02', onDay('2026-06-10')),
		listed('2026-03-06', onDay('2026-06-10')),
		listed('2026-03-09', onDay('2026-06-10', '10:30'))
	];

	const found = owed('hearing', events);

	assert.deepEqual(
		found.map(({ because }) => because),
		[events[0]]
	);
});

test('another court for the same date starts the clock anew', () => {
	const first = listed('2026-02-02', onDay('2026-06-10'));
	const elsewhere = {
		...listed('2026-03-06', onDay('2026-06-10')),
		data: { ...first.data, court: 'Woolwich Crown Court' }
	};

	assert.deepEqual(
		owed('hearing', [first, elsewhere]).map(({ because }) => because),
		[elsewhere]
	);
});

test('a hearing ordered at an earlier one and then listed by the court is owed once, from the order on', () => {
	const ordered = listed('2026-03-02', onDay('2026-06-10'), 'ordered');
	const itself = listed('2026-03-04', onDay('2026-06-10'), 'itself');

	assert.deepEqual(
		owed('hearing', [ordered, itself]).map(({ because }) => because),
		[ordered]
	);
});

test('a hearing without a date, or off its date, is no date to be told of', () => {
	const off = anEvent({ kind: 'hearing-cancelled', on: '2026-03-09' });

	assert.deepEqual(owed('hearing', [listed('2026-03-06')]), []);
	assert.deepEqual(owed('hearing', [listed('2026-03-06', onDay('2026-06-10')), off]), []);
	assert.equal(owed('hearing', [listed('2026-03-06', weekOf('2026-06-08'))]).length, 1);
});

// The result of a hearing that we had never heard of made it "a date was set", and that late by 1,365 working days.
test('of a hearing that was over when we heard of it no telling is due, and none is late', () => {
	const heardAt = (day: Day) => instantOf(day, '17:00');
	const when = onDay('2026-03-06');
	const data = { hearing: 'trial-1', when };
	const heard = (day: Day, on: Day = '2026-02-02') =>
		owed('hearing', [anEvent({ kind: 'hearing-listed', on, data, heardAt: heardAt(day) })]);

	assert.deepEqual(heard('2026-03-06', '2026-03-06'), []);
	assert.deepEqual(heard('2026-03-06'), []);
	assert.deepEqual(heard('2026-03-10'), []);
	assert.equal(heard('2026-03-05').length, 1);
});

test('nobody is to tell her by a day of a date that has come', () => {
	// The court has until 13 March, the unit one day more: the hearing is over by then.
	assert.deepEqual(owed('hearing', [listed('2026-03-06', onDay('2026-03-12'))]), []);
	assert.equal(owed('hearing', [listed('2026-02-20', onDay('2026-03-12'))]).length, 1);
	assert.equal(owed('hearing', [listed('2026-03-06', onDay('2026-03-23'))]).length, 1);
});

test('a telling about a hearing meets the date it came after, and not the date that came after it', () => {
	const told = anEvent({
		kind: 'victim-told',
		on: '2026-02-04',
		data: { about: 'hearing-listed' }
	});
	const first = listed('2026-02-02', onDay('2026-06-10'));

	assert.equal(owed('hearing', [first, told])[0]?.state, 'kept');
	assert.equal(
		owed('hearing', [first, told, listed('2026-03-18', onDay('2026-09-21'))])[0]?.state,
		'due'
	);
});

test('one fact told by two agencies is owed once', () => {
	const events = [
		anEvent({ kind: 'discontinued', on: '2026-03-06', toldBy: 'cps' }),
		anEvent({ kind: 'discontinued', on: '2026-03-06', toldBy: 'courts', defendant: 'one' })
	];

	assert.equal(owed('stopped', events).length, 1);
});

test('each thing she can ask for stands there once, however often it comes up', () => {
	const events = [
		anEvent({ kind: 'evidence-needed', on: '2026-02-02' }),
		anEvent({ kind: 'evidence-needed', on: '2026-03-02' })
	];

	assert.equal(owed('court-visit', events).length, 1);
});

test('what the police say of the day she reported it takes the place of what she said', () => {
	const hers = anEvent({ kind: 'reported', on: '2026-02-02', toldBy: 'victim' });
	const theirs = anEvent({ kind: 'reported', on: '2026-02-04', toldBy: 'police' });

	assert.equal(owed('support-referral', [hers])[0]?.because, hers);
	assert.deepEqual(
		owed('support-referral', [hers, theirs]).map(({ because }) => because),
		[theirs]
	);
});

test('that the case is over is owed only where nothing else told how it ended', () => {
	const concluded = anEvent({ kind: 'concluded', on: '2026-03-12' });
	const ends = [
		anEvent({ kind: 'verdict-given', on: '2026-03-06' }),
		anEvent({ kind: 'sentenced', on: '2026-03-06' }),
		anEvent({ kind: 'discontinued', on: '2026-03-06' })
	];
	const because = (events: readonly Event[]) =>
		owed('outcome', events).map((row) => row.because.kind);

	assert.deepEqual(because([concluded]), ['concluded']);
	assert.deepEqual(
		ends.map((end) => because([end, concluded])),
		[['verdict-given'], [], []]
	);
	const other = anEvent({ kind: 'verdict-given', on: '2026-03-06', defendant: 'other' });
	const ofOne = anEvent({ kind: 'concluded', on: '2026-03-12', defendant: 'one' });
	assert.deepEqual(because([other, ofOne]), ['concluded', 'verdict-given']);
	const unnamed = anEvent({ kind: 'sentenced', on: '2026-03-06' });
	assert.deepEqual(because([unnamed, ofOne]), []);
	assert.deepEqual(
		because([{ ...unnamed, ...{ defendant: other.defendant } } as Event, concluded]),
		[]
	);
});

test('the end of a case is met by telling her the verdict', () => {
	const events = [
		anEvent({ kind: 'concluded', on: '2026-03-12' }),
		anEvent({ kind: 'victim-told', on: '2026-03-13', data: { about: 'verdict-given' } })
	];

	assert.equal(owed('outcome', events)[0]?.state, 'kept');
});

test('her statement is read after guilty and before the sentence, and at no other time', () => {
	const verdict = (said: 'guilty' | 'not-guilty' | 'other') =>
		anEvent({ kind: 'verdict-given', on: '2026-03-06', data: { verdict: said } });
	const sentenced = anEvent({ kind: 'sentenced', on: '2026-03-18' });

	const pleaded = (plea: 'guilty' | 'not-guilty') =>
		anEvent({ kind: 'plea-entered', on: '2026-03-06', data: { plea } });

	assert.equal(owed('statement-read', [verdict('guilty')]).length, 1);
	assert.equal(owed('statement-read', [pleaded('guilty')]).length, 1);
	assert.deepEqual(owed('statement-read', [pleaded('not-guilty')]), []);
	assert.deepEqual(owed('statement-read', [verdict('not-guilty')]), []);
	assert.deepEqual(owed('statement-read', [verdict('other')]), []);
	assert.deepEqual(owed('statement-read', [verdict('guilty'), sentenced]), []);
	assert.deepEqual(owed('statement-read', [pleaded('guilty'), sentenced]), []);
});

// It was firm and late from the day after, though the unit's day begins when the prosecutors tell it, which nobody says.
test('nobody is late with the news that she must give evidence, nor with a scheme for crimes we do not know', () => {
	const sentence = { sentence: 'prison', term: { length: { months: 30 } } } as const;
	const events = [
		anEvent({ kind: 'evidence-needed', on: '2025-03-06' }),
		anEvent({ kind: 'sentenced', on: '2025-09-01', data: sentence })
	];

	for (const id of ['evidence', 'contact-scheme'])
		assert.deepEqual(
			owed(id, events).map(({ state }) => state),
			['ask'],
			id
		);
});

test('she can ask why a charge was left on file and why the court stopped the case', () => {
	const ids = (kind: 'left-on-file' | 'stopped-by-court') =>
		all([anEvent({ kind, on: '2026-03-06' })]).map(({ duty, state, owedBy }) => [
			duty.id,
			state,
			owedBy
		]);

	assert.deepEqual(ids('left-on-file'), [['left-on-file', 'ask', 'cps']]);
	assert.deepEqual(ids('stopped-by-court'), [['stopped-by-court', 'ask', 'witness-care']]);
});

test('a case of which nothing was told owes her nothing', () => {
	assert.deepEqual(all([]), []);
	assert.deepEqual(all([anEvent({ kind: 'date-given', on: '2026-03-06' })]), []);
});

function listed(on: Day, when?: HearingTime, hearing = 'trial-1') {
	return anEvent({ kind: 'hearing-listed', on, data: { hearing, ...(when ? { when } : {}) } });
}

function all(events: readonly Event[]): Deadline[] {
	const now = instantOf(today, '12:00');
	return deadlines(events, duties, { enhanced: 'no', sendTellings: new Map(), now });
}

function owed(id: string, events: readonly Event[]): Deadline[] {
	return all(events).filter(({ duty }) => duty.id === id);
}
