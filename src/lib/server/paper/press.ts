/** The press: papers are set one at a time by a thread that ends when nothing was printed for a while. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { openLine, type Asker } from '#lib/server/vault/line.ts';
import type { Paper } from './paper.ts';

const idle = 60_000;
// Fifty packs take ten seconds.
const longest = 60_000;
/** How many papers that are the same for everybody are kept: each language in each form, and as many that were reworded. */
const mostKept = 64;

const inTurn = openLine({ atOnce: 1, most: 24, mostOfOne: 6 });
const kept = new Map<string, Promise<Uint8Array>>();
let worker: Worker | undefined;
let closing: NodeJS.Timeout | undefined;

/** Sets a paper as PDF/UA. It is kept nowhere. Throws `Busy` where too many wait. */
export function print(paper: Paper, asker: Asker): Promise<Uint8Array> {
	return inTurn(asker, () => set(paper));
}

/** Sets a paper that is the same for everybody, once for as long as it says the same. */
export function printForAll(paper: Paper, asker: Asker): Promise<Uint8Array> {
	const name = JSON.stringify(paper);
	const known = kept.get(name);
	if (known) return known;
	const pdf = print(paper, asker);
	pdf.catch(() => kept.delete(name));
	kept.set(name, pdf);
	const [oldest] = kept.keys();
	if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
	return pdf;
}

async function set(paper: Paper): Promise<Uint8Array> {
	clearTimeout(closing);
	worker ??= new Worker(threadFile(), { env: {} });
	worker.ref();
	try {
		const answer = once(worker, 'message', { signal: AbortSignal.timeout(longest) });
		worker.postMessage(paper);
		const [{ pdf }] = (await answer) as [{ readonly pdf: Uint8Array | undefined }];
		if (!pdf) throw new Error('A paper could not be set');
		return pdf;
	} catch (error) {
		close();
		throw error;
	} finally {
		worker?.unref();
		closing = setTimeout(close, idle).unref();
	}
}

function close(): void {
	void worker?.terminate();
	worker = undefined;
}

/** While it is written the thread lies beside this file; a build puts it beside the server, of which this is a chunk. */
function threadFile(): URL {
	const written = new URL('./press-thread.ts', import.meta.url);
	if (existsSync(written)) return written;
	const folders = import.meta.url.split('/').map((_, nth) => '../'.repeat(nth) || './');
	const built = folders.map((up) => new URL(`${up}press-thread.js`, import.meta.url));
	const found = built.find((file) => existsSync(file));
	if (!found) throw new Error('The press was not built');
	return found;
}
