import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { thumbprintIn } from '../../src/front/certificate.ts';
import { makePaper } from '../drills/_tls.ts';

test('a certificate has one thumbprint in whichever form a proxy hands it on, and none where it is unclear', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'alongside-paper-'));
	const pem = readFileSync(makePaper(folder).certificate, 'utf8');
	rmSync(folder, { recursive: true });
	const known = new X509Certificate(pem);
	const hex = known.fingerprint256.replaceAll(':', '');
	const right = Buffer.from(hex, 'hex').toString('base64url');
	const escaped = encodeURIComponent(pem);

	for (const form of [escaped, `:${known.raw.toString('base64')}:`, hex, hex.toLowerCase()])
		assert.equal(thumbprintIn(form), right);
	const unclear = [
		undefined,
		'',
		'%',
		right,
		hex.slice(2),
		`${hex}, ${hex}`,
		`${escaped}, ${escaped}`,
		encodeURIComponent(`x${pem}`),
		encodeURIComponent(pem + pem),
		[escaped, escaped],
		':AAAA:'
	];
	for (const form of unclear) assert.equal(thumbprintIn(form), undefined);
});
