/** The page of a person says what she opened and nothing else, and says it of her. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advocatePanes, type AdvocatePane } from '#lib/domain/access/pane.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import type { Event } from '#lib/domain/event.ts';
import { tellers } from '#lib/domain/vocabulary.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { everythingOf } from '#tests/world/samples.ts';
import { rowOf, sayOpened } from './about.ts';

const now = Date.parse('2026-11-28T12:00:00Z');
const when = onDay('2027-03-05', '10:00');
const events = [
	anEvent({ kind: 'reported', on: '2026-03-16' }),
	anEvent({ kind: 'charged', on: '2026-07-24' }),
	anEvent({
		kind: 'hearing-listed',
		on: '2026-08-29',
		data: { hearing: 'one', purpose: 'trial', when, court: 'Snaresbrook Crown Court' }
	}),
	anEvent({ kind: 'suspect-arrested', on: '2026-04-01', toldBy: 'victim' })
];
const owing = { enhanced: 'no', sendTellings: new Map(tellers.map((one) => [one, 0])) } as const;
const open = (...panes: AdvocatePane[]) =>
	sayOpened({ panes, events, ...(panes.includes('late') ? { owing } : {}) }, now);

test('of a case nobody opened a pane of, only what is closed is said', () => {
	const { closed, ...rest } = open();

	assert.equal(closed.length, advocatePanes.length);
	assert.deepEqual(
		Object.values(rest).filter((one) => one !== undefined),
		[]
	);
});

test('each pane shows its own part, and where a day in court is only where that was opened', () => {
	assert.ok(open('now').steps && !open('now').happened);
	assert.doesNotMatch(JSON.stringify(open('dates').happened), /Snaresbrook/);
	assert.match(JSON.stringify(open('day').happened), /Snaresbrook/);
	assert.equal(open('answers').told?.length, 1);
	assert.ok(!open('late').closed.includes(t('person.closed.pane.late')));
});

test('what is late, and what she told us, is said of her and never to her', () => {
	const all = open(...advocatePanes);

	assert.ok(all.late && all.late.length > 0);
	assert.doesNotMatch(JSON.stringify([all.late, all.told, all.happened]), /\byour?\b/i);
});

// Beside a trial that was moved the desk read "It is not because of anything you did".
test('of a day in court that was moved nothing is said to her', () => {
	const trial = { hearing: 'one', purpose: 'trial', court: 'Harrow' } as const;
	const listed = (on: string, until: string) =>
		anEvent({
			kind: 'hearing-listed',
			on,
			data: { ...trial, when: onDay(until, '10:00') }
		});
	// The court expected to run out of time.
	const reason = '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8';
	const moved = [
		listed('2026-04-01', '2026-06-10'),
		anEvent({ kind: 'trial-vacated', on: '2026-05-01', data: { hearing: 'one', reason } }),
		listed('2026-05-02', '2026-09-21')
	];
	const { happened } = sayOpened({ panes: ['dates', 'day'], events: moved }, now);

	assert.match(JSON.stringify(happened), /ran out of time/);
	assert.doesNotMatch(JSON.stringify(happened), /\byour?\b/i);
});

test('who told is said once, and when only where that is another day than the one beside it', () => {
	const [on, source] = ['2026-07-24', 'Thamesgate Police'];
	const sourceOf = (heard: string) => {
		const event = anEvent({
			kind: 'charged',
			on,
			source,
			heardAt: Date.parse(`${heard}T12:00:00Z`)
		});
		return sayOpened({ panes: ['news'], events: [event] }, now).decided?.[0]?.source;
	};

	assert.equal(sourceOf(on), 'Thamesgate Police');
	assert.equal(sourceOf('2026-07-25'), 'Thamesgate Police told us on 25 July 2026.');
});

test('what the case has gone past is no more called late at the desk than on her own page', () => {
	const [reported, charged, listed] = events;
	assert.ok(reported && charged && listed);
	const late = (...told: Event[]) =>
		sayOpened({ panes: ['late'], events: told, owing }, now).late?.map(({ key }) => key) ?? [];
	const isOfCharge = (key: string) => key.includes(charged.id);

	assert.ok(late(reported, charged).some(isOfCharge));
	assert.equal(late(reported, charged, listed).some(isOfCharge), false);
});

test('no duty that an agency can be late with speaks to her', () => {
	for (const { id } of duties) assert.doesNotMatch(rowOf(id), /\byour?\b/i, id);
});

test('pleas, verdicts and the rest are there where she opened what was decided, and none of it speaks to her', () => {
	const decidedOf = (events: readonly Event[], ...panes: AdvocatePane[]) =>
		sayOpened({ panes, events }, now).decided;
	const said = eventKinds.flatMap((kind) =>
		everythingOf(kind).map((data) => {
			const event = { ...anEvent({ kind, on: '2026-08-29' }), toldBy: 'courts', data } as Event;
			return (decidedOf([event], 'news') ?? []).map(({ title, detail }) => `${title}. ${detail}`);
		})
	);

	assert.doesNotMatch(said.join('\n'), /\byour?\b/i);
	assert.match(said.join('\n'), /The defendant pleaded guilty/);
	assert.match(said.join('\n'), /The court found the defendant not guilty/);
	assert.equal(decidedOf(events, 'now', 'late'), undefined);
});
