import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { languages } from '#lib/i18n/languages.ts';
import {
	corrected,
	inTexts,
	isOpenToCorrection,
	phonesOf,
	readCorrection,
	type Typed
} from './correction.ts';
import { hoursLine, readHours } from './hours-text.ts';
import { isFree, readNumber } from './numbers.ts';
import { services } from './service.ts';

const named = (slug: string) => services.find((one) => one.slug === slug) ?? assert.fail(slug);
const numberOf = (slug: string, text: string) => {
	const which = phonesOf(named(slug))[0]?.number ?? '';
	return readCorrection('number', { text, which }, named(slug));
};
const nothing: Typed = { text: '', which: '' };

test('every number and all hours of the data pass what is asked of a correction', () => {
	for (const service of services.filter(({ fixed }) => !fixed)) {
		for (const { number, kind } of phonesOf(service))
			assert.equal(readNumber(number, kind === 'text' ? 'text' : 'voice'), number, service.slug);
		const line = hoursLine(service.hours);
		assert.equal(hoursLine(readHours(line) ?? []), line, service.slug);
	}
});

test('a number that cannot be dialled, costs more, is on hold or holds anything else is refused', () => {
	const bad = ['', '999', '112', '0808', '+44 20 7946 0000', '0900 123 4567', '070 1234 5678'];
	const odd = ['0808 808 <b>1677</b>', 'https://x.example', '0808  8081677', '0808 800 1170'];

	for (const text of [...bad, ...odd]) assert.equal(numberOf('cruse', text), 'number', text);
});

test('hours that meet, end before they begin or are no hours are refused', () => {
	for (const text of ['', 'Mon 9-5', 'Mon 10:00-09:00', 'Fri-Mon 08:00-20:00', 'Mon 25:00-26:00'])
		assert.equal(readHours(text), undefined, text);
	assert.equal(readHours('Mon-Fri 08:00-12:00, Tue 11:00-13:00'), undefined);
});

test('999, 101, 111 and the ways to reach them cannot be corrected or held', () => {
	for (const slug of ['999', '999-55', '999-text', '18000', '101', 'nhs-111'])
		for (const kind of ['number', 'hours', 'hold'] as const)
			assert.equal(readCorrection(kind, nothing, named(slug)), 'never', slug);
});

test('a new number takes its place and carries nothing that was said of the old one', () => {
	const correction = numberOf('samaritans', '0300 123 4567');
	assert.ok(typeof correction === 'object');
	const [after] = corrected([named('samaritans')], [correction]);

	assert.deepEqual(after?.phones[0], { number: '0300 123 4567', kind: 'voice' });
});

test('a service on hold is nowhere', () => {
	const held = readCorrection('hold', nothing, named('cruse'));
	assert.ok(typeof held === 'object');

	assert.equal(corrected(services, [held]).length, services.length - 1);
});

test('the services whose numbers are written in texts are known, may not be held, and stay as free', () => {
	const root = 'src/lib/i18n';
	const text = languages
		.flatMap(({ code }) => [path.join(root, code), path.join(root, code, 'guidance')])
		.flatMap((folder) =>
			readdirSync(folder, { withFileTypes: true })
				.filter((one) => one.isFile() && /\.(json|md)$/.test(one.name))
				.map((one) => readFileSync(path.join(folder, one.name), 'utf8'))
		)
		.join('\n')
		.replaceAll(/(?<=\d)[ \u00a0-](?=\d)/g, '');
	const isWritten = (number: string) =>
		new RegExp(`(?<!\\d)${number.replaceAll(' ', '')}(?!\\d)`).test(text);
	const found = services.filter(
		(one) => isOpenToCorrection(one) && phonesOf(one).some(({ number }) => isWritten(number))
	);

	assert.deepEqual(found.map(({ slug }) => slug).toSorted(), inTexts);
	for (const slug of inTexts) {
		assert.equal(readCorrection('hold', nothing, named(slug)), 'in-text');
		assert.equal(readCorrection('hours', { ...nothing, text: 'always' }, named(slug)), 'in-text');
		const refusal = numberOf(slug, '0300 123 4567');
		const was = phonesOf(named(slug))[0]?.number ?? '';
		assert.equal(refusal === 'not-free', isFree(was), slug);
	}
});
