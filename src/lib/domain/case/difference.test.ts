import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, onDays, weekOf } from '#tests/world/builders.ts';
import { chance } from '#tests/world/chance.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { asksAbout, type Ask } from '#lib/domain/clock/ask.ts';
import { deadlines, type Deadline } from '#lib/domain/clock/deadline.ts';
import { differences, leading } from './difference.ts';
import type { Event, EventId } from '#lib/domain/event.ts';
import { nextHearing } from './hearing.ts';
import { ownHearing } from './own-facts.ts';
import { duties } from '#lib/domain/clock/right.ts';

const hers = { toldBy: 'victim' } as const;
const trialBy = (toldBy: 'victim' | 'courts', on: string, when = onDay(on), told = '2026-10-01') =>
	anEvent({
		kind: 'hearing-listed',
		on: told,
		toldBy,
		data: { hearing: toldBy === 'victim' ? ownHearing('trial') : 'trial-1', purpose: 'trial', when }
	});
const said = (events: readonly Event[]) =>
	differences(events).map(({ about, hers: mine, theirs }) => [about, mine.id, theirs.id]);

function arrestRows(events: readonly Event[]): Deadline[] {
	const now = instantOf('2026-03-06', '12:00');
	const asked = { enhanced: 'no', sendTellings: new Map<never, never>(), now } as const;
	return deadlines(events, duties, asked).filter(({ duty }) => duty.id === 'arrest');
}

test('another day for the same thing stands beside hers, and the agency leads', () => {
	const mine = anEvent({ kind: 'suspect-arrested', on: '2026-03-03', ...hers });
	const police = anEvent({ kind: 'suspect-arrested', on: '2026-03-05' });

	assert.deepEqual(said([mine, police]), [['day', mine.id, police.id]]);
	assert.deepEqual(leading([mine, police]), [{ ...police, insteadOf: [mine.id] }]);
});

test('what both say alike is no difference, and it is said once', () => {
	const mine = anEvent({ kind: 'charged', on: '2026-03-03', ...hers });
	const police = anEvent({ kind: 'charged', on: '2026-03-03' });

	assert.deepEqual(said([mine, police]), []);
	assert.deepEqual(leading([mine, police]), [{ ...police, insteadOf: [mine.id] }]);
});

// She heard which day she is to come, the court told the first: nobody said something else.
test('any of the days of a trial is its date', () => {
	const days = onDays(['2026-12-07', '2026-12-08', '2026-12-09']);
	const courts = trialBy('courts', '2026-12-07', days);

	assert.deepEqual(said([trialBy('victim', '2026-12-09'), courts]), []);
	assert.equal(said([trialBy('victim', '2026-12-10'), courts]).length, 1);
});

test('what no agency has told stands as she told it', () => {
	const mine = anEvent({ kind: 'suspect-arrested', on: '2026-03-03', ...hers });
	const other = anEvent({ kind: 'charged', on: '2026-05-05' });

	assert.deepEqual(said([mine, other]), []);
	assert.deepEqual(leading([mine, other]), [mine, other]);
});

test('another outcome is a difference, whatever the day', () => {
	const mine = anEvent({
		kind: 'verdict-given',
		on: '2026-03-03',
		data: { verdict: 'guilty' },
		...hers
	});
	const court = anEvent({
		kind: 'verdict-given',
		on: '2026-03-03',
		data: { verdict: 'not-guilty' }
	});

	assert.deepEqual(said([mine, court]), [['outcome', mine.id, court.id]]);
});

test('with two people hers stands beside the one who fits it', () => {
	const mine = anEvent({
		kind: 'verdict-given',
		on: '2026-03-03',
		data: { verdict: 'guilty' },
		...hers
	});
	const freed = anEvent({
		kind: 'verdict-given',
		on: '2026-03-03',
		defendant: 'a',
		data: { verdict: 'not-guilty' }
	});
	const guilty = anEvent({
		kind: 'verdict-given',
		on: '2026-03-04',
		defendant: 'b',
		data: { verdict: 'guilty' }
	});

	assert.deepEqual(said([mine, freed, guilty]), [['day', mine.id, guilty.id]]);
});

test('let go with rules and let go without are two outcomes of one thing', () => {
	const mine = anEvent({ kind: 'suspect-under-investigation', on: '2026-03-03', ...hers });
	const police = anEvent({ kind: 'suspect-on-bail', on: '2026-03-03' });

	assert.deepEqual(said([mine, police]), [['outcome', mine.id, police.id]]);
});

test('two arrests more than a month apart are two arrests', () => {
	const mine = anEvent({ kind: 'suspect-arrested', on: '2026-01-03', ...hers });
	const near = anEvent({ kind: 'suspect-arrested', on: '2026-02-03' });
	const far = anEvent({ kind: 'suspect-arrested', on: '2026-02-04' });

	assert.deepEqual(said([mine, near]), [['day', mine.id, near.id]]);
	assert.deepEqual(said([mine, far]), []);
	assert.deepEqual(leading([mine, far]), [mine, far]);
});

test('another date for the trial is shown, and the court leads', () => {
	const mine = trialBy('victim', '2027-05-11');
	const court = trialBy('courts', '2027-03-02');
	const events = leading([mine, court]);

	assert.deepEqual(said([mine, court]), [['date', mine.id, court.id]]);
	assert.equal(nextHearing(events, '2026-11-25')?.now.hearing, 'trial-1');
});

test('a date the court had before it moved was right when she told it', () => {
	const mine = trialBy('victim', '2027-03-02');
	const first = trialBy('courts', '2027-03-02');
	const moved = trialBy('courts', '2027-05-11', onDay('2027-05-11'), '2026-11-01');

	assert.deepEqual(said([mine, first, moved]), []);
	assert.deepEqual(leading([mine, first, moved]), [{ ...first, insteadOf: [mine.id] }, moved]);
});

test('a day in the weeks the court planned is no difference', () => {
	const court = trialBy('courts', '2027-03-01', weekOf('2027-03-01', 2));

	assert.deepEqual(said([trialBy('victim', '2027-03-10'), court]), []);
	assert.equal(said([trialBy('victim', '2027-03-15'), court]).length, 1);
});

test('a date of no said sort stays beside the one the court has', () => {
	const mine = anEvent({
		kind: 'date-given',
		on: '2026-10-01',
		data: { on: '2027-01-05' },
		...hers
	});
	const court = trialBy('courts', '2027-03-02');

	assert.deepEqual(said([mine, court]), [['date', mine.id, court.id]]);
	assert.deepEqual(leading([mine, court]), [mine, court]);
	assert.deepEqual(said([mine, trialBy('courts', '2027-01-05')]), []);
});

test('a trial she heard is off, and the court still has, is said before she travels', () => {
	const court = trialBy('courts', '2027-03-02');
	const off = anEvent({
		kind: 'trial-vacated',
		on: '2026-11-20',
		data: { hearing: ownHearing('trial') },
		...hers
	});
	const listedAgain = trialBy('courts', '2027-05-11', onDay('2027-05-11'), '2026-11-22');

	assert.deepEqual(said([court, off]), [['off', off.id, court.id]]);
	assert.deepEqual(said([court, off, listedAgain]), []);
});

// Right 6: she said that nobody told her of the arrest she knew of; the police tell of the same arrest later.
test('her answer about her own event counts for the event of the agency', () => {
	const mine = anEvent({ kind: 'suspect-arrested', on: '2026-03-03', ...hers });
	const answer = anEvent({
		kind: 'told-answered',
		on: '2026-04-01',
		data: { duty: 'arrest', because: mine.id, answer: 'no' },
		...hers
	});
	const police = anEvent({ kind: 'suspect-arrested', on: '2026-03-05' });
	const kept = leading([mine, answer, police]).find(({ kind }) => kind === 'told-answered');

	assert.deepEqual(kept?.data, { duty: 'arrest', because: police.id, answer: 'no' });
});

test('what she asked about her own event stands beside the agency that leads over it', () => {
	const mine = anEvent({ kind: 'suspect-arrested', on: '2026-03-03', ...hers });
	const police = anEvent({ kind: 'suspect-arrested', on: '2026-03-05' });
	const ask: Ask = {
		duty: 'arrest',
		because: mine.id,
		to: 'police',
		rung: 'ask',
		state: 'open',
		answering: { way: 'ring', times: [] }
	};
	const events = leading([mine, police]);
	const row = arrestRows(events)[0];

	assert.ok(row);
	assert.deepEqual(asksAbout([ask], row, events).current, ask);
});

test('the clock counts one arrest once, by the day the agency gives', () => {
	const mine = anEvent({ kind: 'suspect-arrested', on: '2026-03-03', ...hers });
	const police = anEvent({ kind: 'suspect-arrested', on: '2026-03-05' });

	const rows = arrestRows(leading([mine, police]));

	assert.deepEqual(
		rows.map(({ because }) => because.id),
		[police.id]
	);
});

test('whatever anybody tells in whatever order, no agency event is lost and none of hers leads over one', () => {
	const next = chance(4406);
	const below = (limit: number) => Math.floor(next() * limit);
	const kinds = ['reported', 'suspect-arrested', 'charged', 'verdict-given', 'sentenced'] as const;
	for (let round = 0; round < 500; round += 1) {
		const events: Event[] = Array.from({ length: below(12) }, (_, nth) => {
			const day = `2026-03-${String(1 + below(28)).padStart(2, '0')}`;
			const kind = kinds[below(kinds.length)] ?? 'charged';
			const toldBy = below(2) ? 'victim' : 'police';
			return { ...anEvent({ kind, on: day, toldBy }), id: `e${nth}` as EventId };
		});
		const theirs = events.filter(({ toldBy }) => toldBy !== 'victim');
		const kept = leading(events);

		assert.deepEqual(
			kept.filter(({ toldBy }) => toldBy !== 'victim').map(({ id }) => id),
			theirs.map(({ id }) => id)
		);
		for (const { hers: mine } of differences(events))
			assert.ok(!kept.some(({ id }) => id === mine.id));
	}
});
