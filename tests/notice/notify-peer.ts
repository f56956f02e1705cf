/** A stand-in for GOV.UK Notify on this machine that keeps to their contract, its errors too. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { jwtVerify } from 'jose';

type Body = { reference: string; phone_number?: string; email_address?: string } & Record<
	string,
	unknown
>;
/** Answers in place of taking it; `lost` takes it and breaks the line. */
export type NotifyFault = { readonly status: number; readonly error: string } | 'lost' | undefined;
export type NotifyPeer = {
	readonly origin: string;
	readonly taken: { readonly path: string; readonly body: Body }[];
	readonly setFault: (fault: NotifyFault) => void;
	readonly close: () => void;
};

/** Opens it for one service; what is signed with another secret, or more than half a minute ago, is refused. */
export async function openNotifyPeer({
	service,
	secret,
	now
}: {
	readonly service: string;
	readonly secret: string;
	readonly now: () => number;
}): Promise<NotifyPeer> {
	const taken: NotifyPeer['taken'] = [];
	let fault: NotifyFault;
	const isSigned = (authorization = '') =>
		jwtVerify(/^Bearer (.+)$/.exec(authorization)?.[1] ?? '', new TextEncoder().encode(secret), {
			algorithms: ['HS256'],
			issuer: service,
			maxTokenAge: '30s',
			currentDate: new Date(now())
		}).then(
			() => true,
			() => false
		);
	const server = createServer((asked, answer) => {
		void (async () => {
			const say = (status: number, body: unknown) => {
				answer.writeHead(status, { 'content-type': 'application/json' });
				answer.end(JSON.stringify(body));
			};
			const failed = (status: number, error: string) =>
				say(status, { status_code: status, errors: [{ error, message: 'said in words' }] });
			if (!(await isSigned(asked.headers.authorization))) return failed(403, 'AuthError');
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
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		taken,
		setFault: (one) => (fault = one),
		close: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}
