import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Day, Event } from '#lib/domain/event.ts';
import { daysOf } from '#lib/domain/access/child.ts';
import { ownDates } from '#lib/domain/clock/own-date.ts';
import { ownRuleIds, type OwnRuleId } from '#lib/domain/clock/own-date-rule.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import { sayOwnDate } from './own-words.ts';

const saidOf = (id: OwnRuleId, events: readonly Event[], on: Day, lang: Language = 'en') =>
	ownDates(events, { now: instantOf(on, '10:00') })
		.filter(({ rule }) => rule.id === id)
		.map((own) => sayOwnDate(own, lang))[0];
const atCrown = anEvent({ kind: 'sent-to-crown-court', on: '2026-06-01' });
const sentenced = anEvent({ kind: 'sentenced', on: '2026-09-01' });

test('the first sentence asks her to be early, and gives the last moment for the office to act as what it is', () => {
	const said = saidOf('low-sentence', [atCrown, sentenced], '2026-09-02');

	assert.equal(
		said?.sentences[0],
		'Ask as soon as you can. The office must act by 5 pm on <b>Tuesday 29 September 2026</b>.'
	);
	assert.match(said?.sentences.join(' ') ?? '', /We could not check it\./);
	assert.match(said?.contact ?? '', /020 7271 2492/);
});

test('after a day that a law may have moved she is told to contact them, and never that it is too late', () => {
	for (const { code } of languages) {
		const said = saidOf('low-sentence', [atCrown, sentenced], '2027-03-02', code);

		assert.equal(said?.state, 'passed');
		assert.equal(said?.add, undefined);
	}
	assert.match(
		saidOf('low-sentence', [atCrown, sentenced], '2027-03-02')?.sentences[0] ?? '',
		/It may have longer now\. Contact them now\.$/
	);
});

test('no day is said for what the judge said in writing, in any language', () => {
	for (const { code } of languages) {
		const said = saidOf('transcript', [atCrown, sentenced], '2026-09-02', code);

		assert.doesNotMatch(said?.sentences.join(' ') ?? '', /14|September|września|سبتمبر/);
	}
});

test('what we were not told is said beside the day', () => {
	const closed = anEvent({
		kind: 'closed-without-charge',
		on: '2026-09-01',
		data: { by: 'police' }
	});

	assert.ok(
		saidOf('review-police', [closed], '2026-09-02')?.sentences.some((one) =>
			one.startsWith('This is for cases where the police questioned a suspect.')
		)
	);
});

test('a statement is to be made before the day of the sentence', () => {
	const events = [
		anEvent({ kind: 'plea-entered', on: '2026-09-01' }),
		anEvent({
			kind: 'hearing-listed',
			on: '2026-09-02',
			data: { purpose: 'sentence', when: onDay('2026-10-05') }
		})
	];

	assert.deepEqual(saidOf('statement', events, '2026-09-10')?.sentences.slice(0, 2), [
		'The court plans to decide the sentence on <b>Monday 5 October 2026</b>. Make your statement before that day.',
		'The defendant is guilty. The sentence comes next, so if you want to make a statement, ask now.'
	]);
});

test('every row has its words in every language, on every day of its life', () => {
	const ofEachKind = eventKinds.map((kind) => [anEvent({ kind, on: '2026-07-01' })] as Event[]);
	const more: Event[][] = [
		[atCrown, sentenced],
		[anEvent({ kind: 'closed-without-charge', on: '2026-07-01', data: { by: 'police' } })],
		[anEvent({ kind: 'sentenced', on: '2026-07-01', data: { term: { length: { months: 30 } } } })]
	];
	const cases = [...ofEachKind, ...more];
	const days = ['2026-07-02', '2026-08-01', '2026-11-01', '2027-06-01', '2029-01-01'];
	const seen = new Set<string>();

	for (const { code } of languages)
		for (const events of cases)
			for (const day of days)
				for (const own of ownDates(events, { now: instantOf(day, '10:00') })) {
					const said = sayOwnDate(own, code);
					seen.add(own.rule.id);
					assert.ok(said.title && said.contact && said.sentences.every(Boolean), own.rule.id);
					assert.doesNotMatch(said.sentences.join(' '), /too late|\{\{|undefined/);
				}

	assert.deepEqual([...seen].sort(), [...ownRuleIds].sort());
});

test('whom the police knew of before she was 18 is given her own rule and no last day of a grown-up', () => {
	const said = (reported: Day, lang: Language) =>
		ownDates([anEvent({ kind: 'reported', on: reported })], {
			now: instantOf('2026-11-28', '10:00'),
			child: daysOf('2008-10')
		})
			.filter(({ rule }) => rule.id === 'compensation')
			.map((own) => sayOwnDate(own, lang))[0];

	for (const { code } of languages) {
		const t = words(code);
		const young = said('2026-09-19', code);
		assert.equal(young?.sentences[0], t('own.rule.compensation.young'));
		assert.ok(!young?.sentences.includes(t('own.rule.compensation.under-18')));
		assert.equal(young?.add, undefined);

		const grown = said('2026-10-01', code);
		assert.ok(grown?.sentences.includes(t('own.rule.compensation.under-18')));
		assert.ok(grown?.add);
	}
});
