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
	const { now } = entry(named('karma-nirvana'), 'en', noon);

	assert.match(now, /^<b>Open now<\/b>, until <ref>5:00 pm<\/ref>\./);
});

test('a closed line says the day and time it opens next', () => {
	const { now } = entry(named('karma-nirvana'), 'en', instantOf('2026-12-24', '20:00'));

	assert.match(now, /^<b>Closed now\.<\/b> Next open: Tuesday 29 December, <ref>9:00 am<\/ref>\./);
});

test('hours that nobody read are said to be unread', () => {
	assert.match(entry(named('nspcc'), 'en', noon).now, /Check hours/);
});

test('one line says when it is open, how it can be reached and that it is free', () => {
	const { now, tapped } = entry(named('victim-support'), 'en', noon);

	assert.equal(
		now,
		'<b>Open now</b>, day and night. Contact: phone, online chat and a form on its website. Free to call.'
	);
	assert.deepEqual(tapped, [{ text: '08 08 16 89 111', href: 'tel:08081689111', act: 'call' }]);
});

test('a number for texts is texted, never called, and a call beside it says what it costs', () => {
	const { now, tapped } = entry(named('btp'), 'en', noon);

	assert.deepEqual(tapped, [
		{ text: '61016', href: 'sms:61016', act: 'text' },
		{ text: '0800 40 50 40', href: 'tel:0800405040', act: 'call' }
	]);
	assert.match(now, /A text can show on your bill\. Free to call\.$/);
});

test('999 and a number for Relay UK are read, and no tap calls them', () => {
	const [danger, money] = [entry(named('999'), 'en', noon), entry(named('cica'), 'en', noon)];

	assert.deepEqual([danger.tapped, danger.read], [[], ['999']]);
	assert.deepEqual(money.read, ['18001 0300 003 3601']);
	assert.equal(money.tapped.length, 1);
});

test('a place is not said to answer texts or calls at a number that nobody may see', () => {
	assert.doesNotMatch(entry(named('signhealth'), 'en', noon).now, /text message/);
	assert.doesNotMatch(entry(named('muslim-trust'), 'en', noon).now, /phone/);
});

test('a number that costs money can show on the bill, and we say so', () => {
	assert.match(entry(named('havens'), 'en', noon).now, /can show on your bill/);
});

test('a number whose check is too old is withheld and the website is offered', () => {
	const place = entry(named('victim-support'), 'en', instantOf('2027-02-24'));

	assert.deepEqual([...place.tapped, ...place.read], []);
	assert.match(place.noNumber ?? '', /checking this number/);
	assert.match(place.url, /^https:/);
});

test('a place without a checked number sends nobody to a number', () => {
	const place = entry(named('womens-aid'), 'en', noon);

	assert.deepEqual([...place.tapped, ...place.read], []);
	assert.match(place.noNumber ?? '', /no checked number/);
});

test('each place says where it serves, who runs it, when we read of it and that it was in a copy', () => {
	const place = entry(named('cla'), 'en', noon);

	assert.deepEqual(place.facts, [
		'For: England and Wales.',
		'Run by a public body.',
		'Languages: English, British Sign Language and Welsh.',
		'We read this on 24 November 2026, in a stored copy of an official page.'
	]);
});

test('every service can be said in every language', () => {
	const said = languages.flatMap(({ code }) => services.map((one) => entry(one, code, noon)));

	assert.equal(said.length, languages.length * services.length);
	assert.ok(said.every(({ line, facts }) => line && facts.length >= 3));
});
