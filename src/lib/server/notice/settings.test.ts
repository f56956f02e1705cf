/** What an operator sets so that something can be sent: whole, or not at all. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { anHourOf, readSenders, SettingRefused } from './settings.ts';

const pem = (namedCurve: string) =>
	String(
		generateKeyPairSync('ec', { namedCurve }).privateKey.export({ type: 'pkcs8', format: 'pem' })
	);
const mail = { SMTP_URL: 'smtps://a:b@mail.example', MAIL_FROM: 'note@timeline.example' };
const notify = {
	NOTIFY_KEY: 'ours-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0',
	NOTIFY_TEXT_TEMPLATE: 'one'
};
const push = { PUSH_KEY: pem('P-256'), PUSH_CONTACT: 'mailto:us@timeline.example' };
const real = { invented: false };

test('with nothing set nothing is sent, and what is whole is read', () => {
	assert.deepEqual(readSenders({}, real), {});
	assert.deepEqual(Object.keys(readSenders({ ...mail, ...notify, ...push }, real)), [
		'mail',
		'notify',
		'push'
	]);
	const { notify: read } = readSenders(notify, real);
	assert.equal(read?.service, '26785a09-ab16-4eb0-8407-a37497a57506');
	assert.equal(read.secret, '3d844edf-8d35-48ac-975b-e847b4f122b0');
	assert.equal(read.url.href, 'https://api.notifications.service.gov.uk/');
});

test('what is half set, or wrong, is refused by its name', () => {
	const wrong: readonly [Record<string, string>, RegExp][] = [
		[{ SMTP_URL: mail.SMTP_URL }, /SMTP_URL and MAIL_FROM/],
		[{ MAIL_FROM: mail.MAIL_FROM }, /SMTP_URL and MAIL_FROM/],
		[{ ...mail, SMTP_URL: 'https://mail.example' }, /SMTP_URL/],
		[{ ...mail, MAIL_FROM: 'us\r\nBcc: all@example.org' }, /MAIL_FROM/],
		[{ NOTIFY_KEY: notify.NOTIFY_KEY }, /NOTIFY_KEY/],
		[{ NOTIFY_TEXT_TEMPLATE: 'one' }, /NOTIFY_KEY/],
		[{ ...notify, NOTIFY_KEY: 'a word' }, /NOTIFY_KEY/],
		[{ ...notify, NOTIFY_URL: 'http://elsewhere.example' }, /NOTIFY_URL/],
		[{ ...notify, ...mail, NOTIFY_MAIL_TEMPLATE: 'two' }, /SMTP_URL/],
		[{ PUSH_KEY: push.PUSH_KEY }, /PUSH_CONTACT/],
		[{ PUSH_CONTACT: push.PUSH_CONTACT }, /PUSH_CONTACT/],
		[{ ...push, PUSH_KEY: 'a word' }, /push-key FILE/],
		[{ ...push, PUSH_KEY: pem('P-384') }, /push-key FILE/],
		[{ ...push, PUSH_CONTACT: 'us' }, /PUSH_CONTACT/],
		[{ ...push, PUSH_SERVICES: 'http://elsewhere.example' }, /PUSH_SERVICES/]
	];
	for (const [env, said] of wrong)
		assert.throws(
			() => readSenders(env, real),
			(error) => error instanceof SettingRefused && said.test(error.message),
			JSON.stringify(env)
		);
});

test('a demonstration sends to this machine and nowhere else', () => {
	for (const env of [mail, notify, push])
		assert.throws(() => readSenders(env, { invented: true }), /demonstration/);
	const here = { SMTP_URL: 'smtp://127.0.0.1:2525', MAIL_FROM: mail.MAIL_FROM };
	assert.ok(readSenders(here, { invented: true }).mail);
});

test('how many may go in an hour is a whole number', () => {
	assert.equal(anHourOf({}), 200);
	assert.equal(anHourOf({ NOTICES_AN_HOUR: '5' }), 5);
	for (const said of ['0', '-1', '1.5', 'many'])
		assert.throws(() => anHourOf({ NOTICES_AN_HOUR: said }), SettingRefused);
});
