import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	aHearingOf,
	aResult,
	anOffence,
	ids,
	resulted,
	tellingsOf,
	told
} from '#tests/court/builders.ts';

type Fields = Record<string, unknown>;
const offences = (...all: Fields[]) => resulted(aHearingOf(all));
const ended = (label: string, fields: Fields = {}, id: string = ids.offence) =>
	anOffence({ id, judicialResults: [aResult(label, fields)] });
const kinds = (...all: Fields[]) =>
	tellingsOf(offences(...all)).flatMap(({ kind }) => (/^hearing-/.test(kind) ? [] : kind));
const on = '2026-03-02';

// The words and codes of ministryofjustice/bichard7-next-data (result codes) and hmcts/cpp-context-hearing (labels).
const named = [
	['Withdrawn', '2051', 'discontinued'],
	['Withdrawn', '2063', 'discontinued'],
	['Discontinued', '2053', 'discontinued'],
	['Dismissed - no evidence offered', '2050', 'no-evidence-offered'],
	['No evidence offered', '2091', 'no-evidence-offered'],
	['Count to remain on file', '2008', 'left-on-file'],
	['Indictment to remain on file', '', 'left-on-file'],
	['Proceedings stayed', '2061', 'stopped-by-court'],
	['Application granted', '2082', 'stopped-by-court'],
	['Defendant has died', '2065', 'defendant-died'],
	['Ended', '2503', 'defendant-died']
] as const;

for (const [label, cjsCode, kind] of named)
	test(`"${label}" ${cjsCode} is told as ${kind}, and nothing more of it`, () => {
		const reading = offences(ended(label, { cjsCode }));

		assert.deepEqual(told(reading, kind), [{ on }]);
		assert.deepEqual(kinds(ended(label, { cjsCode })), [kind]);
	});

test('acquitted, dismissed or unfit ends it without a word of how', () => {
	for (const cjsCode of ['2005', '2006', '2009', '2064', '2074', '2075'])
		assert.deepEqual(kinds(ended('Ended', { cjsCode })), []);
});

// "The trial has started", of a case that the magistrates had dismissed that day; and bail from before it stood there as new.
test('who has every charge dismissed without a word of a verdict has no case any more', () => {
	const dismissed = ended('Dismissed');
	const withdrawn = ended('Withdrawn', { cjsCode: '2051' }, ids.otherOffence);
	const open = anOffence({ id: ids.otherOffence });
	const found = anOffence({
		aquittalDate: on,
		judicialResults: [aResult('Dismissed', {})]
	});

	assert.deepEqual(kinds(dismissed), ['concluded']);
	assert.deepEqual(kinds(dismissed, withdrawn).at(-1), 'concluded');
	assert.deepEqual(kinds(dismissed, open), ['one-charge']);
	assert.deepEqual(kinds(found), ['verdict-given']);
});

// A charge that a court dismissed was told by nothing while another went on.
test('one charge that a court dismissed is told beside another, with what stands of that one', () => {
	const dismissed = ended('Dismissed', {});
	const beside = (fields: Fields) => {
		const other = anOffence({ id: ids.otherOffence, ...fields });
		return told(offences(dismissed, other), 'one-charge');
	};
	const tell = (others: string) => [{ on, became: 'dismissed', others }];

	assert.deepEqual(beside({}), tell('open'));
	assert.deepEqual(beside({ plea: { pleaValue: 'GUILTY', pleaDate: on } }), tell('guilty'));
	assert.deepEqual(beside({ aquittalDate: on }), tell('not-guilty'));
	assert.deepEqual(beside({ judicialResults: [aResult('Dismissed', {})] }), []);
});

test('one charge that ends beside another that goes on is no end', () => {
	const other = anOffence({ id: ids.otherOffence });

	const found = offences(ended('Count to remain on file', { cjsCode: '2008' }), other);

	assert.deepEqual(told(found, 'left-on-file'), []);
	assert.deepEqual(told(found, 'one-charge'), [{ on, became: 'left-on-file', others: 'open' }]);
});

test('a death ends every charge, whatever was told of the others', () => {
	const died = ended('Defendant has died', { cjsCode: '2065' });

	assert.deepEqual(kinds(died, anOffence({ id: ids.otherOffence })), ['defendant-died']);
});

test('charges that the prosecution ended in different ways are told as stopped', () => {
	const file = ended('Count to remain on file', { cjsCode: '2008' });
	const withdrawn = ended('Withdrawn', { cjsCode: '2051' }, ids.otherOffence);
	const stayed = ended('Proceedings stayed', { cjsCode: '2061' }, ids.otherOffence);

	assert.deepEqual(kinds(file, withdrawn), ['discontinued']);
	assert.deepEqual(kinds(file, stayed), []);
});

test('a case sent to the Crown Court for trial is told once, however many charges are sent', () => {
	const sent = (id: string, label: string, cjsCode: string) => ended(label, { cjsCode }, id);
	const one = sent(ids.offence, 'Sent to Crown Court for trial on unconditional bail', '4558');
	const two = sent(ids.otherOffence, 'Sent to Crown Court in custody for trial', '4560');

	assert.deepEqual(told(offences(one, two), 'sent-to-crown-court'), [{ on }]);
});

test('sent for sentence only, or by an earlier hearing, is not sent for trial today', () => {
	const forSentence = ended('Committed to Crown Court for sentence in custody', {
		cjsCode: '4016'
	});
	const before = ended('Sent to Crown Court for trial on conditional bail', {
		cjsCode: '4559',
		orderedHearingId: ids.next
	});

	assert.deepEqual(told(offences(forSentence), 'sent-to-crown-court'), []);
	assert.deepEqual(told(offences(before), 'sent-to-crown-court'), []);
});
