/** GOV.UK Notify against a stand-in on this machine that keeps to their contract, its errors too. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sentenceOf } from '#lib/i18n/notice/outbound-words.ts';
import { openNotifyPeer, type NotifyPeer } from '#tests/notice/notify-peer.ts';
import { Refused, type Message } from './sender.ts';
import { notifySender } from './notify.ts';

const service = '26785a09-ab16-4eb0-8407-a37497a57506';
const secret = '3d844edf-8d35-48ac-975b-e847b4f122b0';
const now = Date.parse('2026-11-25T10:00:00Z');

let peer: NotifyPeer;
before(async () => (peer = await openNotifyPeer({ service, secret, now: () => now })));
beforeEach(() => {
	peer.taken.length = 0;
	peer.setFault(undefined);
});
after(() => peer.close());

const message: Message = {
	notice: 'aaaabbbbccccddddeeee',
	to: 'person-one',
	channel: 'text',
	address: '٠٧٧٠٠ 900464',
	text: sentenceOf('way-changed', 'pl')
};
const send = (sent = message, key = secret) =>
	notifySender({
		url: new URL(peer.origin),
		service,
		secret: key,
		textTemplate: 'text-template',
		mailTemplate: 'mail-template'
	})(sent, now);
const became = (sending: Promise<void>) =>
	sending.then(
		() => 'taken',
		(error: unknown) => (error instanceof Refused ? 'refused' : 'again')
	);

test('a text message and an e-mail are asked for by their contract, with one sentence in them', async () => {
	await send();
	await send({ ...message, notice: 'other', channel: 'mail', address: 'mary@example.org' });

	assert.deepEqual(peer.taken, [
		{
			path: '/v2/notifications/sms',
			body: {
				reference: 'aaaabbbbccccddddeeee',
				personalisation: { text: message.text },
				phone_number: '07700 900464',
				template_id: 'text-template'
			}
		},
		{
			path: '/v2/notifications/email',
			body: {
				reference: 'other',
				personalisation: { text: message.text },
				email_address: 'mary@example.org',
				template_id: 'mail-template'
			}
		}
	]);
});

test('too much at once and their own faults pass, a wrong request never does', async () => {
	for (const [status, error, wanted] of [
		[400, 'ValidationError', 'refused'],
		[400, 'BadRequestError', 'refused'],
		[429, 'RateLimitError', 'again'],
		[429, 'TooManyRequestsError', 'again'],
		[500, 'Exception', 'again'],
		[503, 'Exception', 'again']
	] as const) {
		peer.setFault({ status, error });
		assert.equal(await became(send()), wanted, `${status} ${error}`);
	}
	peer.setFault(undefined);
	assert.equal(await became(send(message, 'another-secret')), 'again');
	assert.deepEqual(peer.taken, []);
});

test('what they have already is not asked for again, though their answer was lost', async () => {
	peer.setFault('lost');
	assert.equal(await became(send()), 'again');
	peer.setFault(undefined);

	assert.equal(await became(send()), 'taken');
	assert.equal(peer.taken.length, 1);
});
