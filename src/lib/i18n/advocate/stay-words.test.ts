import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeReasons, type ChangeState } from '#lib/domain/advocate/change.ts';
import { finishReasons } from '#lib/domain/advocate/finishing.ts';
import { languages } from '#lib/i18n/languages.ts';
import { sayChange } from './stay-words.ts';

const states: readonly ChangeState[] = ['planned', 'settled', 'done', 'ended'];
const reasons = [...changeReasons, ...finishReasons];
const said = (name: string | undefined) =>
	languages.flatMap(({ code }) =>
		states.flatMap((state) =>
			reasons.flatMap((reason) =>
				sayChange(
					{ state, reason, from: name, to: name, on: '2026-11-25', call: undefined },
					code
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
