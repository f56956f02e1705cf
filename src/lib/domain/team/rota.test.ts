import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import {
	addDays,
	dayOf,
	instantOf,
	isBankHoliday,
	minuteOfDay,
	weekdayOf
} from '#lib/domain/calendar.ts';
import { half, notice } from '#lib/domain/call/call.ts';
import { canKeep, offer, passOf, type Rota, type Shift } from './rota.ts';
import { chance } from '#tests/world/chance.ts';
import { aRota, aShift, aTeam, everyDay } from '#tests/team/teams.ts';

// A Wednesday.
const now = instantOf('2026-11-25', '10:00');
const [ann, bea, cat] = ['ann', 'bea', 'cat'] as PersonId[] as [PersonId, PersonId, PersonId];
const at = (time: string, on = '2026-11-25') => instantOf(on, time);
const promised = (time: string, team = 'east', on?: string) => ({
	team,
	from: at(time, on),
	to: at(time, on) + half
});
const starts = (rota: Partial<Rota>, over = {}, from = now) =>
	offer(aTeam(over), aRota(rota), from).slots.map((slot) => slot.from);

test('half hours are offered from an hour before they begin, while somebody is at work', () => {
	const found = offer(aTeam(), aRota({ shifts: [aShift({ at: ['09:00', '13:15'] })] }), now);

	assert.deepEqual(
		found.slots.map(({ from }) => from),
		['11:00', '11:30', '12:00', '12:30'].map((time) => at(time))
	);
	assert.equal(found.when, 'soon');
});

test('outside its hours a team makes no call, whoever is at work', () => {
	const hours = [{ weekday: 3, from: 12 * 60, to: 13 * 60 + 20 }];

	assert.deepEqual(starts({}, { hours }), [at('12:00'), at('12:30')]);
	assert.deepEqual(starts({}, { hours: [] }), []);
});

test('a time promised to somebody is gone, unless a second advocate is free', () => {
	const one = { promised: [promised('11:00')] };
	const two = { ...one, shifts: [aShift(), aShift({ person: bea })] };

	assert.equal(starts(one)[0], at('11:30'));
	assert.equal(starts(two)[0], at('11:00'));
	assert.equal(
		starts({ ...two, promised: [promised('11:00'), promised('11:00')] })[0],
		at('11:30')
	);
});

test('a time kept for two hours takes each half hour in it', () => {
	const long = { team: 'east', from: at('11:00'), to: at('13:00') };

	assert.equal(starts({ promised: [long] })[0], at('13:00'));
});

test('who is away makes no call, and who stands in for them only when at work and free', () => {
	const away = { person: ann, from: at('00:00'), to: at('23:59') };
	const west = aShift({ person: bea, team: 'west', at: ['11:00', '12:00'] });

	assert.deepEqual(starts({ absences: [away] }), []);
	assert.deepEqual(starts({ absences: [{ ...away, coveredBy: bea }] }), []);
	const covered = { absences: [{ ...away, coveredBy: bea }], shifts: [aShift(), west] };
	assert.deepEqual(starts(covered), [at('11:00'), at('11:30')]);
	assert.deepEqual(starts({ ...covered, promised: [promised('11:00', 'west')] }), [at('11:30')]);
	const both = [...covered.absences, { ...away, person: bea }];
	assert.deepEqual(starts({ ...covered, absences: both }), []);
});

test('one who works for two teams makes one call in a half hour, and another is found for the other where there is one', () => {
	const shifts = [aShift(), aShift({ team: 'west' })];

	assert.equal(starts({ shifts, promised: [promised('11:00', 'west')] })[0], at('11:30'));
	const third = [...shifts, aShift({ person: cat, team: 'west' })];
	assert.equal(starts({ shifts: third, promised: [promised('11:00', 'west')] })[0], at('11:00'));
});

test('eight days are shown, today among them, and no bank holiday or weekend', () => {
	const christmas = instantOf('2026-12-23', '18:00');
	const days = starts({ shifts: everyDay(ann, 'east', christmas) }, {}, christmas).map(dayOf);

	assert.deepEqual([...new Set(days)], ['2026-12-24', '2026-12-29', '2026-12-30']);
});

test('a Saturday and an evening of a team are offered by the clock, over a bank holiday and a change of clocks', () => {
	const week = [
		{ weekday: 2, from: 17 * 60, to: 20 * 60 },
		{ weekday: 6, from: 10 * 60, to: 14 * 60 }
	];
	const days = (from: string) => Array.from({ length: 12 }, (_, nth) => addDays(from, nth));
	const shifts = (from: string) => days(from).map((on) => aShift({ on, at: ['08:00', '21:00'] }));
	const said = (from: string) => {
		const found = offer(
			aTeam({ hours: week }),
			aRota({ shifts: shifts(from) }),
			instantOf(from, '08:00')
		);
		const byDay = Map.groupBy(found.slots, ({ on }) => on);
		return [...byDay].map(([on, of]) => {
			const ends = [of[0]!.from, of.at(-1)!.to].map((at) => minuteOfDay(at) / 60);
			return [on, of.length, ...ends].join(' ');
		});
	};

	assert.deepEqual(said('2026-11-25'), ['2026-11-28 8 10 14', '2026-12-01 6 17 20']);
	// The clocks go on in the night to Sunday 28 March 2027, and the Monday after is Easter Monday.
	assert.deepEqual(said('2027-03-24'), ['2027-03-27 8 10 14', '2027-03-30 6 17 20']);
	// They go back in the night to Sunday 25 October 2026.
	assert.deepEqual(said('2026-10-22'), ['2026-10-24 8 10 14', '2026-10-27 6 17 20']);
	// Boxing Day 2028 is a Tuesday: no evening is offered on it.
	assert.deepEqual(said('2028-12-21'), ['2028-12-23 8 10 14']);
});

test('where nothing is free in eight days the first day that can be kept is said, and it is late', () => {
	const later = aShift({ on: '2026-12-14' });
	const found = offer(aTeam(), aRota({ shifts: [later] }), now);

	assert.equal(found.when, 'late');
	assert.equal(found.slots[0]?.on, '2026-12-14');
	assert.equal(
		offer(aTeam(), aRota({ shifts: [aShift({ on: '2027-02-01' })] }), now).when,
		'never'
	);
});

test('two working days are soon, three are late', () => {
	const when = (on: string) => offer(aTeam(), aRota({ shifts: [aShift({ on })] }), now).when;

	assert.deepEqual(['2026-11-27', '2026-11-30'].map(when), ['soon', 'late']);
});

test('a team that is full offers only what comes after enough of its promises', () => {
	const waiting = ['11:00', '14:00', '15:30'].map((time) => ({ team: 'east', until: at(time) }));
	const found = (cap: number) => offer(aTeam({ cap }), aRota({ waiting }), now);

	assert.deepEqual(
		[found(4), found(3), found(2)].map(({ when, slots }) => [when, slots[0]?.from]),
		[
			['soon', at('11:00')],
			['full', at('11:00')],
			['full', at('14:00')]
		]
	);
	assert.equal(offer(aTeam({ cap: 0 }), aRota(), now).when, 'never');
});

test('on the night the clock goes back an hour of ours comes twice, and each can be promised', () => {
	const hours = [{ weekday: 7, from: 60, to: 120 }];
	const night = { on: '2026-10-25', at: ['00:00', '06:00'] as const };
	const found = offer(
		aTeam({ hours }),
		aRota({ shifts: [aShift(night)] }),
		instantOf('2026-10-24', '12:00')
	);

	assert.equal(found.slots.length, 4);
	assert.deepEqual(found.slots.map(passOf), ['first', 'first', 'second', 'second']);
	assert.equal(passOf({ from: at('11:00') }), undefined);
});

test('on the night the clock goes on an hour of ours is not there, and none is made up for it', () => {
	const hours = [{ weekday: 7, from: 30, to: 150 }];
	const night = { on: '2026-03-29', at: ['00:00', '06:00'] as const };
	const found = offer(
		aTeam({ hours }),
		aRota({ shifts: [aShift(night)] }),
		instantOf('2026-03-28', '12:00')
	);

	assert.deepEqual(
		found.slots.map(({ from }) => minuteOfDay(from)),
		[30, 120]
	);
});

test('of a thousand rotas no half hour is offered that was not open, not staffed or promised to as many as work', () => {
	const draw = chance(7);
	for (let nth = 0; nth < 1000; nth += 1) {
		const start = instantOf(addDays('2026-01-01', Math.floor(draw() * 700)), '08:10');
		const shifts: Shift[] = Array.from({ length: 4 }, (_, of) => {
			const from = start + Math.floor(draw() * 96) * half;
			const length = Math.floor(draw() * 12) * half;
			return { person: `p${of % 3}` as PersonId, team: 'east', from, to: from + length };
		});
		const taken = Array.from({ length: 6 }, () => {
			const from = Math.ceil(start / half) * half + Math.floor(draw() * 96) * half;
			return { team: 'east', from, to: from + half };
		});
		const rota = aRota({ shifts, promised: taken });
		for (const slot of offer(aTeam(), rota, start).slots) {
			const working = new Set(
				shifts.filter((s) => s.from <= slot.from && slot.to <= s.to).map((s) => s.person)
			);
			const owed = taken.filter(({ from }) => from === slot.from).length;
			assert.ok(slot.from >= start + notice && slot.from % half === 0);
			assert.ok(!isBankHoliday(slot.on) && weekdayOf(slot.on) < 6);
			assert.ok(minuteOfDay(slot.from) >= 540 && minuteOfDay(slot.from) < 1020);
			assert.ok(owed < working.size, `${owed} of ${working.size}`);
			assert.ok(canKeep(aTeam(), rota, slot));
		}
	}
});
