/** The part of a file that a player asks for: it shows where one is before all of it came, and some play nothing otherwise. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Part = { readonly from: number; readonly to: number };

/**
 * The one range of bytes that is asked for (RFC 9110, 14.2), its ends included; `beyond` where the file is shorter. Nothing
 * where all of it is to be sent: without such a header, or with one that is read as if it were not there.
 */
export function partOf(asked: string | undefined, size: number): Part | 'beyond' | undefined {
	const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(asked ?? '') ?? [];
	if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
	if (first === '') {
		const length = Math.min(Number(last), size);
		return length === 0 ? 'beyond' : { from: size - length, to: size - 1 };
	}
	const [from, to] = [Number(first), last === '' ? size - 1 : Math.min(Number(last), size - 1)];
	if (from >= size) return 'beyond';
	return from > to ? undefined : { from, to };
}

/** Whether a file is a recording. */
export function isPlayed(type: string): boolean {
	return /^(audio|video)\//.test(type);
}

/** Sends a recording, or the part of it that is asked for. What a player holds of another version is not added to. */
export function sendPart(
	req: IncomingMessage,
	res: ServerResponse,
	bytes: Buffer,
	tag: string
): void {
	res.setHeader('accept-ranges', 'bytes');
	const isOfThis = String(req.headers['if-range'] ?? tag) === tag;
	const part = isOfThis ? partOf(req.headers.range, bytes.length) : undefined;
	if (part === 'beyond') {
		res.setHeader('content-range', `bytes */${bytes.length}`);
		res.writeHead(416);
		res.end();
		return;
	}
	const { from, to } = part ?? { from: 0, to: bytes.length - 1 };
	if (part) res.setHeader('content-range', `bytes ${from}-${to}/${bytes.length}`);
	res.setHeader('content-length', to - from + 1);
	res.writeHead(part ? 206 : 200);
	res.end(bytes.subarray(from, to + 1));
}
