/**
 * Ending a visit when the database is full, locked or gone: it is over in this process at once, stands in a book that a
 * restart reads and other processes of this machine too, and ends in the database as soon as that answers.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '#lib/server/database.ts';
import { framesOf, type Log } from '#lib/server/log.ts';
import { hashOf } from '#lib/server/vault/tokens.ts';
import { openBook, type Book } from './ended-book.ts';

/** How long whoever leaves waits for the database, in milliseconds. */
const patience = 700;
/** After it kept somebody waiting, for so long nobody else waits. */
const distrust = 5000;
const againEvery = 1000;

export type Endings = ReturnType<typeof openEndings>;

/** Opens what is known of ended visits; the file is the book's. */
export function openEndings({ db, log }: { readonly db: Db; readonly log: Log }, file: string) {
	const over = new Set<string>();
	const book = bookOf(file, log);
	let downUntil = 0;
	const isDown = () => performance.now() < downUntil;

	async function soon<T>(asked: Promise<T>): Promise<T | undefined> {
		const late = Symbol();
		const said = await Promise.race([
			asked.catch(() => late),
			sleep(isDown() ? 0 : patience, late, { ref: false })
		]);
		if (said !== late) return said as T;
		if (!isDown()) downUntil = performance.now() + distrust;
		return undefined;
	}

	async function tell(hashes: readonly string[]): Promise<true> {
		for (const table of ['sessions', 'agency_visits'] as const)
			await db.deleteFrom(table).where('id_hash', 'in', hashes).execute();
		for (const hash of hashes) {
			book?.strike(hash);
			over.delete(hash);
		}
		return true;
	}

	async function again(): Promise<void> {
		for (const hash of book?.news() ?? []) over.add(hash);
		if (over.size > 0) await tell([...over].slice(0, 500));
	}

	for (const hash of book?.news() ?? []) over.add(hash);
	const timer = everySoOften(again);

	return {
		/** What the database answers within a moment; nothing when it is late or breaks. */
		soon,
		/** Whether it did not answer a moment ago. */
		isDown,
		/** Whether a visit was ended although the database may still hold it. */
		has: (id: string) => over.size > 0 && over.has(hashOf(id)),
		/** Ends the visit of a cookie, whatever state the database is in. */
		async end(id: string): Promise<void> {
			const hash = hashOf(id);
			over.add(hash);
			if (await soon(tell([hash]))) return;
			if (over.has(hash) && !isWritten(book, hash))
				log.error('an ended visit is remembered by this process alone', { kind: 'leaving' });
		},
		/** Stops asking again. */
		close(): void {
			clearInterval(timer);
			book?.close();
		}
	};
}

// One at a time: a database that hangs is not asked a second time.
function everySoOften(act: () => Promise<void>): NodeJS.Timeout {
	let round: Promise<void> | undefined;
	return setInterval(() => {
		round ??= act()
			.catch(() => undefined)
			.finally(() => (round = undefined));
	}, againEvery).unref();
}

// Whoever leaves gets away whatever the disk says.
function isWritten(book: Book | undefined, hash: string): boolean {
	try {
		return book?.write(hash) ?? false;
	} catch {
		return false;
	}
}

function bookOf(file: string, log: Log): Book | undefined {
	try {
		return openBook(file);
	} catch (error) {
		log.error('there is no book of ended visits', { kind: 'leaving', stack: framesOf(error) });
		return undefined;
	}
}
