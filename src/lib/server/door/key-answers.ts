/** Reads what a browser says a key has answered: the few fields we know, and nothing else of it. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import * as v from 'valibot';

// An answer of RS256 with its attestation is about 1,500 letters.
const text = v.pipe(v.string(), v.maxLength(8000));
const base64url = v.pipe(text, v.regex(/^[\w-]+$/));
const credential = { id: base64url, rawId: base64url, type: v.literal('public-key') };

/** What the browser says of where it was asked: its own words, signed by the key. */
const clientData = v.object({ challenge: v.string(), crossOrigin: v.optional(v.literal(false)) });

const added = v.object({
	...credential,
	response: v.object({ clientDataJSON: base64url, attestationObject: base64url })
});
const answered = v.object({
	...credential,
	response: v.object({
		clientDataJSON: base64url,
		authenticatorData: base64url,
		signature: base64url,
		// A key that does not say whose it is was not kept as we asked.
		userHandle: base64url
	})
});

/** A new key, as the library takes it; nothing for what is none. */
export function readAdded(text: string): RegistrationResponseJSON | undefined {
	return read(added, text);
}

/** A key's answer, as the library takes it; nothing for what is none. */
export function readAnswer(text: string): AuthenticationResponseJSON | undefined {
	return read(answered, text);
}

type Fields = { readonly response: { readonly clientDataJSON: string } };

function read<Shape extends Fields>(shape: v.GenericSchema<unknown, Shape>, text: string) {
	const parsed = v.safeParse(shape, json(text));
	if (!parsed.success) return undefined;
	// The library lets an answer pass that was given inside another site's frame, where the browser does not name it.
	const said = Buffer.from(parsed.output.response.clientDataJSON, 'base64url').toString();
	if (!v.is(clientData, json(said))) return undefined;
	return { ...parsed.output, clientExtensionResults: {} } as Shape & {
		type: 'public-key';
		clientExtensionResults: object;
	};
}

function json(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
