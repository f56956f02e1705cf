/** An agency's system: signs what it sends as Standard Webhooks asks, and may be told to do it wrongly. */
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

export type Delivery = {
	readonly method?: 'POST' | 'DELETE' | 'PUT';
	/** The id of the delivery: the same again when it is sent again. */
	readonly id?: string;
	readonly at?: Date;
	readonly type?: string;
	/** Headers in place of the right ones. */
	readonly headers?: Readonly<Record<string, string>>;
};
export type Answer = {
	readonly status: number;
	readonly type: string | null;
	readonly headers: Headers;
	readonly body: Readonly<Record<string, unknown>>;
};
export type Sender = {
	/** Sends a body, JSON unless it is already text, and gives the answer. */
	readonly tells: (path: string, body: unknown, how?: Delivery) => Promise<Answer>;
};

/** The system of one agency, with its secret. */
export function sender(url: string, agency: string, secret: string): Sender {
	return {
		async tells(path, body, how = {}) {
			const { method = 'POST', id = `msg_${randomUUID()}`, at = new Date() } = how;
			const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
			const signed = {
				'alongside-agency': agency,
				'webhook-id': id,
				'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
				'webhook-signature': new Webhook(secret).sign(id, at, text)
			};
			const type = text === '' ? {} : { 'content-type': how.type ?? 'application/json' };
			const response = await fetch(url + path, {
				method,
				headers: { ...signed, ...type, ...how.headers },
				...(text === '' ? {} : { body: text })
			});
			return {
				status: response.status,
				type: response.headers.get('content-type'),
				headers: response.headers,
				body: (await response.json()) as Answer['body']
			};
		}
	};
}
