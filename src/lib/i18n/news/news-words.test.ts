/** What a decision means follows from what was told since. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import type { Event, EventData, EventKind } from '#lib/domain/event.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { words } from '#lib/i18n/words.ts';
import { sayNews } from './news-words.ts';

const t = words('en');
const depth = { lang: 'en', places: true } as const;
const guilty = anEvent({ kind: 'verdict-given', on: '2026-06-12', defendant: 'one' });
const sentenced = (on: string, defendant: string) => anEvent({ kind: 'sentenced', on, defendant });

test('that the sentence comes next is said until it was decided, and of each person apart', () => {
	const means = (...known: Parameters<typeof sayNews>[0][]) =>
		sayNews(guilty, depth, undefined, [guilty, ...known])?.means;

	assert.equal(means(), t('news.means.guilty'));
	assert.equal(means(sentenced('2026-07-10', 'two')), t('news.means.guilty'));
	assert.equal(means(sentenced('2026-07-10', 'one')), t('news.means.sentenced'));
	assert.equal(means(sentenced('2026-06-12', 'one')), t('news.means.sentenced'));

	const charged = anEvent({ kind: 'charged', on: '2026-03-02', defendant: 'one' });
	const known = [charged, sentenced('2026-07-10', 'one')];
	assert.equal(sayNews(charged, depth)?.means, t('news.means.charged'));
	assert.equal(sayNews(charged, depth, undefined, known)?.means, t('news.means.sentenced'));
});

test('that a first hearing comes is said of a charge until a court has heard the case', () => {
	const charged = anEvent({ kind: 'charged', on: '2026-03-02', defendant: 'one' });
	const means = (...known: Parameters<typeof sayNews>[0][]) =>
		sayNews(charged, depth, undefined, [charged, ...known])?.means;

	const data = { hearing: 'one', purpose: 'first-hearing' } as const;
	const listed = anEvent({ kind: 'hearing-listed', on: '2026-03-03', data });
	assert.equal(means(listed), t('news.means.charged'));
	const held = anEvent({ kind: 'hearing-held', on: '2026-04-01', data });
	assert.equal(means(listed, held), t('news.means.heard'));
	assert.equal(means(guilty), t('news.means.heard'));
});

// "No trial is needed … The court decides the sentence", above a trial planned after the plea was taken back.
test('what a decision meant is said no more once it is undone', () => {
	const by = (event: Event, ...known: Event[]) =>
		sayNews(event, depth, undefined, [event, ...known]);
	const a = <K extends EventKind>(kind: K, on: string, data?: Partial<EventData[K]>) =>
		anEvent({ kind, on, defendant: 'one', ...(data ? { data } : {}) });
	const admitted = a('plea-entered', '2026-01-20', { plea: 'guilty' });
	const denied = a('plea-entered', '2026-02-20', { plea: 'not-guilty' });
	const hung = a('jury-not-agreed', '2026-06-12');
	const trial = anEvent({
		kind: 'hearing-listed',
		on: '2026-06-12',
		data: { when: onDay('2026-09-01') }
	});
	const still = a('appeal-decided', '2026-06-12', { result: 'unchanged' });
	const undone: (readonly [Event, Event])[] = [
		[admitted, denied],
		[closed, a('charged', '2026-03-20')],
		[closed, anEvent({ kind: 'charged', on: '2026-03-20', defendant: 'as-courts-call-them' })],
		[
			anEvent({
				kind: 'trial-cracked',
				on: '2026-06-12',
				data: { reason: 'c4ca4238-a0b9-3382-8dcc-509a6f75849b' }
			}),
			trial
		],
		[a('closed-no-suspect', '2026-02-10'), a('suspect-arrested', '2026-04-01')],
		[guilty, a('appeal-decided', '2026-09-01', { result: 'conviction-quashed' })],
		[still, a('appeal-decided', '2027-01-05', { result: 'retrial' })],
		[hung, trial],
		[hung, a('discontinued', '2026-07-01')],
		[a('one-charge', '2026-02-10', { became: 'added' }), a('discontinued', '2026-07-01')]
	];

	for (const [event, later] of undone) {
		assert.ok(by(event)?.means, event.kind);
		assert.equal(by(event, later)?.means, undefined, event.kind);
	}
	const free = a('released-from-prison', '2028-03-01');
	for (const later of [
		a('recalled-to-prison', '2028-04-01'),
		a('verdict-given', '2028-04-01', { verdict: 'not-guilty' })
	]) {
		assert.equal(by(free, later)?.means, t('happened.released-from-prison.detail'));
		assert.equal(by(free, later)?.can, t('news.can.support'));
	}
	// Of several people a prison often names nobody.
	const both = ['one', 'two'].map((defendant) =>
		anEvent({ kind: 'charged', on: '2026-01-05', defendant })
	);
	const away = anEvent({ kind: 'escaped', on: '2028-05-01' });
	assert.equal(by(a('recalled-to-prison', '2028-04-01'), ...both, away)?.means, '');
	const charged = a('charged', '2026-01-05');
	const again = a('appeal-decided', '2027-08-20', { result: 'retrial' });
	assert.equal(
		by(charged, sentenced('2026-07-10', 'one'), guilty, again)?.means,
		t('news.means.heard')
	);
});

test('a sentence and a release are told as news, in the words of what they lead to', () => {
	const prison = anEvent({
		kind: 'sentenced',
		on: '2026-07-10',
		data: { sentence: 'prison', term: { length: { months: 30 } } }
	});
	const free = anEvent({ kind: 'released-from-prison', on: '2028-03-01' });

	const [sentence, release] = [prison, free].map((event) => sayNews(event, depth));

	assert.match(sentence?.title ?? '', /prison/);
	assert.equal(sentence?.can, t('stage.sentenced.can'));
	// It began "Ask which rules they must keep. They may have rules to keep."
	const [means, asks] = [t('stage.released.means'), t('happened.released-from-prison.detail')];
	assert.equal(release?.means, `${means} ${asks}`);
	assert.deepEqual([sentence?.right, release?.right], [9, 11]);
});

// "If the offender breaks one … Your Victim Liaison Officer", of a person who has not been tried.
test('who is let out of prison before a sentence is called no offender, and has no Victim Liaison Officer', () => {
	const held = anEvent({ kind: 'court-bail-decided', on: '2026-02-10', data: { bail: 'custody' } });
	const free = anEvent({ kind: 'released-from-prison', on: '2026-03-01' });

	const said = sayNews(free, depth, undefined, [held, free]);

	assert.doesNotMatch(JSON.stringify(said), /offender|Liaison/);
	assert.equal(said?.ask, t('news.ask.unit'));
});

const closed = anEvent({
	...{ kind: 'closed-without-charge', on: '2026-02-10', defendant: 'one' },
	data: { by: 'police' }
});

// "The police decided not to charge anyone (person 1 of 2)", and ten days later the other one was charged.
test('of one of two suspects it is not said that nobody will be charged', () => {
	const arrested = (defendant: string) =>
		anEvent({ kind: 'suspect-arrested', on: '2026-02-01', defendant });
	const said = (...known: Parameters<typeof sayNews>[0][]) =>
		sayNews(closed, depth, undefined, [...known, closed]);

	assert.equal(said()?.title, 'The police decided not to charge the suspect');
	assert.equal(said(arrested('one'))?.means, t('news.means.no-charge-police'));
	assert.equal(
		said(arrested('one'), arrested('two'))?.means,
		t('happened.suspect-released.detail')
	);
});

test('a review is no more offered of a decision after which the police have started again', () => {
	const again = anEvent({ kind: 'investigation-started', on: '2026-02-20' });
	const can = (...known: Parameters<typeof sayNews>[0][]) =>
		sayNews(closed, depth, undefined, [closed, ...known])?.can;

	assert.equal(can(), t('news.can.review-police'));
	assert.equal(can(again), t('news.can.wait'));
});

test('what decides nothing about anybody is no news', () => {
	for (const kind of [
		'hearing-listed',
		'appeal-lodged',
		'release-considered',
		'victim-told'
	] as const)
		assert.equal(sayNews(anEvent({ kind, on: '2026-07-10' }), depth), undefined);
});

test('that a sentence can be checked is said only where the Crown Court may have given it', () => {
	const inCourt = (courtKind: 'crown' | 'magistrates' | 'not-told') => {
		const sentence = anEvent({
			kind: 'sentenced',
			on: '2026-07-10',
			data: { sentence: 'prison', courtKind }
		});
		return sayNews(sentence, depth, undefined, [sentence])?.can;
	};

	assert.equal(inCourt('crown'), t('stage.sentenced.can'));
	assert.equal(inCourt('not-told'), t('stage.sentenced.can'));
	assert.equal(inCourt('magistrates'), t('news.can.support'));
});

test('once the days for a check of the sentence have passed for good, none is offered', () => {
	const sentence = anEvent({ kind: 'sentenced', on: '2026-03-02' });
	const can = (day: string) =>
		sayNews(sentence, depth, undefined, [sentence], instantOf(day, '12:00'))?.can;

	assert.equal(can('2026-03-10'), t('stage.sentenced.can'));
	assert.equal(can('2026-05-10'), t('news.can.support'));
});
