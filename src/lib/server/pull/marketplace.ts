/** One question to the courts' marketplace: conditional, bounded, at its own address, with a token that is renewed. */
import type { Instant } from '#lib/domain/event.ts';
import { ask, IssuerRefused } from '#lib/server/fetching.ts';
import { jsonOf, textOf } from '#lib/server/feed/unpack.ts';
import type { MarketplaceSettings } from './settings.ts';

/** Why it did not answer, or not so that it can be read. */
export type Why =
	| 'unreachable'
	| 'slow'
	| 'not-let-in'
	| 'too-often'
	| 'broken'
	| 'unread'
	| 'no-agency';

/** It was asked in vain; `wait`: for how long it asked to be left alone, in milliseconds. */
export class Failing extends Error {
	readonly why: Why;
	readonly wait: number;
	/** What was answered, where it cannot be read. */
	readonly text: string | undefined;
	constructor(why: Why, wait = 0, text?: string) {
		super(why);
		this.why = why;
		this.wait = wait;
		this.text = text;
	}
}

/** By what an answer is known again. */
export type Mark = { readonly etag?: string; readonly modified?: string };
export type Answer =
	| {
			readonly is: 'new';
			readonly json: unknown;
			readonly text: string;
			readonly mark: Mark;
			/** As of when it holds: never later than it was asked. */
			readonly at: Instant;
	  }
	| { readonly is: 'same' | 'none' };

export type Marketplace = Pick<MarketplaceSettings, 'agency' | 'aMinute'> & {
	/** Asks at a path; `spend` is called before each request. Throws `Failing`. */
	readonly get: (
		path: string,
		mark: Mark,
		now: () => Instant,
		spend: () => Promise<void>
	) => Promise<Answer>;
};

const patience = 10_000;

type Asks = { readonly now: () => Instant; readonly spend: () => Promise<void> };

/** Opens it. */
export function openMarketplace(settings: MarketplaceSettings, waits = patience): Marketplace {
	const { url, key, agency, aMinute } = settings;
	const tokens = openTokens(settings, waits);
	return {
		agency,
		aMinute,
		async get(path, mark, now, spend) {
			const address = url.href.replace(/\/$/, '') + path;
			for (let tries = 0; ; tries += 1) {
				const headers = {
					accept: 'application/json',
					authorization: `Bearer ${await tokens.get({ now, spend })}`,
					'ocp-apim-subscription-key': key,
					...(mark.etag ? { 'if-none-match': mark.etag } : {}),
					...(mark.modified ? { 'if-modified-since': mark.modified } : {})
				};
				await spend();
				const asked = now();
				const answer = await request(url.origin, address, { headers }, waits);
				const isShutOut = answer.status === 401 || answer.status === 403;
				if (!isShutOut || tries > 0) return answerFrom(answer, asked);
				tokens.drop();
			}
		}
	};
}

/** Tokens: one holds until it ends, or until it is not taken any more. */
function openTokens({ token }: MarketplaceSettings, waits: number) {
	let held: { readonly value: string; readonly until: Instant } | undefined;
	return {
		drop: () => void (held = undefined),
		async get({ now, spend }: Asks): Promise<string> {
			if (held && held.until > now()) return held.value;
			await spend();
			const { url, client: client_id, secret: client_secret, scope } = token;
			const grant = { grant_type: 'client_credentials', client_id, client_secret, scope };
			const body = new URLSearchParams(grant);
			const answer = await request(url.origin, url.href, { method: 'POST', body }, waits);
			if (!answer.ok) throw failing(answer, now());
			const { access_token: value, expires_in: lasts } = (opened(await answer.text()) ??
				{}) as Record<string, unknown>;
			if (typeof value !== 'string') throw new Failing('not-let-in');
			// Half a minute early, so that none ends on its way.
			const seconds = typeof lasts === 'number' && lasts > 0 ? Math.min(lasts, 86_400) : 300;
			held = { value, until: now() + Math.max(seconds - 30, 1) * 1000 };
			return value;
		}
	};
}

const request: typeof ask = async (...asked) => {
	try {
		return await ask(...asked);
	} catch (error) {
		if (!(error instanceof IssuerRefused)) throw error;
		if (error.why === 'too-big') throw new Failing('unread');
		throw new Failing(error.why === 'slow' ? 'slow' : 'unreachable');
	}
};

async function answerFrom(answer: Response, asked: Instant): Promise<Answer> {
	const { status, headers } = answer;
	if (status === 304) return { is: 'same' };
	if (status === 404 || status === 410) return { is: 'none' };
	if (status !== 200) throw failing(answer, asked);
	const bytes = new Uint8Array(await answer.arrayBuffer());
	const text = textOf(bytes);
	const json = text === undefined ? undefined : jsonOf(text);
	if (text === undefined || !json || 'code' in json)
		throw new Failing('unread', 0, text ?? Buffer.from(bytes).toString('latin1'));
	const [etag, modified] = ['etag', 'last-modified'].map((name) => headers.get(name) ?? undefined);
	const mark = { ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) };
	return { is: 'new', json: json.value, text, mark, at: heldAt(headers, asked) };
}

/** As of when an answer holds: when it was changed last, or when a store on its way took it in. */
function heldAt(headers: Headers, asked: Instant): Instant {
	const modified = Date.parse(headers.get('last-modified') ?? '');
	if (modified <= asked) return modified;
	const age = Number(headers.get('age') ?? 0);
	return age > 0 && age < 86_400 ? asked - age * 1000 : asked;
}

function failing({ status, headers }: Response, now: Instant): Failing {
	const wait = waitIn(headers.get('retry-after'), now);
	if (status === 429) return new Failing('too-often', wait || 60_000);
	if (status === 408) return new Failing('slow', wait);
	if (status >= 500) return new Failing('broken', wait);
	return new Failing(status === 401 || status === 403 ? 'not-let-in' : 'unread', wait);
}

function waitIn(said: string | null, now: Instant): number {
	if (said === null) return 0;
	const wait = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now;
	return wait > 0 ? Math.min(wait, 86_400_000) : 0;
}

function opened(text: string): unknown {
	const json = jsonOf(text);
	return 'code' in json ? undefined : json.value;
}
