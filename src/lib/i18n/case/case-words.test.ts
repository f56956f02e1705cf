import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, weekOf } from '#tests/world/builders.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import type { Listing } from '#lib/domain/case/hearing-state.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Day, Event, EventData } from '#lib/domain/event.ts';
import { sayEntry, sayTeller } from './case-words.ts';
import { sayNext, sayOwnDate, sayWhen } from './hearing-words.ts';
import { languages } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

const hers = { lang: 'en', places: true } as const;
const overAShoulder = { lang: 'en', places: false } as const;
const court = 'Snaresbrook Crown Court';
const early = '2026-04-02';
const t = words('en');

test('the next trial is said with its day, its court and its time', () => {
	const trial = only([listed('2026-04-01', { when: onDay('2027-03-02', '10:30') })]);

	const [planned, starts, ...more] = sayNext(trial, hers, early);

	assert.equal(planned, t('home.when.trialPlace', { day: 'Tuesday 2 March 2027', court }));
	assert.match(starts ?? '', /<ref>10:30 am<\/ref>/);
	assert.deepEqual(more, []);
});

test('a trial that was moved says which date it had before', () => {
	const trial = only([
		listed('2026-04-01', { when: onDay('2026-12-07') }),
		listed('2026-05-01', { when: onDay('2027-03-02') })
	]);

	assert.deepEqual(sayNext(trial, hers, early).slice(1), [
		t('home.when.moved', { day: 'Monday 7 December 2026' })
	]);
});

test('a trial that was moved twice says the last date it had before', () => {
	const events = [
		listed('2026-04-01', { when: onDay('2026-09-21') }),
		listed('2026-05-01', { when: onDay('2026-12-07') }),
		listed('2026-06-01', { when: onDay('2027-03-02') })
	];
	const [newest] = timeline(events);

	assert.match(sayNext(only(events), hers, early).at(-1) ?? '', /7 December 2026/);
	assert.match(newest ? sayEntry(newest, hers).detail : '', /7 December 2026/);
});

test('a trial moved from a week to a day names the week and no day that never was', () => {
	const trial = only([
		listed('2026-04-01', { when: weekOf('2026-12-07') }),
		listed('2026-05-01', { when: onDay('2027-03-02') })
	]);

	assert.deepEqual(sayNext(trial, hers, early).slice(1), [
		t('happened.listed.beforeWeek', { day: 'Monday 7 December 2026' })
	]);
});

test('a trial whose time of day changed is not said to be moved', () => {
	const trial = only([
		listed('2026-04-01', { when: onDay('2027-03-02') }),
		listed('2026-05-01', { when: onDay('2027-03-02', '14:00') })
	]);

	assert.ok(!sayNext(trial, hers, early).some((sentence) => /moved|before/.test(sentence)));
});

test('a hearing planned for a week says that its day is not set', () => {
	const trial = only([listed('2026-04-01', { when: weekOf('2027-03-01') })]);

	assert.deepEqual(sayNext(trial, overAShoulder, early), [
		t('home.when.week', { day: 'Monday 1 March 2027' })
	]);
});

test('each purpose has its own words, and what is neither trial nor sentence is the next date', () => {
	const said = (purpose: EventData['hearing-listed']['purpose']) =>
		sayNext(
			only([listed('2026-04-01', { purpose, when: onDay('2027-03-02') })]),
			overAShoulder,
			early
		)[0];

	const day = 'Tuesday 2 March 2027';

	assert.equal(said('trial'), t('home.when.trial', { day }));
	assert.equal(said('sentence'), t('home.when.sentence', { day }));
	for (const purpose of ['first-hearing', 'plea', 'case-management', 'appeal', 'other'] as const)
		assert.equal(said(purpose), t('home.when.day', { day }));
});

test('a hearing without a date is not said to have one', () => {
	const trial = only([listed('2026-04-01', {})]);

	assert.deepEqual(sayNext(trial, hers, early), [t('home.when.noDatePlace', { court })]);
	assert.deepEqual(sayNext(trial, overAShoulder, early), [t('home.when.noDate')]);
	assert.equal(sayWhen(undefined, court, 'en'), t('happened.listed.noDatePlace', { court }));
	assert.equal(sayWhen(undefined, undefined, 'en'), t('happened.listed.noDate'));
});

test('no place and no sender is named where somebody else may read it', () => {
	const source = 'Metropolitan Police';
	const events = [
		listed('2026-04-01', { when: onDay('2026-12-07') }),
		listed('2026-05-01', { when: weekOf('2027-03-01') }),
		anEvent({ kind: 'charged', on: '2026-05-02', source }),
		listed('2026-06-01', { when: onDay('2027-03-02', '10:30') })
	].map((event) => ({ ...event, source: event.source ?? court }));

	for (const { code } of languages) {
		const text = JSON.stringify([
			...timeline(events).map((entry) => sayEntry(entry, { lang: code, places: false })),
			sayNext(only(events), { lang: code, places: false }, early)
		]);
		assert.ok(!text.includes('Snaresbrook') && !text.includes(source), text);
	}
	const open = JSON.stringify(timeline(events).map((entry) => sayEntry(entry, hers)));
	assert.ok(open.includes('Snaresbrook') && open.includes(source));
});

test('an entry says who told it and when we heard, and what she told us herself as hers', () => {
	const heardAt = instantOf('2026-05-03', '09:00');
	const charged = anEvent({
		kind: 'charged',
		on: '2026-05-02',
		source: 'Metropolitan Police',
		heardAt
	});
	const given = anEvent({
		kind: 'date-given',
		on: '2026-05-02',
		data: { on: '2027-03-02' },
		heardAt
	});

	const day = '3 May 2026';
	assert.equal(said(charged).source, t('happened.heard', { source: 'Metropolitan Police', day }));
	assert.equal(said(given).source, t('happened.you', { day }));
	assert.match(said(given).detail, /Tuesday 2 March 2027/);
});

test('in another language than English who told is said by what it is, and then by its English name', () => {
	const source = 'The Criminal Courts';
	const told = { toldBy: 'courts', source } as const;

	assert.equal(sayTeller(told, 'en'), source);
	assert.equal(sayTeller(told, 'pl'), 'sąd (The Criminal Courts)');
	assert.equal(
		sayTeller({ ...told, toldBy: 'witness-care' }, 'ar'),
		'وحدة رعاية الشهود (The Criminal Courts)'
	);
	const charged = anEvent({ kind: 'charged', on: '2026-05-02', source: 'Met' });
	const inPolish = sayEntry({ event: charged, before: [] }, { lang: 'pl', places: true });
	assert.match(inPolish.source, /policja \(Met\)/);
});

test('an entry of a moved trial says both dates, and a correction says that it is one', () => {
	const first = listed('2026-04-01', { when: onDay('2026-12-07') });
	const [moved] = timeline([first, listed('2026-05-01', { when: onDay('2027-03-02') })]);
	const [right] = timeline([
		first,
		{ ...listed('2026-04-02', { when: onDay('2027-03-02') }), corrects: first.id }
	]);

	assert.ok(moved && right);
	assert.equal(sayEntry(moved, overAShoulder).title, t('happened.listed.trial.moved'));
	assert.match(sayEntry(moved, overAShoulder).detail, /2 March 2027\. .* 7 December 2026\./);
	assert.equal(sayEntry(right, overAShoulder).title, t('happened.listed.trial.set'));
	assert.ok(sayEntry(right, overAShoulder).detail.endsWith(t('happened.corrected')));
});

test('a rule that protects her is said, and where none is known she is told whom to ask', () => {
	const bail = (protections: EventData['suspect-on-bail']['protections']) =>
		said(anEvent({ kind: 'suspect-on-bail', on: '2026-03-06', data: { protections } })).detail;

	const [contact, place] = [
		t('happened.protections-police.no-contact'),
		t('happened.protections-police.keep-away-from-place')
	];
	assert.equal(bail(['no-contact']), contact);
	assert.equal(bail(['keep-away-from-place']), place);
	// “One rule:” stood there twice.
	const also = t('happened.protections-police.also-place');
	assert.equal(bail(['no-contact', 'keep-away-from-place']), `${contact} ${also}`);
	assert.equal(bail([]), t('happened.suspect-on-bail.not-told.detail'));
	assert.doesNotMatch(bail(['no-contact', 'keep-away-from-place']), /Witness Care/);
});

test('an entry says the reason a trial was off, in plain words, and what became of a date she told us', () => {
	// Vacated, K: the court expected to run out of time.
	const reason = '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8';
	const kinds = ['trial-vacated', 'trial-ineffective', 'trial-cracked'] as const;
	const details = kinds.map(
		(kind) => said(anEvent({ kind, on: '2026-05-01', data: { reason } })).detail
	);
	const moved = anEvent({ kind: 'date-moved', on: '2026-05-01', data: { to: '2027-03-02' } });
	const changed = { protections: ['no-contact'] } as const;

	assert.deepEqual([...new Set(details)], [t('reason.court-ran-out-of-time')]);
	assert.match(said(moved).detail, /Tuesday 2 March 2027/);
	assert.equal(
		said(anEvent({ kind: 'police-bail-changed', on: '2026-05-01', data: changed })).detail,
		t('happened.protections-police.no-contact')
	);
});

test('on the page of dates a week is a week and a day is a day', () => {
	const day = 'Monday 1 March 2027';

	assert.equal(sayWhen(onDay('2027-03-01'), undefined, 'en'), t('happened.listed.day', { day }));
	assert.equal(
		sayWhen(onDay('2027-03-01'), court, 'en'),
		t('happened.listed.dayPlace', { day, court })
	);
	assert.equal(sayWhen(weekOf('2027-03-01'), undefined, 'en'), t('happened.listed.week', { day }));
	assert.equal(
		sayWhen(weekOf('2027-03-01'), court, 'en'),
		t('happened.listed.weekPlace', { day, court })
	);
});

test('what is typed into the name of a court is shown and never carried out', () => {
	const hostile = 'Court $& $1 {{day}} $t(home.title) <b>&amp;';

	const [sentence = ''] = sayNext(
		only([listed('2026-04-01', { court: hostile, when: onDay('2027-03-02') })]),
		hers,
		early
	);

	assert.ok(sentence.endsWith(`${hostile}.`), sentence);
});

test('in Arabic each day and court keeps its own direction', () => {
	const trial = only([listed('2026-04-01', { when: onDay('2027-03-02') })]);

	const [sentence = ''] = sayNext(trial, { lang: 'ar', places: true }, early);

	assert.ok(sentence.includes(`\u2068${court}\u2069`), sentence);
	assert.match(sentence, /<b>\u2068[^\u2069]*2027\u2069<\/b>/);
	assert.ok(!sayNext(trial, hers, early)[0]?.includes('\u2068'));
});

test('the newest date she told us is said until its day is over, and a moved one hides the one before it', () => {
	const given = anEvent({ kind: 'date-given', on: '2026-05-01', data: { on: '2027-03-02' } });
	const movedOn = anEvent({ kind: 'date-moved', on: '2026-06-01', data: { to: '2027-04-12' } });
	const moved = anEvent({ kind: 'date-moved', on: '2026-06-01' });
	const charged = anEvent({ kind: 'charged', on: '2026-07-01' });

	assert.deepEqual(sayOwnDate([given, charged], 'en', '2027-03-02'), [
		t('home.when.given', { day: 'Tuesday 2 March 2027' })
	]);
	assert.deepEqual(sayOwnDate([given], 'en', '2027-03-03'), []);
	assert.match(sayOwnDate([given, movedOn], 'en', '2026-06-02').join(), /12 April 2027/);
	assert.deepEqual(sayOwnDate([given, moved], 'en', '2026-06-02'), []);
	assert.deepEqual(sayOwnDate([charged], 'en', '2026-06-02'), []);
});

function listed(on: Day, data: Partial<EventData['hearing-listed']>) {
	return anEvent({ kind: 'hearing-listed', on, data });
}

function only(events: readonly Event[]): Listing {
	const found = hearings(events);
	assert.equal(found.length, 1);
	return found[0] as Listing;
}

function said(event: Event) {
	return sayEntry({ event, before: [] }, hers);
}
