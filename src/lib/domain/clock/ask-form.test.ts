import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedDay } from '#tests/case/own-builders.ts';
import { answerWays, readAnswering, readPastDay, readReply } from './ask-form.ts';
import { instantOf } from '#lib/domain/calendar.ts';

const between = { notBefore: '2026-11-09', now: instantOf('2026-11-25', '10:00') };

test('each way to be answered is read, and times count only where they ring her', () => {
	for (const way of answerWays)
		assert.deepEqual(readAnswering({ way, times: ['15:00', '09:00', '03:00'] }), {
			ok: true,
			found: { way, times: way === 'phone' ? ['09:00', '15:00'] : [] }
		});
});

test('nothing is taken to be safe that she did not choose', () => {
	assert.deepEqual(readAnswering({ way: 'pigeon', times: ['09:00'] }), {
		ok: false,
		problems: { way: 'way-missing' }
	});
	for (const times of [[], ['10:00', 'any']])
		assert.deepEqual(readAnswering({ way: 'phone', times }), {
			ok: false,
			problems: { times: 'times-missing' }
		});
});

test('an empty day is today in London', () => {
	const late = { ...between, now: instantOf('2026-11-25', '23:59') };

	assert.deepEqual(readPastDay(typedDay(), late), { ok: true, found: '2026-11-25' });
});

test('a day is read in any digits, from the day it began to today', () => {
	const read = (...parts: string[]) => {
		const day = readPastDay(typedDay(...parts), between);
		return day.ok ? day.found : day.problems.on;
	};

	assert.equal(read('٢٣', '١١', '٢٠٢٦'), '2026-11-23');
	assert.equal(read('9', '11', '2026'), '2026-11-09');
	assert.equal(read('8', '11', '2026'), 'too-early');
	assert.equal(read('26', '11', '2026'), 'future');
	assert.equal(read('31', '11', '2026'), 'not-a-day');
	assert.equal(read('23', '11', ''), 'not-a-day');
});

test('an answer needs what happened; its day may stay empty', () => {
	assert.deepEqual(readReply({ outcome: 'told', on: typedDay() }, between), {
		ok: true,
		found: { outcome: 'told', on: '2026-11-25' }
	});
	assert.deepEqual(readReply({ outcome: '', on: typedDay('31', '11', '2026') }, between), {
		ok: false,
		problems: { outcome: 'outcome-missing', on: 'not-a-day' }
	});
	assert.deepEqual(readReply({ outcome: 'not-told', on: typedDay('30', '11', '2026') }, between), {
		ok: false,
		problems: { on: 'future' }
	});
});
