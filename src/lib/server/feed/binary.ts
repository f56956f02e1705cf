/** A CloudEvent in the binary mode: its attributes in ce- headers, its data as the body. */
import { jsonOf, type Opened } from './unpack.ts';

const prefix = 'ce-';

/** Whether a delivery is in the binary mode: it has an attribute in a header, and does not say that it is a whole event. */
export function isBinary(headers: Headers): boolean {
	const type = headers.get('content-type') ?? '';
	return attributesIn(headers).length > 0 && !/^application\/cloudevents/i.test(type);
}

/**
 * What is signed: a line for each ce- header, `name:value` as sent, in the order of the alphabet, and then the body.
 * Standard Webhooks signs the body alone, and there in this mode is neither the case nor what is told of it.
 */
export function signedContent(headers: Headers, body: Uint8Array): Uint8Array {
	const lines = attributesIn(headers).map(([name, value]) => `${prefix}${name}:${value}\n`);
	return Buffer.concat([Buffer.from(lines.join(''), 'latin1'), body]);
}

/** The event as it would be in the structured mode; or why its data cannot be read. */
export function structured(headers: Headers, text: string): Opened {
	const data = jsonOf(text);
	if ('code' in data) return data;
	const type = headers.get('content-type');
	return {
		value: {
			...Object.fromEntries(attributesIn(headers).map(([name, value]) => [name, plain(value)])),
			...(type === null || text === '' ? {} : { datacontenttype: type }),
			...(data.value === undefined ? {} : { data: data.value })
		}
	};
}

function attributesIn(headers: Headers): (readonly [name: string, value: string])[] {
	return [...headers]
		.filter(([name]) => name.startsWith(prefix))
		.map(([name, value]) => [name.slice(prefix.length), value] as const)
		.sort(([one], [other]) => (one < other ? -1 : 1));
}

// The HTTP binding writes spaces, quotes, percent signs and all but ASCII as percent signs (CloudEvents HTTP 1.0.2, 3.1.3.2).
function plain(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}
