/** The answers given before the app is asked: to machines as problem JSON (RFC 9457), to people in calm words. */
import type { Refusal } from './answer.ts';

const titles: Readonly<Record<number, string>> = {
	404: 'Not Found',
	405: 'Method Not Allowed',
	413: 'Content Too Large',
	415: 'Unsupported Media Type',
	500: 'Internal Server Error'
};

/** A refusal a machine can read. */
export function problem(
	status: number,
	detail: string,
	headers: Readonly<Record<string, string>> = {}
): Refusal {
	return {
		status,
		headers: {
			'content-type': 'application/problem+json',
			'cache-control': 'no-store',
			...headers
		},
		body: JSON.stringify({ type: 'about:blank', title: titles[status], status, detail })
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
