import assert from 'node:assert/strict';
import { test } from 'node:test';
import { courtHouseOf, courtHouses } from './court-house.ts';

const today = '2026-12-01';
const addressOf = (court: string | undefined, on: string | undefined = undefined, now = today) =>
	courtHouseOf(court, { on, today: now })?.address;

test('a court is known by its whole name, however the courts write it', () => {
	for (const [sent, postcode] of [
		['Snaresbrook Crown Court', 'E11 1QW'],
		['THE CROWN COURT AT WOOD GREEN', 'N22 5LF'],
		['The Crown Court at Kingston', 'KT1 2BB'],
		['Kingston-upon-Thames Crown Court', 'KT1 2BB'],
		['Central Criminal Court', 'EC4M 7EH'],
		['Old Bailey', 'EC4M 7EH'],
		["Barkingside  Magistrates' Court", 'IG6 1HW'],
		['Westminster Magistrates Court', 'NW1 5BR'],
		['Thames Magistrates’ Court', 'E3 4DJ'],
		['South Western (Lavender Hill)', 'SW11 1JU'],
		["Romford Magistrates' Court (formerly Havering Magistrates' Court)", 'RM1 3BH']
	] as const)
		assert.ok(addressOf(sent)?.endsWith(postcode), sent);
});

test('a name that is no whole match has no address', () => {
	for (const sent of [
		undefined,
		'',
		'Snaresbrook',
		'Croydon',
		'Crown Court',
		'Liverpool Crown Court',
		'Wood Green Crown Court sitting at Hendon',
		'Thamesgate Crown Court'
	])
		assert.equal(addressOf(sent), undefined, String(sent));
});

test('courts of the same place are kept apart', () => {
	assert.ok(addressOf('Croydon Crown Court')?.endsWith('CR9 5AB'));
	assert.ok(addressOf("Croydon Magistrates' Court")?.endsWith('CR9 3NG'));
});

test('a court that is closed, unclear or without an address for visitors has none', () => {
	for (const sent of [
		'Harrow Crown Court',
		"Belmarsh Magistrates' Court",
		'Blackfriars Crown Court'
	])
		assert.equal(addressOf(sent), undefined, String(sent));
});

test('a court that is to move has no address from then on, and nobody is sent to the old building', () => {
	const city = "City of London Magistrates' Court";

	assert.ok(addressOf(city, '2027-02-28'));
	assert.equal(addressOf(city, '2027-03-01'), undefined);
	assert.equal(addressOf(city, undefined, '2027-03-01'), undefined);
});

test('a list that nobody has read for a year gives no address', () => {
	assert.ok(addressOf('Snaresbrook Crown Court', undefined, '2027-11-26'));
	assert.equal(addressOf('Snaresbrook Crown Court', undefined, '2027-11-27'), undefined);
});

test('each row names one court, says where it was read, and leads to the page of the courts themselves', () => {
	const names = courtHouses.flatMap(({ name, also = [] }) => [name, ...also]);

	assert.equal(new Set(names.map((name) => name.toLowerCase())).size, names.length);
	for (const { name, address, stations, page, source } of courtHouses) {
		assert.match(address, /, [A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}$/, name);
		assert.ok(stations.length > 0 && source.length > 0, name);
		assert.equal(new URL(page).origin, 'https://www.find-court-tribunal.service.gov.uk', name);
	}
});
