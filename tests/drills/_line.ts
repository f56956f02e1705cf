/** The line between a browser and the server: it can be cut, left hanging, or led to a server whose clock is later. */
import { readFileSync } from 'node:fs';
import { createServer, request, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makePaper } from './_tls.ts';

export type Line = {
	readonly url: string;
	/** From here on it leads to the server that listens there. */
	readonly to: (port: number) => void;
	/** Nobody answers at the other end any more. */
	readonly cut: () => Promise<void>;
	/** It is whole again, and answers. */
	readonly mend: () => Promise<void>;
	/** What is asked from here on stays without an answer. */
	readonly hang: () => void;
	/** Nothing is found at an address any more. */
	readonly lose: (path: string) => void;
};

/** Opens a line to a server. WebKit takes a cookie marked Secure only over https, so its line has a paper of its own making. */
export async function openLine(
	to: number,
	{ secure, folder }: { secure: boolean; folder: string }
): Promise<Line> {
	let target = to;
	let hangs = false;
	let lost: string | undefined;
	const answer: RequestListener = (asked, reply) => {
		if (hangs) return;
		if (asked.url === lost) {
			reply.writeHead(404).end();
			return;
		}
		const headers = { ...asked.headers, 'x-forwarded-proto': secure ? 'https' : 'http' };
		const { method, url } = asked;
		const passed = request({ host: '127.0.0.1', port: target, method, path: url, headers });
		passed.on('response', (answered) => {
			reply.writeHead(answered.statusCode ?? 502, answered.rawHeaders);
			answered.pipe(reply);
		});
		passed.on('error', () => reply.destroy());
		asked.pipe(passed);
	};
	const server = secure ? createSecureServer(paper(folder), answer) : createServer(answer);
	const port = await listen(server, 0);
	return {
		url: `${secure ? 'https' : 'http'}://localhost:${port}`,
		to: (next) => (target = next),
		async cut() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
		async mend() {
			if (hangs) server.closeAllConnections();
			hangs = false;
			lost = undefined;
			if (!server.listening) await listen(server, port);
		},
		hang: () => (hangs = true),
		lose: (gone) => (lost = gone)
	};
}

async function listen(server: Server, port: number): Promise<number> {
	await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
	return (server.address() as AddressInfo).port;
}

function paper(folder: string): { key: Buffer; cert: Buffer } {
	const { key, certificate } = makePaper(folder);
	return { key: readFileSync(key), cert: readFileSync(certificate) };
}
