/** E-mail against a real mail server on this machine, which also fails in every way there is. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { sentenceOf } from '#lib/i18n/notice/outbound-words.ts';
import { aCertificate, openMailPeer, type MailPeer } from '#tests/notice/mail-peer.ts';
import { Refused, type Message } from './sender.ts';
import { mailSender } from './mail.ts';

const opened: MailPeer[] = [];
afterEach(async () => {
	for (const peer of opened.splice(0)) await peer.close();
});

async function peer(...asked: Parameters<typeof openMailPeer>): Promise<MailPeer> {
	const one = await openMailPeer(...asked);
	opened.push(one);
	return one;
}

const certificate = aCertificate();
const skip = certificate ? false : 'this machine has no openssl';
const from = 'note@timeline.example';
const message: Message = {
	notice: 'aaaabbbbccccddddeeee',
	to: 'person-one',
	channel: 'mail',
	address: 'mary@example.org',
	text: sentenceOf('way-changed', 'ar')
};
const to = ({ port }: MailPeer, over: { scheme?: string; host?: string; ca?: string } = {}) =>
	mailSender({
		url: new URL(`${over.scheme ?? 'smtp:'}//${over.host ?? 'localhost'}:${port}`),
		from,
		...(over.ca ? { ca: over.ca } : {}),
		patience: 1500
	});

test('one letter is one sentence, and its headers tell nothing of her or of this machine', async () => {
	const mails = await peer();

	await to(mails)(message, 0);

	const [letter] = mails.letters;
	assert.ok(letter);
	assert.deepEqual(
		[letter.to, letter.from, letter.greeting],
		[['mary@example.org'], from, 'timeline.example']
	);
	const [head = '', body = ''] = letter.raw.split('\r\n\r\n');
	const names = head
		.split(/\r\n(?!\s)/)
		.map((line) => line.split(':')[0]?.toLowerCase())
		.sort();
	assert.deepEqual(names, [
		'auto-submitted',
		'content-transfer-encoding',
		'content-type',
		'date',
		'from',
		'message-id',
		'mime-version',
		'subject',
		'to'
	]);
	assert.match(head, /Message-ID: <aaaabbbbccccddddeeee@timeline\.example>/i);
	assert.match(head, /Content-Type: text\/plain; charset=utf-8/);
	const kind = /Content-Transfer-Encoding: ([\w-]+)/i.exec(head)?.[1];
	const plain =
		kind === 'base64'
			? Buffer.from(body, 'base64').toString()
			: Buffer.from(
					body
						.replaceAll('=\r\n', '')
						.replace(/=([0-9A-F]{2})/g, (_, two: string) => String.fromCharCode(parseInt(two, 16))),
					'latin1'
				).toString();
	assert.equal(plain.trim(), message.text);
});

test('sent twice because the line broke, it is the same letter: one to whoever reads', async () => {
	const mails = await peer();
	const send = to(mails);
	mails.setFault('drops');
	await assert.rejects(send(message, 0), (error) => !(error instanceof Refused));
	mails.setFault(undefined);

	await send(message, 0);

	const ids = mails.letters.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1]);
	assert.equal(ids.length, 2);
	assert.equal(new Set(ids).size, 1);
});

test('what will never be taken is told from what may be tried again', async () => {
	const mails = await peer();
	const send = to(mails);
	const refused = async (fault: Parameters<MailPeer['setFault']>[0]) => {
		mails.setFault(fault);
		return send(message, 0).then(
			() => 'taken',
			(error: unknown) => (error instanceof Refused ? 'refused' : 'again')
		);
	};

	assert.equal(await refused('refuses'), 'refused');
	assert.equal(await refused('too-big'), 'refused');
	assert.equal(await refused('busy'), 'again');
	assert.equal(await refused('hangs'), 'again');
	assert.equal(await refused(undefined), 'taken');
	await mails.close();
	opened.length = 0;
	assert.equal(await refused(undefined), 'again');
});

test('an error names neither her address nor what was said', async () => {
	const mails = await peer();
	mails.setFault('refuses');

	const error = await to(mails)(message, 0).catch((one: unknown) => one);

	assert.ok(error instanceof Error);
	assert.ok(!`${error.message} ${String(error.cause)}`.includes('mary'));
});

test(
	'it is sent by TLS, at once or begun, to a server whose certificate is good',
	{ skip },
	async () => {
		const { cert } = certificate!;
		const begun = await peer({ certificate });
		const atOnce = await peer({ certificate, secure: true });

		await to(begun, { ca: cert })(message, 0);
		await to(atOnce, { scheme: 'smtps:', ca: cert })(message, 0);

		assert.deepEqual(
			[...begun.letters, ...atOnce.letters].map(({ secure }) => secure),
			[true, true]
		);
		await assert.rejects(to(atOnce, { scheme: 'smtps:' })(message, 0));
		assert.equal(atOnce.letters.length, 1);
	}
);

test('without TLS nothing goes to any machine but this one', async () => {
	const mails = await peer({ host: '127.0.0.2' });

	await assert.rejects(to(mails, { host: '127.0.0.2' })(message, 0));

	assert.deepEqual(mails.letters, []);
});
