import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonOf } from './unpack.ts';

const codeOf = (text: string) => {
	const json = jsonOf(text);
	return 'code' in json ? json.code : 'read';
};

for (const [what, text] of [
	['twice in one object', '{"subject":"a","subject":"b"}'],
	['of which one is written with an escape', '{"subject":"a","s\\u0075bject":"b"}'],
	['deep within', '[0,{"data":[{"protections":[1,{"x":2}],"on":"{","protections":[]}]}]'],
	['with spaces around', '\ufeff { "a" : 1 ,\n\t"a" : 2 } '],
	['of a prototype', '{"__proto__":1,"__proto__":2}'],
	['of no letters', '{"":1,"":2}'],
	['with quotes in them', '{"a\\"":1,"b":"}","a\\"":2}']
] as const)
	test(`a key ${what} is not read as the last of both`, () => {
		assert.equal(codeOf(text), 'keys-repeated');
	});

for (const [what, text] of [
	['in two objects', '[{"a":1},{"a":{"a":[{"a":2}]}}]'],
	['and in a text', '{"a":"a","b":["a","a"],"c":"\\",\\"a\\":1"}'],
	['in large letters', '{"a":1,"A":2}'],
	['after an object within', '{"a":{"b":1},"b":2,"c":[],"d":{}}']
] as const)
	test(`the same key ${what} is no key twice`, () => assert.equal(codeOf(text), 'read'));

test('what is no JSON is that first, whatever it repeats', () => {
	const texts = [
		'{"a":1,"a":2',
		'{"a":1,"a\\x":2}',
		'{,"a" "a"}',
		']{"a":1,"a":1}',
		'{"a":1 "a":2}'
	];
	const deep = `{"a":1,"a":${'['.repeat(65)}${']'.repeat(65)}}`;

	assert.deepEqual(new Set([...texts, deep].map(codeOf)), new Set(['body-not-json']));
});

test('what eight times as many bytes of keys and objects cost is near to eight times as much', () => {
	const bodies = (many: number) => [
		`{${Array.from({ length: many }, (_, nth) => `"k${nth}":1`).join(',')}}`,
		`[${'{"a":{}},'.repeat(many)}0]`
	];
	// Processor time: what else the machine does is not in it.
	const costOf = (texts: string[]) => {
		const before = process.cpuUsage();
		assert.deepEqual(texts.map(codeOf), ['read', 'read']);
		const { user, system } = process.cpuUsage(before);
		return user + system;
	};
	costOf(bodies(60_000));
	const few = costOf(bodies(60_000));

	const many = costOf(bodies(480_000));

	// Looking through all keys for each would make it 64 times as much.
	assert.ok(many < 30 * few, `${few} became ${many}`);
});
