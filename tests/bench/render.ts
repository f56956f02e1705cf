// Her page under load, beside a bare server that sends as many bytes.
import { createServer, request, Agent } from 'node:http';
import { makeBuilt, newFolder, papersIn, prepare, start } from '../drills/_server.ts';
import { ask, visitor } from '../drills/_visitor.ts';
import { ratio, say } from './_rounds.ts';

const atOnce = 16;
const roundMs = 1500;
await makeBuilt();
const folder = newFolder();
await prepare(folder);
const server = await start(folder);
const her = visitor(server.port);
await her.post('/demo', { id: papersIn(folder).people[0]?.id ?? '' });
const cookie = [...her.jar].map(([key, value]) => `${key}=${value}`).join('; ');
const headers = { accept: 'text/html', 'accept-encoding': 'br', cookie };
const { body } = await ask(server.port, '/home', { headers });
const bare = createServer((_, reply) => reply.end(body)).listen(0, '127.0.0.1');
await new Promise((resolve) => bare.once('listening', resolve));
const barePort = (bare.address() as { port: number }).port;

say(
	'/home a second, beside a bare server with the same bytes',
	await ratio(
		5,
		() => load(server.port),
		() => load(barePort)
	)
);
say(
	'/rights a second, beside the same',
	await ratio(
		5,
		() => load(server.port, '/rights'),
		() => load(barePort)
	)
);
bare.close();
bare.closeAllConnections();
await server.stop();

/** Requests answered a second over 16 connections. */
async function load(port: number, path = '/home'): Promise<number> {
	const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
	const until = performance.now() + roundMs;
	let answered = 0;
	const one = async () => {
		while (performance.now() < until) {
			await get(port, path, agent);
			answered += 1;
		}
	};
	await Promise.all(Array.from({ length: atOnce }, one));
	agent.destroy();
	return (answered * 1000) / roundMs;
}

function get(port: number, path: string, agent: Agent): Promise<void> {
	return new Promise((resolve, reject) => {
		request({ port, host: '127.0.0.1', path, agent, headers }, (reply) => {
			reply.resume().on('end', resolve).on('error', reject);
		})
			.on('error', reject)
			.end();
	});
}
