/** The door for agencies' messages: who sends it, is it theirs to tell, can it be understood; then into the inbox. */
import { randomBytes } from 'node:crypto';
import type { EventKind, Instant } from '#lib/domain/event.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as inbox from './inbox.ts';
import * as quarantine from './quarantine.ts';
import { indexOf } from '#lib/server/vault/keys.ts';
import { check, readSignature } from './signatures.ts';
import type { World } from '#lib/server/world.ts';
import type { Problem } from './feed-part.ts';

export type HashId = (kind: 'hearing' | 'defendant', id: string) => string;
export type Context = {
	readonly agency: agencies.Agency;
	/** The id the sender gave this delivery: the same again when it is sent again. */
	readonly webhookId: string;
	readonly hash: HashId;
	readonly now: Instant;
};
/** What a reader makes of a body: messages, or where it could not be understood. */
export type Read =
	| { readonly ok: true; readonly messages: readonly inbox.Incoming[] }
	| { readonly ok: false; readonly problems: readonly (Problem & { readonly index: number })[] };
export type Reader = (json: unknown, context: Context) => Read;

/** An answer over HTTP; a body with `title` is problem JSON (RFC 9457). */
export type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/**
 * Receives one signed delivery. 202 with counts; 400 not JSON; 401 signature or clock; 403 not that agency's;
 * 409 the same id with another body; 422 with `errors: [{ index, pointer, detail }]`.
 */
export async function receive(
	world: World,
	headers: Headers,
	bytes: Uint8Array,
	read: Reader
): Promise<Answer> {
	const body = decode(bytes);
	if (body === undefined) return refuse(400, 'The body is not UTF-8.');
	const signed = readSignature(headers);
	const agency = await agencies.find(world.db, world.keys, headers.get('alongside-agency') ?? '');
	const checked = check(agency?.secret ?? nobody, signed, body, world.signingClocks());
	if (!agency || !signed || checked !== 'good') return refuse(401, why[checked]);
	const json = parse(body);
	if (json === undefined)
		return refuse(400, 'The body is not JSON, or is nested more than 64 deep.');
	return takeIn(world, agency, signed.id, body, json.value, read);
}

async function takeIn(
	world: World,
	agency: agencies.Agency,
	webhookId: string,
	body: string,
	json: unknown,
	read: Reader
): Promise<Answer> {
	const { db, keys } = world;
	const now = world.now();
	const hash: HashId = (kind, id) => indexOf(keys, kind, id.toLowerCase());
	const reading = read(json, { agency, webhookId, hash, now });
	if (!reading.ok) {
		await quarantine.keep(db, keys, agency, body, now);
		const detail = 'Nothing was taken. Mend what `errors` names and send it all again.';
		return refuse(422, detail, { errors: reading.problems });
	}
	const { name, mayTell } = agency;
	const foreign = reading.messages.findIndex((message) =>
		kindsOf(message).some((kind) => !mayTell.includes(kind))
	);
	if (foreign >= 0)
		return refuse(403, `Message ${foreign} tells something that is not for ${name} to tell.`);
	const taken = await inbox.take(db, keys, agency, reading.messages, now);
	if (taken.ok) {
		const { accepted, already, parked } = taken;
		return { status: 202, body: { accepted, already, parked } };
	}
	return taken.refused === 'clash'
		? refuse(409, `Message ${taken.index} has the id of another message that we already have.`)
		: refuse(403, `Message ${taken.index} is about a case that is not ${name}'s.`);
}

const why = {
	good: '',
	unsigned:
		'The headers webhook-id, webhook-timestamp, webhook-signature and Alongside-Agency are needed.',
	clock:
		'webhook-timestamp is to be now, in whole seconds since 1970, by our clock within five minutes.',
	wrong: 'The signature is not of an agency we know.'
} as const;

// Checked in place of an unknown agency's secret: no answer and no time tells which agencies there are. Nobody knows it.
const nobody = `whsec_${randomBytes(32).toString('base64')}`;

/** Problem JSON. */
export function refuse(
	status: number,
	detail: string,
	more: Readonly<Record<string, unknown>> = {}
): Answer {
	return {
		status,
		body: { type: 'about:blank', title: titles[status] ?? 'Refused', status, detail, ...more }
	};
}

const titles: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	409: 'Conflict',
	422: 'Unprocessable Content'
};

/** The same value always as the same text, whatever the order of its keys. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
}

function kindsOf(message: inbox.Incoming): EventKind[] {
	return message.parts.flatMap(({ tellings }) => tellings.map(({ kind }) => kind));
}

// With the mark that some senders put before UTF-8: they signed it too.
function decode(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

function parse(body: string): { value: unknown } | undefined {
	// A DELETE carries nothing.
	if (body === '') return { value: undefined };
	if (depth(body) > 64) return undefined;
	try {
		return { value: JSON.parse(body.replace(/^\uFEFF/, '')) };
	} catch {
		return undefined;
	}
}

/** How deep a text nests, in one pass: an expression would read an endless string again from each of its quotes. */
function depth(text: string): number {
	let now = 0;
	let deepest = 0;
	let inString = false;
	for (let at = 0; at < text.length; at += 1) {
		const one = text[at];
		if (inString && one === '\\') at += 1;
		else if (one === '"') inString = !inString;
		else if (!inString && (one === '[' || one === '{')) deepest = Math.max(deepest, (now += 1));
		else if (!inString && (one === ']' || one === '}')) now -= 1;
	}
	return deepest;
}
