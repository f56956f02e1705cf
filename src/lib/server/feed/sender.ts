/** Who sends a delivery: named, signed and in time, or refused before anything in it is read. */
import type { Instant } from '#lib/domain/event.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import * as limits from '#lib/server/limits.ts';
import type { World } from '#lib/server/world.ts';
import * as answered from './answered.ts';
import * as binary from './binary.ts';
import { refuse, type Answer } from './problems.ts';
import { check, type Checked, type Signature } from './signatures.ts';
import { jsonOf, largest, textOf, unpack } from './unpack.ts';

/** What holds at the address it was sent to, and from which network it came. */
export type Terms = {
	/** The most bytes of a body. */
	readonly most: number;
	/** Whether one CloudEvent may come with its attributes in headers. */
	readonly isOfEvents?: boolean;
	readonly network?: string;
};

/** Who sent something, and by which id of its own. */
export type From = { readonly agency: agencies.Agency; readonly webhookId: string };
/** A delivery whose sender is known, and what it says, not understood yet. */
export type Sent = From & { readonly body: string; readonly json: unknown };

export const usual: Terms = { most: largest.events, isOfEvents: true };

/** A delivery whose sender is known, and why what it says cannot be read. */
export type Unread = From & { readonly refused: Answer };

/** The delivery with its sender, or why it is refused: a sender who is known is given with that, too. */
export async function identify(
	world: World,
	headers: Headers,
	bytes: Uint8Array,
	terms: Terms
): Promise<Sent | Unread | Answer> {
	const body = await unpack(headers.get('content-encoding'), bytes, terms.most);
	if ('status' in body) return body;
	const from = await whoSigned(world, headers, body, terms);
	if ('status' in from) return from;
	const read = opened(headers, body, terms);
	return 'status' in read ? { ...from, refused: read } : { ...from, ...read };
}

/** Who signed these bytes, or why it is refused. */
export async function whoSigned(
	world: World,
	headers: Headers,
	bytes: Uint8Array,
	terms: Terms
): Promise<From | Answer> {
	const signed = readSignature(headers);
	if ('status' in signed) return signed;
	const { agency, checked } = await authenticate(world, headers, signed, bytes, terms);
	if (!agency || checked !== 'good') return refused(world, checked, terms);
	if (await answered.areTooMany(world.db, agency.id, world.now()))
		return tooMany(1, `At most ${answered.mostASecond} requests in one second.`);
	return { agency, webhookId: signed.id };
}

const needed = ['alongside-agency', 'webhook-id', 'webhook-timestamp', 'webhook-signature'];

/** What the headers say of the signature, or which are missing. */
export function readSignature(headers: Headers): Signature | Answer {
	const missing = needed.filter((name) => !headers.get(name));
	const errors = missing.map((header) => ({ header, detail: 'This header is missing.' }));
	const [id, timestamp, signatures] = needed.slice(1).map((name) => headers.get(name) ?? '');
	if ((id ?? '').length > 256)
		errors.push({ header: 'webhook-id', detail: 'At most 256 characters.' });
	if (errors.length > 0 || !id || !timestamp || !signatures)
		return refuse('headers-missing', `Look at: ${errors.map(({ header }) => header).join(', ')}.`, {
			errors
		});
	return { id, timestamp, signatures };
}

export type Verdict = Checked | 'attributes';

/** Whose signature it is, if it is right; `attributes`: it is, but leaves out what stands in the ce- headers. */
export async function authenticate(
	{ db, keys, now, signingClocks }: World,
	headers: Headers,
	signed: Signature,
	body: Uint8Array,
	{ isOfEvents }: Terms
): Promise<{ readonly agency: agencies.Agency | undefined; readonly checked: Verdict }> {
	const named = headers.get('alongside-agency') ?? '';
	const agency = await agencies.find(db, named);
	const known = await secrets.live(db, keys, named as agencies.Agency['id'], now());
	const inHeaders = isOfEvents && binary.isBinary(headers);
	const content = inHeaders ? binary.signedContent(headers, body) : body;
	const checked = check(known, signed, content, signingClocks());
	const isBodyAlone =
		inHeaders && checked === 'wrong' && check(known, signed, body, signingClocks()) === 'good';
	return { agency, checked: isBodyAlone ? 'attributes' : checked };
}

async function refused(world: World, checked: Verdict, { network }: Terms): Promise<Answer> {
	if (checked === 'clock')
		return refuse(
			'clock-wrong',
			'webhook-timestamp is to be now, in whole seconds since 1970, by our clock within five minutes.'
		);
	const wait = network === undefined ? 0 : await countWrong(world, network);
	if (wait > 0)
		return tooMany(Math.ceil(wait / 1000), 'Too many wrong signatures came from your network.');
	return checked === 'attributes'
		? refuse('attributes-not-signed', 'The body is signed, but not the ce- headers.')
		: refuse('signature-wrong', fitsNone);
}

// Said alike of an agency that there is and of one that there is not.
const fitsNone =
	'Signed are webhook-id, a full stop, webhook-timestamp, a full stop and the bytes of the body (before gzip; for the binary mode and for a question see /api). This was tried with each secret of the agency that alongside-agency names, and fits none; of an agency we do not know there is none.';

// One that is right is never held up by those who share its network: only wrong ones are counted, and only they wait.
async function countWrong({ db, keys, now }: World, network: string): Promise<number> {
	const name = limits.bucket(keys, 'unsigned', network);
	const at: Instant = now();
	// Asked before it is written, so that a flood of them writes nothing.
	const wait = await limits.waitFor(db, name, at);
	return wait > 0 ? wait : limits.take(db, [{ name, rule: limits.perNetwork }], at);
}

/** Come again in so many seconds. */
export function tooMany(seconds: number, detail: string): Answer {
	return refuse('too-many', detail, {}, { 'retry-after': String(seconds) });
}

function opened(
	headers: Headers,
	bytes: Uint8Array,
	{ isOfEvents }: Terms
): Omit<Sent, keyof From> | Answer {
	const body = textOf(bytes);
	if (body === undefined) return refuse('body-not-utf-8', 'The body is not UTF-8.');
	const json =
		isOfEvents && binary.isBinary(headers) ? binary.structured(headers, body) : jsonOf(body);
	if ('code' in json) return refuse(json.code, json.detail);
	return { body, json: json.value };
}
