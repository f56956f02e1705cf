/** What an operator sets so that something can be sent: read in one place, and refused where it is half set. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readMail } from '#lib/domain/reach/notice-way.ts';
import { knownServices } from './push-address.ts';
import { isLoopback } from './sender.ts';
import type { MailSettings } from './mail.ts';
import type { NotifySettings } from './notify.ts';
import type { PushSettings } from './push.ts';

export type SenderSettings = {
	readonly mail?: MailSettings;
	readonly notify?: NotifySettings;
	readonly push?: PushSettings;
};
type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that is wrong or missing; the message says which. */
export class SettingRefused extends Error {}

const notifyAddress = 'https://api.notifications.service.gov.uk';

/** Reads them. Throws `SettingRefused`. */
export function readSenders(
	env: Environment,
	{ invented }: { readonly invented: boolean }
): SenderSettings {
	const [mail, notify, push] = [mailOf(env), notifyOf(env), pushOf(env)];
	if (mail && notify?.mailTemplate)
		throw new SettingRefused(
			'E-mail goes either by SMTP_URL or by NOTIFY_MAIL_TEMPLATE: take one of them away'
		);
	const leads = [mail?.url, notify?.url, ...(push?.services ?? []).map((one) => new URL(one))];
	if (invented && leads.some((url) => url && !isLoopback(url)))
		throw new SettingRefused('A demonstration sends to this machine only: leave the senders out');
	return { ...(mail ? { mail } : {}), ...(notify ? { notify } : {}), ...(push ? { push } : {}) };
}

/** How many notices of one kind one source may cause in an hour before the next ones wait for a person. */
export function anHourOf({ NOTICES_AN_HOUR: said }: Environment): number {
	if (!said) return 200;
	if (!/^[1-9]\d{0,6}$/.test(said))
		throw new SettingRefused('NOTICES_AN_HOUR is a whole number of notices, from 1');
	return Number(said);
}

function mailOf(env: Environment): MailSettings | undefined {
	if (!together(env, ['SMTP_URL', 'MAIL_FROM'])) return undefined;
	const url = addressIn(env, 'SMTP_URL', ['smtp:', 'smtps:']);
	const from = readMail(env.MAIL_FROM ?? '');
	if (!from) throw new SettingRefused('MAIL_FROM is not an e-mail address');
	return { url, from };
}

// NAME-SERVICE-SECRET, the last two a UUID each: that is how their own clients read it.
const notifyKey = /([0-9a-f-]{36})-([0-9a-f-]{36})$/i;

function notifyOf(env: Environment): NotifySettings | undefined {
	const { NOTIFY_KEY: key, NOTIFY_TEXT_TEMPLATE: text, NOTIFY_MAIL_TEMPLATE: mail } = env;
	if (!key && !text && !mail) return undefined;
	if (!key || !(text || mail))
		throw new SettingRefused(
			'NOTIFY_KEY needs NOTIFY_TEXT_TEMPLATE or NOTIFY_MAIL_TEMPLATE beside it, and they need it'
		);
	const [, service, secret] = notifyKey.exec(key) ?? [];
	if (!service || !secret) throw new SettingRefused('NOTIFY_KEY is not a key of GOV.UK Notify');
	return {
		url: addressIn({ NOTIFY_URL: env.NOTIFY_URL || notifyAddress }, 'NOTIFY_URL', ['https:']),
		service,
		secret,
		...(text ? { textTemplate: text } : {}),
		...(mail ? { mailTemplate: mail } : {})
	};
}

function pushOf(env: Environment): PushSettings | undefined {
	const { PUSH_KEY: inline, PUSH_KEY_FILE: file, PUSH_CONTACT: contact } = env;
	if (!inline && !file && !contact) return undefined;
	if (!contact || !(inline || file))
		throw new SettingRefused('PUSH_KEY_FILE and PUSH_CONTACT are set together or not at all');
	if (!/^(mailto:|https:\/\/)\S+$/.test(contact))
		throw new SettingRefused('PUSH_CONTACT begins with mailto: or https:');
	const services = env.PUSH_SERVICES ? env.PUSH_SERVICES.split(',') : knownServices;
	for (const one of services) addressIn({ PUSH_SERVICES: one }, 'PUSH_SERVICES', ['https:']);
	return { key: pushKey(inline, file), contact, services };
}

function pushKey(inline: string | undefined, file: string | undefined): KeyObject {
	try {
		const key = createPrivateKey(inline ?? readFileSync(file ?? '', 'utf8'));
		if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
	} catch {
		// Said below: a key that cannot be read is no key.
	}
	throw new SettingRefused(
		'There is no key to push with. Make one with: npm run alongside -- notices push-key FILE, and name it in PUSH_KEY_FILE'
	);
}

/** Whether all of some settings are there; refused where only some are. */
export function together(env: Environment, names: readonly string[]): boolean {
	const set = names.filter((name) => env[name]);
	if (set.length > 0 && set.length < names.length)
		throw new SettingRefused(`${names.join(' and ')} are set together or not at all`);
	return set.length > 0;
}

/** An address of a setting, in one of these schemes; plain http only to this machine. */
export function addressIn(env: Environment, name: string, schemes: readonly string[]): URL {
	const url = URL.parse(env[name] ?? '');
	const isPlain = url?.protocol === 'http:' && schemes.includes('https:') && isLoopback(url);
	if (!url || !(schemes.includes(url.protocol) || isPlain))
		throw new SettingRefused(
			`${name} is not an address that begins with ${schemes.join(' or ')}//`
		);
	return url;
}
