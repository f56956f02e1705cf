/** What is promised and told over the two nights on which the clocks change, at real instants of the years to come. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aRota, aShift, aTeam } from '#tests/team/teams.ts';
import { addDays, dayOf, instantOf } from '#lib/domain/calendar.ts';
import { checkInsAfter } from '#lib/domain/call/check-in.ts';
import { mayContact, nothingChosen, safeUntil } from '#lib/domain/reach/contact-plan.ts';
import { lettingIn } from '#lib/domain/access/letting-in.ts';
import { nextRead } from '#lib/domain/advocate/next-read.ts';
import { hoursToldIn } from '#lib/domain/reach/notice-way.ts';
import { untaken } from '#lib/domain/call/promise-watch.ts';
import { half } from '#lib/domain/call/call.ts';
import { offer } from '#lib/domain/team/rota.ts';
import { triesAmong } from '#lib/domain/call/tries.ts';

const hour = 3_600_000;
const nights = [
	{ on: '2026-10-25', hours: 25 },
	{ on: '2027-03-28', hours: 23 },
	{ on: '2027-10-31', hours: 25 },
	{ on: '2028-03-26', hours: 23 }
] as const;

const allDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 24 * 60 }));

for (const { on, hours } of nights) {
	const span = { from: instantOf(on), to: instantOf(addDays(on, 1)) };
	const before = span.from - 12 * hour;

	test(`on ${on} each half hour of the ${hours} hours is offered once, and tries lie in order`, () => {
		const rota = aRota({ shifts: [aShift(span)] });

		const { slots } = offer(aTeam({ hours: allDay }), rota, before);

		const starts = Array.from({ length: hours * 2 }, (_, nth) => span.from + nth * half);
		assert.deepEqual(
			slots.map(({ from }) => from),
			starts
		);
		assert.ok(slots.every((slot) => slot.on === on && slot.to - slot.from === half));
		const tries = triesAmong(slots);
		assert.ok(tries.every(({ from }, nth) => nth === 0 || from >= tries[nth - 1]!.to + half));
	});

	test(`on ${on} a promise of the night is warned of half an hour before and moved ten minutes before it is over`, () => {
		for (let from = span.from; from < span.from + 4 * hour; from += half) {
			const promise = { from, to: from + half };
			const told = { ...promise, warnedFrom: from };

			assert.equal(untaken(promise, from - half - 1), 'nothing');
			assert.equal(untaken(promise, from - half), 'warn');
			assert.equal(untaken(told, from + half - 600_001), 'nothing');
			assert.equal(untaken(told, from + half - 600_000), 'move');
		}
	});

	test(`on ${on} a note comes in her hours by the clock on the wall, and its time ends with them`, () => {
		const plan = {
			...nothingChosen,
			hours: hoursToldIn({ days: ['7'], parts: ['morning'] }),
			ways: [{ way: 'push' as const, provenAt: before }]
		};
		const may = (at: number) =>
			mayContact(plan, { channel: 'push', says: 'something-new', owedAt: before }, at);
		const [eight, noon] = [instantOf(on, '08:00'), instantOf(on, '12:00')];

		for (const at of [before, span.from, span.from + hour, span.from + 2 * hour, eight - 1])
			assert.deepEqual(may(at), { may: 'later', at: eight, why: 'not-now' });
		assert.equal(may(eight).may, 'now');
		assert.equal(may(noon - 1).may, 'now');
		assert.equal(may(noon).may, 'later');
		assert.equal(safeUntil(plan, eight), noon);
	});

	test(`over the night of ${on} somebody she lets in waits for 24 hours, whatever the clock says`, () => {
		const asked = { panes: ['now'], days: 7 };

		const decided = lettingIn(asked, { enhanced: 'unknown', shared: true }, before);

		assert.ok(decided.ok);
		assert.deepEqual([decided.startsAt - before, decided.until - before], [24 * hour, 192 * hour]);
	});

	test(`over the night of ${on} a message is read when the next shift begins, also by who stands in all that day`, () => {
		const shift = { from: instantOf(on, '09:00'), to: instantOf(on, '17:00') };
		const own = nextRead({ shifts: [shift], away: [] }, before);
		const away = [{ ...span, cover: [shift] }];

		assert.deepEqual(own, { when: 'next', at: shift.from, by: 'own' });
		assert.deepEqual(nextRead({ shifts: [shift], away }, before), { ...own, by: 'cover' });
	});

	test(`two and eight weeks over the night of ${on} are whole days`, () => {
		for (const weeks of [2, 8] as const) {
			const closed = addDays(on, 1 - weeks * 7);
			const due = checkInsAfter(closed).find((one) => one.weeks === weeks);

			// The day after, or the next on which offices work.
			assert.ok(due && due.on >= addDays(on, 1) && due.on <= addDays(on, 2));
			assert.equal(dayOf(instantOf(due.on)), due.on);
		}
	});
}
