/** How much a file may hold. */
import { largest } from '#lib/server/feed/unpack.ts';

export const bounds = {
	/** Bytes of a file. */
	bytes: 64_000_000,
	/** Letters of one row: as many as the door takes bytes at once. */
	row: largest.events,
	rows: 50_000,
	columns: 300
} as const;

/** The rows that are kept, shown and taken together. */
export const rowsAPiece = 100;
