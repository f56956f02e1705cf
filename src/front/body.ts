/** How much a request may send, and how one that sends too much is turned away without losing the answer. */
import type { IncomingMessage } from 'node:http';
import type { Answer, Refusal } from './answer.ts';
import { largestBody } from './refusals.ts';

/** How long a sender who was turned away may go on sending before the connection is closed, in milliseconds. */
const patience = 1000;

/** Whether anything is sent with the request. */
export function hasBody(req: IncomingMessage): boolean {
	return (
		req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0
	);
}

/** Whether the request itself says that it sends more than we take. */
export function declaresTooMuch(req: IncomingMessage): boolean {
	return Number(req.headers['content-length'] ?? 0) > largestBody;
}

/** Calls `cutOff` once, as soon as more than we take has come in, however little the request said it would send. */
export function watchBody(req: IncomingMessage, cutOff: () => void): void {
	const push = req.push.bind(req);
	let size = 0;
	// Counted as it comes in: a listener of our own would start the flow before the app is ready for it.
	req.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
		const before = size;
		size += chunk?.length ?? 0;
		if (before <= largestBody && size > largestBody) cutOff();
		return push(chunk, encoding);
	};
}

/**
 * Refuses a request. What it is still sending is read and thrown away for a moment:
 * closing at once would reset the connection, and the sender would never see the answer.
 */
export function turnAway(req: IncomingMessage, answer: Answer, refusal: Refusal): void {
	const headers =
		refusal.status === 413 ? { ...refusal.headers, connection: 'close' } : refusal.headers;
	const end = answer.replace({ ...refusal, headers });
	if (req.complete || !hasBody(req)) {
		end();
		return;
	}
	const timer = setTimeout(() => {
		end();
		req.socket.destroySoon();
	}, patience);
	req.once('close', () => clearTimeout(timer));
	req.once('end', end);
	req.resume();
}
