/** Deliveries as nobody sends them: made wrong in their tree, in their bytes, in how they are packed, and in who signs them. */
import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { signedContent } from '#lib/server/feed/binary.ts';
import { deliveries, type Delivery } from './honest.ts';
import { mangled, mangledBytes, monsters, nested, pick } from './mangle.ts';
import { signed, type Sender } from './signed.ts';

type Random = () => number;
type Headers = Readonly<Record<string, string>>;
type Packed = { readonly bytes: Buffer; readonly headers?: Headers; readonly packed?: Buffer };

/** A delivery on its way. */
export type Wild = {
	/** How it was made wrong. */
	readonly way: string;
	readonly to: string;
	readonly method: 'POST' | 'DELETE';
	readonly headers: Headers;
	readonly bytes: Buffer;
	/** What it says, before it was packed. */
	readonly text: string;
	/** Whether it is signed by who it says, in time, over all that it tells. */
	readonly isSigned: boolean;
};

export type Senders = Readonly<Record<Delivery['from'], Sender>>;

/** How many deliveries in a row are about one case: more, and most of the time goes into its long list of facts. */
const aboutOne = 40;

/** The reference of the case which the nth delivery is about, unless that is what was made wrong. */
export function referenceOf(nth: number): string {
	return `01AB${String(Math.floor(nth / aboutOne)).padStart(5, '0')}26`;
}

/** The nth delivery, signed at an instant in seconds. */
export function wild(nth: number, at: number, senders: Senders, random: Random): Wild {
	const delivery = pick(pick(deliveries, random), random);
	const [way, make] = wayBy(random());
	const { bytes, headers = {}, packed } = make(ownWords(delivery, nth, random), random);
	const sender = senders[delivery.from];
	// Elsewhere such headers are not looked at.
	const isBinary = delivery.to === '/api/events' && 'ce-id' in headers;
	const content = isBinary ? signedContent(new global.Headers(headers), bytes) : bytes;
	const id = random() < 0.05 ? 'msg_again' : `msg_${nth}`;
	const stamp = { 'webhook-id': id, 'webhook-timestamp': String(at) };
	const good = { ...signed(sender, content, stamp), ...headers };
	const wrong = random() < 0.1 ? pick(wrongs, random)(good, sender, content) : undefined;
	const isEmpty = delivery.body === undefined;
	const type = random() < 0.02 ? pick(otherTypes, random) : typeFor(delivery);
	return {
		way: wrong ? `${way}, not signed` : way,
		to: ofCase(delivery.to, nth),
		method: isEmpty ? 'DELETE' : 'POST',
		headers: { ...(wrong ?? good), ...(isBinary ? {} : { 'content-type': type }) },
		bytes: packed ?? bytes,
		text: bytes.toString(),
		isSigned: wrong === undefined
	};
}

const otherTypes = ['text/plain', 'application/json; charset=utf-16', 'application/xml'];

function typeFor({ to }: Delivery): string {
	return to === '/api/events' ? 'application/cloudevents+json' : 'application/json';
}

/** The text of an honest message about the case whose turn it is. */
function ownWords({ body }: Delivery, nth: number, random: Random): string {
	const text = ofCase(JSON.stringify(body) ?? '', nth).replaceAll('01AB1234526', referenceOf(nth));
	return random() < 0.8 ? text.replaceAll('"fuzz-', `"fuzz-${nth}-`) : text;
}

// The ids in honest messages differ from case to case in these three digits.
function ofCase(text: string, nth: number): string {
	const own = (Math.floor(nth / aboutOne) % 4096).toString(16).padStart(3, '0');
	return text.replaceAll('-4000-8000-', `-4000-8${own}-`);
}

type Make = (text: string, random: Random) => Packed;

const plainly = (text: string): Packed => ({ bytes: Buffer.from(text) });
const inTree = (text: string, random: Random) =>
	text === '' ? '' : (JSON.stringify(mangled(JSON.parse(text), random)) ?? '');

/** Each way with how often it comes, of a hundred. */
const ways: readonly (readonly [often: number, way: string, make: Make])[] = [
	[10, 'as it should be', plainly],
	[39, 'other values', (text, random) => plainly(inTree(text, random))],
	[
		10,
		'other bytes',
		(text, random) => ({ bytes: mangledBytes(inTree(text, random) || ' ', random) })
	],
	[5, 'cut off', (text, random) => plainly(text.slice(0, Math.floor(random() * text.length)))],
	[5, 'a key twice', (text, random) => plainly(put(text, random, (key) => `${key}:1,${key}:`))],
	[2, 'deep', (text, random) => plainly(put(text, random, deep(random)))],
	[2, 'a huge number', (text, random) => plainly(put(text, random, (key) => `${key}:1e400,"":`))],
	[2, 'half a letter', (text, random) => plainly(inText(text, random, '\\ud800'))],
	[4, 'a zone in words', (text) => plainly(text.replaceAll(/(\dZ|T00:00:00Z)"/g, '$1[UTC]"'))],
	[3, 'an unknown word', (text, random) => plainly(otherWord(text, random))],
	[3, 'another version', (text, random) => plainly(otherVersion(text, random))],
	[3, 'another charset', (text, random) => ({ bytes: otherCharset(text, random) })],
	[5, 'gzip', gzipped],
	[6, 'in headers', inHeaders],
	[1, 'a monster', (_, random) => ({ bytes: Buffer.from(pick(monsters, random)) })]
];

function wayBy(dice: number): readonly [string, Make] {
	let left = dice * 100;
	for (const [often, way, make] of ways) {
		left -= often;
		if (left < 0) return [way, make];
	}
	return ['as it should be', plainly];
}

/** Puts something in place of one key and its colon, whichever it is. */
function put(text: string, random: Random, other: (key: string) => string): string {
	const keys = [...text.matchAll(/"(\w+)":/g)];
	const found = pick(keys, random);
	if (!found) return text;
	const { index } = found;
	return text.slice(0, index) + other(`"${found[1] ?? ''}"`) + text.slice(index + found[0].length);
}

function deep(random: Random) {
	return (key: string) => `"x":${JSON.stringify(nested(Math.floor(40 + random() * 60)))},${key}:`;
}

function inText(text: string, random: Random, what: string): string {
	const quotes = [...text.matchAll(/"/g)];
	const at = pick(quotes, random)?.index ?? 0;
	return text.slice(0, at + 1) + what + text.slice(at + 1);
}

function otherWord(text: string, random: Random): string {
	const word = pick([...text.matchAll(/:"([A-Za-z-]+)"/g)], random)?.[1];
	return word === undefined ? text : text.replace(`:"${word}"`, ':"ZZ_NOT_A_CODE"');
}

function otherVersion(text: string, random: Random): string {
	const made = [
		() => text.replace('"specversion":"1.0"', '"specversion":"0.3"'),
		() => text.replace('uk.alongside.', 'uk.alongside.v2.'),
		() => `{"payload":${text || 'null'},"_metadata":{"name":"public.hearing.resulted"}}`,
		() => text.replace('"hearing":', '"hearings":'),
		() => text.replaceAll('"judicialResults":', '"results":'),
		() => `[${text || 'null'}]`
	];
	return pick(made, random)();
}

function otherCharset(text: string, random: Random): Buffer {
	const made = [
		() => Buffer.from(text, 'utf16le'),
		() => Buffer.from(`\ufeff${text}`, 'utf16le'),
		() => Buffer.from(inText(text, random, 'é'), 'latin1'),
		() => Buffer.from(`\ufeff${text}`),
		() => Buffer.concat([Buffer.from(text), randomBytes(3)])
	];
	return pick(made, random)();
}

const bombs = [gzipSync(Buffer.alloc(20_000_000, ' ')), gzipSync(`[${'0,'.repeat(400_000)}0]`)];

// Signed before it is packed, as the page for engineers says.
function gzipped(text: string, random: Random): Packed {
	const bytes = Buffer.from(random() < 0.5 ? text : inTree(text, random));
	const packed = gzipSync(bytes, { level: 1 });
	const made = [packed, packed, packed, pick(bombs, random), packed.subarray(0, -9), bytes];
	const headers = { 'content-encoding': random() < 0.95 ? 'gzip' : 'br' };
	return { bytes, headers, packed: pick(made, random) };
}

function inHeaders(text: string, random: Random): Packed {
	const { data, ...attributes } = eventIn(text);
	const odd = ['%', '%ED%A0%80', 'é', '%00', 'x'.repeat(500), '__proto__', '1.0, 1.0'];
	const headers = Object.entries(attributes).flatMap(([name, value]) => {
		if (random() < 0.05) return [];
		const said = random() < 0.1 ? pick(odd, random) : String(value);
		return /^[a-z]+$/.test(name) && /^[\x20-\xff]*$/.test(said)
			? [[`ce-${name}`, said.trim()]]
			: [];
	});
	const types = ['application/json', 'application/json; charset=utf-8'];
	const inside = random() < 0.5 ? inTree(JSON.stringify(data ?? {}), random) : JSON.stringify(data);
	return {
		bytes: Buffer.from(inside ?? ''),
		headers: {
			...(Object.fromEntries(headers) as Headers),
			'ce-id': `b-${random()}`,
			'content-type': pick(types, random)
		}
	};
}

function eventIn(text: string): Record<string, unknown> {
	const value: unknown = text === '' ? {} : JSON.parse(text);
	const one: unknown = Array.isArray(value) ? value[0] : value;
	return typeof one === 'object' && one !== null ? (one as Record<string, unknown>) : {};
}

type Wrong = (good: Headers, sender: Sender, content: Uint8Array) => Headers;

const late =
	(seconds: number): Wrong =>
	(good, sender, content) => {
		const at = String(Number(good['webhook-timestamp']) + seconds);
		return { ...good, ...signatureOf({ ...good, 'webhook-timestamp': at }, sender, content) };
	};
const other =
	(over: Headers): Wrong =>
	(good) => ({ ...good, ...over });
const without =
	(name: string): Wrong =>
	({ [name]: _, ...rest }) =>
		rest;

/** Signatures that are not right. */
const wrongs: readonly Wrong[] = [
	late(-330),
	late(330),
	(good, sender, content) => {
		const more = Buffer.concat([content, Buffer.from(' ')]);
		return { ...good, ...signatureOf(good, sender, more) };
	},
	(good, { id }, content) => {
		const secret = `whsec_${randomBytes(32).toString('base64')}`;
		return { ...good, ...signatureOf(good, { id, webhookSecret: secret }, content) };
	},
	other({ 'webhook-timestamp': '0' }),
	other({ 'webhook-timestamp': 'now' }),
	other({ 'webhook-id': 'another' }),
	other({ 'webhook-id': 'x'.repeat(300) }),
	other({ 'webhook-signature': 'v1,' }),
	other({ 'webhook-signature': `${'v1a,AAAA '.repeat(50)}v2,x` }),
	other({ 'alongside-agency': '__proto__' }),
	other({ 'alongside-agency': 'police-of-nowhere' }),
	without('webhook-signature'),
	without('alongside-agency'),
	without('webhook-id')
];

function signatureOf(headers: Headers, sender: Sender, content: Uint8Array): Headers {
	const { 'webhook-id': id = '', 'webhook-timestamp': at = '' } = headers;
	const stamp = { 'webhook-id': id, 'webhook-timestamp': at };
	const { 'webhook-signature': signature = '' } = signed(sender, content, stamp);
	return { ...stamp, 'webhook-signature': signature };
}
