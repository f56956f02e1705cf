/** Every way in which a machine is refused: a code that stays, what it means and what to do. The pages at `/api/problems/` say it. */

type Row = { readonly status: number; readonly title: string; readonly mend: string };

/** A code never changes its meaning; one that is not needed any more stays, and is never used again. */
export const problems = {
	'body-not-utf-8': row(
		400,
		'The body is not UTF-8',
		'Write the text as UTF-8 before you sign it, and send the bytes that you signed.'
	),
	'body-not-json': row(
		400,
		'The body is not JSON',
		'Send one JSON value, nested at most 64 deep, and nothing behind it.'
	),
	'keys-repeated': row(
		400,
		'A key stands twice in one object',
		'Of two values under the same key we would have to choose one, and it may be the wrong one. Write each key once in each object. Keys that differ only in how a letter is escaped are the same key.'
	),
	'body-not-gzip': row(
		400,
		'The body is not gzip',
		'The header says content-encoding: gzip. Compress the body, or leave the header out.'
	),
	'headers-missing': row(
		401,
		'Headers are missing',
		'`errors` names each header that is missing. All four go with every delivery: webhook-id, webhook-timestamp, webhook-signature and alongside-agency.'
	),
	'clock-wrong': row(
		401,
		'The time of the signature is not now',
		'webhook-timestamp is the moment of sending in whole seconds since 1970. It may differ from our clock by five minutes. When you send again, sign again: the id stays, the timestamp does not.'
	),
	'signature-wrong': row(
		401,
		'The signature is wrong',
		'Sign webhook-id, a full stop, webhook-timestamp, a full stop, and the bytes of the body (before gzip), with the secret of the agency in alongside-agency. The usual slips: the secret is used as text, without taking whsec_ off and decoding base64; the body is written a second time after it was signed; the secret has ended. Which agencies there are is not said, so an unknown one gets this answer too.'
	),
	'attributes-not-signed': row(
		401,
		'The ce- headers are not signed',
		'In the binary mode the facts are in the headers, so they are signed with the body: before it, one line for each ce- header in the order of the alphabet, name in small letters, a colon, the value as sent, and a line feed. /api shows it.'
	),
	'token-wrong': row(
		401,
		'The token is not good',
		'It is unknown, has ended, is another agency’s, or was given to another certificate. A token holds for ten minutes and never after its client secret has ended: ask for a new one at /api/oauth/token, and send it in the header authorization: Bearer.'
	),
	'token-in-address': row(
		400,
		'A token stands in the address',
		'Addresses are written down on the way by others. Send the token in the header authorization, and ask for a new one: this one may have been read.'
	),
	'client-wrong': row(
		401,
		'The client is not known',
		'Send your name with us and your client secret by HTTP Basic (RFC 6749, 2.3.1), nowhere else. Which agencies there are is not said, so an unknown one gets this answer too. The usual slips: the secret of the signatures is sent, which begins with whsec_; the secret has ended.'
	),
	'grant-wrong': row(
		400,
		'No token is given for this',
		'Send grant_type=client_credentials, once, as a form in the body, and nothing in the address. No other grant is known here.'
	),
	'certificate-wrong': row(
		401,
		'The certificate is missing or another',
		'Your agency has given us the thumbprint of a certificate, and since then nothing is taken from it over a connection without that certificate. The address for connections with certificates is told you with it. When your certificate changes, have the new one added first: two hold at once.'
	),
	'not-yours-to-tell': row(
		403,
		'This is not for you to tell',
		'Each agency tells its own kinds of event: a police force no verdict, a court no arrest. If it is yours, ask the people who run this service to allow it.'
	),
	'not-your-case': row(
		403,
		'This is not a case of your force',
		'A police force tells of cases whose reference begins with its own two digits.'
	),
	'not-found': row(
		404,
		'There is nothing at this address',
		'/api lists every address. None ends with a slash.'
	),
	'method-not-allowed': row(
		405,
		'This method may not be used here',
		'The header allow names those that may.'
	),
	'not-kept': row(
		410,
		'What you sent is not kept',
		'The words of a delivery are kept only when we could not understand it, and for 30 days. Send it again with the same id: what we have of it is known again, and taken once.'
	),
	'id-used-again': row(
		409,
		'The id is that of another message',
		'Send the same message again with the same id, and another message with an id of its own. To put right what you sent, send a new event that `corrects` it.'
	),
	'body-too-large': row(
		413,
		'The body is too large',
		'The events take 1,000,000 bytes, the courts’ addresses 8,000,000, both before and after gzip. Send a batch in parts.'
	),
	'type-not-taken': row(
		415,
		'The content type is not taken',
		'Send application/json, or for events application/cloudevents+json or application/cloudevents-batch+json, in UTF-8.'
	),
	'encoding-not-taken': row(
		415,
		'The content encoding is not taken',
		'Send the body as it is, or with content-encoding: gzip, once.'
	),
	'not-understood': row(
		422,
		'The message was not understood',
		'`errors` says of each fault in which item it is (`index`), where (`pointer`, a JSON pointer) and what to do. Nothing of the delivery was taken: mend it and send it all again.'
	),
	'too-many': row(
		429,
		'Too many requests',
		'Wait for the seconds in retry-after and send again; nothing is lost meanwhile. A batch takes 1,000 events in one request.'
	),
	stopped: row(
		503,
		'We have stopped this for now',
		'A person here has stopped taking what you send. Send the same again after the seconds in retry-after, with the same id. Nothing was taken. If it lasts, call whoever runs this service.'
	),
	'our-fault': row(
		500,
		'The fault is ours',
		'Send the same again later, with the same id. It will be taken once.'
	)
} as const satisfies Readonly<Record<string, Row>>;

export type ProblemCode = keyof typeof problems;

/** The address of a problem's page, and so its `type` (RFC 9457): the same in every deployment. */
export function typeOf(code: ProblemCode): string {
	return `/api/problems/${code}`;
}

/** The code of such an address. */
export function codeOf(type: unknown): ProblemCode {
	return String(type).slice('/api/problems/'.length) as ProblemCode;
}

function row(status: number, title: string, mend: string): Row {
	return { status, title, mend };
}

/** An answer over HTTP; a body with `title` is problem JSON (RFC 9457). */
export type Answer = {
	readonly status: number;
	readonly body: Readonly<Record<string, unknown>>;
	readonly headers?: Readonly<Record<string, string>>;
};

/** Problem JSON. */
export function refuse(
	code: ProblemCode,
	detail: string,
	more: Readonly<Record<string, unknown>> = {},
	headers: Readonly<Record<string, string>> = {}
): Answer {
	const { status, title } = problems[code];
	return { status, body: { type: typeOf(code), title, status, detail, ...more }, headers };
}
