import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import {
	isHidden,
	isNoticeLate,
	tests,
	unmet,
	whyNot,
	type Deciding,
	type NotesRequest
} from './request.ts';

const [ada, sam] = ['ada' as PersonId, 'sam' as PersonId];

function aRequest(over: Partial<NotesRequest> = {}): NotesRequest {
	return {
		id: 'r1',
		participation: 'mary' as ParticipationId,
		team: 'east',
		asker: 'police',
		role: 'investigator',
		reference: 'A1',
		sorts: ['messages', 'calls'],
		from: '2026-10-01',
		to: '2026-11-01',
		tests,
		receivedOn: '2026-11-20',
		isCounselling: false,
		madeBy: ada,
		madeAt: 1,
		notice: 'given',
		noticeOn: '2026-11-20',
		view: 'agree',
		state: 'open',
		...over
	};
}
const all: Deciding = { outcome: 'given', reason: 'tests-met', sorts: ['messages', 'calls'] };
const no: Deciding = { outcome: 'refused', reason: 'tests-not-met', sorts: [] };

test('it is given when every test is said to be met, she was told and asked, and somebody else decides', () => {
	assert.equal(whyNot(aRequest(), all, sam), undefined);
	assert.equal(whyNot(aRequest(), all, ada), 'same-person');
	assert.equal(whyNot(aRequest(), no, ada), 'same-person');
	assert.equal(whyNot(aRequest({ view: 'object' }), all, sam), undefined);
});

test('each test alone, where it is not met, keeps everything back', () => {
	for (const lacking of tests) {
		const met = tests.filter((one) => one !== lacking);
		assert.equal(whyNot(aRequest({ tests: met }), all, sam), 'tests', lacking);
		assert.deepEqual(unmet(aRequest({ tests: met })), [lacking]);
	}
});

test('what was said for emotional support is presumed not to be needed: three more tests', () => {
	const counselling = aRequest({ isCounselling: true });

	assert.equal(whyNot(counselling, all, sam), 'tests');
	assert.deepEqual(unmet(counselling), ['probative', 'beyond-presumption', 'senior-agreed']);
	const met = [...tests, 'probative', 'beyond-presumption', 'senior-agreed'] as const;
	assert.equal(whyNot({ ...counselling, tests: met }, all, sam), undefined);
});

test('nothing is given before she was told in writing, or a supervisor agreed that she may not be', () => {
	assert.equal(whyNot(aRequest({ notice: 'not-given' }), all, sam), 'notice');
	assert.equal(whyNot(aRequest({ notice: 'said-withheld' }), all, sam), 'notice');
	const { view, ...untold } = aRequest({ notice: 'withheld' });
	assert.equal(view, 'agree');
	assert.equal(whyNot(untold, all, sam), undefined);
});

test('nothing is given before she was asked', () => {
	const { view, ...unasked } = aRequest();

	assert.equal(view, 'agree');
	assert.equal(whyNot(unasked, all, sam), 'view');
});

test('nothing is given that was not asked for, and a decision has a reason of its own kind', () => {
	const more: Deciding = { ...all, sorts: ['advocates'] };

	assert.equal(whyNot(aRequest(), more, sam), 'too-much');
	assert.equal(whyNot(aRequest(), { ...all, sorts: [] }, sam), 'sorts');
	assert.equal(whyNot(aRequest(), { ...all, reason: 'too-wide' }, sam), 'reason');
	assert.equal(whyNot(aRequest(), { ...no, reason: 'tests-met' }, sam), 'reason');
});

test('a no needs no test, no notice and no view, and stands', () => {
	const bare = aRequest({ tests: [], notice: 'not-given' });

	assert.equal(whyNot(bare, no, sam), undefined);
	assert.equal(whyNot({ ...bare, state: 'refused' }, all, sam), 'over');
});

test('she sees it unless she may not be told', () => {
	assert.ok(!isHidden({ notice: 'given' }) && !isHidden({ notice: 'not-given' }));
	assert.ok(isHidden({ notice: 'withheld' }) && isHidden({ notice: 'said-withheld' }));
});

test('her notice is late on the day after the request', () => {
	assert.ok(!isNoticeLate(aRequest()));
	assert.ok(isNoticeLate(aRequest({ noticeOn: '2026-11-21' })));
});
