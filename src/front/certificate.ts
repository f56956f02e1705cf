/** The certificate of a client, as proxies hand it on. */
import { createHash, X509Certificate } from 'node:crypto';

/**
 * Its SHA-256 in base64url (RFC 8705, 3.1): of the whole certificate, as nginx gives it (PEM, escaped for an address) or as
 * RFC 9440 has it (DER in base64 between colons); or the SHA-256 itself in hex, as Caddy and HAProxy give it. Nothing when
 * it is none of these.
 */
export function thumbprintIn(value: string | readonly string[] | undefined): string | undefined {
	// Two of them: one may be somebody else's.
	if (typeof value !== 'string' || value === '') return undefined;
	if (/^[0-9a-f]{64}$/i.test(value)) return Buffer.from(value, 'hex').toString('base64url');
	const certificate = certificateIn(value);
	return certificate && createHash('sha256').update(certificate.raw).digest('base64url');
}

const onePem = /^-----BEGIN CERTIFICATE-----[\w+/=\s]+-----END CERTIFICATE-----\s*$/;

function certificateIn(value: string): X509Certificate | undefined {
	try {
		const [, der] = /^:([\w+/]+=*):$/.exec(value) ?? [];
		if (der !== undefined) return new X509Certificate(Buffer.from(der, 'base64'));
		const pem = decodeURIComponent(value);
		// One and nothing beside it: of two the first would be read, and it may have been put there from outside.
		return onePem.test(pem) ? new X509Certificate(pem) : undefined;
	} catch {
		return undefined;
	}
}
