import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aHearing, aResult, ids, resulted, tellingsOf } from '#tests/court/builders.ts';

type Fields = Record<string, unknown>;
const caseOf = (id: string, caseURN: string) => ({
	prosecutionCaseId: id,
	prosecutionCaseIdentifier: { caseURN }
});
const theirs = caseOf(ids.case, '01AB1234526');
const anAppeal = (type: string, fields: Fields = {}) => ({
	type: { type },
	applicationReceivedDate: '2026-02-20',
	courtApplicationCases: [theirs],
	...fields
});
const read = (...courtApplications: Fields[]) =>
	resulted(aHearing({ prosecutionCases: [], courtApplications }));
const appealsIn = (...applications: Fields[]) =>
	tellingsOf(read(...applications))
		.filter(({ kind }) => kind.startsWith('appeal-'))
		.map(({ kind, on, defendant, data }) => ({ kind, on, defendant, ...data }));
const decided = (label: string, fields: Fields = {}) =>
	appealsIn(
		anAppeal("Appeal against conviction by a Magistrates' Court to the Crown Court", {
			judicialResults: [aResult(label, fields)]
		})
	).flatMap((one) => ('result' in one ? one.result : []));

test('an appeal is told with what it is about, on the day it was received', () => {
	const abouts = ['conviction and sentence', 'conviction', 'sentence'].map(
		(what) => `Appeal against ${what} by a Magistrates' Court to the Crown Court`
	);

	const told = abouts.flatMap((type) => appealsIn(anAppeal(type)));

	assert.deepEqual(
		told.map((one) => ('about' in one ? [one.kind, one.on, one.about] : [])),
		['both', 'conviction', 'sentence'].map((about) => ['appeal-lodged', '2026-02-20', about])
	);
});

test('an appeal names the person as the other facts of this case do', () => {
	const subject = {
		masterDefendant: {
			masterDefendantId: ids.otherDefendant,
			defendantCase: [
				{ caseId: ids.otherCase, defendantId: ids.otherDefendant },
				{ caseId: ids.case, defendantId: ids.defendant }
			]
		}
	};

	const [told] = appealsIn(anAppeal('Appeal against conviction', { subject }));

	assert.equal(told?.defendant, `defendant(${ids.defendant})`);
});

test('what the court decided on an appeal is told in one word', () => {
	assert.deepEqual(decided('Appeal against conviction allowed'), ['conviction-quashed']);
	assert.deepEqual(decided('Appeal against sentence allowed'), ['sentence-changed']);
	assert.deepEqual(decided('Appeal against conviction dismissed and sentence varied'), [
		'sentence-changed'
	]);
	for (const label of [
		'Appeal against conviction dismissed',
		'Appeal against conviction and sentence dismissed',
		'Appeal abandoned',
		'Appeal withdrawn'
	])
		assert.deepEqual(decided(label), ['unchanged'], label);
	assert.deepEqual(decided('Appeal allowed', { cjsCode: '2096' }), ['retrial']);
	assert.deepEqual(decided('Adjourned'), []);
});

test('an application that is no appeal, and an appeal of another case, tell her nothing', () => {
	const other = caseOf(ids.otherCase, '01AB7654321');

	assert.deepEqual(appealsIn(anAppeal('Application to vary bail')), []);
	assert.deepEqual(appealsIn(anAppeal('Appeal against refusal of bail')), []);
	const [part] = (() => {
		const reading = read(
			anAppeal('Application to vary bail'),
			anAppeal('Appeal against sentence', { courtApplicationCases: [other] })
		);
		return reading.ok ? reading.parts : [];
	})();
	assert.equal(
		part?.tellings.some(({ kind }) => kind === 'appeal-lodged'),
		false
	);
});

test('an appeal dated later than its message is not told', () => {
	assert.deepEqual(
		appealsIn(anAppeal('Appeal against sentence', { applicationReceivedDate: '2026-09-01' })),
		[]
	);
});
