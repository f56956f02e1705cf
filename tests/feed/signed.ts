/** An agency that tells us things: its events, signed by Standard Webhooks. */
import { createHmac, randomUUID } from 'node:crypto';

export type Sender = { readonly id: string; readonly webhookSecret: string };

/** The headers of a signed delivery. */
export function signed(
	sender: Sender,
	body: string | Uint8Array,
	over: Readonly<Record<string, string>> = {}
): Record<string, string> {
	const id = over['webhook-id'] ?? `msg_${randomUUID()}`;
	const timestamp = over['webhook-timestamp'] ?? String(Math.floor(Date.now() / 1000));
	const key = Buffer.from(sender.webhookSecret.replace(/^whsec_/, ''), 'base64');
	const mac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
	return {
		'content-type': 'application/cloudevents+json',
		'alongside-agency': sender.id,
		'webhook-id': id,
		'webhook-timestamp': timestamp,
		'webhook-signature': `v1,${mac}`,
		...over
	};
}

/** A CloudEvent of a kind about a case; it happened yesterday where nothing else is said. */
export function eventOf(
	kind: string,
	subject: string,
	over: Readonly<Record<string, unknown>> = {}
) {
	return {
		specversion: '1.0',
		id: randomUUID(),
		source: 'urn:drill',
		type: `uk.alongside.${kind}`,
		subject,
		time: new Date(Date.now() - 86_400_000).toISOString(),
		data: {},
		...over
	};
}
