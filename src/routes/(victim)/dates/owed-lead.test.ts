import assert from 'node:assert/strict';
import { test } from 'node:test';
import { courtLead, owedLead } from './owed-lead.ts';

test('nothing to be told is said only where nothing is late from before either', () => {
	assert.equal(owedLead({ open: 0, past: 0, waits: false }), 'dates.owedNone');
	assert.equal(owedLead({ open: 0, past: 1, waits: false }), 'dates.owedBefore');
	assert.equal(owedLead({ open: 0, past: 1, waits: true }), 'dates.owedBefore');
	assert.equal(owedLead({ open: 0, past: 0, waits: true }), undefined);
	assert.equal(owedLead({ open: 1, past: 1, waits: false }), undefined);
});

// With the charge a court told its first day: "We have not been told of a court date" stood below the news that waits.
test('beside news that waits nobody says that no date in court was told', () => {
	assert.equal(courtLead(0, { whole: true, waiting: true }), undefined);
	assert.equal(courtLead(0, { whole: true, waiting: false }), 'dates.none');
	for (const waiting of [true, false])
		assert.equal(courtLead(0, { whole: false, waiting }), 'dates.noPast');
	assert.equal(courtLead(1, { whole: true, waiting: false }), undefined);
});
