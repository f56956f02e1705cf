import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import { services, type Service } from '#lib/domain/help/service.ts';
import { languages } from '#lib/i18n/languages.ts';
import { entry } from './say.ts';

const noon = instantOf('2026-11-25', '12:00');

function named(slug: string): Service {
	const found = services.find((service) => service.slug === slug);
	assert.ok(found);
	return found;
}

test('a weekday line says until when it is open', () => {
	const place = entry(named('karma-nirvana'), 'en', noon);

	assert.equal(place.open, '<b>Open now</b>, until <ref>5:00 pm</ref>.');
});

test('a closed line says the day and time it opens next', () => {
	const place = entry(named('karma-nirvana'), 'en', instantOf('2026-12-24', '20:00'));

	assert.equal(
		place.open,
		'<b>Closed now.</b> Next open: Tuesday 29 December, <ref>9:00 am</ref>.'
	);
});

test('hours that nobody read are said to be unread', () => {
	const place = entry(named('nspcc'), 'en', noon);

	assert.match(place.open, /Check hours/);
});

test('a free number says so and can be tapped', () => {
	const [number] = entry(named('samaritans'), 'en', noon).numbers;

	assert.deepEqual(number, {
		text: '116 123',
		href: 'tel:116123',
		notes: 'Free to call. The service says bills do not show it.'
	});
});

test('a number for texts is read, never tapped', () => {
	const [text, voice] = entry(named('btp'), 'en', noon).numbers;

	assert.equal(text?.href, undefined);
	assert.match(text?.notes ?? '', /Text only/);
	assert.equal(voice?.href, 'tel:0800405040');
});

test('a number that costs money can show on the bill, and we say so', () => {
	const [number] = entry(named('havens'), 'en', noon).numbers;

	assert.match(number?.notes ?? '', /can show on your bill/);
});

test('a number whose check is too old is withheld and the website is offered', () => {
	const place = entry(named('victim-support'), 'en', instantOf('2027-02-24'));

	assert.deepEqual(place.numbers, []);
	assert.match(place.noNumber ?? '', /checking this number/);
	assert.match(place.url, /^https:/);
});

test('a place without a checked number sends nobody to a number', () => {
	const place = entry(named('womens-aid'), 'en', noon);

	assert.deepEqual(place.numbers, []);
	assert.match(place.noNumber ?? '', /no checked number/);
});

test('each place says where it serves, who runs it, when we read of it and that it was in a copy', () => {
	const place = entry(named('cla'), 'en', noon);

	assert.deepEqual(place.facts, [
		'For: England and Wales.',
		'Run by a public body.',
		'Languages: English, British Sign Language and Welsh.',
		'Read 24 November 2026, in a stored copy of an official page.'
	]);
});

test('every service can be said in every language', () => {
	const said = languages.flatMap(({ code }) => services.map((one) => entry(one, code, noon)));

	assert.equal(said.length, languages.length * services.length);
	assert.ok(said.every(({ line, facts }) => line && facts.length >= 3));
});
