/** E-mail by SMTP: plain text, one sentence, and headers that tell nothing of her or of us but that a machine wrote. */
import type { Transporter } from 'nodemailer';
import { bodyOf, isLoopback, Refused, type Send } from './sender.ts';

export type MailSettings = {
	/** `smtps://name:password@host:465`, or `smtp://…:587`, which begins TLS itself. */
	readonly url: URL;
	readonly from: string;
	/** Whom to trust besides the authorities Node knows. */
	readonly ca?: string;
	/** How long each step of it may take, in milliseconds. */
	readonly patience?: number;
};

/** Opens a connection for each message: there are few, and none stays open with what was said in it. */
export function mailSender(settings: MailSettings): Send {
	const domain = domainOf(settings);
	let transport: Promise<Transporter> | undefined;
	return async ({ notice, address, text, link }) => {
		try {
			transport ??= transportOf(settings);
			await (
				await transport
			).sendMail({
				from: settings.from,
				to: { name: '', address: address ?? '' },
				subject: text,
				text: bodyOf({ text, ...(link ? { link } : {}) }),
				messageId: `<${notice}@${domain}>`,
				headers: { 'Auto-Submitted': 'auto-generated' },
				disableFileAccess: true,
				disableUrlAccess: true
			});
		} catch (error) {
			throw isForGood(error) ? new Refused() : new Error('the mail was not taken');
		}
	};
}

const domainOf = ({ from }: MailSettings) => from.slice(from.lastIndexOf('@') + 1);

// Loaded with the first message: a service that only starts, or sends no mail, needs none of it.
async function transportOf(settings: MailSettings): Promise<Transporter> {
	const { url, ca, patience = 10_000 } = settings;
	const { createTransport } = await import('nodemailer');
	return createTransport({
		host: url.hostname.replace(/^\[|\]$/g, ''),
		port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
		secure: url.protocol === 'smtps:',
		requireTLS: !isLoopback(url),
		// How we greet the other side: never the name of this machine.
		name: domainOf(settings),
		...(url.username
			? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
			: {}),
		...(ca ? { tls: { ca } } : {}),
		connectionTimeout: patience,
		greetingTimeout: patience,
		socketTimeout: patience,
		dnsTimeout: patience
	});
}

// RFC 5321, 4.2.1: 5yz is for good. A refused name or password is ours to mend, and the letter then goes.
function isForGood(error: unknown): boolean {
	const { responseCode = 0, command } = error as { responseCode?: number; command?: string };
	return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
