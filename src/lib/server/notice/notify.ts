/**
 * Text messages and e-mail by GOV.UK Notify, which only public bodies may use. A template of theirs holds nothing but
 * `((text))`; what goes into it is one of our sentences.
 */
import { SignJWT } from 'jose';
import { latinDigits } from '#lib/domain/digits.ts';
import { ask } from '#lib/server/fetching.ts';
import { bodyOf, Refused, type Message, type Send } from './sender.ts';

export type NotifySettings = {
	readonly url: URL;
	readonly service: string;
	readonly secret: string;
	readonly textTemplate?: string;
	readonly mailTemplate?: string;
};

const patience = 15_000;

/** Asks first whether they have it already: they do not know a message sent twice by its reference. */
export function notifySender(settings: NotifySettings): Send {
	return async (message, now) => {
		const reference = encodeURIComponent(message.notice);
		const known = await request(settings, `/v2/notifications?reference=${reference}`, now);
		if (!known.ok) throw failed(known);
		const { notifications } = (await known.json()) as { notifications?: readonly unknown[] };
		if (notifications && notifications.length > 0) return;
		const { path, body } = asked(settings, message);
		const answer = await request(settings, path, now, JSON.stringify(body));
		if (!answer.ok) throw failed(answer);
	};
}

function asked(
	{ textTemplate, mailTemplate }: NotifySettings,
	{ channel, address = '', notice: reference, ...said }: Message
) {
	const shared = { reference, personalisation: { text: bodyOf(said) } };
	if (channel === 'mail')
		return {
			path: '/v2/notifications/email',
			body: { ...shared, email_address: address, template_id: mailTemplate }
		};
	return {
		path: '/v2/notifications/sms',
		body: { ...shared, phone_number: latinDigits(address), template_id: textTemplate }
	};
}

async function request(
	{ url, service, secret }: NotifySettings,
	path: string,
	now: number,
	body?: string
): Promise<Response> {
	const signed = await new SignJWT()
		.setProtectedHeader({ typ: 'JWT', alg: 'HS256' })
		.setIssuer(service)
		.setIssuedAt(Math.round(now / 1000))
		.sign(new TextEncoder().encode(secret));
	return ask(
		url.origin,
		new URL(path, url).href,
		{
			method: body === undefined ? 'GET' : 'POST',
			headers: { authorization: `Bearer ${signed}`, 'content-type': 'application/json' },
			body
		},
		patience
	);
}

// 400: what we asked will never do. 403 is a wrong key or clock, 429 too much at once: that passes.
function failed({ status }: Response): Error {
	return status === 400 ? new Refused() : new Error('the message was not taken');
}
