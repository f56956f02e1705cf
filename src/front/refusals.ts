/** The answers given before the app is asked: to machines as problem JSON (RFC 9457), to people in calm words. */
import { randomUUID } from 'node:crypto';
import { tagOf } from '#lib/i18n/language-rows.ts';
import { languageOf, type Language } from '#lib/i18n/languages.ts';
import type { Refusal } from './answer.ts';
import { loadsNothing } from './headers.ts';
import { sentence } from './words.ts';

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

/** What a person is told: what they sent is over the limit, is no form of ours, or the app could not answer. */
const forPeople = {
	large: [413, 'front.large.title', 'front.large.text', 'front.large.again'],
	unread: [415, 'front.unread.title', 'front.unread.again'],
	broken: [500, 'front.broken.title', 'front.broken.again', 'front.broken.danger']
} as const;

/** A refusal in the language of whoever reads it. Says nothing a stranger may not see. */
export function told(what: keyof typeof forPeople, lang: Language): Refusal {
	const [status, ...names] = forPeople[what];
	const [title = '', ...sentences] = names.map((name) => sentence(name, lang));
	return page(status, lang, title, sentences);
}

function page(
	status: number,
	lang: Language,
	title: string,
	sentences: readonly string[]
): Refusal {
	const { dir } = languageOf(lang);
	const said = sentences.map((sentence) => `<p>${sentence}</p>`).join('');
	return {
		status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'cache-control': 'no-store',
			'content-security-policy': loadsNothing
		},
		body:
			`<!doctype html><html lang="${tagOf(lang)}" dir="${dir}"><meta charset="utf-8">` +
			'<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">' +
			`<title>${title}</title><main><h1>${title}</h1>${said}</main></html>`
	};
}
