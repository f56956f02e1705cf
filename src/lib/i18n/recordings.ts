/** Recordings of people beside pages in easy words. There is none yet; a page shows a player only where there is a row. */
import type { Day } from '#lib/domain/event.ts';
import { isDay } from '#lib/domain/calendar.ts';
import type { Prepared } from './language-rows.ts';
import { isThereIn, stillPagesIn } from './pages.ts';

/** What somebody signed in British Sign Language, or read aloud. */
export type Recording = {
	/** The page it belongs to, without language: `/easy/3`. */
	readonly page: string;
	/** In whose pages it stands, and in which its transcript is. */
	readonly lang: Prepared;
	readonly kind: 'signed' | 'spoken';
	/** Where it is in `static/`: `/recordings/3.mp4`. */
	readonly file: string;
	/** The words under a video (WebVTT), in `static/` too. */
	readonly captions?: string;
	/** What it is, in that language. */
	readonly title: string;
	/** Who signs or reads, as they wish to be named. */
	readonly by: string;
	readonly on: Day;
	/** All that is said in it, a paragraph each. */
	readonly transcript: readonly string[];
};

export const recordings: readonly Recording[] = [];

/** What may keep a recording from being shown. */
export type RecordingFault = 'page' | 'file' | 'captions' | 'title' | 'by' | 'on' | 'transcript';

/** What is wrong with a row; `isThere` says whether a file is in `static/`. */
export function faultsOf(row: Recording, isThere: (file: string) => boolean): RecordingFault[] {
	const isOurs = (file: string) => /^\/recordings\/[\w-]+\.\w+$/.test(file) && isThere(file);
	const faults: readonly (readonly [RecordingFault, boolean])[] = [
		['page', !isThereIn(row.lang, row.page) || !stillPagesIn(row.lang).includes(row.page)],
		['file', !isOurs(row.file)],
		['captions', row.kind === 'signed' && !isOurs(row.captions ?? '')],
		['title', row.title.trim() === ''],
		['by', row.by.trim() === ''],
		['on', !isDay(row.on)],
		['transcript', row.transcript.join('').trim() === '']
	];
	return faults.flatMap(([fault, isWrong]) => (isWrong ? [fault] : []));
}

/** Those that stand on a page in a language. */
export function recordingsOn(
	page: string,
	lang: Prepared,
	rows: readonly Recording[] = recordings
): Recording[] {
	return rows.filter((row) => row.page === page && row.lang === lang);
}
