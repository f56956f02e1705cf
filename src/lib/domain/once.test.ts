import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keeping, onceForEach } from './once.ts';

test('what follows from a list is worked out once, and anew when the list has grown', () => {
	let times = 0;
	const sum = onceForEach<number, number>((list) => {
		times += 1;
		return list.reduce((one, other) => one + other, 0);
	});
	const list = [1, 2];
	assert.deepEqual([sum(list), sum(list), times], [3, 3, 1]);
	list.push(3);
	assert.deepEqual([sum(list), sum([1, 2]), times], [6, 3, 3]);
});

test('what a name stands for is made once, also where it is no', () => {
	const made: string[] = [];
	const isLong = keeping((name: string) => {
		made.push(name);
		return name.length > 3;
	});

	assert.deepEqual([isLong('one'), isLong('three'), isLong('one')], [false, true, false]);
	assert.deepEqual(made, ['one', 'three']);
});
