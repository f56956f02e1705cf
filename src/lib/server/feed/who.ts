/** Whose a request is: by a signature over it or by a token, and, where its agency has one, by its certificate. */
import type { Instant } from '#lib/domain/event.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import type { World } from '#lib/server/world.ts';
import * as binary from './binary.ts';
import { refuse, type Answer } from './problems.ts';
import { check, type Signature } from './signatures.ts';
import * as tokens from './tokens.ts';

/** The header in which the front says which certificate the proxy saw; whoever else writes it is not heard. */
export const certificateHeader = 'x-client-thumbprint';

/** Who sent something, and by which id of its own: with a token there may be none. */
export type Who = { readonly agency: agencies.Agency; readonly webhookId?: string };
/** Why it is refused; `isCounted`: as one more wrong try from its network. */
export type Doubt = { readonly refused: Answer; readonly isCounted: boolean };

type Proven = {
	readonly agency: agencies.Agency | undefined;
	readonly standing: secrets.Standing;
	readonly webhookId?: string;
	/** The certificate that a token was given to. */
	readonly bound?: string;
};

/** Says whose a request is, or why that cannot be said. */
export async function whoIs(
	world: World,
	headers: Headers,
	body: Uint8Array,
	isOfEvents: boolean
): Promise<Who | Doubt> {
	const authorization = headers.get('authorization');
	const proven =
		authorization === null
			? await bySignature(world, headers, body, isOfEvents)
			: await byToken(world, headers, authorization);
	if ('refused' in proven) return proven;
	const { agency, webhookId } = proven;
	if (!agency) return wrongSignature;
	if (!isByItsCertificate(headers, proven)) return noCertificate;
	return webhookId === undefined ? { agency } : { agency, webhookId };
}

/** Whether a request came with the certificate it needs, if it needs one. */
export function isByItsCertificate(
	headers: Headers,
	{ standing, bound }: Pick<Proven, 'standing' | 'bound'>
): boolean {
	const shown = headers.get(certificateHeader);
	if (bound !== undefined && bound !== shown) return false;
	return !standing.needsCertificate || (shown !== null && isRegistered(standing, shown));
}

/** Whether a certificate is one that an agency is known by now. */
export function isRegistered({ live }: secrets.Standing, shown: string): boolean {
	return live.some(({ scheme, value }) => scheme === 'certificate' && value === shown);
}

async function bySignature(
	{ db, keys, now, signingClocks }: World,
	headers: Headers,
	body: Uint8Array,
	isOfEvents: boolean
): Promise<Proven | Doubt> {
	const signed = readSignature(headers);
	if ('refused' in signed) return signed;
	const named = headers.get('alongside-agency') ?? '';
	const agency = await agencies.find(db, named);
	const standing = await secrets.standing(db, keys, named as agencies.Agency['id'], now());
	const inHeaders = isOfEvents && binary.isBinary(headers);
	const content = inHeaders ? binary.signedContent(headers, body) : body;
	const checked = check(standing.live, signed, content, signingClocks());
	if (checked === 'good') return { agency, standing, webhookId: signed.id };
	if (checked === 'clock') return wrongClock(signed.timestamp, now());
	const isBodyAlone = inHeaders && check(standing.live, signed, body, signingClocks()) === 'good';
	return isBodyAlone ? bodyAlone : wrongSignature;
}

const needed = ['alongside-agency', 'webhook-id', 'webhook-timestamp', 'webhook-signature'];

function readSignature(headers: Headers): Signature | Doubt {
	const missing = needed.filter((name) => !headers.get(name));
	const errors = missing.map((header) => ({ header, detail: 'This header is missing.' }));
	const [id, timestamp, signatures] = needed.slice(1).map((name) => headers.get(name) ?? '');
	if (isTooLong(id)) errors.push({ header: 'webhook-id', detail: 'At most 256 characters.' });
	if (errors.length > 0 || !id || !timestamp || !signatures) return lacking(errors);
	return { id, timestamp, signatures };
}

async function byToken(
	{ db, keys, now }: World,
	headers: Headers,
	authorization: string
): Promise<Proven | Doubt> {
	const [, token] = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization) ?? [];
	const found = token === undefined ? undefined : await tokens.find(db, keys, token, now());
	const named = headers.get('alongside-agency');
	if (!found || (named !== null && named !== found.agency)) return wrongToken;
	const webhookId = headers.get('webhook-id') ?? undefined;
	if (isTooLong(webhookId))
		return lacking([{ header: 'webhook-id', detail: 'At most 256 characters.' }]);
	return {
		agency: await agencies.find(db, found.agency),
		standing: await secrets.standing(db, keys, found.agency, now()),
		...(webhookId ? { webhookId } : {}),
		...(found.bound === undefined ? {} : { bound: found.bound })
	};
}

function isTooLong(id: string | undefined): boolean {
	return (id ?? '').length > 256;
}

/** Headers that are missing, by name. */
export function lacking(errors: readonly { header: string; detail: string }[]): Doubt {
	const names = errors.map(({ header }) => header).join(', ');
	const refused = refuse('headers-missing', `Look at: ${names}.`, { errors });
	return { refused, isCounted: false };
}

function wrongClock(timestamp: string, now: Instant): Doubt {
	const seconds = Number(timestamp) - Math.floor(now / 1000);
	const by = `It is ${Math.abs(seconds)} seconds ${seconds < 0 ? 'behind' : 'ahead'}.`;
	const detail =
		'webhook-timestamp is to be now, in whole seconds since 1970, by our clock within five minutes.';
	// What is no such number says nothing of a clock: milliseconds, or a date in words.
	const isMilliseconds = /^\d{13}$/.test(timestamp);
	const hint = isMilliseconds ? 'This is in milliseconds.' : by;
	const said = /^\d{1,13}$/.test(timestamp) ? `${detail} ${hint}` : detail;
	return { refused: refuse('clock-wrong', said), isCounted: false };
}

const bodyAlone: Doubt = {
	refused: refuse('attributes-not-signed', 'The body is signed, but not the ce- headers.'),
	isCounted: true
};
// Said alike of an agency that there is and of one that there is not.
const wrongSignature: Doubt = {
	refused: refuse(
		'signature-wrong',
		'Signed are webhook-id, a full stop, webhook-timestamp, a full stop and the bytes of the body (before gzip; for the binary mode and for a question see /api). This was tried with each secret of the agency that alongside-agency names, and fits none; of an agency we do not know there is none.'
	),
	isCounted: true
};
const wrongToken: Doubt = {
	refused: refuse(
		'token-wrong',
		'This is no token that holds now for the agency that is named.',
		{},
		{ 'www-authenticate': 'Bearer realm="alongside", error="invalid_token"' }
	),
	isCounted: true
};
const noCertificate: Doubt = {
	refused: refuse(
		'certificate-wrong',
		'It came without the certificate that your agency is known by.'
	),
	isCounted: true
};
