/** Where the run keeps what its workers share: one folder, made before the first test and gone after the last. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Makes the folder; workers hear of it by their environment. */
export function makeFolders(): string {
	process.env.JOURNEYS_FOLDER = mkdtempSync(path.join(tmpdir(), 'alongside-journeys-'));
	writeFileSync(lookedOver(), '');
	return process.env.JOURNEYS_FOLDER;
}

/** A database of invented people that no server has opened. */
export function people(): string {
	return path.join(String(process.env.JOURNEYS_FOLDER), 'people');
}

/** A mark for each part of a page that was looked over. */
export function lookedOver(): string {
	return path.join(String(process.env.JOURNEYS_FOLDER), 'looked-over');
}

/** A new folder for one town. */
export function newTown(): string {
	return mkdtempSync(path.join(String(process.env.JOURNEYS_FOLDER), 'town-'));
}
