import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import type { BailState, Event, EventData, EventKind, Protection } from '#lib/domain/event.ts';
import { safeToday } from './safe-today.ts';

const today = '2026-11-28';

const of = <K extends EventKind>(on: string, kind: K, data?: Partial<EventData[K]>, who?: string) =>
	anEvent({ kind, on, ...(data ? { data } : {}), ...(who ? { defendant: who } : {}) }) as Event;
const police = (on: string, protections: Protection[]) =>
	of(on, 'suspect-on-bail', { protections });
const court = (on: string, bail: BailState, protections: Protection[] = [], who?: string) =>
	of(on, 'court-bail-decided', { bail, protections }, who);
const order = (on: string, data: Partial<EventData['protective-order']> = {}) =>
	of(on, 'protective-order', { order: 'restraining', change: 'made', ...data });

const arrested = of('2026-03-01', 'suspect-arrested');
const onBail = police('2026-03-02', ['no-contact']);
const charged = of('2026-04-01', 'charged');
const bailed = court('2026-04-02', 'conditional-bail', ['keep-away-from-place']);
const held = court('2026-04-02', 'custody');
const guilty = of('2026-06-01', 'verdict-given', { verdict: 'guilty' });
const acquitted = of('2026-06-01', 'verdict-given', { verdict: 'not-guilty' });
const over = of('2026-06-02', 'concluded');
const prison = of('2026-07-01', 'sentenced', { sentence: 'prison' });
const suspended = of('2026-07-01', 'sentenced', { sentence: 'suspended-prison' });
const released = of('2026-10-01', 'released-from-prison');
const everything = ['until', 'about', 'more'];

/** What is told; how it is answered, by which fact, since when, what of it is not known, and who would know. */
const table: Readonly<Record<string, readonly [readonly Event[], readonly unknown[]]>> = {
	'nothing told': [[], ['not-told', '', '', [], 'police']],
	// "Nobody has told us where the person is" stood there, and that they were found guilty: the sentence was not said.
	'found guilty and sent to prison in one day': [
		[held, prison, of('2026-07-01', 'verdict-given', { verdict: 'guilty' })],
		['told', 'sentenced', '2026-07-01', ['release'], 'probation']
	],
	'pleaded guilty and let go by the sentence of that day': [
		[bailed, suspended, of('2026-07-01', 'plea-entered', { plea: 'guilty' })],
		['may', 'sentenced', '2026-07-01', ['which'], 'witness-care']
	],
	'nothing told but a charge': [[charged], ['not-told', '', '', [], 'witness-care']],
	arrested: [[arrested], ['told', 'suspect-arrested', '', ['let-go'], 'police']],
	'arrested and let go in one day': [
		[police('2026-03-01', []), arrested],
		['told', 'suspect-on-bail', '2026-03-01', ['any'], 'police']
	],
	'on police bail with rules': [
		[arrested, onBail],
		['told', 'suspect-on-bail', '2026-03-02', everything, 'police']
	],
	'on police bail, and of rules nothing was said': [
		[arrested, police('2026-03-02', [])],
		['told', 'suspect-on-bail', '2026-03-02', ['any'], 'police']
	],
	'let go, and still looked into': [
		[arrested, of('2026-03-02', 'suspect-under-investigation')],
		['told', 'suspect-under-investigation', '2026-03-02', [], 'police']
	],
	'arrested again': [
		[onBail, of('2026-03-09', 'suspect-arrested')],
		['told', 'suspect-arrested', '', ['let-go', 'about'], 'police']
	],
	'charged after an arrest': [
		[arrested, charged],
		['not-told', 'charged', '', ['any'], 'witness-care']
	],
	'charged after police bail': [
		[onBail, charged],
		['not-told', 'charged', '', ['any', 'about'], 'witness-care']
	],
	'nobody is charged': [
		[arrested, of('2026-05-01', 'closed-without-charge', { by: 'police' })],
		['may', 'closed-without-charge', '2026-05-01', [], 'police']
	],
	'let go with rules, then nobody is charged': [
		[onBail, of('2026-05-01', 'closed-without-charge', { by: 'police' })],
		['free', 'closed-without-charge', '2026-05-01', [], 'police']
	],
	'kept in prison': [
		[onBail, charged, held],
		['told', 'court-bail-decided', '2026-04-02', [], 'witness-care']
	],
	'on bail of a court': [
		[charged, bailed],
		['told', 'court-bail-decided', '2026-04-02', ['until', 'place', 'more'], 'witness-care']
	],
	'on bail of a court that was changed': [
		[bailed, court('2026-05-02', 'conditional-bail', ['no-contact'])],
		[
			'told',
			'court-bail-decided',
			'2026-05-02',
			['until', 'about', 'place', 'more'],
			'witness-care'
		]
	],
	'on bail of a court that ended': [
		[bailed, court('2026-05-02', 'unconditional-bail')],
		['told', 'court-bail-decided', '2026-05-02', [], 'witness-care']
	],
	'on bail of a court that begins later': [
		[court('2026-04-02', 'conditional-bail-later', ['no-contact'])],
		['told', 'court-bail-decided', '2026-04-02', ['out-yet', ...everything], 'witness-care']
	],
	'guilty and kept in prison': [
		[bailed, guilty, court('2026-06-01', 'custody')],
		['told', 'court-bail-decided', '2026-06-01', [], 'witness-care']
	],
	'sent to prison': [
		[held, guilty, prison, { ...over, on: '2026-07-01' }],
		['told', 'sentenced', '2026-07-01', ['release'], 'probation']
	],
	'sent to prison, with no word of bail before': [
		[guilty, prison],
		['told', 'sentenced', '2026-07-01', ['release'], 'probation']
	],
	'let out of prison': [
		[prison, released],
		['told', 'released-from-prison', '2026-10-01', ['which'], 'probation']
	],
	'let out of prison before a sentence': [
		[held, released],
		['told', 'released-from-prison', '2026-10-01', ['any'], 'witness-care']
	],
	'taken back to prison': [
		[prison, released, of('2026-11-01', 'recalled-to-prison')],
		['told', 'recalled-to-prison', '2026-11-01', ['release'], 'probation']
	],
	escaped: [
		[held, of('2026-05-01', 'escaped')],
		['told', 'escaped', '2026-05-01', [], 'police']
	],
	'the sentence is over': [
		[prison, released, of('2026-11-01', 'sentence-ended')],
		['may', 'sentence-ended', '2026-11-01', [], 'probation']
	],
	'prison that does not begin': [
		[bailed, guilty, suspended, { ...over, on: '2026-07-03' }],
		['may', 'sentenced', '2026-07-01', ['which'], 'witness-care']
	],
	// "They may be free, and the rules have ended", of somebody who was charged again.
	'charged again after the case was stopped': [
		[bailed, of('2026-06-01', 'discontinued'), of('2026-07-01', 'charged')],
		['not-told', 'charged', '', ['any'], 'witness-care']
	],
	'an answer to a charge that was said to be dropped': [
		[
			bailed,
			of('2026-06-01', 'discontinued'),
			of('2026-07-01', 'plea-entered', { plea: 'not-guilty' })
		],
		['not-told', 'plea-entered', '', ['any'], 'witness-care']
	],
	'a caution that has rules': [
		[onBail, of('2026-05-01', 'out-of-court', { outcome: 'conditional-caution' })],
		['not-told', 'out-of-court', '', ['any', 'about'], 'police']
	],
	'let out after a new trial was ordered': [
		[prison, of('2026-09-01', 'retrial-ordered'), released],
		['told', 'released-from-prison', '2026-10-01', ['any'], 'witness-care']
	],
	acquitted: [
		[held, acquitted, over],
		['may', 'verdict-given', '2026-06-01', [], 'witness-care']
	],
	stopped: [
		[bailed, of('2026-06-01', 'discontinued')],
		['may', 'discontinued', '2026-06-01', [], 'witness-care']
	],
	'acquitted, and let out, as the prison told': [
		[held, acquitted, of('2026-06-01', 'released-from-prison')],
		['free', 'released-from-prison', '2026-06-01', [], 'probation']
	],
	'an order with an end': [
		[order('2026-07-01', { lasting: { until: '2030-01-01' } })],
		['not-told', '', '', ['more'], 'witness-care']
	],
	'an order without an end, of somebody acquitted': [
		[held, acquitted, order('2026-06-01', { protections: ['no-contact'] })],
		['may', 'verdict-given', '2026-06-01', ['about', 'more'], 'witness-care']
	],
	'a decision on bail that nobody can read': [
		[bailed, court('2026-05-02', 'other')],
		['not-told', 'court-bail-decided', '', ['any', 'place'], 'witness-care']
	],
	died: [
		[held, of('2026-05-01', 'defendant-died')],
		['died', 'defendant-died', '2026-05-01', [], 'police']
	]
};

for (const [when, [events, wanted]] of Object.entries(table))
	test(`what she is told of her safety: ${when}`, () => {
		const [one] = safeToday(events, today);

		assert.ok(one);
		const { is, by, unknown, knows } = one;
		assert.deepEqual([is, by?.event.kind ?? '', by?.since ?? '', unknown, knows], wanted);
	});

test('of two people each has an answer, also where one was acquitted', () => {
	const both = ['one', 'two'].map((who) => of('2026-04-01', 'charged', undefined, who));
	const events = [
		...both,
		court('2026-04-02', 'conditional-bail', ['no-contact'], 'one'),
		court('2026-04-02', 'custody', [], 'two'),
		of('2026-06-01', 'verdict-given', { verdict: 'not-guilty' }, 'two')
	];

	assert.deepEqual(
		safeToday(events, today).map(({ whose, is, by }) => [whose, is, by?.event.kind]),
		[
			[{ key: 'one', nth: 1, of: 2 }, 'told', 'court-bail-decided'],
			[{ key: 'two', nth: 2, of: 2 }, 'may', 'verdict-given']
		]
	);
});

test('of two people one of whom nothing was told is answered, too', () => {
	const both = ['one', 'two'].map((who) => of('2026-04-01', 'charged', undefined, who));

	assert.deepEqual(
		safeToday([...both, court('2026-04-02', 'custody', [], 'two')], today).map(({ whose, is }) => [
			whose,
			is
		]),
		[
			[{ key: 'one', nth: 1, of: 2 }, 'not-told'],
			[{ key: 'two', nth: 2, of: 2 }, 'told']
		]
	);
});

test('that a rule was broken is said until something is decided about the person', () => {
	const broken = of('2026-05-01', 'rules-broken');
	const brokenIn = (events: readonly Event[]) => safeToday(events, today)[0]?.broken;

	assert.equal(brokenIn([bailed, broken]), broken);
	assert.equal(brokenIn([bailed, broken, court('2026-05-02', 'custody')]), undefined);
	assert.equal(brokenIn([bailed]), undefined);
});

// "Sentence: prison. 5 years in prison", weeks after an appeal court had changed it.
test('a sentence that an appeal changed is not told of today, unless the new one was told with it', () => {
	const changed = of('2026-09-01', 'appeal-decided', { result: 'sentence-changed' });
	const again = of('2026-09-01', 'sentenced', { sentence: 'suspended-prison' });
	const isOf = (...events: Event[]) => {
		const [one] = safeToday([charged, guilty, ...events], today);
		return [one?.is, one?.by?.event.kind];
	};

	for (const first of [prison, suspended]) {
		assert.deepEqual(isOf(first, changed), ['not-told', 'appeal-decided']);
		assert.deepEqual(isOf(first, changed, again)[1], 'sentenced');
	}
	assert.deepEqual(isOf(prison, changed, released)[1], 'released-from-prison');
});
