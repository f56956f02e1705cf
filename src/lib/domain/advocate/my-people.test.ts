import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, noChoices, onDay, onDays, weekOf } from '#tests/world/builders.ts';
import type { HearingTime } from '#lib/domain/event.ts';
import { inOrder, signs, standingOf, type Given, type Standing } from './my-people.ts';

const now = Date.parse('2026-11-25T09:30:00Z');

function given(when: HearingTime, panes: Given['panes'] = ['dates']): Given {
	const data = { hearing: 'h', purpose: 'trial', when, court: 'Harrow' } as const;
	return {
		panes,
		events: [anEvent({ kind: 'hearing-listed', on: '2026-11-01', data })],
		choices: noChoices,
		enhanced: 'no',
		sendTellings: new Map(),
		openedAt: now - 2,
		lookedAt: now - 1,
		touchedAt: now - 1,
		messages: 0
	};
}

test('a day in court is said from today on for seven days, and a week of which any day is one of them', () => {
	const said = (when: HearingTime) => standingOf(given(when), now).hearing?.on;

	assert.deepEqual(
		['2026-11-24', '2026-11-25', '2026-12-01', '2026-12-02'].map((on) => said(onDay(on, '10:00'))),
		[undefined, '2026-11-25', '2026-12-01', undefined]
	);
	assert.deepEqual(
		['2026-11-16', '2026-11-23', '2026-11-30', '2026-12-07'].map((on) => said(weekOf(on))),
		[undefined, '2026-11-23', '2026-11-30', undefined]
	);
	assert.deepEqual(standingOf(given(onDay('2026-11-25'), ['now', 'needs']), now), { signs: [] });
});

test('of a trial that goes on the next of its days is said', () => {
	const going = given(onDays(['2026-11-23', '2026-11-24', '2026-11-27', '2026-11-30'], '10:00'));
	const sat = anEvent({ kind: 'hearing-held', on: '2026-11-23', data: { hearing: 'h' } });

	const found = standingOf({ ...going, events: [...going.events, sat] }, now);

	assert.equal(found.hearing?.on, '2026-11-27');
});

test('what cannot wait stands first, of two days in court the sooner, and what is not open last', () => {
	const open = (name: string, standing: Standing) => ({ name, isOpen: true, ...standing });
	const each = signs.map((sign) => open(sign, { signs: [sign] }));
	const soon = open('soon', { signs: ['hearing'], hearing: onDay('2026-11-26') });
	const later = open('later', { signs: ['hearing', 'late'], hearing: onDay('2026-11-27') });
	const quiet = open('quiet', { signs: [] });
	const shut = { ...quiet, name: 'shut', isOpen: false };

	const sorted = inOrder([shut, quiet, ...each.toReversed(), later, soon]);

	assert.deepEqual(
		sorted.map(({ name }) => name),
		[
			'bad-news',
			'message',
			'soon',
			'later',
			'hearing',
			'late',
			'new',
			'changed',
			'untouched',
			'quiet',
			'shut'
		]
	);
});

test('nothing stands there as late that the case has gone past', () => {
	const charged = anEvent({ kind: 'charged', on: '2026-10-05' });
	const trial = given(onDay('2027-03-05'), ['late']);
	const late = (...events: Given['events']) =>
		standingOf({ ...trial, events, sendTellings: new Map([['police', 0]]) }, now).signs;

	assert.deepEqual([late(charged), late(charged, ...trial.events)], [['late'], []]);
});
