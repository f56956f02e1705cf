import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import { readDay, readInstant, timeOn } from './day.ts';

const ten = instantOf('2026-05-01', '11:00');

test('a moment is read in every form in which the courts write it', () => {
	const forms = [
		'2026-05-01T10:00:00Z',
		'2026-05-01T10:00Z',
		'2026-05-01T10:00:00.000Z',
		'2026-05-01T10:00:00+00:00',
		'2026-05-01T11:00:00+0100',
		'2026-05-01T11:00:00',
		// What Java's ZonedDateTime writes, and so what the courts' own system sends.
		'2026-05-01T10:00:00Z[UTC]',
		'2026-05-01T10:00Z[UTC]',
		'2026-05-01T10:00:00Z[Etc/UTC]',
		'2026-05-01T11:00:00+01:00[Europe/London]',
		'2026-05-01T11:00:00[Europe/London]',
		'2026-05-01T12:00:00[Europe/Paris]'
	];

	for (const form of forms) {
		assert.equal(readInstant(form), ten, form);
		assert.equal(readDay(form), '2026-05-01', form);
		assert.deepEqual(timeOn(form), { kind: 'day', on: '2026-05-01', startsAt: ten }, form);
	}
});

test('what is no moment is none, whatever it looks like', () => {
	const forms = [
		'',
		'tomorrow',
		'2026-05-01',
		'2026-13-01T10:00:00Z',
		'2026-02-30T10:00:00Z[UTC]',
		'2026-05-01T25:00:00Z',
		'2026-05-01T10:00:00Z[Nowhere/Else]',
		'2026-05-01T10:00:00Z[UTC',
		'2026-05-01T10:00:00+01:00[Europe/Paris][',
		'2026-05-01T10:00:00Zulu'
	];

	for (const form of forms) assert.equal(readInstant(form), undefined, form);
	assert.equal(readInstant(undefined), undefined);
});
