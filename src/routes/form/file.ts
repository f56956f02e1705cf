import { error } from '@sveltejs/kit';

/** More than this no browser says of a file before it begins. */
const longestHead = 4000;

/**
 * The file of a form that holds one file and nothing else; empty when none was chosen. The form is not taken apart any
 * further, and the file's name is not read: whatever else is in it costs nothing.
 */
export async function fileOf({ request }: { request: Request }): Promise<Uint8Array> {
	const type = request.headers.get('content-type') ?? '';
	const boundary = /^multipart\/form-data;.*boundary="?([\w'()+,./:=?-]{1,70})"?/i.exec(type)?.[1];
	const bytes = await request.arrayBuffer().catch(() => undefined);
	const body = Buffer.from(bytes ?? new ArrayBuffer());
	const begin = body.subarray(0, longestHead).indexOf('\r\n\r\n');
	const end = boundary === undefined ? -1 : body.indexOf(`\r\n--${boundary}`, begin + 2);
	// One that broke off ends nowhere.
	if (begin < 0 || end < 0) error(400, 'The form could not be read');
	return body.subarray(begin + 4, Math.max(begin + 4, end));
}

/** Bytes as they would come in. */
export async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += 65_536) {
		// Others are served meanwhile.
		await new Promise(setImmediate);
		yield bytes.subarray(at, at + 65_536);
	}
}
