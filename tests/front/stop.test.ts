import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { open, startFront } from './running.ts';

type Front = Awaited<ReturnType<typeof startFront>>;

/** Asks for what takes a while, and waits until the app says that it has heard it. */
async function askedAndHeard(front: Front) {
	const asked = front.ask('/slow');
	while (!front.said().includes('slow heard')) await sleep(5);
	return { asked };
}

/** Asks again and again until nobody listens any more. */
async function isRefused(front: Front): Promise<void> {
	const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
	while ((await front.ask('/page').catch(codeOf)) !== 'ECONNREFUSED') await sleep(10);
}

test('whoever asked before the stop gets an answer, and then the app closes what it holds', async () => {
	await using front = await startFront();
	const idle = open(front.port);
	await once(idle, 'connect');

	const { asked } = await askedAndHeard(front);
	front.child.kill('SIGTERM');
	front.child.kill('SIGINT');
	const reply = await asked;
	const code = await front.ended;

	assert.equal(reply.body.toString(), 'at last');
	assert.equal(code, 0);
	assert.deepEqual(front.said().match(/told to stop|closed/g), ['told to stop', 'closed']);
});

test('nobody new is let in after the stop', async () => {
	await using front = await startFront();

	const { asked } = await askedAndHeard(front);
	front.child.kill('SIGTERM');
	const first = await Promise.race([
		isRefused(front).then(() => 'refused'),
		asked.then(() => 'answered')
	]);

	assert.equal(first, 'refused');
	assert.equal((await asked).body.toString(), 'at last');
});

test('a connection kept open between two requests does not hold up the stop', async () => {
	await using front = await startFront();
	const socket = open(front.port);
	socket.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
	await sleep(150);

	const began = performance.now();
	front.child.kill('SIGTERM');
	await front.ended;

	assert.ok(performance.now() - began < 1500);
});

test('a taken port is said in one plain line', async () => {
	await using front = await startFront();

	const second = startFront({ PORT: String(front.port) });

	await assert.rejects(second, new RegExp(`Port ${front.port} is taken: set PORT to another`));
});
