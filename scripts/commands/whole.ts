/** Whether a file is a database of ours, whole and nobody's at this moment. */
import Sqlite from 'better-sqlite3';
import { Stop } from './stop.ts';

/** Stops where a file is no whole database of ours. */
export function whole(file: string): void {
	const answer = integrityOf(file);
	if (answer !== 'ok') throw new Stop(`${file} is damaged: ${answer}`);
}

/** Says what is wrong with a file that should be a database of ours; `ok` where nothing is. */
export function integrityOf(file: string): string {
	const database = new Sqlite(file);
	try {
		// One file and nothing beside it, wherever it is carried.
		database.pragma('journal_mode = DELETE');
		const tables = database.prepare("select count(*) as n from sqlite_master where name = 'cases'");
		if ((tables.get() as { n: number }).n === 0) return 'it holds none of our tables';
		return String(database.pragma('integrity_check', { simple: true }));
	} catch (error) {
		return error instanceof Error ? error.message : 'it cannot be read';
	} finally {
		database.close();
	}
}

/** Stops where another process has a database open; what it had written ahead is in the file then. */
export function notInUse(file: string): void {
	const database = new Sqlite(file, { timeout: 0 });
	try {
		// Folds the log into the file; another process that has it open keeps this from ending well.
		const [{ busy }] = database.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
		database.pragma('locking_mode = EXCLUSIVE');
		database.exec('begin exclusive; commit');
		if (busy) throw new Error('busy');
	} catch (error) {
		const { code = '' } = error as { code?: string };
		// What is no database any more is nobody's.
		if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return;
		throw new Stop('The database is in use. Stop the service first.');
	} finally {
		database.close();
	}
}
