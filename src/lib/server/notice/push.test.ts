/** Notes on a phone against a push service on this machine that checks who we are and decrypts. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { sentenceOf } from '#lib/i18n/notice/outbound-words.ts';
import { openPushPeer, type PushPeer } from '#tests/notice/push-peer.ts';
import { knownServices, pushFrom } from './push-address.ts';
import { Refused, type Message } from './sender.ts';
import { publicPushKey, pushSender } from './push.ts';

const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
let peer: PushPeer;
before(async () => (peer = await openPushPeer(publicPushKey(key))));
beforeEach(() => {
	peer.setStatus(201);
	peer.pushed.length = 0;
});
after(() => peer.close());

const message = (over: Partial<Message> = {}): Message => ({
	notice: 'aaaabbbbccccddddeeee',
	to: 'person-one',
	channel: 'push',
	address: peer.subscription,
	text: sentenceOf('way-changed', 'en'),
	...over
});
const send = (sent = message()) =>
	pushSender({ key, contact: 'mailto:us@timeline.example', services: [peer.origin] })(sent, 0);
const became = async (status: number) => {
	peer.setStatus(status);
	return send().then(
		() => 'taken',
		(error: unknown) => (error instanceof Refused ? (error.gone ? 'gone' : 'refused') : 'again')
	);
};

test('her browser alone can read it, and finds an id and nothing else', async () => {
	await send();

	const [note] = peer.pushed;
	assert.equal(note?.says, 'aaaabbbbccccddddeeee');
	assert.equal(note.contact, 'mailto:us@timeline.example');
	assert.deepEqual(
		['content-encoding', 'urgency', 'topic'].map((name) => note.headers[name]),
		['aes128gcm', 'normal', 'note']
	);
	// 21 and 65 bytes before, the id, one byte that ends it, a tag of 16: nothing more fits in.
	assert.equal(note.size, 21 + 65 + 20 + 1 + 16);
});

test('what has not reached the phone when her hours end is dropped by the push service', async () => {
	await send(message({ until: 90_000 }));
	await send(message({ until: 40 * 24 * 60 * 60_000 }));

	assert.deepEqual(
		peer.pushed.map(({ headers }) => headers.ttl),
		['90', String(12 * 60 * 60)]
	);
});

test('a phone that is gone is told from a service that is down or will not have it', async () => {
	assert.equal(await became(404), 'gone');
	assert.equal(await became(410), 'gone');
	assert.equal(await became(413), 'refused');
	assert.equal(await became(429), 'again');
	assert.equal(await became(503), 'again');
	assert.equal(await became(302), 'again');
	assert.deepEqual(peer.pushed, []);
});

test('only known push services are asked, whatever address a browser is said to have given', async () => {
	const keys = (JSON.parse(peer.subscription) as { keys: object }).keys;
	const at = (endpoint: unknown) => pushFrom(JSON.stringify({ endpoint, keys }), knownServices);

	for (const endpoint of [
		'https://fcm.googleapis.com/fcm/send/abc',
		'https://updates.push.services.mozilla.com/wpush/v2/abc',
		'https://web.push.apple.com/abc',
		'https://wns2-par02p.notify.windows.com/w/?token=abc'
	])
		assert.ok(at(endpoint), endpoint);
	for (const endpoint of [
		'http://fcm.googleapis.com/abc',
		'https://fcm.googleapis.com:8443/abc',
		'https://fcm.googleapis.com.elsewhere.example/abc',
		'https://name:word@fcm.googleapis.com/abc',
		'https://fcm.googleapis.com@127.0.0.1/abc',
		'https://notify.windows.com.elsewhere.example/',
		'https://elsewherenotify.windows.com/',
		'http://wns2.notify.windows.com/',
		'https://127.0.0.1/abc',
		'https://[::1]/abc',
		'https://169.254.169.254/latest/meta-data',
		'https://10.0.0.1/',
		'file:///etc/passwd',
		'data:text/plain,abc',
		'',
		17,
		null
	])
		assert.equal(at(endpoint), undefined, String(endpoint));
	await assert.rejects(
		pushSender({ key, contact: 'mailto:a@b.example', services: knownServices })(message(), 0),
		Refused
	);
});

test('what is no subscription is none', () => {
	const { keys } = JSON.parse(peer.subscription) as { keys: Record<string, string> };
	const endpoint = 'https://fcm.googleapis.com/fcm/send/abc';
	for (const said of [
		'',
		'null',
		'[]',
		'{',
		JSON.stringify({ endpoint }),
		JSON.stringify({ endpoint, keys: null }),
		JSON.stringify({ endpoint, keys: { ...keys, auth: 'short' } }),
		JSON.stringify({ endpoint, keys: { ...keys, p256dh: 'AAAA' } }),
		JSON.stringify({ endpoint: `${endpoint}${'a'.repeat(3000)}`, keys })
	])
		assert.equal(pushFrom(said, knownServices), undefined, said.slice(0, 60));
});
