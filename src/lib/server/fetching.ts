/** Asking an agency's sign-in something: at its own address and nowhere else, for a short while, and not for much. */

/** Why an agency's sign-in was not asked, or its answer not read. */
export class IssuerRefused extends Error {
	readonly why: 'elsewhere' | 'slow' | 'too-big' | 'answer' | 'metadata';
	constructor(why: IssuerRefused['why']) {
		super(why);
		this.why = why;
	}
}

const largest = 100_000;
/** How long an agency's sign-in may take to answer, in milliseconds. */
export const patience = 5000;

type Options = {
	readonly method?: string;
	readonly headers?: Record<string, string>;
	readonly body?: URLSearchParams | Uint8Array<ArrayBuffer> | string | undefined;
};

/** Asks at an address of an issuer's own origin. An answer that leads elsewhere is given back as it is, never followed. */
export async function ask(
	issuer: string,
	address: string,
	{ method = 'GET', headers = {}, body }: Options,
	waits = patience
): Promise<Response> {
	if (!isAt(issuer, address)) throw new IssuerRefused('elsewhere');
	const asked = { method, headers, body: body ?? null, redirect: 'manual' } as const;
	try {
		const answer = await fetch(address, { ...asked, signal: AbortSignal.timeout(waits) });
		const body = await read(answer);
		// Such an answer has no body, and must be given none.
		const isBare = [204, 205, 304].includes(answer.status);
		return new Response(isBare ? null : body, { status: answer.status, headers: answer.headers });
	} catch (error) {
		if (error instanceof IssuerRefused) throw error;
		throw new IssuerRefused((error as Error).name === 'TimeoutError' ? 'slow' : 'answer');
	}
}

/** Whether an address is at an issuer's own origin. */
export function isAt(issuer: string, address: string | undefined): boolean {
	const [own, asked] = [issuer, address ?? ''].map((one) => URL.parse(one));
	return own !== null && own?.origin === asked?.origin;
}

async function read({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of body ?? []) {
		size += part.length;
		// Leaving the loop ends the connection.
		if (size > largest) throw new IssuerRefused('too-big');
		parts.push(part);
	}
	return Buffer.concat(parts);
}
