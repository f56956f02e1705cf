/** What may be asked of the addresses for machines, and in which form; SvelteKit would refuse the rest in plain text. */
import type { IncomingMessage } from 'node:http';
import type { Refusal } from './answer.ts';
import { hasBody } from './body.ts';
import { problem } from './refusals.ts';

type Rule = {
	readonly path: RegExp;
	readonly methods: readonly string[];
	/** The content types taken; none where nothing is sent. */
	readonly types: readonly string[];
	/** Whether all may be said outside the body: in the address, or in the headers of an event. */
	readonly mayBeEmpty?: true;
};

const json = ['application/json'];
const feed = '^/api/common-platform';
/** Where an agency's sign-in orders us to sign somebody out. */
const signOut = /^\/api\/agency-doors\/[^/]+\/sign-out$/;
/** Where an agency's gateway asks for a token. */
const token = /^\/api\/oauth\/token$/;
const form = ['application/x-www-form-urlencoded'];
const rules: readonly Rule[] = [
	{
		path: /^\/api\/(events|check)$/,
		methods: ['POST'],
		types: ['application/cloudevents+json', 'application/cloudevents-batch+json', ...json],
		mayBeEmpty: true
	},
	{
		path: /^\/api\/((stories|openapi|asyncapi)\.json|problems\/[^/]+)$/,
		methods: ['GET', 'HEAD'],
		types: []
	},
	{ path: /^\/api\/(events|common-platform)\/schema\.json$/, methods: ['GET', 'HEAD'], types: [] },
	{ path: /^\/api\/deliveries(\/[^/]+)?$/, methods: ['GET', 'HEAD'], types: [] },
	{ path: /^\/api\/deliveries\/[^/]+\/replay$/, methods: ['POST'], types: json, mayBeEmpty: true },
	{ path: new RegExp(`${feed}/hearing/[^/]+$`), methods: ['POST'], types: json },
	{ path: new RegExp(`${feed}/hearing/[^/]+/result$`), methods: ['POST'], types: json },
	{
		path: new RegExp(`${feed}/hearing/[^/]+/delete$`),
		methods: ['DELETE'],
		types: json,
		mayBeEmpty: true
	},
	{ path: new RegExp(`${feed}/prosecution-concluded$`), methods: ['POST'], types: json },
	{ path: new RegExp(`${feed}/case-updated$`), methods: ['POST'], types: json },
	{ path: new RegExp(`${feed}/trial-vacated$`), methods: ['POST'], types: json },
	{ path: /^\/api\/agency-doors\/keys\.json$/, methods: ['GET', 'HEAD'], types: [] },
	{ path: signOut, methods: ['POST'], types: form },
	{ path: token, methods: ['POST'], types: form }
];

/** Why a request to an address under `/api/` is refused as 404, 405 or 415, or undefined when the app may have it. */
export function apiRefusal(req: IncomingMessage, path: string): Refusal | undefined {
	// Addresses are written down on the way.
	if (/[?&]access_token=/i.test(req.url ?? ''))
		return problem('token-in-address', 'Send the token in the header authorization, never here.');
	const rule = rules.find((known) => known.path.test(path));
	if (!rule) return problem('not-found', 'There is nothing at this address.');
	const { method = '' } = req;
	if (!rule.methods.includes(method)) {
		const allow = rule.methods.join(', ');
		return problem('method-not-allowed', `Only ${allow} may be used at this address.`, { allow });
	}
	if (['GET', 'HEAD'].includes(method) || (sendsNothing(req) && rule.mayBeEmpty)) return undefined;
	if (!isTaken(req.headers['content-type'], rule.types))
		return problem('type-not-taken', `Send ${rule.types.join(' or ')}, in UTF-8.`);
	return /^((x-)?gzip|identity|)$/i.test(req.headers['content-encoding'] ?? '')
		? undefined
		: problem('encoding-not-taken', 'Only gzip is unpacked.', { 'accept-encoding': 'gzip' });
}

function sendsNothing(req: IncomingMessage): boolean {
	return !hasBody(req) && req.headers['content-type'] === undefined;
}

/**
 * SvelteKit takes a form that names no origin for a forged one. These come from servers, without a cookie, and are
 * believed by a signature or a secret alone: they are passed on under a type that no page can send.
 */
export function renameForm({ headers }: IncomingMessage, path: string): void {
	if (signOut.test(path) || token.test(path)) headers['content-type'] = 'application/octet-stream';
}

function isTaken(sent: string | undefined, taken: readonly string[]): boolean {
	const [type = '', ...parameters] = (sent ?? '')
		.toLowerCase()
		.split(';')
		.map((part) => part.trim());
	return (
		taken.includes(type) &&
		parameters.every((part) => !part.startsWith('charset') || /^charset="?utf-?8"?$/.test(part))
	);
}
