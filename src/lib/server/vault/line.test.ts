import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Busy, openLine, type Asker } from './line.ts';

/** A line in which each act lasts until it is let go. */
function aLine(shape = { atOnce: 1, most: 6, mostOfOne: 4 }) {
	const line = openLine(shape);
	const begun: string[] = [];
	const ends: (() => void)[] = [];
	return {
		begun,
		ask: (name: string, asker: Partial<Asker> = {}) =>
			line({ who: name, known: false, ...asker }, () => {
				begun.push(name);
				return new Promise<void>((end) => ends.push(end));
			}),
		endOne: async () => {
			ends.shift()?.();
			await new Promise(setImmediate);
		}
	};
}

test('whoever asks often at once waits behind those who ask once', async () => {
	const { ask, begun, endOne } = aLine();
	const asked = ['one', 'many', 'many', 'many', 'other', 'third'].map((name) => ask(name));

	for (let nth = 0; nth < 6; nth += 1) await endOne();
	await Promise.all(asked);

	assert.deepEqual(begun, ['one', 'many', 'other', 'third', 'many', 'many']);
});

test('a browser we know goes before every stranger, and strangers cannot fill its place', async () => {
	const { ask, begun, endOne } = aLine();
	const strangers = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => ask(name));
	await assert.rejects(ask('h'), Busy);

	const hers = ask('hers', { known: true });
	for (let nth = 0; nth < 8; nth += 1) await endOne();
	await Promise.all([...strangers, hers]);

	assert.deepEqual(begun.slice(0, 3), ['a', 'hers', 'b']);
});

test('one network has a few places in the line and not all', async () => {
	const { ask, endOne } = aLine();
	const asked = Array.from({ length: 5 }, () => ask('many'));

	await assert.rejects(ask('many'), Busy);
	const other = ask('other');
	for (let nth = 0; nth < 6; nth += 1) await endOne();

	await Promise.all([...asked, other]);
});

test('what breaks off gives its place to the next', async () => {
	const line = openLine({ atOnce: 1, most: 2, mostOfOne: 2 });
	const asker = { who: 'a', known: false };
	const breaks = line(asker, () => Promise.reject(new Error('broken')));
	const next = line(asker, () => Promise.resolve('done'));

	await assert.rejects(breaks, /broken/);
	assert.equal(await next, 'done');
	assert.equal(await line(asker, () => Promise.resolve('again')), 'again');
});
