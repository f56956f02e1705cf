import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { heartbeat, silenceOf } from '#lib/domain/clock/quiet.ts';
import { usualWaits, waitOf } from '#lib/domain/clock/wait.ts';
import { sayHeartbeat, saySilence } from './quiet-words.ts';
import { sayWait } from './wait-words.ts';

const at = (day: string) => instantOf(day, '10:00');

test('a silence is said with its day, what it does not mean and by when the police should be in touch', () => {
	const events = [
		anEvent({ kind: 'update-plan-agreed', on: '2026-05-12', data: { everyWeeks: 4 } })
	];

	assert.deepEqual(sayHeartbeat(heartbeat(events, at('2026-05-30')), 'en'), [
		'We have heard nothing new since 12 May 2026. That does not mean nothing is happening.',
		'The police should update you by <b>Tuesday 9 June 2026</b>, as you agreed with them.'
	]);
	assert.match(
		sayHeartbeat(heartbeat(events, at('2026-06-10')), 'en')[1] ?? '',
		/^As you agreed, the police should have updated you by <b>Tuesday 9 June 2026<\/b>/
	);
});

test('where nothing was agreed she is told on which day to ask whom, and after it that she can', () => {
	const events = [anEvent({ kind: 'charged', on: '2026-05-12' })];

	assert.equal(
		sayHeartbeat(heartbeat(events, at('2026-05-30')), 'en')[1],
		'If you have heard nothing by <b>Tuesday 9 June 2026</b>, you can ask the Witness Care Unit.'
	);
	assert.equal(
		sayHeartbeat(heartbeat(events, at('2026-06-10')), 'en')[1],
		'You can ask the Witness Care Unit how it is going.'
	);
	assert.deepEqual(sayHeartbeat(heartbeat([], at('2026-06-10')), 'en'), [
		'No office has told us anything yet. That does not mean nothing is happening.',
		'You can ask the police officer in your case how it is going.'
	]);
});

test('a date whose source has gone quiet says when we last heard and to ring before travelling', () => {
	const events = [anEvent({ kind: 'hearing-listed', on: '2026-05-12' })];
	const date = { toldBy: 'courts', on: '2027-01-01', stage: 'waiting-for-trial' } as const;
	const said = (day: string) => {
		const silence = silenceOf(events, date, at(day));
		return silence && saySilence(silence, 'en');
	};

	assert.equal(said('2026-05-20'), 'We last heard from the court on 12 May 2026.');
	assert.equal(
		said('2026-09-20'),
		'We last heard from the court on 12 May 2026. Call the Witness Care Unit before you travel.'
	);
});

test('a wait is two bars on one scale, said in words, with the age of the figures and no promise', () => {
	const events = [
		anEvent({ kind: 'charged', on: '2026-01-05' }),
		anEvent({ kind: 'sent-to-crown-court', on: '2026-02-02' })
	];
	const said = (day: string) => {
		const wait = waitOf(events, usualWaits, at(day));
		return wait && sayWait(wait, 'en');
	};

	// "Now: Waiting for the trial. since the charge." on the day of both.
	assert.match(said('2026-01-05')?.short ?? '', /^Half of/);
	const short = said('2026-03-06');
	const long = said('2027-01-05');

	assert.deepEqual(short?.bars, [
		{ kind: 'yours', text: 'So far: 60 days since the charge.', share: 34 },
		{
			kind: 'usual',
			text: 'All crimes together: half of cases took longer than 179 days.',
			share: 100
		}
	]);
	assert.deepEqual(short?.sentences, ['This does not tell you how long your case will take.']);
	assert.doesNotMatch(short?.source ?? '', /Newer figures/);
	assert.deepEqual(
		long?.bars.map(({ share }) => share),
		[100, 49]
	);
	assert.equal(
		long?.sentences[0],
		'Your case is taking longer than half of those cases. You can ask why.'
	);
	assert.match(long?.source ?? '', /April to June 2025\. Newer figures exist\.$/);
});
