import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aHearingOf, aResult, anOffence, ids, resulted } from '#tests/court/builders.ts';
import { convicted } from '#tests/court/sentenced.ts';

type Fields = Readonly<Record<string, unknown>>;
const sentence = 'A result is of a kind we do not know: nothing is told of it.';
function ignoredOf(judicialResults: readonly Fields[], fields: Fields = {}): readonly string[] {
	const hearing = aHearingOf([anOffence({ ...convicted, judicialResults })], fields);
	const reading = resulted(hearing);
	assert.ok(reading.ok);
	return reading.ignored;
}

test('a result whose label is not understood is named, once, without a word of what the clerk wrote', () => {
	const unknown = [aResult('Zephyrine impounded'), aResult('Zephyrine released')];

	assert.deepEqual(ignoredOf(unknown), [sentence]);
	assert.deepEqual(ignoredOf([aResult('Fine'), ...unknown]), [sentence]);
	assert.deepEqual(ignoredOf([], { judicialResults: [aResult('Zephyrine')] }), [sentence]);
});

test('a result of an earlier hearing, or one that was deleted, is not named', () => {
	const earlier = aResult('Zephyrine', { orderedHearingId: ids.next });
	const deleted = aResult('Zephyrine', { isDeleted: true });

	assert.deepEqual(ignoredOf([earlier, deleted]), []);
});

function ignoredOfApplication(type: string, label: string): readonly string[] {
	const application = {
		type: { type },
		courtApplicationCases: [{ prosecutionCaseId: ids.case }],
		judicialResults: [aResult(label)]
	};
	const hearing = { ...aHearingOf([anOffence()]), courtApplications: [application] };
	const reading = resulted(hearing);
	assert.ok(reading.ok);
	return reading.ignored;
}

for (const label of [
	'Fine',
	'Imprisonment',
	'Restraining order for period',
	'Compensation',
	'Warrant of arrest without bail',
	'Send to Crown Court on conditional bail',
	'Remanded in custody',
	'Variation of bail conditions',
	'Bail breach proved',
	'Bail condition: Exclusion - not to contact directly or indirectly',
	'Next hearing in Crown Court',
	'Withdrawn',
	'Dismissed',
	'At request of the defence'
])
	test(`of "${label}" something is told, so it is not named`, () => {
		assert.ok(!ignoredOf([aResult(label)]).includes(sentence));
	});

test('what a court decided on an application is not named, and what we do not know of it is', () => {
	assert.deepEqual(ignoredOfApplication('Application for bail', 'Refused'), []);
	assert.deepEqual(ignoredOfApplication('Appeal against sentence', 'Appeal dismissed'), []);
	assert.deepEqual(ignoredOfApplication('Application for bail', 'Zephyrine'), [sentence]);
});

test('a sentence on an application, or an end of the whole person, is named as told only of a charge', () => {
	const beside = 'A result that is told only of a charge stands beside one: nothing is told of it.';

	assert.deepEqual(ignoredOfApplication('Application to resentence', 'Imprisonment'), [beside]);
	assert.deepEqual(ignoredOf([], { judicialResults: [aResult('Withdrawn')] }), [beside]);
	assert.deepEqual(ignoredOf([aResult('Application refused')]), [sentence]);
});
