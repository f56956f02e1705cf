import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aHearingOf, aResult, anOffence, ids, resulted, told } from '#tests/court/builders.ts';

const adjourned = (...judicialResults: ReturnType<typeof aResult>[]) =>
	told(resulted(aHearingOf([anOffence({ judicialResults })])), 'hearing-adjourned');
const defence = aResult('Adjournment reason: At request of the defence');
const prosecution = aResult('Reason', {
	judicialResultTypeId: '1d55fdeb-7dbc-46ec-b3ff-7b15fe08a476'
});
const fact = { on: '2026-03-02', hearing: `hearing(${ids.hearing})` };

test('an adjournment is told with the reason that the court chose from its list', () => {
	assert.deepEqual(adjourned(defence), [{ ...fact, reason: 'asked-by-defence' }]);
	assert.deepEqual(adjourned(prosecution, prosecution), [
		{ ...fact, reason: 'asked-by-prosecution' }
	]);
});

test('with two reasons it is told without one, and what was typed is no reason', () => {
	assert.deepEqual(adjourned(defence, prosecution), [fact]);
	assert.deepEqual(adjourned(aResult('Adjournment reason: the witness is ill')), []);
	assert.deepEqual(adjourned(aResult(defence.label, { orderedHearingId: ids.next })), []);
});

// `constructor` is a key of every object: a result of this name was told as an adjournment, and trying it out broke.
test('a word that every object knows is no reason for an adjournment', () => {
	assert.deepEqual(adjourned(aResult('constructor')), []);
	assert.deepEqual(adjourned(aResult('Note', { judicialResultTypeId: 'constructor' })), []);
});
