import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { chance } from '#tests/world/chance.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { calendarFile, type Reminder } from './reminder.ts';

const now = instantOf('2026-11-18', '10:00');
const aReminder = (over: Partial<Reminder> = {}): Reminder => ({
	uid: '0a1b2c3d@reminder.invalid',
	on: '2026-12-24',
	summary: 'Reminder',
	remindDaysBefore: [14, 1],
	...over
});

/** The one entry as a calendar reads it. */
function entryOf(file: string) {
	const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
	const entries = calendar.getAllSubcomponents('vevent');
	assert.equal(entries.length, 1);
	return { calendar, entry: entries[0]!, event: new ICAL.Event(entries[0]) };
}

test('a calendar reads one entry for the whole day, which does not move with the zone', () => {
	const { event } = entryOf(calendarFile([aReminder()], now));

	assert.equal(event.startDate.isDate, true);
	assert.equal(event.startDate.toString(), '2026-12-24');
	assert.equal(event.endDate.toString(), '2026-12-25');
	assert.equal(event.summary, 'Reminder');
});

test('the file has what RFC 5545 asks of it: version, maker, name and time of making in UTC', () => {
	const { calendar, entry } = entryOf(calendarFile([aReminder()], now));

	assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
	assert.ok(calendar.getFirstPropertyValue('prodid'));
	assert.equal(entry.getFirstPropertyValue('uid'), '0a1b2c3d@reminder.invalid');
	assert.equal(String(entry.getFirstPropertyValue('dtstamp')), '2026-11-18T10:00:00Z');
});

test('the calendar speaks at 9 in the morning, so many days before', () => {
	const { entry, event } = entryOf(
		calendarFile([aReminder({ remindDaysBefore: [14, 1, 0] })], now)
	);

	const spoken = entry.getAllSubcomponents('valarm').map((alarm) => {
		const time = event.startDate.clone();
		time.isDate = false;
		time.addDuration(alarm.getFirstPropertyValue('trigger') as unknown as ICAL.Duration);
		return time.toString();
	});

	assert.deepEqual(spoken, ['2026-12-10T09:00:00', '2026-12-23T09:00:00', '2026-12-24T09:00:00']);
});

test('every line ends in CR LF and has at most 75 bytes, and no character is cut', () => {
	const summary = 'تذكير '.repeat(40).trim();

	const file = calendarFile([aReminder({ summary })], now);

	const lines = file.split('\r\n');
	assert.equal(lines.pop(), '');
	assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n')));
	assert.ok(lines.every((line) => !line.includes('\ufffd')));
	assert.equal(entryOf(file).event.summary, summary);
});

test('any words come out as they went in, and never make a line of their own', () => {
	const random = chance(5545);
	const signs = [...',;\\:"\'\n\r\tABCżółć تذكير😀\u0000\u0085=%'];

	for (let round = 0; round < 500; round += 1) {
		const summary = Array.from(
			{ length: Math.floor(random() * 120) },
			() => signs[Math.floor(random() * signs.length)]
		).join('');

		const file = calendarFile([aReminder({ summary, remindDaysBefore: [] })], now);

		const wanted = summary.replace(/\r\n|\r/g, '\n').replace(/(?!\n)\p{Cc}/gu, '');
		assert.equal(entryOf(file).event.summary ?? '', wanted);
		assert.equal(file.match(/^BEGIN:/gm)?.length, 2);
	}
});

test('the file names no place, no person and nothing of a case', () => {
	const file = calendarFile([aReminder()], now);

	assert.doesNotMatch(file, /LOCATION|ORGANIZER|ATTENDEE|URL|court|police|crime|victim|alongside/i);
	assert.deepEqual(
		file
			.split('\r\n')
			.map((line) => line.split(/[:;]/)[0])
			.filter((name, nth, all) => all.indexOf(name) === nth),
		[
			...['BEGIN', 'VERSION', 'PRODID', 'UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'CLASS'],
			...['TRANSP', 'ACTION', 'DESCRIPTION', 'TRIGGER', 'END', '']
		]
	);
});

test('an hour in London stays that hour on both sides of the change of clocks', () => {
	const hours = [
		['2027-03-26', '10:00', '2027-03-26T10:00:00Z'],
		['2027-03-29', '10:00', '2027-03-29T09:00:00Z'],
		['2027-10-29', '14:30', '2027-10-29T13:30:00Z'],
		['2027-11-01', '14:30', '2027-11-01T14:30:00Z']
	] as const;

	for (const [on, time, inUtc] of hours) {
		const timed = aReminder({ on, startsAt: instantOf(on, time), remindDaysBefore: [7, 1] });
		const { calendar, entry, event } = entryOf(calendarFile([timed], now));
		const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!);
		const start = event.startDate.clone();
		start.zone = zone;

		assert.equal(zone.tzid, 'Europe/London');
		assert.equal(start.toString(), `${on}T${time}:00`);
		assert.equal(start.toJSDate().toISOString(), inUtc.replace('Z', '.000Z'));
		const before = entry
			.getAllSubcomponents('valarm')
			.map((alarm) => String(alarm.getFirstPropertyValue('trigger')));
		assert.deepEqual(before, ['-P7D', '-P1D']);
	}
});
