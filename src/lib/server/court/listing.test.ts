import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHearing } from './common-platform.ts';
import {
	aCase,
	aDefendant,
	aHearing,
	hash,
	ids,
	now,
	shared,
	told
} from '#tests/court/builders.ts';

const listed = (fields: Record<string, unknown>) =>
	told(
		readHearing({ hearing: aHearing(fields) }, 'listed', ids.hearing, hash, now),
		'hearing-listed'
	)[0];
const resulted = (fields: Record<string, unknown>, envelope = {}) =>
	readHearing(shared(aHearing(fields), envelope), 'resulted', ids.hearing, hash, now);
const official = '1c383cd3-0b7c-398a-b502-93adfecb7b18';
const key = `hearing(${ids.hearing})`;

test('a hearing is listed with its purpose, its court and the instant it starts', () => {
	const hearing = { hearingDays: [{ sittingDay: '2026-07-01T09:30:00Z' }] };

	const found = listed(hearing);

	assert.deepEqual(found, {
		on: '2026-03-10',
		hearing: key,
		purpose: 'trial',
		courtKind: 'crown',
		court: 'Snaresbrook Crown Court',
		when: { kind: 'day', on: '2026-07-01', startsAt: Date.UTC(2026, 6, 1, 9, 30) }
	});
});

test('a hearing decided on paper is not told', () => {
	const reading = resulted({ isBoxHearing: true });

	assert.deepEqual(told(reading, 'hearing-listed'), []);
	assert.deepEqual(told(reading, 'hearing-held'), []);
});

test('it is a youth court when every defendant is under 18, and not in the Crown Court', () => {
	const young = aDefendant({ isYouth: true });
	const kindOf = (jurisdictionType: string, defendants: unknown[]) =>
		listed({ jurisdictionType, prosecutionCases: [aCase({ defendants })] }) as {
			courtKind: string;
		};

	assert.equal(kindOf('MAGISTRATES', [young]).courtKind, 'youth');
	assert.equal(
		kindOf('MAGISTRATES', [young, aDefendant({ id: ids.otherDefendant })]).courtKind,
		'magistrates'
	);
	assert.equal(kindOf('CROWN', [young]).courtKind, 'crown');
});

test('results shared before the hearing do not say that it took place', () => {
	const reading = resulted({ hearingDays: [{ sittingDay: '2026-06-02T10:00:00Z' }] });

	assert.deepEqual(told(reading, 'hearing-held'), []);
	assert.equal(told(reading, 'hearing-listed')[0]?.on, '2026-03-02');
});

test('a trial put off on the day carries its official reason, and did not take place', () => {
	const reading = resulted({ crackedIneffectiveTrial: { id: official, type: 'Ineffective' } });

	assert.deepEqual(told(reading, 'trial-ineffective'), [
		{ on: '2026-03-02', hearing: key, reason: official }
	]);
	assert.deepEqual(told(reading, 'hearing-held'), []);
});

test('the id of the reason says how the trial ended, not the word beside it', () => {
	const reading = resulted({ crackedIneffectiveTrial: { id: official, type: 'Cracked' } });

	assert.equal(told(reading, 'trial-ineffective').length, 1);
});

test('a reason that is none of the official ones is left out', () => {
	const mark = { id: '60000000-0000-4000-8000-000000000001', type: 'Cracked', date: '2026-02-27' };

	const reading = resulted({ crackedIneffectiveTrial: mark });

	assert.deepEqual(told(reading, 'trial-cracked'), [{ on: '2026-02-27', hearing: key }]);
});

test('a trial taken out before its day is news on the day it was marked', () => {
	const hearing = aHearing({
		hearingDays: [{ sittingDay: '2026-07-01T09:00:00Z' }],
		isVacatedTrial: true,
		crackedIneffectiveTrial: { type: 'Vacated', date: '2026-03-05' }
	});

	const reading = readHearing({ hearing }, 'listed', ids.hearing, hash, now);

	assert.deepEqual(told(reading, 'trial-vacated'), [{ on: '2026-03-05', hearing: key }]);
	assert.equal(told(reading, 'hearing-listed')[0]?.on, '2026-03-05');
});

test('a trial that was put back is not vacated, though the old mark is still on it', () => {
	const reading = resulted({ isVacatedTrial: false, crackedIneffectiveTrial: { type: 'Vacated' } });

	assert.deepEqual(told(reading, 'trial-vacated'), []);
});

test('an effective trial went ahead, and only a trial did', () => {
	const trial = resulted({ isEffectiveTrial: true });
	const mention = resulted({ isEffectiveTrial: true, type: { description: 'Mention' } });

	assert.deepEqual(told(trial, 'trial-went-ahead'), [{ on: '2026-03-02', hearing: key }]);
	assert.deepEqual(told(mention, 'trial-went-ahead'), []);
	assert.equal(told(mention, 'hearing-held').length, 1);
});

test('a hearing of an unknown type that is marked as a trial is one', () => {
	const type = { description: '01AB1234526' };

	const reading = resulted({ type, crackedIneffectiveTrial: { type: 'Cracked' } });

	assert.equal((told(reading, 'hearing-listed')[0] as { purpose?: string }).purpose, 'trial');
});

test('nothing in the name of a court is read as a mark of ours', () => {
	const name = 'The <b>Leeds</b>\u202e <ref>Crown</ref> Court (Decommissioned)';

	const { court } = listed({ courtCentre: { name } }) as { court?: string };

	assert.equal(court, 'The Leeds Crown Court');
});
