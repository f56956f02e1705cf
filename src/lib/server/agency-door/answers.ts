/** What an agency's sign-in has signed: read by its own keys, with an algorithm we know, and judged claim by claim. */
import { compactVerify, errors, type CompactVerifyGetKey, type CompactVerifyResult } from 'jose';
import { OperationProcessingError, UnsupportedOperationError } from 'oauth4webapi';
import {
	faultOf,
	logoutFaultOf,
	type Asked,
	type Claims,
	type Fault
} from '#lib/domain/door/id-token.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { World } from '#lib/server/world.ts';
import { IssuerRefused } from '#lib/server/fetching.ts';

/** What may sign: never nothing (`none`), and never a secret that we would have to know too (HS256). */
const algorithms = ['ES256', 'ES384', 'EdDSA', 'PS256', 'RS256'];

export type Why = Fault | IssuerRefused['why'] | 'alg' | 'key' | 'signature' | 'typ' | 'form';
export type Judged =
	| { readonly ok: true; readonly claims: Claims }
	| { readonly ok: false; readonly why: Why };

/** What time it is for an agency's sign-in: it knows nothing of a clock that was set for a demonstration. */
export function realNow({ signingClocks, now }: Pick<World, 'signingClocks' | 'now'>): Instant {
	return signingClocks().at(-1) ?? now();
}

type Signed = { readonly token: string; readonly key: CompactVerifyGetKey; readonly at: Instant };

/** The claims of an ID token, or why it is not believed. */
export async function readIdToken({ token, key, at }: Signed, asked: Asked): Promise<Judged> {
	return judged(token, key, (claims, typ) => {
		// An order to sign out is signed by the same key: it lets nobody in.
		if (typ !== undefined && typ.toUpperCase() !== 'JWT') return 'typ';
		return faultOf(claims, asked, at);
	});
}

/** The claims of an order to sign somebody out, or why it is not followed. */
export async function readLogoutToken(
	{ token, key, at }: Signed,
	asked: Pick<Asked, 'issuer' | 'clientId'>
): Promise<Judged> {
	return judged(token, key, (claims, typ) => {
		if (typ?.toLowerCase() !== 'logout+jwt') return 'typ';
		return logoutFaultOf(claims, asked, at);
	});
}

async function judged(
	token: string,
	key: CompactVerifyGetKey,
	judge: (claims: Claims, typ: string | undefined) => Why | undefined
): Promise<Judged> {
	try {
		const read = await compactVerify(token, key, { algorithms });
		const claims = claimsOf(read);
		if (!claims) return { ok: false, why: 'form' };
		const why = judge(claims, read.protectedHeader.typ);
		return why ? { ok: false, why } : { ok: true, claims };
	} catch (error) {
		return { ok: false, why: whyOf(error) };
	}
}

function claimsOf({ payload }: CompactVerifyResult): Claims | undefined {
	try {
		const claims: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
		return typeof claims === 'object' && claims && !Array.isArray(claims)
			? (claims as Claims)
			: undefined;
	} catch {
		return undefined;
	}
}

/** Why something of an agency's sign-in was not taken, by the kind of the fault; what is no such fault is thrown on. */
export function whyOf(error: unknown): Why {
	if (error instanceof IssuerRefused) return error.why;
	if (error instanceof errors.JOSEAlgNotAllowed) return 'alg';
	if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
		return 'key';
	// A key that was published and is none: the platform says so, not the library.
	if (error instanceof DOMException) return 'key';
	if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
	if (error instanceof OperationProcessingError || error instanceof UnsupportedOperationError)
		return 'metadata';
	if (error instanceof errors.JOSEError || error instanceof TypeError) return 'form';
	throw error;
}
