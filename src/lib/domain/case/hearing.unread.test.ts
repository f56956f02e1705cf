import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, onDays } from '#tests/world/builders.ts';
import { denied } from '#tests/stage/stories.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Day, Event, EventData } from '#lib/domain/event.ts';
import { newestMove } from '#lib/domain/news/move.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import { sayNext } from '#lib/i18n/case/hearing-words.ts';
import { sayMove } from '#lib/i18n/case/move-words.ts';
import { hearings } from './hearing.ts';
import { isNews } from './news.ts';
import { timeline } from './timeline.ts';

const first = listed('2026-10-01', { when: onDay('2026-12-07', '10:00') });
const unread = listed('2026-10-05', { dateUnread: true });
const hers = { lang: 'en', places: false } as const;
const had =
	'The last date we had was <b>Monday 7 December 2026</b>. Ask the Witness Care Unit if it is still right.';

// "The trial has been moved. There is no new date yet": the day she knew was gone for a bracket in a timestamp.
test('a date that cannot be read does not take the place of one that could', () => {
	const [trial] = hearings([first, unread]);

	assert.deepEqual(trial?.now.when, onDay('2026-12-07', '10:00'));
	assert.deepEqual([trial?.state, trial?.before, trial?.change], ['planned', [], undefined]);
	assert.equal(trial?.unread, unread);
});

test('she reads that it cannot be read, and the date we had, wherever the date stands', () => {
	const events = [...denied(), first, unread];
	const [trial] = hearings(events);
	const [entry] = timeline(events);
	const move = newestMove(events, instantOf('2026-10-06'));

	assert.ok(trial && entry && move);
	assert.deepEqual(sayNext(trial, hers, '2026-10-06'), [
		'The court sent a date, but we cannot read it.',
		had
	]);
	const { title, detail } = sayEntry(entry, hers);
	assert.deepEqual([title, detail], ['The court sent a date, but we cannot read it', had]);
	assert.deepEqual(sayMove(move, hers), {
		title: 'The court sent a date for the trial, but we cannot read it.',
		date: had,
		more: []
	});
});

test('where no date was known she reads whom to ask', () => {
	const [trial] = hearings([unread]);

	assert.ok(trial);
	assert.deepEqual(sayNext(trial, hers, '2026-10-06'), [
		'The court sent a date, but we cannot read it.',
		'Ask the Witness Care Unit for the date.'
	]);
});

test('the next date that can be read says where it stands, also when it is the one we had', () => {
	const same = listed('2026-10-05', { when: onDay('2026-12-07', '10:00') });
	const other = listed('2026-10-08', { when: onDay('2027-01-11', '10:00') });

	const thatDay = { ...unread, on: first.on, heardAt: first.heardAt + 1 };
	assert.equal(isNews(first, [first, thatDay]), true);
	assert.equal(isNews(first, [first]), false);
	assert.equal(hearings([first, unread, same])[0]?.unread, undefined);
	const [moved] = hearings([first, unread, other]);
	assert.deepEqual([moved?.unread, moved?.now.when], [undefined, onDay('2027-01-11', '10:00')]);
	assert.deepEqual(moved?.before, [{ when: onDay('2026-12-07', '10:00'), change: 'moved' }]);
});

test('it takes nothing from a trial that goes on, is off or is over', () => {
	const days = listed('2026-10-01', { when: onDays(['2026-10-05', '2026-10-06'], '10:00') });
	const sat = anEvent({ kind: 'hearing-held', on: '2026-10-05', data: { hearing: 'trial-1' } });
	const off = anEvent({ kind: 'trial-vacated', on: '2026-10-02' });
	const states = [[sat], [off], [sat, { ...sat, on: '2026-10-06' }]].map(
		(more) => hearings([days, ...more, unread] as Event[])[0]?.state
	);

	assert.deepEqual(states, ['begun', 'off', 'held']);
});

test('told twice it is one line', () => {
	const again = { ...unread, id: 'again', on: '2026-10-06' } as Event;

	assert.equal(timeline([first, unread, again]).length, 2);
});

function listed(on: Day, data: Partial<EventData['hearing-listed']>) {
	return anEvent({ kind: 'hearing-listed', on, data: { hearing: 'trial-1', ...data } });
}
