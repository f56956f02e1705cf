import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	aCase,
	aDefendant,
	aHearing,
	aHearingOf,
	aResult,
	anOffence,
	ids,
	resulted,
	told
} from '#tests/court/builders.ts';

type Fields = Record<string, unknown>;
const on = '2026-03-02';
const decided = (
	bailStatus: Fields | undefined,
	results: readonly Fields[] = [],
	offence: Fields = {}
) => {
	const person = { personDefendant: { bailStatus, bailConditions: 'not to contact Given Family' } };
	const hearing = aHearingOf([anOffence({ ...offence, judicialResults: results })], person);
	const reading = resulted(hearing);
	return told(reading, 'court-bail-decided');
};
const condition = (words: string) => aResult(`Bail condition: ${words}`);

test('the codes of the courts say bail or custody', () => {
	const of = (code: string) => (decided({ code })[0] as { bail?: string } | undefined)?.bail;

	// Of somebody who was on none, "no bail" (A) is no news.
	assert.deepEqual(['U', 'B', 'P', 'C', 'S', 'A', 'L', '0hs9', '__proto__'].map(of), [
		'unconditional-bail',
		'conditional-bail',
		'conditional-bail-later',
		'custody',
		'custody',
		undefined,
		'other',
		undefined,
		undefined
	]);
});

test('a code we do not know leaves it to the official words', () => {
	const found = decided({ code: 'X9', description: 'Remanded into Custody' });

	assert.deepEqual(found, [{ on, bail: 'custody', protections: [] }]);
});

test('a code is right whatever the words beside it say', () => {
	assert.deepEqual(decided({ code: 'L', description: 'Custody' }), [
		{ on, bail: 'other', protections: [] }
	]);
});

test('of somebody listed twice with two kinds of bail neither is told', () => {
	const one = (code: string) =>
		aDefendant({ personDefendant: { bailStatus: { code } }, offences: [anOffence()] });
	const read = (codes: readonly string[]) => {
		const hearing = aHearing({ prosecutionCases: [aCase({ defendants: codes.map(one) })] });
		const reading = resulted(hearing);
		return told(reading, 'court-bail-decided').map((data) => 'bail' in data && data.bail);
	};

	assert.deepEqual(read(['U', 'C']), ['other']);
	assert.deepEqual(read(['C', 'C']), ['custody']);
});

// "They are in custody, as far as we know", beside a result that let him go.
test('of a status and a remand of one day that cannot both be neither is told', () => {
	const bail = (code: string | undefined, ...labels: readonly string[]) =>
		decided(
			code === undefined ? undefined : { code },
			labels.map((label) => aResult(label))
		).map((data) => 'bail' in data && data.bail);
	const [kept, letGo] = ['Remanded in custody', 'Remanded on unconditional bail'];

	assert.deepEqual(bail('C', letGo), ['other']);
	assert.deepEqual(bail('B', kept), ['other']);
	assert.deepEqual(bail(undefined, kept, letGo), ['other']);
	assert.deepEqual(bail('C', kept), ['custody']);
	assert.deepEqual(bail('B', 'Remanded on conditional bail'), ['conditional-bail']);
});

test('the two conditions that may protect her are kept, and nothing else', () => {
	const found = decided({ code: 'B' }, [
		condition('Exclusion - not to contact directly or indirectly'),
		condition('Exclusion - not to enter a place'),
		condition('Residence - live and sleep each night at address'),
		condition('Curfew')
	]);

	assert.deepEqual(found, [
		{ on, bail: 'conditional-bail', protections: ['no-contact', 'keep-away-from-place'] }
	]);
});

test('a condition may be a prompt under "bail conditions"', () => {
	const label = 'Bail condition: Exclusion - not go within a radius';
	const rolledUp = aResult('Remanded on conditional bail', {
		judicialResultPrompts: [{ label, value: '200 metres of Given Street' }]
	});

	assert.deepEqual(decided({ code: 'B' }, [rolledUp]), [
		{ on, bail: 'conditional-bail', protections: ['keep-away-from-place'] }
	]);
});

test('to stay near a place, or out of public houses, does not protect her', () => {
	const found = decided({ code: 'B' }, [
		condition('Exclusion - not to go more than a specified radius from a specified place'),
		condition('Exclusion - not go to any public house, licensed club or off licence'),
		condition('Exclusion - not to leave'),
		condition('Exclusion - not to associate with'),
		aResult('Removed: Bail condition: Exclusion - not to contact directly or indirectly')
	]);

	assert.deepEqual(found, [{ on, bail: 'conditional-bail', protections: [] }]);
});

test('words typed freely never make a protection', () => {
	const typed = aResult('Bail condition: Other', {
		judicialResultPrompts: [
			{ label: 'Additional information', value: 'Bail condition: Exclusion - not to contact' }
		]
	});

	assert.deepEqual(decided({ code: 'B' }, [typed]), [
		{ on, bail: 'conditional-bail', protections: [] }
	]);
});

test('conditions of an earlier hearing are not those of this one', () => {
	const earlier = {
		...condition('Exclusion - not to contact directly or indirectly'),
		orderedHearingId: ids.next,
		orderedDate: '2026-01-05'
	};

	assert.deepEqual(decided({ code: 'B' }, [earlier]), [
		{ on, bail: 'conditional-bail', protections: [] }
	]);
});

test('the day is the day of the remand', () => {
	const remand = aResult('Remanded in custody', { orderedDate: '2026-03-01' });

	assert.deepEqual(decided({ code: 'C' }, [remand]), [
		{ on: '2026-03-01', bail: 'custody', protections: [] }
	]);
});

test('without a status the remand says it', () => {
	const found = decided(undefined, [aResult('Remanded on unconditional bail')]);

	assert.deepEqual(found, [{ on, bail: 'unconditional-bail', protections: [] }]);
});

test('a status left over when the case is over is not told', () => {
	const sentenced = { plea: { pleaValue: 'GUILTY', pleaDate: on } };

	assert.deepEqual(decided({ code: 'B' }, [], { aquittalDate: on }), []);
	assert.deepEqual(decided({ code: 'B' }, [aResult('Withdrawn')]), []);
	assert.deepEqual(decided({ code: 'B' }, [aResult('Fine')], sentenced), []);
});
