/** The text of a file as it comes in, bounded; or why it is refused. */
import { bounds } from './bounds.ts';

/** Why a whole file is refused, in a sentence that says what to do. It quotes nothing that is in a cell. */
export class FileRefused extends Error {}

/** Decodes a file that is UTF-8, with or without its mark; each piece as soon as it is there. */
export async function* textOf(
	chunks: AsyncIterable<Uint8Array>,
	most: number = bounds.bytes
): AsyncGenerator<string> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let size = 0;
	for await (const chunk of chunks) {
		if (size === 0) refuseOtherFiles(chunk);
		size += chunk.length;
		if (size > most)
			throw new FileRefused(`The file is larger than ${most} bytes. Send it in parts.`);
		if (chunk.includes(0)) throw new FileRefused(noText);
		yield decoded(() => decoder.decode(chunk, { stream: true }));
	}
	yield decoded(() => decoder.decode());
}

const noText = 'This is no text in UTF-8. Save the sheet as “CSV UTF-8” and send that file.';

function refuseOtherFiles([first, second]: Uint8Array): void {
	const isZip = first === 0x50 && second === 0x4b;
	if (isZip)
		throw new FileRefused(
			'This is a spreadsheet or an archive. Save the sheet as “CSV UTF-8” and send that file.'
		);
	const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
	if (isUtf16)
		throw new FileRefused('This file is UTF-16. Save it as “CSV UTF-8” and send that file.');
}

function decoded(read: () => string): string {
	try {
		return read();
	} catch {
		throw new FileRefused(noText);
	}
}

/** The beginning of a text with its first whole line, and then the rest of it. */
export async function begun(
	text: AsyncGenerator<string>
): Promise<{ readonly head: string; readonly all: AsyncGenerator<string> }> {
	let head = '';
	while (!/[\n\r]/.test(head) && head.length < bounds.row) {
		const { value, done } = await text.next();
		if (done) break;
		head = (head + value).trimStart();
	}
	return { head, all: joined(head, text) };
}

async function* joined(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
	yield head;
	yield* rest;
}
