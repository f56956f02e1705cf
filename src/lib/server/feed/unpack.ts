/** The body of a delivery as it was before it was packed, and as JSON: bounded, so that little sent cannot become much. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { refuse, type Answer } from './problems.ts';

/** The most bytes of a body, packed or not. The largest hearing of the courts seen so far is 802 kB. */
export const largest = { events: 1_000_000, courts: 8_000_000 } as const;

// By the usual 16 kB, eight million bytes go five hundred times to another thread and back: four times the work, and
// seconds of it on a machine that is busy.
const chunkSize = 256 * 1024;

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
		return await promisify(gunzip)(bytes, { maxOutputLength: most, chunkSize });
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

/**
 * The text of the bytes, with the mark that some senders put before UTF-8; nothing when it is no UTF-8. English in UTF-16 reads
 * as if it were, with a zero between its letters.
 */
export function textOf(bytes: Uint8Array): string | undefined {
	if (bytes.includes(0)) return undefined;
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** What a text says, or by which code of a problem it is refused. */
export type Opened =
	| { readonly value: unknown }
	| { readonly code: 'body-not-json' | 'keys-repeated'; readonly detail: string };

const notJson: Opened = {
	code: 'body-not-json',
	detail: 'The body is not JSON, or is nested more than 64 deep.'
};
const repeated: Opened = {
	code: 'keys-repeated',
	detail: 'A key stands twice in one object, and we do not choose between them.'
};

/** The JSON of a text, nested at most 64 deep, and no key twice in one object; an empty text is nothing at all. */
export function jsonOf(text: string): Opened {
	// A DELETE carries nothing.
	if (text === '') return { value: undefined };
	try {
		const flaw = flawOf(text);
		if (flaw === 'deep') return notJson;
		const value = JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
		return flaw === 'repeated' ? repeated : { value };
	} catch {
		return notJson;
	}
}

/**
 * Whether a text nests too deep, or has a key twice in one object, of which a parser takes the last without a word. In
 * one pass: an expression would read an endless string again from each of its quotes. Throws where a key is no text.
 */
function flawOf(text: string): 'deep' | 'repeated' | undefined {
	/** The keys of each object that is open, and nothing for a list. */
	const open: (Set<string> | undefined)[] = [];
	let isKey = false;
	let flaw: 'repeated' | undefined;
	for (let at = 0; at < text.length; at += 1) {
		const one = text[at];
		if (one === '"') {
			const end = endOfText(text, at);
			const keys = isKey ? open.at(-1) : undefined;
			if (keys) {
				const key = JSON.parse(text.slice(at, end + 1)) as string;
				if (keys.has(key)) flaw = 'repeated';
				keys.add(key);
			}
			isKey = false;
			at = end;
		} else if (one === '{' || one === '[') {
			if (open.push(one === '{' ? new Set() : undefined) > 64) return 'deep';
			isKey = one === '{';
		} else if (one === '}' || one === ']') open.pop();
		else if (one === ',') isKey = true;
	}
	return flaw;
}

/** Where the quote stands that ends the text which begins at a quote. */
function endOfText(text: string, start: number): number {
	let at = start + 1;
	while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
	return at;
}
