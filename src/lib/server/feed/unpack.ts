/** The body of a delivery as it was before it was packed, and as JSON: bounded, so that little sent cannot become much. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { refuse, type Answer } from './problems.ts';

/** The most bytes of a body, packed or not. The largest hearing of the courts seen so far is 802 kB. */
export const largest = { events: 1_000_000, courts: 8_000_000 } as const;

/** The bytes that were packed, or the refusal. */
export async function unpack(
	encoding: string | null,
	bytes: Uint8Array,
	most: number
): Promise<Uint8Array | Answer> {
	if (bytes.length > most) return tooLarge(most);
	if (!encoding || /^identity$/i.test(encoding)) return bytes;
	if (!/^(x-)?gzip$/i.test(encoding))
		return refuse(
			'encoding-not-taken',
			'Only gzip is unpacked.',
			{},
			{ 'accept-encoding': 'gzip' }
		);
	try {
		return await promisify(gunzip)(bytes, { maxOutputLength: most });
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		return code === 'ERR_BUFFER_TOO_LARGE'
			? tooLarge(most)
			: refuse('body-not-gzip', 'It says gzip, and cannot be unpacked.');
	}
}

function tooLarge(most: number): Answer {
	return refuse('body-too-large', `Send at most ${most} bytes, unpacked.`);
}

/** The text of the bytes, with the mark that some senders put before UTF-8; nothing when it is no UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** The JSON of a text, nested at most 64 deep; an empty text is nothing at all. */
export function jsonOf(text: string): { readonly value: unknown } | undefined {
	// A DELETE carries nothing.
	if (text === '') return { value: undefined };
	if (depth(text) > 64) return undefined;
	try {
		return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
	} catch {
		return undefined;
	}
}

/** How deep a text nests, in one pass: an expression would read an endless string again from each of its quotes. */
function depth(text: string): number {
	let now = 0;
	let deepest = 0;
	let inString = false;
	for (let at = 0; at < text.length; at += 1) {
		const one = text[at];
		if (inString && one === '\\') at += 1;
		else if (one === '"') inString = !inString;
		else if (!inString && (one === '[' || one === '{')) deepest = Math.max(deepest, (now += 1));
		else if (!inString && (one === ']' || one === '}')) now -= 1;
	}
	return deepest;
}
