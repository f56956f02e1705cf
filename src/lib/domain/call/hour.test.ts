import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import { aRota, aShift, aTeam } from '#tests/team/teams.ts';
import { aSlot } from '#tests/world/builders.ts';
import { hourOf, readBy, teamToRead, waitsForTime } from './hour.ts';

const words = 'Sunday after 7';
const asking = { language: 'en', talking: [] } as const;
const saturday = instantOf('2026-11-28', '20:00');

test('somebody reads it by the end of the next working day, over a weekend and a bank holiday too', () => {
	const by = (day: string) => dayOf(readBy(instantOf(day, '10:00')).to);

	assert.equal(by('2026-11-25'), '2026-11-26');
	assert.equal(by('2026-11-27'), '2026-11-30');
	assert.equal(by('2026-11-28'), '2026-11-30');
	// Christmas Day is a Friday, and Boxing Day is kept on the Monday.
	assert.equal(by('2026-12-24'), '2026-12-29');
});

test('only who wrote when she is safe and has no time waits for one', () => {
	assert.ok(waitsForTime({ hour: words, slots: [] }));
	assert.ok(!waitsForTime({ hour: words, slots: [aSlot()] }));
	assert.ok(!waitsForTime({ slots: [] }));
});

test('a time that an advocate gave it can be refused, one that she chose since cannot', () => {
	const timed = { hour: words, slots: [aSlot()] };
	const steps = (...all: string[]) => all.map((step) => ({ step }));

	assert.equal(hourOf(timed, steps('asked', 'taken', 'timed', 'returned')), 'timed');
	assert.equal(hourOf(timed, steps('asked', 'taken', 'timed', 'moved')), undefined);
	assert.equal(hourOf({ ...timed, slots: [] }, steps('asked')), 'waits');
	assert.equal(hourOf({ slots: [aSlot()] }, steps('asked', 'timed')), undefined);
});

test('nobody is told that it is read where nobody is at work by then', () => {
	const monday = aShift({ on: '2026-11-30' });
	const found = (rota: Parameters<typeof aRota>[0], over = {}) =>
		teamToRead([aTeam(over)], aRota(rota), asking, saturday)?.id;
	const away = { person: 'ann' as PersonId, from: monday.from, to: monday.to };

	assert.equal(found({ shifts: [monday] }), 'east');
	assert.equal(found({ shifts: [monday] }, { isOpen: false }), undefined);
	assert.equal(found({ shifts: [aShift({ on: '2026-12-01' })] }), undefined);
	assert.equal(found({ shifts: [monday], absences: [away] }), undefined);
	assert.equal(found({ shifts: [monday], absences: [{ ...away, to: away.to - 1 }] }), 'east');
});
