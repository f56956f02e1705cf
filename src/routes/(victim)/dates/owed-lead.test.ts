import assert from 'node:assert/strict';
import { test } from 'node:test';
import { owedLead } from './owed-lead.ts';

test('nothing to be told is said only where nothing is late from before either', () => {
	assert.equal(owedLead({ open: 0, past: 0, waits: false }), 'dates.owedNone');
	assert.equal(owedLead({ open: 0, past: 1, waits: false }), 'dates.owedBefore');
	assert.equal(owedLead({ open: 0, past: 1, waits: true }), 'dates.owedBefore');
	assert.equal(owedLead({ open: 0, past: 0, waits: true }), undefined);
	assert.equal(owedLead({ open: 1, past: 1, waits: false }), undefined);
});
