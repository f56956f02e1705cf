/** One answer on its way out: dressed before the app writes it, and replaced when the app may not. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { chooseBody, type Body, type Chunk, type Outlet } from './compress.ts';
import { protect } from './headers.ts';

/** A whole answer given in the app's place. */
export type Refusal = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

export type Answer = {
	/** Sends the refusal and makes whatever the app still says unheard. The function that comes back ends the answer. */
	readonly replace: (refusal: Refusal) => () => void;
};

/** Dresses an answer: the protecting headers at the last moment, whoever writes it, and compression where it helps. */
export function dress(req: IncomingMessage, res: ServerResponse, secure: boolean): Answer {
	const outlet: Outlet = {
		writeHead: res.writeHead.bind(res),
		write: res.write.bind(res),
		end: res.end.bind(res)
	};
	let named = false;
	let body: Body | undefined;

	res.writeHead = ((status: number, ...rest: unknown[]) => {
		setAll(res, rest.at(-1));
		protect(res, secure, status);
		res.statusCode = status;
		named = true;
		// A stream of events may say nothing for a while: its reader must know at once that it is open.
		if (isEventStream(res)) {
			bodyFor(0);
			res.flushHeaders();
		}
		return res;
	}) as typeof res.writeHead;
	/** The head is held back until the first byte (or the end): only then is the size known. */
	const bodyFor = (size: number): Body => {
		if (!named) res.writeHead(res.statusCode);
		return (body ??= chooseBody(req, res, outlet, size));
	};
	res.write = ((chunk: Chunk) =>
		bodyFor(Buffer.byteLength(chunk)).write(chunk)) as typeof res.write;
	res.end = ((last?: unknown) => {
		const chunk = typeof last === 'string' || last instanceof Uint8Array ? last : undefined;
		bodyFor(chunk === undefined ? 0 : Buffer.byteLength(chunk)).end(chunk);
		return res;
	}) as typeof res.end;
	return { replace: (refusal) => replace(res, outlet, refusal, secure) };
}

function isEventStream(res: ServerResponse): boolean {
	return String(res.getHeader('content-type') ?? '').startsWith('text/event-stream');
}

function setAll(res: ServerResponse, given: unknown): void {
	if (typeof given !== 'object' || given === null) return;
	for (const [name, value] of Object.entries(given as OutgoingHttpHeaders)) {
		if (value !== undefined) res.setHeader(name, value);
	}
}

function replace(
	res: ServerResponse,
	outlet: Outlet,
	refusal: Refusal,
	secure: boolean
): () => void {
	for (const name of res.getHeaderNames()) res.removeHeader(name);
	setAll(res, { ...refusal.headers, 'content-length': Buffer.byteLength(refusal.body) });
	protect(res, secure, refusal.status);
	outlet.writeHead(refusal.status);
	outlet.write(refusal.body);
	const unheard = () => res;
	Object.assign(res, {
		writeHead: unheard,
		end: unheard,
		setHeader: unheard,
		removeHeader: unheard
	});
	Object.assign(res, { write: () => true });
	return () => void outlet.end();
}
