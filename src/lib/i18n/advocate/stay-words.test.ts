import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeReasons, type ChangeState } from '#lib/domain/advocate/change.ts';
import { finishReasons } from '#lib/domain/advocate/finishing.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { closedOn } from '#lib/domain/call/check-in.ts';
import { ownDates } from '#lib/domain/clock/own-date.ts';
import { languages } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import { anEvent } from '#tests/world/builders.ts';
import { sayAfter, sayChange } from './stay-words.ts';

const states: readonly ChangeState[] = ['planned', 'settled', 'done', 'ended'];
const reasons = [...changeReasons, ...finishReasons];
const said = (name: string | undefined) =>
	languages.flatMap(({ code }) =>
		states.flatMap((state) =>
			reasons.flatMap((reason) =>
				sayChange(
					{ state, reason, from: name, to: name, on: '2026-11-25', call: undefined },
					code,
					instantOf('2026-11-29', '10:00')
				).map((text) => [code, text] as const)
			)
		)
	);

// "– finished the work with you", "Why: – will do other work": a dash stood where a name was missing.
test('without a name a change of advocate is told in whole sentences', () => {
	const holed = said(undefined).filter(([, text]) =>
		/–|<b><\/b>|^\P{L}|: (will|has|helps)/u.test(text)
	);

	assert.deepEqual(holed, []);
	assert.ok(said('Tom').some(([, text]) => text === 'Why: Tom will do other work.'));
	assert.ok(said(undefined).some(([, text]) => text === 'Why: your advocate will do other work.'));
});

// "Your case has ended", nine days after a sentence that anybody could still ask to have checked, and that could be appealed.
test('a call that asks how she is does not say that her case has ended: after a sentence it may go on', () => {
	const sentenced = [
		anEvent({ kind: 'sent-to-crown-court', on: '2026-06-01' }),
		anEvent({ kind: 'sentenced', on: '2026-11-20' })
	];
	const now = instantOf('2026-11-29', '10:00');
	const saysSo = languages.flatMap(({ code }) => {
		const t = words(code);
		const [, claim = ''] = t('stay.change.reason.case-over')
			.toLowerCase()
			.split(/[:：]\s*/);
		const said = [t('stay.after.title'), t('stay.after.text')].join(' ').toLowerCase();
		return claim.length < 5 || said.includes(claim) ? [code] : [];
	});

	assert.equal(closedOn(sentenced), '2026-11-20');
	assert.ok(ownDates(sentenced, { now }).some(({ rule }) => rule.id === 'low-sentence'));
	assert.deepEqual(saysSo, []);
});

// "Your advocate would like to call you" stood beside "They will call you on Monday" and "We have spoken to you".
test('beside a call she asked for nothing is said of one that asks how she is, and after it only what is planned', () => {
	const now = instantOf('2026-11-30', '10:00');
	const said = (on: string, state: 'asked' | 'taken' | 'done' | undefined) =>
		sayAfter([{ on }], state, 'en', now);
	const would = 'Your advocate would like to call you and ask how you are.';
	const planned = 'We plan to call you on <b>Tuesday 15 December</b> or in the days after.';

	for (const on of ['2026-11-27', '2026-12-15'])
		for (const state of ['asked', 'taken'] as const) assert.deepEqual(said(on, state), []);
	assert.deepEqual(said('2026-11-27', 'done'), []);
	assert.deepEqual(said('2026-12-15', 'done'), [planned]);
	assert.deepEqual(said('2026-11-27', undefined), [would]);
});
