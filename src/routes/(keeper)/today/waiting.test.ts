/** What stands on a keeper's list and what it says fit together. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CorrectionRow } from '#lib/domain/keeper/corrected.ts';
import { t } from '#lib/i18n/staff-words.ts';
import { kinds as correctionKinds } from '#lib/server/keeper/correction-kinds.ts';
import { kinds, type WaitingKind } from '#lib/server/waiting/kinds.ts';

// Rules beside the Code stood there for whoever runs the service, without a link, and said "Enter it, with a second keeper".
test('what keepers are told to enter is theirs, and leads to where they enter it', () => {
	const entered = Object.entries(kinds).filter(([kind]) =>
		/\bEnter\b/.test(t(`waiting.what.${kind as WaitingKind}.act`))
	);

	assert.deepEqual(
		entered.map(([kind]) => kind),
		['figures', 'law', 'rules']
	);
	for (const [, row] of entered) assert.ok(row.owner === 'keeper' && 'href' in row);
});

// Of rules beside the Code one number stood there, for three lists of which it led to one.
test('as many rules are said to be unread as the lists of corrections mark', () => {
	const marked = (kind: 'law' | 'letter' | 'own-date' | 'step') => {
		const { subjects }: CorrectionRow = correctionKinds[kind];
		return (subjects?.() ?? []).filter(({ isUnread }) => isUnread).length;
	};

	assert.equal(marked('law'), kinds.law.read()[0]?.many);
	const rules = marked('letter') + marked('own-date') + marked('step');
	assert.equal(rules, kinds.rules.read()[0]?.many);
});
