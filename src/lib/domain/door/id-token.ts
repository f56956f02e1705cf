/** What an agency's sign-in says of somebody, judged claim by claim; that it is signed by the agency was checked before. */
import type { Instant } from '#lib/domain/event.ts';

/** The claims as they came: nothing about them is known yet. */
export type Claims = Readonly<Record<string, unknown>>;

/** What was asked of the agency's sign-in, and what its answer has to match. */
export type Asked = {
	readonly issuer: string;
	readonly clientId: string;
	readonly nonce: string;
	/** How somebody may have shown who they are, so that no false page can pass it on; any of these. */
	readonly acr: readonly string[];
	/** By what means, any of these; nothing asks for none. */
	readonly amr: readonly string[];
};

/** What is wrong with an answer: the name of the claim. */
export type Fault =
	| 'iss'
	| 'sub'
	| 'aud'
	| 'azp'
	| 'exp'
	| 'iat'
	| 'nonce'
	| 'acr'
	| 'amr'
	| 'auth_time'
	| 'events'
	| 'jti';

const minute = 60_000;
/** The oldest sign-in at the agency that still lets somebody in, in seconds: 12 hours. */
export const oldestSignIn = 12 * 60 * 60;
const oldestToken = 5 * minute;
// Two clocks are never quite the same.
const drift = 5000;
const wholeVisit = 8 * 60 * minute;

/** The first thing that is wrong with an ID token (OpenID Connect Core 3.1.3.7), or nothing when it may be believed. */
export function faultOf(claims: Claims, asked: Asked, at: Instant): Fault | undefined {
	const { nonce, acr, amr } = claims;
	const common = faultOfAny(claims, asked, at);
	if (common) return common;
	if (!isText(claims.sub)) return 'sub';
	if (nonce !== asked.nonce) return 'nonce';
	if (!asked.acr.some((one) => one === acr)) return 'acr';
	if (asked.amr.length > 0 && !(Array.isArray(amr) && asked.amr.some((one) => amr.includes(one))))
		return 'amr';
	const signedIn = ms(claims.auth_time);
	if (signedIn === undefined || signedIn > at + drift || at - signedIn > oldestSignIn * 1000)
		return 'auth_time';
	return undefined;
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** The first thing that is wrong with a logout token (OpenID Connect Back-Channel Logout 2.6), or nothing. */
export function logoutFaultOf(
	claims: Claims,
	asked: Pick<Asked, 'issuer' | 'clientId'>,
	at: Instant
): Fault | undefined {
	const common = faultOfAny(claims, asked, at);
	if (common) return common;
	// Without this an ID token could be sent here as an order to sign out.
	if ('nonce' in claims) return 'nonce';
	if (!isObject(claims.events) || !isObject(claims.events[logoutEvent])) return 'events';
	if (!isText(claims.jti)) return 'jti';
	const { sub, sid } = claims;
	const isNamed =
		[sub, sid].some(isText) && [sub, sid].every((one) => one === undefined || isText(one));
	return isNamed ? undefined : 'sub';
}

/** For how many milliseconds somebody is in: 8 hours, or less where the token or the sign-in at the agency ends before. */
export function lastsFor({ exp, auth_time }: Claims, at: Instant): number {
	const ends = [(ms(exp) ?? at) - at, (ms(auth_time) ?? 0) + oldestSignIn * 1000 - at];
	return Math.max(0, Math.min(wholeVisit, ...ends));
}

function faultOfAny(
	{ iss, aud, azp, exp, iat }: Claims,
	{ issuer, clientId }: Pick<Asked, 'issuer' | 'clientId'>,
	at: Instant
): Fault | undefined {
	if (iss !== issuer) return 'iss';
	// For us alone: another it is also for could use it here.
	if (aud !== clientId && !(Array.isArray(aud) && aud.length === 1 && aud[0] === clientId))
		return 'aud';
	if (azp !== undefined && azp !== clientId) return 'azp';
	const [ends, made] = [ms(exp), ms(iat)];
	if (ends === undefined || ends + drift <= at) return 'exp';
	if (made === undefined || made > at + drift || at - made > oldestToken) return 'iat';
	return undefined;
}

function ms(seconds: unknown): Instant | undefined {
	return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value.length > 0 && value.length <= 255;
}

function isObject(value: unknown): value is Claims {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
