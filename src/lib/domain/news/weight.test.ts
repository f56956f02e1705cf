import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { ways } from '#tests/stage/stories.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import { hardSorts, otherSorts, type HardSort, type OtherSort } from '#lib/domain/event-row.ts';
import { trialReasons } from '#lib/domain/case/trial-reason.ts';
import { bailStates } from '#lib/domain/vocabulary.ts';
import {
	hardSortOf,
	isAboutHeld,
	isOwedACall,
	mayBeOwedACall,
	newsSortOf,
	weightOf
} from './weight.ts';

const on = '2026-11-20';

// Issue 3 ("How bad news arrives") and the Victims' Code, Rights 6 and 9: ends that may be hard to read.
const hard: Record<HardSort, ReturnType<typeof anEvent>> = {
	'no-charge-police': anEvent({ kind: 'closed-without-charge', on, data: { by: 'police' } }),
	'no-charge-cps': anEvent({ kind: 'closed-without-charge', on, data: { by: 'cps' } }),
	'no-suspect': anEvent({ kind: 'closed-no-suspect', on }),
	'not-investigated': anEvent({ kind: 'not-investigated', on }),
	stopped: anEvent({ kind: 'discontinued', on }),
	'no-evidence': anEvent({ kind: 'no-evidence-offered', on }),
	'left-on-file': anEvent({ kind: 'left-on-file', on }),
	'stopped-by-court': anEvent({ kind: 'stopped-by-court', on }),
	'no-trial': anEvent({
		kind: 'trial-cracked',
		on,
		data: { reason: trialReasons.find(({ group }) => group === 'case-cannot-go-on')?.id ?? '' }
	}),
	'not-guilty': anEvent({ kind: 'verdict-given', on, data: { verdict: 'not-guilty' } }),
	'of-some': anEvent({ kind: 'verdict-given', on, data: { verdict: 'not-guilty-of-some' } }),
	'no-verdict': anEvent({ kind: 'jury-not-agreed', on }),
	quashed: anEvent({ kind: 'appeal-decided', on, data: { result: 'conviction-quashed' } }),
	'new-trial': anEvent({ kind: 'appeal-decided', on, data: { result: 'retrial' } }),
	died: anEvent({ kind: 'defendant-died', on })
};

for (const sort of hardSorts)
	test(`news of the sort ${sort} waits until she chooses to read it`, () => {
		const event = hard[sort];

		assert.equal(hardSortOf(event), sort);
		assert.equal(weightOf(event), 'hard');
	});

// Issue 3: "Release, bail change, breach and escape are never gated".
for (const kind of [
	'suspect-released',
	'suspect-on-bail',
	'suspect-under-investigation',
	'police-bail-changed',
	'rules-broken',
	'released-from-prison',
	'escaped'
] as const)
	test(`${kind} is about her safety and never waits`, () => {
		assert.equal(weightOf(anEvent({ kind, on })), 'safety');
	});

test('a court that lets somebody go is about her safety, and one that keeps them in prison is not', () => {
	const weights = bailStates
		.map((bail) => anEvent({ kind: 'court-bail-decided', on, data: { bail } }))
		.map((event) => `${event.data.bail} ${weightOf(event)}`);

	assert.deepEqual(weights, [
		'unconditional-bail safety',
		'conditional-bail safety',
		'conditional-bail-later safety',
		'custody plain',
		'other plain',
		'not-applicable plain'
	]);
});

const decided: Record<OtherSort, ReturnType<typeof anEvent>> = {
	charged: anEvent({ kind: 'charged', on }),
	'charge-added': anEvent({ kind: 'one-charge', on, data: { became: 'added' } }),
	'out-of-court': anEvent({ kind: 'out-of-court', on }),
	admitted: anEvent({ kind: 'plea-entered', on, data: { plea: 'guilty' } }),
	guilty: anEvent({ kind: 'verdict-given', on, data: { verdict: 'guilty' } }),
	'still-guilty': anEvent({ kind: 'appeal-decided', on, data: { result: 'unchanged' } })
};

for (const sort of otherSorts)
	test(`news of the sort ${sort} waits like hard news, so that what waits is not always hard`, () => {
		assert.equal(newsSortOf(decided[sort]), sort);
		assert.equal(weightOf(decided[sort]), 'decided');
	});

test('an answer of not guilty and one we cannot read decide nothing', () => {
	const plain = [
		anEvent({ kind: 'plea-entered', on, data: { plea: 'not-guilty' } }),
		anEvent({ kind: 'plea-entered', on, data: { plea: 'other' } }),
		anEvent({ kind: 'verdict-given', on, data: { verdict: 'other' } })
	];

	assert.deepEqual([...new Set(plain.map(weightOf))], ['plain']);
});

test('what she told us herself is never kept from her and owes her no call', () => {
	const own = eventKinds.map((kind) => anEvent({ kind, on, toldBy: 'victim' }));

	assert.deepEqual([...new Set(own.map(weightOf))], ['plain']);
	assert.equal(
		own.some((event) => isOwedACall(event, own, on)),
		false
	);
});

test('a trial taken off because the prosecutors end the case is the hard news; for want of time it is not', () => {
	const off = (group: string) =>
		anEvent({
			kind: 'trial-vacated',
			on,
			data: { reason: trialReasons.find((one) => one.group === group)?.id ?? '' }
		});

	assert.equal(hardSortOf(off('prosecution-stopped')), 'stopped');
	assert.equal(hardSortOf(off('court-ran-out-of-time')), undefined);
	assert.equal(newsSortOf(off('guilty-plea')), 'admitted');
});

test('any decision about somebody held in prison may change that, and one of somebody on bail does not', () => {
	const held = anEvent({ kind: 'court-bail-decided', on: '2026-10-01', data: { bail: 'custody' } });
	const bailed = anEvent({ kind: 'court-bail-decided', on: '2026-10-02' });

	for (const news of [hard['not-guilty'], hard['no-verdict'], decided.guilty, decided.admitted]) {
		assert.equal(isAboutHeld(news, [held, news]), true);
		assert.equal(isAboutHeld(news, [held, bailed, news]), false);
		assert.equal(isOwedACall(news, [held, news], on), true);
	}
});

test('a release that a force tells of months later owes no call the same day', () => {
	const release = anEvent({ kind: 'suspect-on-bail', on: '2026-03-01' });

	assert.equal(isOwedACall(release, [release], '2026-03-08'), true);
	assert.equal(isOwedACall(release, [release], '2026-03-09'), false);
});

test('every end that a case can come to is hard news, but for those that end in guilt or that nobody explained', () => {
	const ends = ['not-guilty', 'not-charged', 'not-investigated', 'stopped'] as const;

	for (const end of ends)
		assert.ok(
			ways[end].some((event) => weightOf(event) === 'hard'),
			end
		);
});

test('whatever is owed a call is of a sort that may be, and an ordinary hearing is not', () => {
	const on = '2026-03-02';
	const held = anEvent({ kind: 'court-bail-decided', on, data: { bail: 'custody' } });
	const all = eventKinds.map((kind) => anEvent({ kind, on }));
	const free = anEvent({ kind: 'verdict-given', on, data: { verdict: 'not-guilty' } });

	for (const event of [...all, free])
		if (isOwedACall(event, [held, event], on)) assert.ok(mayBeOwedACall(event), event.kind);
	assert.equal(mayBeOwedACall(free), true);
	assert.equal(mayBeOwedACall(anEvent({ kind: 'hearing-listed', on })), false);
	assert.equal(mayBeOwedACall(anEvent({ kind: 'charged', on })), false);
});
