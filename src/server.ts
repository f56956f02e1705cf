/** Listens for requests and hands them to the built app, with everything around it that the app cannot do for itself. */
import { createServer, type Server } from 'node:http';
import { enableCompileCache } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApp } from './front/app.ts';
import { readFiles, withoutUnread } from './front/files.ts';
import { front } from './front/front.ts';
import { framesOf, say } from './front/say.ts';
import { guard, limits } from './front/sockets.ts';
import { stopGracefully } from './front/stop.ts';

const { env } = process;
const build = path.resolve(env.BUILD_DIR || fileURLToPath(new URL('../build', import.meta.url)));
const port = Number(env.PORT || 3000);
const host = env.HOST || '127.0.0.1';
const trusted = env.TRUST_PROXY === '1' ? { hops: Number(env.XFF_DEPTH || 1) } : undefined;

function giveUp(error: unknown): never {
	const { message, code } = error as NodeJS.ErrnoException;
	say(60, code === 'EADDRINUSE' ? `Port ${port} is taken: set PORT to another` : String(message), {
		code
	});
	process.exit(1);
}

async function serve(): Promise<Server> {
	// What was compiled once is kept beside the build, where that may be written, for the next start.
	enableCompileCache(path.join(build, '.compiled'));
	const handler = await openApp(build);
	const built = readFiles(path.join(build, 'prerendered'), path.join(build, 'client'));
	const files = withoutUnread(built, Reflect.get(globalThis, 'alongsideUnread') ?? []);
	const answer = front({ handler, files, trusted });
	const server = createServer(limits, answer);
	for (const event of ['checkContinue', 'checkExpectation']) server.on(event, answer);
	guard(server);
	stopGracefully(server, (code) => process.exit(code));
	server.on('error', giveUp);
	server.listen(port, host, () =>
		say(30, 'listening', { port: (server.address() as AddressInfo).port })
	);
	return server;
}

// SvelteKit lets go of promises of its own: one fault in it must not end everyone's visit.
process.on('unhandledRejection', (reason) => {
	say(50, 'a promise nobody waited for', { stack: framesOf(reason) });
});
await serve().catch(giveUp);
