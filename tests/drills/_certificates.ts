/** Certificates of clients for a drill: an authority, two that it issued, and one that nobody did. */
import { spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Paper = { readonly key: string; readonly cert: string };

/** Makes them in a folder; `authority` is where the file lies that a proxy is to believe. */
export function makeCertificates(folder: string) {
	const at = (name: string) => path.join(folder, name);
	const openssl = (...words: readonly string[]) => {
		const made = spawnSync('openssl', words);
		if (made.status !== 0) throw new Error(`openssl: ${String(made.stderr)}`);
	};
	const fresh = ['req', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
	const authority = at('authority.pem');
	const issuer = ['-CA', authority, '-CAkey', at('authority.key')];
	const make = (name: string, by: readonly string[]): Paper => {
		const [key, cert] = [at(`${name}.key`), at(`${name}.pem`)];
		openssl(...fresh, '-x509', ...by, '-subj', `/CN=${name}`, '-keyout', key, '-out', cert);
		return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
	};
	make('authority', []);
	return {
		authority,
		right: make('right', issuer),
		other: make('other', issuer),
		stranger: make('stranger', [])
	};
}

/** The SHA-256 of one, as it is registered. */
export function thumbprintOf({ cert }: Paper): string {
	return createHash('sha256').update(new X509Certificate(cert).raw).digest('base64url');
}
