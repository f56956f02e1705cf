import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import { linesNow } from './lines.ts';
import { needs, services } from './service.ts';
import { openness } from './opening.ts';

const noon = instantOf('2026-11-25', '12:00');
const night = instantOf('2026-11-26', '03:00');

test('at any hour there is a line to call, and the first one never closes', () => {
	for (const now of [noon, night]) {
		const [first] = linesNow(now);

		assert.ok(first);
		assert.equal(first.until, undefined);
	}
});

test('no line is named that is closed, or whose hours nobody has read', () => {
	for (const now of [noon, night])
		for (const about of [undefined, ...needs])
			for (const { name } of linesNow(now, about)) {
				const service = services.find((one) => one.name === name);
				assert.equal(service && openness(service, now).state, 'open', name);
			}
});

test('whoever said what happened is given lines made for it', () => {
	const named = (now: number) =>
		linesNow(now, 'crime.hba')
			.map(({ name }) => name)
			.join();

	assert.match(named(noon), /Karma Nirvana/);
	assert.doesNotMatch(named(night), /Karma Nirvana/);
});

test('a number whose check is too old is not given', () => {
	assert.deepEqual(linesNow(instantOf('2028-01-03', '12:00')), []);
});
