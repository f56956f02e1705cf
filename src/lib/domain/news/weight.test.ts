import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { ways } from '#tests/stage/stories.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import { hardSorts, type HardSort } from '#lib/domain/event-row.ts';
import { trialReasons } from '#lib/domain/case/trial-reason.ts';
import { bailStates } from '#lib/domain/vocabulary.ts';
import { hardSortOf, isOwedACall, mayBeOwedACall, mayFree, weightOf } from './weight.ts';

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

test('a verdict of guilty, a charge and a plea are shown as they come', () => {
	const good = [
		anEvent({ kind: 'verdict-given', on }),
		anEvent({ kind: 'charged', on }),
		anEvent({ kind: 'plea-entered', on }),
		anEvent({ kind: 'appeal-decided', on, data: { result: 'unchanged' } })
	];

	assert.deepEqual([...new Set(good.map(weightOf))], ['plain']);
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
	assert.equal(hardSortOf(off('guilty-plea')), undefined);
});

test('an acquittal of somebody held in prison may set them free, and one of somebody on bail changes nothing there', () => {
	const verdict = hard['not-guilty'];
	const held = anEvent({ kind: 'court-bail-decided', on: '2026-10-01', data: { bail: 'custody' } });
	const bailed = anEvent({ kind: 'court-bail-decided', on: '2026-10-02' });

	assert.equal(mayFree(verdict, [held, verdict]), true);
	assert.equal(mayFree(verdict, [held, bailed, verdict]), false);
	assert.equal(isOwedACall(verdict, [held, verdict], on), true);
});

test('a jury that could not agree leaves somebody held where they are', () => {
	const held = anEvent({ kind: 'court-bail-decided', on: '2026-10-01', data: { bail: 'custody' } });

	assert.equal(mayFree(hard['no-verdict'], [held, hard['no-verdict']]), false);
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
