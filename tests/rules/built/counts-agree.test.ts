/** Every number on the pages of advocates and supervisors is as many as there are in the list it leads to. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askDemonstration } from '../shared.ts';
import { elements, readOf, walker, type Walker } from '../walking.ts';

const { opened, done } = askDemonstration();
let port: number;
before(async () => ({ port } = await opened()));
after(done);

let networks = 0;
async function comes(name: string): Promise<Walker> {
	const one = walker(port, `203.0.113.${(networks += 1)}`);
	await one.goes('/demo');
	await one.sends(name);
	assert.equal(one.at(), '/desk', name);
	return one;
}

/** The number that stands in a link to an address; where no such link has one it is none. */
function numberAt(page: string, href: string): number {
	const links = elements(page, /^<a\b/, `href="${href}"`);
	assert.ok(links.length > 0, href);
	return Number(links.flatMap((link) => /\d+/.exec(readOf(link)) ?? [])[0] ?? 0);
}

/** How many rows of Today stand under these headings, or under any. */
function rowsOf(page: string, ...bands: readonly string[]): number {
	const sections = (bands.length > 0 ? bands : ['']).flatMap((band) =>
		elements(page, /^<section\b/, 'data-part="calls"', band && `data-kind="${band}"`)
	);
	return sections.reduce((sum, section) => sum + elements(section, /^<li\b/).length, 0);
}

for (const name of ['Amina Hassan', 'Tom Reyes', 'Sam Okafor'])
	test(`what the rail of ${name} counts is in the list that it leads to`, async () => {
		const one = await comes(name);
		const rail = one.page();

		assert.equal(numberAt(rail, '/desk'), rowsOf(rail, 'late', 'now'), 'Today');
		await one.goes('/desk?show=take');
		assert.equal(numberAt(rail, '/desk?show=take'), rowsOf(one.page()), 'To take');
		await one.goes('/desk/messages');
		const waits = one.parts(/data-part="thread" data-state="waits"/);
		assert.equal(numberAt(rail, '/desk/messages'), waits.length, 'Messages');
		await one.goes('/desk/people');
		assert.equal(numberAt(rail, '/desk/people'), one.parts('data-part="mine"').length, 'People');
		for (const link of elements(one.parts('data-part="filters"')[0] ?? '', /^<a\b/, 'only=')) {
			const [, href = ''] = /href="([^"]*)"/.exec(link) ?? [];
			await one.goes(href.replaceAll('&amp;', '&'));
			const listed = ['mine', 'covered'].flatMap((part) => one.parts(`data-part="${part}"`));
			assert.equal(numberAt(link, href), listed.length, readOf(link));
		}
	});

test('each number of the board is as many as there are in its list', async () => {
	const sam = await comes('Sam Okafor');
	await sam.goes('/desk/board');
	const board = sam.page();

	for (const at of ['late', 'nobody', 'unheard']) {
		const [list = ''] = elements(board, /^<section\b/, `id="${at}"`);
		assert.equal(numberAt(board, `#${at}`), elements(list, /^<li\b/).length, at);
	}
	const [free = ''] = elements(board, /^<li\b/, 'data-kind="free"');
	await sam.goes('/desk?show=take');
	assert.equal(numberAt(free, '/desk?show=take'), rowsOf(sam.page()), 'not taken');
	for (const number of ['asked', 'spoken', 'missed']) {
		const href = `/desk/board?of=${number}#waits`;
		await sam.goes(`/desk/board?of=${number}`);
		assert.equal(numberAt(board, href), sam.parts('data-part="asked-for"').length, number);
	}
});
