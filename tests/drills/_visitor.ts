/** Somebody who asks for pages as a browser without scripts does: one address, one jar of cookies. */
import { request, type Agent, type IncomingHttpHeaders } from 'node:http';

export type Reply = {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
	readonly text: string;
};
export type Asking = {
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Uint8Array;
	/** Keeps connections for the next question; without one each has its own. */
	readonly agent?: Agent | undefined;
};
export type Form = Readonly<Record<string, string>>;

/** How long an answer may take before the visitor gives up, in milliseconds. */
const patience = 90_000;

/** Asks once and gives the whole answer; rejects when the connection breaks or nothing comes. */
export function ask(port: number, target: string, asking: Asking = {}): Promise<Reply> {
	const { method = 'GET', headers = {}, body, agent } = asking;
	return new Promise((resolve, reject) => {
		const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
		const options = {
			port,
			host: '127.0.0.1',
			path: target,
			method,
			agent: agent ?? false,
			headers: { ...headers, ...length }
		};
		const asked = request(options, (reply) => {
			const parts: Buffer[] = [];
			reply.on('data', (part: Buffer) => parts.push(part));
			reply.on('error', reject);
			reply.on('end', () => {
				const whole = Buffer.concat(parts);
				resolve({
					status: reply.statusCode ?? 0,
					headers: reply.headers,
					body: whole,
					text: whole.toString()
				});
			});
		});
		asked.on('error', (error: NodeJS.ErrnoException) => {
			// A kept connection that the server let go, because nothing came for five seconds, at the moment this question
			// left: nobody has read it (RFC 9112, 9.5). On a connection of its own a break is an answer.
			if (asked.reusedSocket && error.code === 'ECONNRESET')
				resolve(ask(port, target, { ...asking, agent: undefined }));
			else reject(error);
		});
		// More than the answer said it would send comes after its end, when nobody listens any more.
		// A socket that is kept for the next question would keep a listener for each.
		if (!agent) asked.on('socket', (socket) => socket.on('error', reject));
		asked.setTimeout(patience, () => asked.destroy(new Error(`${target} was never answered`)));
		asked.end(body);
	});
}

/** A visitor of a server; `from` is the network address a trusted proxy would name, `host` the name they know it by. */
export function visitor(
	port: number,
	from?: string,
	jar = new Map<string, string>(),
	host = '127.0.0.1'
) {
	const by = { accept: 'text/html', host: `${host}:${port}` };
	const always = { ...by, ...(from ? { 'x-forwarded-for': from } : {}) };
	const send = async (target: string, asking: Asking = {}) => {
		const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const headers = { ...always, ...(cookie ? { cookie } : {}), ...asking.headers };
		const reply = await ask(port, target, { ...asking, headers });
		for (const line of reply.headers['set-cookie'] ?? []) keep(jar, line);
		return reply;
	};
	return {
		jar,
		see: (target: string) => send(target),
		/** Sends what no form of plain fields is. */
		send,
		/** Posts a form as a page of ours does; a field may be named twice. */
		post: (target: string, form: Form | readonly (readonly [string, string])[] = {}) =>
			send(target, {
				method: 'POST',
				headers: {
					origin: `http://${host}:${port}`,
					'content-type': 'application/x-www-form-urlencoded'
				},
				body: new URLSearchParams(form as Form).toString()
			})
	};
}
export type Visitor = ReturnType<typeof visitor>;

function keep(jar: Map<string, string>, line: string): void {
	const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
	if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
	else jar.set(name, decodeURIComponent(value));
}

/** A telephone number that rings nobody: Ofcom keeps this range for drama. */
export function dramaNumber(nth: number): string {
	return `07700 900${String(nth % 1000).padStart(3, '0')}`;
}

/** The form for a call, filled as a person does who answers every question. */
export function callForm(over: Form = {}): Form {
	return {
		name: '',
		phone: dramaNumber(0),
		times: 'any',
		message: 'no',
		language: 'en',
		otherLanguage: '',
		someoneElse: 'hang-up',
		...over
	};
}

/** Fills the form for a call, and gives the answer: it leads on to the page that sends it. */
export async function fillCall(she: Visitor, form: Form): Promise<Reply> {
	return she.post('/talk', form);
}
