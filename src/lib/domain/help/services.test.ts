/** What the data must hold to, and the facts that most lists of helplines get wrong. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import english from '#lib/i18n/en/help.json' with { type: 'json' };
import { numbersOnHold } from './numbers.ts';
import {
	areas,
	find,
	forWhom,
	helpGiven,
	isFor,
	needs,
	services,
	type Service
} from './service.ts';

const digits = (text: string): string => text.replace(/\D/g, '');
const slugs = (found: readonly Service[]): string[] => found.map(({ slug }) => slug);
const lines: Readonly<Record<string, { line: string }>> = english.service;

function named(slug: string): Service {
	const found = services.find((service) => service.slug === slug);
	assert.ok(found, `no service ${slug}`);
	return found;
}

test('every service has its sentence, and no sentence is without its service', () => {
	const [said, listed] = [new Set(Object.keys(lines)), new Set(slugs(services))];

	assert.deepEqual([...listed.difference(said)], [], 'no sentence in help.json');
	assert.deepEqual([...said.difference(listed)], [], 'no row in services.json');
	assert.equal(new Set(services.map(({ id }) => id)).size, services.length);
});

// The line for those who hurt comes last because its row says `who.perpetrator`: misspelt, it would stand among the others.
test('every row is written in codes that are looked for', () => {
	const known = new Set<string>([...areas, ...needs, 'crime.any', ...forWhom, ...helpGiven]);
	const unknown = services.flatMap(({ slug, areas: where, needs: after, who, help }) =>
		[...where, ...after, ...who, ...help]
			.filter((code) => !known.has(code))
			.map((code) => `${slug}: ${code}`)
	);

	assert.deepEqual(unknown, []);
});

test('every need has its word', () => {
	const words = Object.keys(english.need).map((word) => `crime.${word}`);

	assert.deepEqual(words.sort(), [...needs].sort());
});

test('no number that is on hold is in the file', () => {
	const shown = services.flatMap(({ phones }) => phones.map(({ number }) => digits(number)));

	assert.deepEqual(
		numbersOnHold.filter((number) => shown.includes(number)),
		[]
	);
});

test('of 45 places that help 36 have a number that may be shown', () => {
	const withNumber = services.filter(({ phones }) => phones.length > 0);
	const sums = [services.length, withNumber.length];

	assert.deepEqual(sums, [45, 36], 'one was added or taken away: if that was meant, say so here');
});

// Its number came from a page of 2015, those hours from one of 2020, and a notice names no provider any more.
test('a number, hours or a provider that only an old page gives are not shown', () => {
	assert.deepEqual(named('vis').phones, []);
	assert.equal(named('stop-hate').hours, 'not-read');
	assert.equal(named('london-vws').organisation, named('london-vws').name);
});

test('the line of the Havens says from which age and how soon, for it stands under harm to a child', () => {
	assert.match(lines['havens']?.line ?? '', /from age 13\..*within 7 days/s);
});

test('bills are said to hide a call only where the service says so', () => {
	const claimed = services.flatMap(({ slug, phones }) =>
		phones.filter(({ bill }) => bill).map(({ bill }) => [slug, bill])
	);

	assert.deepEqual(claimed, [
		['childline', 'hidden'],
		['nsh', 'hidden-bt'],
		['samaritans', 'hidden']
	]);
});

test('fraud goes to Report Fraud, which replaced Action Fraud, on weekdays from 8 to 8, and not in Scotland', () => {
	const fraud = named('report-fraud');

	assert.equal(fraud.phones[0]?.number, '0300 123 2040');
	assert.deepEqual(fraud.hours, [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '20:00' }]);
	assert.ok(!fraud.areas.includes('scotland'));
	assert.ok(!JSON.stringify([services, english]).includes('Action Fraud'));
});

test("Women's Aid has no phone line and no chat", () => {
	const place = named('womens-aid');

	assert.deepEqual(place.phones, []);
	assert.ok(!place.channels.includes('chan.chat'));
	assert.ok(!JSON.stringify(services).includes('chat.womensaid'));
});

test('Live Fear Free has the number that gov.wales prints', () => {
	const shown = services.flatMap(({ phones }) => phones.map(({ number }) => digits(number)));

	assert.equal(named('live-fear-free').phones[0]?.number, '0808 80 10 800');
	assert.ok(!shown.includes('08088010100'));
});

test('each nation has its own line for abuse at home', () => {
	const line = (area: (typeof areas)[number]): string[] =>
		find(services, { need: 'crime.da', area })
			.filter((service) => service.hours === 'always' && isFor(service, 'crime.da'))
			.flatMap(({ phones }) => phones.map(({ number }) => digits(number)));

	assert.ok(line('england').includes('08082000247'));
	assert.deepEqual(line('scotland'), ['08000271234']);
	assert.ok(line('wales').includes('08088010800') && !line('wales').includes('08082000247'));
	assert.deepEqual(line('northern-ireland'), ['08088021414']);
});

test('the national line after rape is 0808 500 2222, and a local number does not stand for it', () => {
	const shown = services.flatMap(({ phones }) => phones.map(({ number }) => digits(number)));

	assert.equal(named('rsa-line').phones[0]?.number, '0808 500 2222');
	assert.deepEqual(named('rsa-line').areas, ['england', 'wales']);
	assert.ok(!shown.includes('08088029999'));
});

test('we say that a silent call does not bring the police and that 55 does not show where you are', () => {
	const { line } = lines['999-55'] ?? { line: '' };

	assert.match(line, /silent call does not bring the police/);
	assert.match(line, /press <ref>55<\/ref>/);
	assert.match(line, /does not show where you are/);
});

test('we say that texting 999 needs signing up first, and link to no dead site', () => {
	const { line } = lines['999-text'] ?? { line: '' };

	assert.match(line, /only if you signed up first/);
	assert.ok(!services.some(({ url }) => /emergencysms\.(org\.uk|net)/.test(url)));
});

test('the NSPCC and Childline are not called open day and night', () => {
	assert.equal(named('nspcc').hours, 'not-read');
	assert.equal(named('childline').hours, 'not-read');
});

test('the line that lost its money is not listed, and after rape there is a choice beside women who answer', () => {
	const found = slugs(find(services, { need: 'crime.sv', area: 'london' }));

	assert.ok(!JSON.stringify(services).includes('Safeline'));
	assert.match(lines['rsa-line']?.line ?? '', /Women answer.*The Survivors Trust/);
	assert.ok(found.includes('survivors-trust') && found.includes('havens'));
});

test('0808 802 0300 belongs to the stalking lines of one charity and to nobody else', () => {
	const owners = services.filter(({ phones }) =>
		phones.some(({ number }) => digits(number) === '08088020300')
	);

	assert.deepEqual(slugs(owners), ['london-stalking', 'nsh']);
	assert.ok(owners.every(({ organisation }) => organisation === 'Suzy Lamplugh Trust'));
});

test('61016 takes texts only, and nobody states when 101 answers', () => {
	const transport = named('btp');

	assert.deepEqual(
		transport.phones.map(({ number, kind }) => [number, kind]),
		[
			['61016', 'text'],
			['0800 40 50 40', 'voice']
		]
	);
	assert.equal(named('101').hours, 'not-read');
});
