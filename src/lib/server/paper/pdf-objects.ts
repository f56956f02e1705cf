/** A PDF taken apart into its objects and put together again: as Typst writes one, with one table of where each begins. */
import { deflateSync, inflateSync } from 'node:zlib';

/** Each object by its number, a letter for each byte. */
export type Objects = Map<number, string>;

/** Takes a PDF apart. */
export function readPdf(pdf: Uint8Array): Objects {
	const text = Buffer.from(pdf).toString('latin1');
	const table = text.slice(Number(/startxref\n(\d+)/.exec(text.slice(-60))?.[1]));
	const starts = [...table.matchAll(/^(\d{10}) 00000 n/gm)].map(([, at]) => Number(at));
	return new Map(
		starts.map((start) => {
			const end = text.indexOf('\nendobj', start);
			const [head = '', id] = /^(\d+) 0 obj\n/.exec(text.slice(start, start + 20)) ?? [];
			return [Number(id), text.slice(start + head.length, end)];
		})
	);
}

/** Puts it together again, with the head and the last words of the one it was. */
export function writePdf(objects: Objects, pdf: Uint8Array): Uint8Array {
	const was = Buffer.from(pdf).toString('latin1');
	const parts = [was.slice(0, was.indexOf('1 0 obj'))];
	const starts: string[] = [];
	let at = parts.join('').length;
	for (const [id, text] of [...objects].toSorted(([one], [other]) => one - other)) {
		const part = `${id} 0 obj\n${text}\nendobj\n\n`;
		starts.push(`${String(at).padStart(10, '0')} 00000 n\r\n`);
		parts.push(part);
		at += part.length;
	}
	const trailer = was.slice(was.lastIndexOf('trailer'), was.lastIndexOf('startxref'));
	const table = `xref\n0 ${starts.length + 1}\n0000000000 65535 f\r\n${starts.join('')}`;
	return Buffer.from(`${parts.join('')}${table}${trailer}startxref\n${at}\n%%EOF`, 'latin1');
}

/** What an object draws, unpacked. */
export function unpacked(object: string): string {
	const start = object.indexOf('stream\n') + 7;
	const packed = Buffer.from(object.slice(start, object.lastIndexOf('\nendstream')), 'latin1');
	return inflateSync(packed).toString('latin1');
}

/** An object that draws this. */
export function packed(drawn: string): string {
	const bytes = deflateSync(Buffer.from(drawn, 'latin1')).toString('latin1');
	const head = `<<\n  /Length ${bytes.length}\n  /Filter /FlateDecode\n>>`;
	return `${head}\nstream\n${bytes}\nendstream`;
}
