/** The app as it was built: it answers a request of Node, and serves no files, which the front has in memory. */
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Server, SSRManifest } from '@sveltejs/kit';
import { getRequest, setResponse } from '@sveltejs/kit/node';
import { largestBody } from './sizes.ts';

/** Answers a request whose origin is settled (`settleOrigin`). */
export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** Opens the app in the folder of a build; it reads its settings now. Throws a plain sentence when nothing was built there. */
export async function openApp(build: string): Promise<Handler> {
	const entry = path.join(build, 'server', 'index.js');
	if (!existsSync(entry)) throw new Error('The app is not built yet: npm start builds it');
	const built = (await load(entry)) as { Server: typeof Server };
	const { manifest } = (await load(path.join(build, 'server', 'manifest.js'))) as {
		manifest: SSRManifest;
	};
	const app = new built.Server(manifest);
	await app.init({ env: process.env as Record<string, string> });
	return async (req, res) => {
		const { headers } = req;
		const base = `${String(headers['x-forwarded-proto'])}://${headers.host}`;
		const request = await getRequest({ base, request: req, bodySizeLimit: largestBody });
		const answer = await app.respond(request, {
			getClientAddress: () => String(headers['x-forwarded-for'])
		});
		// Some proxies gather an answer before they pass it on: one that comes in parts would come too late.
		if (answer.headers.get('content-type') === 'text/event-stream')
			answer.headers.set('x-accel-buffering', 'no');
		await setResponse(res, answer);
	};
}

function load(file: string): Promise<unknown> {
	return import(/* @vite-ignore */ pathToFileURL(file).href);
}
