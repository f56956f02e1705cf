/** GOV.UK Notify against a stand-in on this machine that keeps to their contract, its errors too. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { after, before, beforeEach, test } from 'node:test';
import { jwtVerify } from 'jose';
import { sentenceOf } from '#lib/i18n/notice/outbound-words.ts';
import { Refused, type Message } from './sender.ts';
import { notifySender } from './notify.ts';

const service = '26785a09-ab16-4eb0-8407-a37497a57506';
const secret = '3d844edf-8d35-48ac-975b-e847b4f122b0';
const now = Date.parse('2026-11-25T10:00:00Z');

type Body = { reference: string; phone_number?: string; email_address?: string } & Record<
	string,
	unknown
>;
let server: Server;
let taken: { path: string; body: Body }[];
/** Answers in place of taking it; `lost` takes it and breaks the line. */
let fault: { status: number; error: string } | 'lost' | undefined;

before(async () => {
	server = createServer((asked, answer) => {
		void (async () => {
			const say = (status: number, body: unknown) => {
				answer.writeHead(status, { 'content-type': 'application/json' });
				answer.end(JSON.stringify(body));
			};
			const failed = (status: number, error: string) =>
				say(status, { status_code: status, errors: [{ error, message: 'said in words' }] });
			try {
				const token = /^Bearer (.+)$/.exec(asked.headers.authorization ?? '')?.[1] ?? '';
				await jwtVerify(token, new TextEncoder().encode(secret), {
					algorithms: ['HS256'],
					issuer: service,
					maxTokenAge: '30s',
					currentDate: new Date(now)
				});
			} catch {
				return failed(403, 'AuthError');
			}
			const url = new URL(asked.url ?? '', 'http://localhost');
			if (asked.method === 'GET') {
				const reference = url.searchParams.get('reference');
				const known = taken.filter(({ body }) => body.reference === reference);
				return say(200, { notifications: known.map(({ body }) => body), links: {} });
			}
			const body = (await json(asked)) as Body;
			if (fault && fault !== 'lost') return failed(fault.status, fault.error);
			taken.push({ path: url.pathname, body });
			if (fault === 'lost') return answer.destroy();
			say(201, { id: 'an-id', reference: body.reference });
		})();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
beforeEach(() => {
	taken = [];
	fault = undefined;
});
after(() => {
	server.closeAllConnections();
	server.close();
});

const message: Message = {
	notice: 'aaaabbbbccccddddeeee',
	to: 'person-one',
	channel: 'text',
	address: '٠٧٧٠٠ 900464',
	text: sentenceOf('way-changed', 'pl')
};
const send = (sent = message, key = secret) =>
	notifySender({
		url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
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

	assert.deepEqual(taken, [
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
		fault = { status, error };
		assert.equal(await became(send()), wanted, `${status} ${error}`);
	}
	fault = undefined;
	assert.equal(await became(send(message, 'another-secret')), 'again');
	assert.deepEqual(taken, []);
});

test('what they have already is not asked for again, though their answer was lost', async () => {
	fault = 'lost';
	assert.equal(await became(send()), 'again');
	fault = undefined;

	assert.equal(await became(send()), 'taken');
	assert.equal(taken.length, 1);
});
