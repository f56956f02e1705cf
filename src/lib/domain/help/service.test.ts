import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import {
	alwaysOpen,
	areas,
	dial,
	find,
	isEmergency,
	isStale,
	needs,
	services,
	type Service
} from './service.ts';

const now = instantOf('2026-11-25', '12:00');
const slugs = (found: readonly Service[]): string[] => found.map(({ slug }) => slug);

function named(slug: string): Service {
	const found = services.find((service) => service.slug === slug);
	assert.ok(found, `no service ${slug}`);
	return found;
}

test('a need shows the places made for it among those for any crime, and no others', () => {
	const found = find(services, { need: 'crime.fraud', area: 'london' });

	assert.ok(slugs(found).includes('report-fraud'));
	assert.ok(slugs(found).includes('victim-support'));
	assert.ok(!slugs(found).includes('nsh'));
	assert.ok(
		found.every(({ needs }) => needs.includes('crime.fraud') || needs.includes('crime.any'))
	);
});

test('lines that never close come first, then London, then the best fit', () => {
	const found = find(services, { need: 'crime.sv', area: 'london' });

	assert.deepEqual(slugs(found).slice(0, 4), [
		'havens',
		'london-vws',
		'rsa-line',
		'victim-support'
	]);
	assert.ok(slugs(found).indexOf('survivors-trust') < slugs(found).indexOf('witness-service'));
});

test('what is open at the moment comes before what is closed, and London before the rest of both', () => {
	const open = slugs(find(services, { need: 'crime.hba', area: 'london', now }));
	const night = instantOf('2026-11-26', '03:00');
	const closed = slugs(find(services, { need: 'crime.hba', area: 'london', now: night }));

	assert.equal(open[0], 'london-vws');
	assert.ok(open.indexOf('karma-nirvana') < open.indexOf('fmu'));
	assert.ok(closed.indexOf('karma-nirvana') > closed.indexOf('fmu'));
});

test('ways to reach 999 come after every place to talk', () => {
	const found = find(services, {});

	const first = found.findIndex(isEmergency);

	assert.equal(first, found.length - found.filter(isEmergency).length);
	assert.deepEqual(slugs(found).slice(first, first + 2), ['999', '999-55']);
});

test('the line for people who hurt others comes after every line for people who were hurt', () => {
	const found = find(services, { need: 'crime.da', area: 'london' }).filter(
		(service) => !isEmergency(service)
	);

	assert.equal(found.at(-1)?.slug, 'respect');
});

test('a service for London is not offered in the rest of England, and one for England is offered in London', () => {
	const england = find(services, { area: 'england' });
	const london = find(services, { area: 'london' });

	assert.ok(!slugs(england).includes('london-vws'));
	assert.ok(slugs(london).includes('london-vws'));
	assert.ok(slugs(london).includes('nda-helpline'));
});

test('of lines that are alike the police come after those that only help', () => {
	const found = slugs(find(services, { need: 'crime.sv', area: 'london', now }));

	assert.ok(found.indexOf('btp') > found.indexOf('survivors-trust'));
});

test('nothing that is only for another nation is found for London', () => {
	const elsewhere = ['sdafmh', 'dsa-ni', 'live-fear-free'];

	for (const need of [undefined, ...needs])
		assert.ok(
			!slugs(find(services, { need, area: 'london' })).some((one) => elsewhere.includes(one))
		);
	assert.ok(slugs(find(services, { need: 'crime.da', area: 'scotland' })).includes('sdafmh'));
});

test('finding leaves the list as it was', () => {
	const before = slugs(services);

	find(services, { need: 'crime.da' });

	assert.deepEqual(slugs(services), before);
});

test('in every area there is one free line for anybody that never closes', () => {
	const found = areas.map((area) => alwaysOpen(now, area)?.slug);

	assert.deepEqual(found, [
		'victim-support',
		'victim-support',
		'victim-support',
		'samaritans',
		'samaritans'
	]);
	assert.equal(alwaysOpen(now)?.slug, 'victim-support');
});

test('a number is withheld from the day its check is three months old', () => {
	const checked = { ...named('victim-support'), checkedOn: '2026-11-24' };

	assert.equal(isStale(checked, instantOf('2027-02-24') - 1), false);
	assert.equal(isStale(checked, instantOf('2027-02-24')), true);
});

test('three months after the last of November end with February', () => {
	const checked = { ...named('victim-support'), checkedOn: '2026-11-30' };

	assert.equal(isStale(checked, instantOf('2027-02-27', '23:59')), false);
	assert.equal(isStale(checked, instantOf('2027-02-28')), true);
});

test('999 and 101 are never withheld', () => {
	const inTenYears = instantOf('2036-11-25');

	assert.equal(isStale(named('999'), inTenYears), false);
	assert.equal(isStale(named('101'), inTenYears), false);
});

test('when every check is old no line is called open to all', () => {
	assert.equal(alwaysOpen(instantOf('2027-06-01')), undefined);
});

test('no tap calls or texts 999, 18000 or a relay number, and a number for texts is never called', () => {
	const tapped = services.flatMap(({ phones }) => phones.filter((phone) => dial(phone)));

	assert.ok(tapped.length > 30);
	assert.ok(tapped.every(({ kind }) => kind !== 'relay'));
	assert.ok(!tapped.some(({ number }) => ['999', '18000'].includes(number)));
	assert.equal(dial({ number: '999', kind: 'text' }), undefined);
	assert.equal(dial({ number: '85258', kind: 'text' }), 'sms:85258');
	assert.equal(dial({ number: '07717 989 025', kind: 'text' }), 'sms:07717989025');
	assert.equal(dial({ number: '61016', kind: 'voice' }), undefined);
	assert.equal(dial({ number: '08 08 16 89 111', kind: 'voice' }), 'tel:08081689111');
	assert.equal(dial({ number: '+44 20 7008 0151', kind: 'voice' }), 'tel:+442070080151');
});
