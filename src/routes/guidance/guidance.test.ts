import assert from 'node:assert/strict';
import { test } from 'node:test';
import { match } from '../../params/right.ts';
import { blocks, filled } from './guidance.ts';

test('headings, paragraphs and lists keep their order', () => {
	const found = blocks('# One\n\nTwo\n\n- three\n- four\n\n1. five');

	assert.deepEqual(
		found.map(({ kind }) => kind),
		['heading', 'paragraph', 'list', 'list']
	);
	assert.deepEqual(found[2], {
		kind: 'list',
		ordered: false,
		items: [[{ kind: 'text', text: 'three' }], [{ kind: 'text', text: 'four' }]]
	});
	assert.deepEqual(found[3], {
		kind: 'list',
		ordered: true,
		items: [[{ kind: 'text', text: 'five' }]]
	});
});

test('strong words and links stand inside a line', () => {
	const [line] = blocks('Told **within 5 days**. [Ask](/talk) us.');

	assert.deepEqual(line, {
		kind: 'paragraph',
		inside: [
			{ kind: 'text', text: 'Told ' },
			{ kind: 'strong', inside: [{ kind: 'text', text: 'within 5 days' }] },
			{ kind: 'text', text: '. ' },
			{ kind: 'link', href: '/talk', inside: [{ kind: 'text', text: 'Ask' }] },
			{ kind: 'text', text: ' us.' }
		]
	});
});

test('a telephone number reads left to right, and a number of days stays in its sentence', () => {
	const [line] = blocks('Call 020 7271 2492 within 28 days.');

	assert.deepEqual(line, {
		kind: 'paragraph',
		inside: [
			{ kind: 'text', text: 'Call ' },
			{ kind: 'ref', text: '020 7271 2492' },
			{ kind: 'text', text: ' within 28 days.' }
		]
	});
});

test('code and tables keep what stands in them', () => {
	const found = blocks('Send `a`.\n\n```sh\ncurl <b>\n```\n\n| a |\n|---|\n| `b` |');

	const text = (words: string) => ({ kind: 'text', text: words });
	assert.deepEqual(found, [
		{ kind: 'paragraph', inside: [text('Send '), { kind: 'code', text: 'a' }, text('.')] },
		{ kind: 'code', text: 'curl <b>' },
		{ kind: 'table', head: [[text('a')]], rows: [[[{ kind: 'code', text: 'b' }]]] }
	]);
});

test('HTML and unsafe links reach the page only as words', () => {
	const found = blocks('<script>x</script>\n\nA <b>b</b> [c](javascript:x) [d](//e.example)');

	const text = JSON.stringify(found);

	assert.ok(!text.includes('"link"'));
	assert.ok(!text.includes('"html"'));
	assert.match(text, /<script>x<\/script>/);
});

test('a paragraph that names what nobody has set is left out whole', () => {
	const page = '# Complain\n\nCall {{number}}.\n\nThen those who pay: {{paidBy}}.\n\nGo on.';

	const unset = filled(page, { number: '101', paidBy: undefined });
	const set = filled(page, { number: '101', paidBy: 'the Mayor' });

	assert.equal(unset, '# Complain\n\nCall 101.\n\nGo on.');
	assert.match(set, /Then those who pay: the Mayor\./);
});

test('the twelve rights have an address and nothing else has', () => {
	const twelve = Array.from({ length: 12 }, (_, index) => String(index + 1));

	assert.ok(twelve.every(match));
	assert.ok(!['0', '13', '01', '1.0', '', 'one', '-1'].some(match));
});
