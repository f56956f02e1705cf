/** A file that has all its room from the beginning: what is written into it needs no more of a disk that is full. */
import {
	closeSync,
	fdatasyncSync,
	fstatSync,
	mkdirSync,
	openSync,
	readSync,
	writeSync
} from 'node:fs';
import path from 'node:path';

/** A line holds a hash in hex, or blanks. */
const line = 65;
const lines = 4096;
const blank = `${' '.repeat(line - 1)}\n`;

export type Book = {
	/** What stands in it; nothing when it did not change since it was last read. */
	readonly news: () => readonly string[];
	readonly write: (hash: string) => boolean;
	readonly strike: (hash: string) => void;
	readonly close: () => void;
};

/** Opens the book of a file, or makes it. Throws where there is no room for it. */
export function openBook(file: string): Book {
	mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
	const at = openSync(file, 'a+', 0o600);
	closeSync(at);
	const book = openSync(file, 'r+');
	const missing = lines - Math.floor(fstatSync(book).size / line);
	if (missing > 0) {
		writeSync(book, blank.repeat(missing), (lines - missing) * line);
		fdatasyncSync(book);
	}
	let changed = 0;
	const put = (nth: number, text: string) => {
		writeSync(book, text, nth * line);
		fdatasyncSync(book);
	};
	return {
		news() {
			const { mtimeMs } = fstatSync(book);
			if (mtimeMs === changed) return [];
			changed = mtimeMs;
			return read(book).filter((hash) => hash !== '');
		},
		write(hash) {
			const all = read(book);
			if (all.includes(hash)) return true;
			const free = all.flatMap((one, nth) => (one === '' ? [nth] : []));
			// Each process in another place: another one may be writing at this moment.
			const nth = free[(process.pid * 61) % free.length];
			if (nth === undefined) return false;
			put(nth, `${hash}\n`);
			return true;
		},
		strike(hash) {
			for (const [nth, one] of read(book).entries()) if (one === hash) put(nth, blank);
		},
		close: () => closeSync(book)
	};
}

function read(book: number): string[] {
	const bytes = Buffer.alloc(line * lines);
	readSync(book, bytes, 0, bytes.length, 0);
	return Array.from({ length: lines }, (_, nth) =>
		bytes.toString('latin1', nth * line, (nth + 1) * line - 1).trim()
	);
}
