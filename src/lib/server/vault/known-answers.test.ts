/** Answers that others published: what we seal, hash and sign with is what it says it is. */
import assert from 'node:assert/strict';
import { argon2Sync, createCipheriv, createHmac, hkdfSync, sign } from 'node:crypto';
import { test } from 'node:test';
import { keyFromSeed } from '#lib/server/audit/heads.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

function gcm(key: string, iv: string, text: string, aad = '') {
	const cipher = createCipheriv('aes-256-gcm', hex(key), hex(iv), { authTagLength: 16 });
	cipher.setAAD(hex(aad));
	const ct = Buffer.concat([cipher.update(hex(text)), cipher.final()]);
	return { ct: ct.toString('hex'), tag: cipher.getAuthTag().toString('hex') };
}

// McGrew and Viega, "The Galois/Counter Mode of Operation (GCM)", given to NIST: test cases 13 to 16.
const zero = '00'.repeat(32);
const key = 'feffe9928665731c6d6a8f9467308308'.repeat(2);
const text =
	'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255';

test('AES-256-GCM gives the answers of the test cases submitted to NIST', () => {
	assert.deepEqual(gcm(zero, '00'.repeat(12), ''), {
		ct: '',
		tag: '530f8afbc74536b9a963b4f1c4cb738b'
	});
	assert.deepEqual(gcm(zero, '00'.repeat(12), '00'.repeat(16)), {
		ct: 'cea7403d4d606b6e074ec5d3baf39d18',
		tag: 'd0d1c8a799996bf0265b98b5d48ab919'
	});
	const ct =
		'522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad';
	assert.deepEqual(gcm(key, 'cafebabefacedbaddecaf888', text), {
		ct,
		tag: 'b094dac5d93471bdec1a502270e3cc6c'
	});
	assert.deepEqual(
		gcm(
			key,
			'cafebabefacedbaddecaf888',
			text.slice(0, 120),
			'feedfacedeadbeeffeedfacedeadbeefabaddad2'
		),
		{ ct: ct.slice(0, 120), tag: '76fc6ece0f4e1768cddf8853bb2d551b' }
	);
});

test('argon2id gives the answer of RFC 9106, section 5.3', () => {
	const found = argon2Sync('argon2id', {
		message: Buffer.alloc(32, 1),
		nonce: Buffer.alloc(16, 2),
		secret: Buffer.alloc(8, 3),
		associatedData: Buffer.alloc(12, 4),
		parallelism: 4,
		tagLength: 32,
		memory: 32,
		passes: 3
	});

	assert.equal(
		found.toString('hex'),
		'0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659'
	);
});

test('HKDF-SHA-256 gives the answer of RFC 5869, test case 1', () => {
	const found = hkdfSync(
		'sha256',
		Buffer.alloc(22, 0x0b),
		hex('000102030405060708090a0b0c'),
		hex('f0f1f2f3f4f5f6f7f8f9'),
		42
	);

	assert.equal(
		Buffer.from(found).toString('hex'),
		'3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'
	);
});

test('HMAC-SHA-256 gives the answer of RFC 4231, test case 1', () => {
	assert.equal(
		createHmac('sha256', Buffer.alloc(20, 0x0b)).update('Hi There').digest('hex'),
		'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'
	);
});

test('Ed25519 gives the answer of RFC 8032, section 7.1, test 1', () => {
	const seed = hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');

	assert.equal(
		sign(null, Buffer.alloc(0), keyFromSeed(seed)).toString('hex'),
		'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
	);
});
