/** Makes answers smaller on the way out, without holding back one that is still being written. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Transform } from 'node:stream';
import {
	brotliCompressSync,
	constants,
	createBrotliCompress,
	createGzip,
	gzipSync
} from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** Node's own ways to write an answer, kept from before the app was given its own. */
export type Outlet = Pick<ServerResponse, 'writeHead' | 'write' | 'end'>;

export type Chunk = string | Uint8Array;

/** Where the parts of one answer go, compressed or not. */
export type Body = {
	readonly write: (chunk: Chunk) => boolean;
	readonly end: (chunk?: Chunk) => void;
};

/** Smaller than this fits one packet anyway. In bytes. */
export const worthwhile = 500;
/** Up to here an answer of known length is compressed in one piece. In bytes. */
const onePiece = 1_000_000;
const types =
	/^(text\/(?!event-stream)|application\/([\w.-]+\+)?(json|xml|javascript)\b|application\/manifest|image\/svg)/;
const brotli = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 18 };

/** Whether bytes of this content type get smaller. */
export function isCompressible(type: string): boolean {
	return types.test(type);
}

/** The best encoding the browser says it reads: brotli, else gzip, else none (RFC 9110, 12.5.3). */
export function encodingFor(accepted: string | string[] | undefined): Encoding | undefined {
	const weights = new Map<string, number>();
	for (const part of String(accepted ?? '')
		.toLowerCase()
		.split(',')) {
		const [name = '', weight] = part.split(/\s*;\s*q=/);
		weights.set(name.trim(), weight === undefined ? 1 : Number(weight));
	}
	const reads = (name: string) => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
	if (reads('br')) return 'br';
	return reads('gzip') ? 'gzip' : undefined;
}

/** Says that the answer depends on the encodings a browser reads. */
export function vary(res: ServerResponse): void {
	const said = String(res.getHeader('vary') ?? '');
	if (/accept-encoding|\*/i.test(said)) return;
	res.setHeader('vary', said ? `${said}, Accept-Encoding` : 'Accept-Encoding');
}

/** Chooses how an answer goes out, once the size of its first part is known, and writes the headers that say so. */
export function chooseBody(
	req: IncomingMessage,
	res: ServerResponse,
	outlet: Outlet,
	firstSize: number
): Body {
	const declared = res.getHeader('content-length');
	const size = declared === undefined ? firstSize : Number(declared);
	const encoding = choose(req, res, size);
	if (encoding) markEncoded(res, encoding);
	if (!encoding || req.method === 'HEAD') return plain(res, outlet);
	return declared !== undefined && size <= onePiece
		? whole(res, outlet, encoding)
		: flowing(res, outlet, encoding);
}

function choose(req: IncomingMessage, res: ServerResponse, size: number): Encoding | undefined {
	if ([204, 206, 304].includes(res.statusCode) || res.hasHeader('content-encoding'))
		return undefined;
	if (/no-transform/.test(String(res.getHeader('cache-control') ?? ''))) return undefined;
	if (!isCompressible(String(res.getHeader('content-type') ?? ''))) return undefined;
	vary(res);
	return size < worthwhile ? undefined : encodingFor(req.headers['accept-encoding']);
}

/** Compressed bytes are another representation: the length is no longer known, and a strong tag would lie. */
function markEncoded(res: ServerResponse, encoding: Encoding): void {
	const tag = res.getHeader('etag');
	if (typeof tag === 'string' && !tag.startsWith('W/')) res.setHeader('etag', `W/${tag}`);
	res.setHeader('content-encoding', encoding);
	res.removeHeader('content-length');
}

function plain(res: ServerResponse, outlet: Outlet): Body {
	outlet.writeHead(res.statusCode);
	return { write: (chunk) => outlet.write(chunk), end: (chunk) => void outlet.end(chunk) };
}

function whole(res: ServerResponse, outlet: Outlet, encoding: Encoding): Body {
	const chunks: Buffer[] = [];
	const keep = (chunk: Chunk) => chunks.push(Buffer.from(chunk as Uint8Array)) > 0;
	const end = (chunk?: Chunk) => {
		if (chunk !== undefined) keep(chunk);
		const all = Buffer.concat(chunks);
		const small = encoding === 'br' ? brotliCompressSync(all, { params: brotli }) : gzipSync(all);
		res.setHeader('content-length', small.length);
		outlet.writeHead(res.statusCode);
		outlet.end(small);
	};
	return { write: keep, end };
}

function flowing(res: ServerResponse, outlet: Outlet, encoding: Encoding): Body {
	outlet.writeHead(res.statusCode);
	const encoder = encoderOf(encoding);
	encoder.on('data', (chunk: Buffer) => {
		if (!outlet.write(chunk)) encoder.pause();
	});
	encoder.on('end', () => outlet.end());
	encoder.on('error', (error) => res.destroy(error));
	// The app waits on the answer's own `drain`, which it must hear from the encoder now.
	encoder.on('drain', () => res.emit('drain'));
	res.on('drain', () => encoder.resume());
	res.on('close', () => encoder.destroy());
	return { write: (chunk) => encoder.write(chunk), end: (chunk) => void encoder.end(chunk) };
}

/** Flushes after each part, so that a page sent in parts is read in parts. */
function encoderOf(encoding: Encoding): Transform {
	return encoding === 'br'
		? createBrotliCompress({ params: brotli, flush: constants.BROTLI_OPERATION_FLUSH })
		: createGzip({ flush: constants.Z_SYNC_FLUSH });
}
