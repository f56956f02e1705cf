/** The answers given before the app is asked: to machines as problem JSON (RFC 9457), to people in calm words. */
import { randomUUID } from 'node:crypto';
import type { Refusal } from './answer.ts';

/** Those of the codes in `lib/server/feed/problems.ts` that are answered here, with their status and title. */
const problems = {
	'token-in-address': [400, 'A token stands in the address'],
	'not-found': [404, 'There is nothing at this address'],
	'method-not-allowed': [405, 'This method may not be used here'],
	'body-too-large': [413, 'The body is too large'],
	'type-not-taken': [415, 'The content type is not taken'],
	'encoding-not-taken': [415, 'The content encoding is not taken'],
	'our-fault': [500, 'The fault is ours']
} as const;

/** A refusal a machine can read. */
export function problem(
	code: keyof typeof problems,
	detail: string,
	headers: Readonly<Record<string, string>> = {}
): Refusal {
	const [status, title] = problems[code];
	const request = randomUUID();
	return {
		status,
		headers: {
			'content-type': 'application/problem+json',
			'cache-control': 'no-store',
			'request-id': request,
			...headers
		},
		body: JSON.stringify({ type: `/api/problems/${code}`, title, status, detail, request })
	};
}

/** To a request that no browser sends. What follows on the same connection could be read two ways, so it is closed. */
export const unreadable: Refusal = {
	status: 400,
	headers: {
		'content-type': 'text/plain; charset=utf-8',
		'cache-control': 'no-store',
		connection: 'close'
	},
	body: 'Bad request\n'
};

/** To an address that is only read, when something is sent to it. */
export const onlyRead: Refusal = {
	status: 405,
	headers: {
		allow: 'GET, HEAD',
		'content-type': 'text/plain; charset=utf-8',
		'cache-control': 'no-store'
	},
	body: 'This page can only be read\n'
};

/** To a person whose form or file is over the limit. Says nothing a stranger may not see. */
export const tooLarge = page(413, 'That is too much to send', [
	'What you sent is too big for us to take in one go.',
	'Nothing was saved. Please go back, make it shorter, and send it again.'
]);

/** To a request that sends what no form of ours would. */
export const noForm = page(415, 'We cannot read what was sent', [
	'Nothing was saved. Please go back and try again.'
]);

/** To a person, when the app could not answer at all. */
export const broken = page(500, 'Something went wrong', [
	'This is our mistake, not yours. Please go back and try again.',
	'In danger now, call 999.'
]);

function page(status: number, title: string, sentences: readonly string[]): Refusal {
	const said = sentences.map((sentence) => `<p>${sentence}</p>`).join('');
	return {
		status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'content-security-policy':
				"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
		},
		body:
			'<!doctype html><html lang="en"><meta charset="utf-8">' +
			'<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">' +
			`<title>${title}</title><main><h1>${title}</h1>${said}</main></html>`
	};
}
