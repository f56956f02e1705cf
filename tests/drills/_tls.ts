/** A proxy that speaks TLS, as the one in front of the service does, and says that every request is somebody else's. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

export type Front = {
	readonly port: number;
	/** The file of the certificate, for who shall believe it. */
	readonly certificate: string;
	readonly close: () => void;
};

/** Opens the proxy before a server on this machine; its certificate is made for this run and known to nobody. */
export async function openFront(behind: number, folder: string): Promise<Front> {
	const { key, certificate } = makePaper(folder);
	const keys = { key: readFileSync(key), cert: readFileSync(certificate) };
	const server = createServer(keys, (asked, answer) => pass(behind, asked, answer));
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const close = () => {
		server.closeAllConnections();
		server.close();
	};
	return { port, certificate, close };
}

/** Makes a key and a certificate of two days for this machine, and gives where they lie. */
export function makePaper(folder: string): { readonly key: string; readonly certificate: string } {
	const [key, certificate] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
	const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
	const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
	const made = spawnSync('openssl', [...words, ...named, '-keyout', key, '-out', certificate]);
	if (made.status !== 0) throw new Error(`openssl made no certificate: ${String(made.stderr)}`);
	return { key, certificate };
}

let networks = 0;

// Each request from a network of its own, or whoever scans is only ever told to wait (range kept for measuring, RFC 2544).
function pass(port: number, asked: IncomingMessage, answer: ServerResponse): void {
	networks = (networks + 1) % 60_000;
	const from = `198.19.${networks >> 8}.${networks & 255}`;
	const headers = { ...asked.headers, 'x-forwarded-proto': 'https', 'x-forwarded-for': from };
	const { method, url: path } = asked;
	const inner = request({ port, host: '127.0.0.1', method, path, headers }, (reply) => {
		answer.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
		reply.pipe(answer);
	});
	inner.on('error', () => answer.destroy());
	asked.pipe(inner);
}
