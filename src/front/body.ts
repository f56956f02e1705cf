/** How much a request may send, and how one that sends too much is turned away without losing the answer. */
import type { IncomingMessage } from 'node:http';
import type { Answer, Refusal } from './answer.ts';
import type { Size } from './sizes.ts';

/** How long a sender who was turned away may go on sending before the connection is closed, in milliseconds. */
const patience = 1000;

/** Whether anything is sent with the request. */
export function hasBody(req: IncomingMessage): boolean {
	return (
		req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0
	);
}

/** Whether the request itself says that it sends more than we take. */
export function declaresTooMuch(req: IncomingMessage, { bytes }: Size): boolean {
	return Number(req.headers['content-length'] ?? 0) > bytes;
}

/** Whether what is sent is of a kind that none of our forms sends: theirs have one reading, and it is counted as it comes. */
export function isNoForm(req: IncomingMessage): boolean {
	return hasBody(req) && typeOf(req) !== 'application/x-www-form-urlencoded';
}

/** The pages that take a file: only people of an agency come to them. */
const filePages: readonly string[] = ['/agency/file', '/agency/list'];

/** Whether it is a form with a file in it, for a page that takes one. */
export function isFile(req: IncomingMessage, path: string): boolean {
	return filePages.includes(path) && hasBody(req) && typeOf(req) === 'multipart/form-data';
}

function typeOf(req: IncomingMessage): string {
	const [type = ''] = (req.headers['content-type'] ?? '').toLowerCase().split(';');
	return type.trim();
}

/** Calls `cutOff` once, as soon as more bytes or fields than we take have come in, however little was announced. */
export function watchBody(req: IncomingMessage, { bytes, fields }: Size, cutOff: () => void): void {
	const push = req.push.bind(req);
	let [size, ends, isOver] = [0, 0, false];
	// Counted as it comes in: a listener of our own would start the flow before the app is ready for it.
	req.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
		if (isOver) return push(chunk, encoding);
		size += chunk?.length ?? 0;
		if (chunk && fields < Infinity) ends += countEnds(chunk);
		isOver = size > bytes || ends >= fields;
		if (isOver) cutOff();
		return push(chunk, encoding);
	};
}

const fieldEnd = '&'.charCodeAt(0);

function countEnds(chunk: Uint8Array): number {
	let found = 0;
	for (let at = chunk.indexOf(fieldEnd); at >= 0; at = chunk.indexOf(fieldEnd, at + 1)) found += 1;
	return found;
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
