import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { remembering } from './remembered.ts';

function counted() {
	const ask = remembering<string>();
	const worked: string[] = [];
	const answer = (name: string, ...parts: unknown[]) =>
		ask(name, parts, () => {
			worked.push(name);
			return Promise.resolve(`${name} ${worked.length}`);
		});
	return { answer, worked };
}

test('what follows from rows is given again while every byte of them is the same, and to nobody else', async () => {
	const { answer, worked } = counted();
	const row = () => Buffer.from([1, 2, 3]);

	assert.equal(await answer('hers', row(), 'a', null), 'hers 1');
	assert.equal(await answer('hers', row(), 'a', null), 'hers 1');
	assert.equal(await answer('another', row(), 'a', null), 'another 2');
	const others = [
		[Buffer.from([1, 2, 4]), 'a', null],
		[row(), 'b', null],
		[row(), 'a', ''],
		[row(), 'a'],
		[row(), 'a', null, null],
		[Buffer.from([1, 2]), Buffer.from([3]), 'a', null]
	];
	for (const parts of others) await answer('hers', ...parts);
	assert.equal(worked.length, 2 + others.length);
});

test('what nobody asked for is forgotten within two minutes, and what is asked for stays', async () => {
	mock.timers.enable({ apis: ['setTimeout'] });
	try {
		const { answer, worked } = counted();
		await answer('left', 1);
		for (let minute = 0; minute < 2; minute += 1) {
			await answer('asked', 1);
			mock.timers.tick(60_000);
		}
		await answer('asked', 1);
		await answer('left', 1);
		assert.deepEqual(worked, ['left', 'asked', 'left']);
	} finally {
		mock.timers.reset();
	}
});

test('however many are asked for, no more than two hundred are kept', async () => {
	const { answer, worked } = counted();
	for (let one = 0; one < 1000; one += 1) await answer(`place ${one}`, 1);
	worked.length = 0;

	for (let one = 999; one >= 0; one -= 1) await answer(`place ${one}`, 1);
	assert.ok(worked.length >= 800, String(worked.length));
});
