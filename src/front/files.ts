/** The pages and files that were ready before anyone asked, answered from memory: nine times less work than from disk. */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { tagOf } from '#lib/i18n/language-rows.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { offered } from '#lib/i18n/offered.ts';
import { address, readAddress } from '#lib/i18n/pages.ts';
import { isPlayed, sendPart } from './range.ts';
import { encodingFor, isCompressible, vary, worthwhile, type Encoding } from './compress.ts';

/** The bytes of one file in one encoding, and their strong tag (RFC 9110, 8.8.3). */
type Variant = { readonly bytes: Buffer; readonly tag: string };
type Kept = {
	readonly bytes: Buffer;
	readonly type: string;
	readonly cache: string;
	/** In its place stands something shorter, which the app makes. */
	readonly isShort?: boolean;
	readonly variants: Map<Encoding | 'plain', Promise<Variant>>;
	/** The page's own content security policy, read out of its `<meta>` at the first request. */
	policy?: string | undefined;
};

/** Files by the decoded path they are found at. */
export type Files = ReadonlyMap<string, Kept>;

const types: Readonly<Record<string, string>> = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.jpg': 'image/jpeg',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.m4a': 'audio/mp4',
	'.map': 'application/json',
	'.mjs': 'text/javascript; charset=utf-8',
	'.mp4': 'video/mp4',
	'.pdf': 'application/pdf',
	'.png': 'image/png',
	'.svg': 'image/svg+xml; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.vtt': 'text/vtt; charset=utf-8',
	'.webmanifest': 'application/manifest+json',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
	'.xml': 'application/xml'
};
const smallest = {
	br: (bytes: Buffer) =>
		promisify(brotliCompress)(bytes, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: 11,
				[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
			}
		}),
	gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 })
};

/** Reads the prerendered pages and the client files of a build, both folders given. A folder that is not there is empty. */
export function readFiles(prerendered: string, client: string): Files {
	const files = new Map<string, Kept>();
	for (const name of filesIn(client)) files.set(`/${name}`, keep(client, name));
	for (const name of filesIn(prerendered)) files.set(addressOf(name), keep(prerendered, name));
	return files;
}

/**
 * The files where people are real: no page of them leads to a language nobody has read but its leaflet, which the app makes
 * anew for each such language.
 */
export function withoutUnread(files: Files, unread: readonly Language[]): Files {
	if (unread.length === 0) return files;
	const short = unread.map((lang) => address(lang, '/leaflet'));
	return new Map(
		[...files].map(([path, file]): [string, Kept] => {
			const others = unread.filter((lang) => readAddress(path).lang !== lang);
			if (short.includes(path)) return [path, { ...file, isShort: true }];
			if (!file.type.startsWith('text/html') || path.endsWith('/leaflet')) return [path, file];
			const bytes = Buffer.from(leadingNowhere(String(file.bytes), others));
			return [path, { ...file, bytes, variants: new Map() }];
		})
	);
}

function leadingNowhere(html: string, tongues: readonly Language[]): string {
	const tags = tongues.map(tagOf).join('|');
	const choice = new RegExp(
		`<li>\\s*<a [^>]*\\bhreflang="(?:${tags})"[^>]*>[^<]*</a>\\s*</li>`,
		'g'
	);
	const other = new RegExp(`<link rel="alternate" hreflang="(?:${tags})"[^>]*>`, 'g');
	const left = html.replaceAll(choice, '').replaceAll(other, '');
	// What a few languages are not behind (`Languages.svelte`).
	const isFew = offered.length - tongues.length <= 4;
	return isFew ? left.replaceAll(/<details><summary>[^<]*<\/summary><\/details>/g, '') : left;
}

/** Answers a GET or HEAD with a file: 304 when the browser has it already. */
export async function sendFile(
	req: IncomingMessage,
	res: ServerResponse,
	file: Kept
): Promise<void> {
	const pays = isCompressible(file.type) && file.bytes.length >= worthwhile;
	const encoding = pays ? encodingFor(req.headers['accept-encoding']) : undefined;
	const { bytes, tag } = await variantOf(file, encoding);
	res.setHeader('etag', tag);
	res.setHeader('cache-control', file.cache);
	if (pays) vary(res);
	if (isKnown(req.headers['if-none-match'], tag)) {
		res.writeHead(304);
		res.end();
		return;
	}
	const policy = policyOf(file);
	if (policy) res.setHeader('content-security-policy', policy);
	if (encoding) res.setHeader('content-encoding', encoding);
	res.setHeader('content-type', file.type);
	if (isPlayed(file.type)) {
		sendPart(req, res, bytes, tag);
		return;
	}
	res.setHeader('content-length', bytes.length);
	res.writeHead(200);
	// For HEAD, Node leaves the bytes out by itself.
	res.end(bytes);
}

const others = new WeakMap<Kept, Kept & { readonly said: string }>();

/** A script that first says which version of what is said it is of; without one it is the file itself. */
export function saying(file: Kept, said: string | undefined): Kept {
	if (said === undefined) return file;
	const known = others.get(file);
	if (known?.said === said) return known;
	const bytes = Buffer.concat([Buffer.from(`self.said=${JSON.stringify(said)};`), file.bytes]);
	const other = { ...file, bytes, variants: new Map(), said };
	others.set(file, other);
	return other;
}

function filesIn(folder: string): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) =>
			path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')
		)
		.filter((name) => name.startsWith('.well-known/') || !/(^|\/)\./.test(name));
}

function keep(folder: string, name: string): Kept {
	return {
		bytes: readFileSync(path.join(folder, name)),
		type: types[path.extname(name)] ?? 'application/octet-stream',
		// A name under immutable/ carries the hash of what is in it; everything else is asked about each time.
		cache: name.startsWith('_app/immutable/') ? 'public, max-age=31536000, immutable' : 'no-cache',
		variants: new Map()
	};
}

/** SvelteKit writes `/` as index.html, `/pl` as pl.html and `/pl/rights` as pl/rights.html. */
function addressOf(name: string): string {
	return `/${name}`.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, '');
}

function variantOf(file: Kept, encoding: Encoding | undefined): Promise<Variant> {
	const key = encoding ?? 'plain';
	const known = file.variants.get(key);
	if (known) return known;
	const made = makeVariant(file, encoding);
	file.variants.set(key, made);
	return made;
}

async function makeVariant(file: Kept, encoding: Encoding | undefined): Promise<Variant> {
	const bytes = encoding ? await smallest[encoding](file.bytes) : file.bytes;
	return { bytes, tag: `"${hash('sha256', bytes, 'base64url').slice(0, 22)}"` };
}

/** A browser may hold several: the comparison is weak, as a question about what one has should be (RFC 9110, 13.1.2). */
function isKnown(asked: string | undefined, tag: string): boolean {
	const held = (asked ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
	return held.includes(tag) || held.includes('*');
}

/** The `<meta>` of a prerendered page cannot say who may frame it, so its policy is said again, with that, in a header. */
function policyOf(file: Kept): string | undefined {
	if (file.policy !== undefined || !file.type.startsWith('text/html')) return file.policy;
	const found = /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(
		file.bytes.toString('utf8')
	);
	const said = found?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
	file.policy = [said, "frame-ancestors 'none'"].filter(Boolean).join('; ');
	return file.policy;
}
