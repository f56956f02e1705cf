/** The limits on a connection, and what is said on one whose request never became readable. */
import type { Server, ServerOptions, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { always, loadsNothing } from './headers.ts';

/** Time limits in milliseconds, sizes in bytes. A slow sender holds a connection for this long and no longer. */
export const limits: ServerOptions = {
	// Node looks every 30 seconds unless told otherwise, and the time-outs below mean nothing in between.
	connectionsCheckingInterval: 2000,
	headersTimeout: 10_000,
	requestTimeout: 30_000,
	keepAliveTimeout: 5000,
	maxHeaderSize: 16_384,
	// A missing Host is refused by us, with our headers.
	requireHostHeader: false
};

const statuses: Readonly<Record<string, number>> = {
	ERR_HTTP_REQUEST_TIMEOUT: 408,
	HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
	HPE_HEADER_OVERFLOW: 431
};
/** How long a sender we cannot read may go on sending before the connection is closed, in milliseconds. */
const patience = 1000;

/** Answers requests that cannot be parsed, and closes their connections. */
export function guard(server: Server): void {
	server.maxHeadersCount = 100;
	const answers = new WeakMap<object, ServerResponse>();
	for (const event of ['request', 'checkContinue']) {
		server.prependListener(event, (_req, res: ServerResponse) => answers.set(_req.socket, res));
	}
	server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
		const answer = answers.get(socket);
		// Half an answer is already out: anything more would be read as part of it.
		const isAnswering = answer?.headersSent === true && !answer.writableFinished;
		if (!socket.writable || isAnswering || error.code === 'ECONNRESET') {
			socket.destroy();
			return;
		}
		sayAndClose(socket as Socket, statuses[error.code ?? ''] ?? 400);
	});
}

function sayAndClose(socket: Socket, status: number): void {
	const said = `${STATUS_CODES[status]}\n`;
	const headers = Object.entries({
		...always,
		'content-security-policy': loadsNothing,
		'cache-control': 'no-store',
		'content-type': 'text/plain; charset=utf-8',
		'content-length': String(said.length),
		connection: 'close'
	}).map(([name, value]) => `${name}: ${value}\r\n`);
	socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.join('')}\r\n${said}`);
	// Read on for a moment, or the reset would overtake the answer.
	socket.resume();
	setTimeout(() => socket.destroy(), patience).unref();
}
