/** OAuth 2 client credentials (RFC 6749, 4.4): a client secret by HTTP Basic for a token. Refused in the words of its 5.2. */
import { timingSafeEqual } from 'node:crypto';
import type { AgencyId } from '#lib/domain/actor.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import * as limits from '#lib/server/limits.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { World } from '#lib/server/world.ts';
import { refuse, typeOf, type Answer, type ProblemCode } from './problems.ts';
import { marked } from './receive.ts';
import { countWrong } from './sender.ts';
import * as tokens from './tokens.ts';
import { certificateHeader, isByItsCertificate, isRegistered } from './who.ts';

/** What is asked for: the form as it came, and whether anything stood in the address. */
export type Asking = {
	readonly headers: Headers;
	readonly form: string;
	readonly hasQuery: boolean;
	readonly network: string;
};

/** Gives a token to an agency that shows its client secret, or says why not. */
export async function grant(world: World, asking: Asking): Promise<Answer> {
	return marked({ ...inJson(await decide(world, asking)) }, newId());
}

// RFC 6749 has both in plain JSON, kept by nobody on the way.
function inJson(answer: Answer): Answer {
	const plain = { 'content-type': 'application/json', pragma: 'no-cache' };
	return { ...answer, headers: { ...answer.headers, ...plain } };
}

async function decide(world: World, { headers, form, hasQuery, network }: Asking): Promise<Answer> {
	const { db, keys, now } = world;
	if (hasQuery) return refusal('invalid_request', 'grant-wrong', 'Nothing is read in the address.');
	// Who shows nothing guesses nothing: it is not counted.
	if (headers.get('authorization') === null)
		return refusal(
			'invalid_client',
			'client-wrong',
			'Send a client secret by HTTP Basic.',
			challenge
		);
	const client = await clientOf(world, headers);
	if (!client) return wrong(world, network, 'client-wrong', 'No client of ours has this secret.');
	if (!isByItsCertificate(headers, client))
		return wrong(world, network, 'certificate-wrong', 'It came without the certificate it needs.');
	const fault = faultIn(form);
	if (fault) return fault;
	const name = limits.bucket(keys, 'token', client.agency);
	const wait = await limits.take(db, [{ name, rule: limits.perTrying }], now());
	if (wait > 0) return later(wait, 'A token holds for ten minutes: keep it that long.');
	const shown = headers.get(certificateHeader);
	const bound = shown !== null && isRegistered(client.standing, shown) ? shown : undefined;
	const given = { agency: client.agency, secret: client.secret, bound };
	const { token, seconds } = await tokens.give(db, keys, given, now());
	const body = { access_token: token, token_type: 'Bearer', expires_in: seconds, scope: 'events' };
	return { status: 200, body };
}

type Client = {
	readonly agency: AgencyId;
	/** The number of the secret that it showed. */
	readonly secret: string;
	readonly standing: secrets.Standing;
};

async function clientOf({ db, keys, now }: World, headers: Headers): Promise<Client | undefined> {
	const [id, secret] = basicOf(headers.get('authorization')) ?? ['', ''];
	const agency = await agencies.find(db, id);
	const standing = await secrets.standing(db, keys, id as AgencyId, now());
	const shown = Buffer.from(secrets.hashOf(secret));
	const known = standing.live.filter(({ scheme }) => scheme === 'client');
	// As many are compared for everybody: the time tells nobody who is known.
	const others = Array.from({ length: secrets.mostAtOnce }, () => ({ id: '', value: nobodys }));
	const [right] = [...known, ...others]
		.slice(0, secrets.mostAtOnce)
		.filter(({ value }) => isSame(shown, Buffer.from(value)));
	return agency && right && right.id
		? { agency: agency.id, secret: right.id, standing }
		: undefined;
}

const nobodys = secrets.hashOf(newId());

function isSame(one: Buffer, other: Buffer): boolean {
	return one.length === other.length && timingSafeEqual(one, other);
}

/** Name and secret, each written as a form writes it, with a colon between (RFC 6749, 2.3.1). */
function basicOf(authorization: string | null): [id: string, secret: string] | undefined {
	const [, packed] = /^Basic +([\w+/-]+=*) *$/i.exec(authorization ?? '') ?? [];
	const text = Buffer.from(packed ?? '', 'base64').toString();
	const colon = text.indexOf(':');
	if (colon < 0) return undefined;
	try {
		const plain = (part: string) => decodeURIComponent(part.replaceAll('+', ' '));
		return [plain(text.slice(0, colon)), plain(text.slice(colon + 1))];
	} catch {
		return undefined;
	}
}

function faultIn(form: string): Answer | undefined {
	const fields = new URLSearchParams(form);
	const names = [...fields.keys()];
	if (new Set(names).size < names.length)
		return refusal('invalid_request', 'grant-wrong', 'A field stands there twice.');
	if (names.some((name) => name.startsWith('client_')))
		return refusal('invalid_request', 'grant-wrong', 'Name and secret go by HTTP Basic alone.');
	const type = fields.get('grant_type');
	if (!type) return refusal('invalid_request', 'grant-wrong', 'grant_type is missing.');
	return type === 'client_credentials'
		? undefined
		: refusal('unsupported_grant_type', 'grant-wrong', 'Only client_credentials is known here.');
}

const challenge = { 'www-authenticate': 'Basic realm="alongside"' };

async function wrong(
	world: World,
	network: string,
	code: ProblemCode,
	detail: string
): Promise<Answer> {
	const wait = await countWrong(world, network);
	if (wait > 0) return later(wait, 'Too many wrong tries came from your network.');
	return refusal('invalid_client', code, detail, challenge);
}

// The standard has no code for it at this address; this one is that of the other (RFC 6749, 4.1.2.1).
function later(wait: number, detail: string): Answer {
	const headers = { 'retry-after': String(Math.ceil(wait / 1000)) };
	return refusal('temporarily_unavailable', 'too-many', detail, headers);
}

/** The error of the standard, with our own problem beside it. */
function refusal(
	error: string,
	code: ProblemCode,
	detail: string,
	headers: Readonly<Record<string, string>> = {}
): Answer {
	const said = { error, error_description: detail, error_uri: typeOf(code) };
	return refuse(code, detail, said, headers);
}
