/** What became of each row, as a table that a spreadsheet can open and runs nothing of. */
import type { Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Sender } from './imports.ts';
import { verdictsOf, type Verdict } from './taking.ts';
import { lineOf } from './template.ts';

const columns = ['row', 'id', 'verdict', 'code', 'column', 'what to do'];

/** The lines of the table: one for each row, and one more for each further note. */
export async function* verdictsFile(
	db: Db,
	keys: Keys,
	sender: Pick<Sender, 'agency'>
): AsyncGenerator<string> {
	yield lineOf(columns);
	for await (const verdict of verdictsOf(db, keys, sender)) yield linesOf(verdict);
}

function linesOf({ row, id = '', verdict, code, notes }: Verdict): string {
	const begin = [String(row), id, verdict, code ?? ''];
	const all = notes.length > 0 ? notes : [{ column: '', detail: '' }];
	return all.map(({ column, detail }) => lineOf([...begin, column, detail])).join('');
}
