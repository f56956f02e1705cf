/** Files of rows that agencies hand in: kept sealed in pieces until they are taken, one file at a time of each agency. */
import { createHash } from 'node:crypto';
import type { AgencyId, Officer, Operator } from '#lib/domain/actor.ts';
import { keptSince } from '#lib/domain/data/retention.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';
import type { World } from '#lib/server/world.ts';
import { rowsAPiece } from './bounds.ts';
import { openFile } from './file.ts';
import type { Found } from './found.ts';
import { tryRow, type Tried } from './reading.ts';
import { FileRefused } from './text.ts';

export const verdicts = ['accepted', 'already', 'parked', 'refused'] as const;
export type Counts = Readonly<Record<(typeof verdicts)[number], number>>;

/** A file as it stands. */
export type Import = {
	readonly id: string;
	readonly state: Row<'imports'>['state'];
	readonly rows: number;
	readonly counts: Counts;
	/** Names of columns that nobody reads. */
	readonly ignored: readonly string[];
};
/** How many rows of it have a verdict. */
export function takenOf({ counts }: Pick<Import, 'counts'>): number {
	return verdicts.reduce((sum, name) => sum + counts[name], 0);
}

/** Whose file it is; who asks for it is written down. */
export type Sender = Officer | (Operator & { readonly agency: AgencyId });

/**
 * Reads a file and keeps it, sealed. Nothing of it is taken yet; throws `FileRefused` where it cannot be. The same file
 * again, while it is not done, is the one that is there.
 */
export async function read(
	{ db, keys, now }: World,
	{ agency }: Sender,
	chunks: AsyncIterable<Uint8Array>,
	most?: number
): Promise<void> {
	const digest = createHash('sha256');
	const file = openFile(tapped(chunks, digest.update.bind(digest)), most);
	const id = newId();
	const sealed: Uint8Array[] = [];
	let rows = 0;
	for await (const piece of pieced(file.rows)) {
		rows += piece.length;
		sealed.push(seal(keys, 'import', placeOf(id, sealed.length, 'rows'), JSON.stringify(piece)));
	}
	const row: Row<'imports'> = {
		id,
		agency_id: agency,
		file_index: indexOf(keys, 'import', `${agency}\n${digest.digest('hex')}`),
		state: 'read',
		rows,
		counts: JSON.stringify(none),
		ignored_sealed: seal(keys, 'import', `imports/${id}`, JSON.stringify(file.ignored)),
		changed_at: now()
	};
	await transaction(db, (trx) => keep(trx, keys, row, sealed));
}

const none: Counts = { accepted: 0, already: 0, parked: 0, refused: 0 };

async function* tapped(chunks: AsyncIterable<Uint8Array>, tap: (chunk: Uint8Array) => unknown) {
	for await (const chunk of chunks) {
		tap(chunk);
		yield chunk;
	}
}

async function* pieced(rows: AsyncIterable<Found>): AsyncGenerator<Found[]> {
	let piece: Found[] = [];
	for await (const row of rows) {
		if (piece.push(row) < rowsAPiece) continue;
		yield piece;
		piece = [];
	}
	if (piece.length > 0) yield piece;
}

async function keep(
	trx: Trx,
	keys: Keys,
	row: Row<'imports'>,
	sealed: readonly Uint8Array[]
): Promise<void> {
	const agency = row.agency_id;
	await lock(trx, [`imports/${agency}`]);
	if (!(await secrets.isOpen(trx, keys, agency, row.changed_at))) throw new FileRefused(closed);
	const others = await ownOf(trx, agency).execute();
	const open = others.find(({ state }) => state !== 'done');
	if (open?.file_index === row.file_index) return;
	if (open) throw new FileRefused(another);
	await trx.deleteFrom('imports').where('agency_id', '=', agency).execute();
	await trx.insertInto('imports').values(row).execute();
	for (const [nth, rows_sealed] of sealed.entries())
		await trx
			.insertInto('import_pieces')
			.values({ import_id: row.id, nth, rows_sealed, verdicts_sealed: null })
			.execute();
}

const another = 'Another file of your agency is not done yet. Take it or throw it away first.';
const closed =
	'Your agency has no secret that holds, so nothing is taken from it. Ask the people who run this service.';

/** The files of one agency: one at most. Its SQL is held by a test. */
export function ownOf(db: Db | Trx, agency: AgencyId) {
	return db.selectFrom('imports').selectAll().where('agency_id', '=', agency);
}

/** The file of an agency that is there, whatever became of it. */
export async function find(
	db: Db,
	keys: Keys,
	{ agency }: Pick<Sender, 'agency'>
): Promise<Import | undefined> {
	const row = await ownOf(db, agency).executeTakeFirst();
	return row && opened(keys, row);
}

function opened(keys: Keys, { id, state, rows, counts, ignored_sealed }: Row<'imports'>): Import {
	const ignored = JSON.parse(unseal(keys, 'import', `imports/${id}`, ignored_sealed)) as string[];
	return { id, state, rows, counts: JSON.parse(counts) as Counts, ignored };
}

/** The rows of one piece, tried out as `/api/check` would; nothing once they are taken. */
export async function tryPiece(
	{ db, keys, now }: World,
	{ agency: name }: Pick<Sender, 'agency'>,
	nth: number
): Promise<Tried[]> {
	const agency = await agencies.find(db, name);
	const row = await ownOf(db, name)
		.innerJoin('import_pieces', 'import_pieces.import_id', 'imports.id')
		.select(['rows_sealed', 'nth'])
		.where('nth', '=', nth)
		.executeTakeFirst();
	if (!agency || !row?.rows_sealed) return [];
	const found = rowsIn(keys, row.id, nth, row.rows_sealed);
	return found.map((one) => tryRow(one, { keys, agency, now: now() }));
}

/** The rows of a piece as they were found. */
export function rowsIn(keys: Keys, id: string, nth: number, sealed: Uint8Array): Found[] {
	return JSON.parse(unseal(keys, 'import', placeOf(id, nth, 'rows'), sealed)) as Found[];
}

/** The place that a piece is sealed for. */
export function placeOf(id: string, nth: number, what: 'rows' | 'verdicts'): string {
	return `import_pieces/${id}/${nth}/${what}`;
}

/** Lets a file be taken, from now on; false when it is not there or not to be taken any more. */
export async function start(
	{ db, keys, now }: World,
	sender: Sender,
	id: string
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const { numUpdatedRows } = await trx
			.updateTable('imports')
			.set({ state: 'taking', changed_at: now() })
			.where('id', '=', id)
			.where('agency_id', '=', sender.agency)
			.where('state', '=', 'read')
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return false;
		await audit.write(trx, keys, `agency:${sender.agency}`, sender, 'events-added', now());
		return true;
	});
}

/** Throws a file away, with the verdicts. What was taken of it stays. */
export async function drop(db: Db, { agency }: Pick<Sender, 'agency'>, id: string): Promise<void> {
	await db.deleteFrom('imports').where('id', '=', id).where('agency_id', '=', agency).execute();
}

const day = 24 * 60 * 60_000;

/** Forgets what nobody let be taken within a day, and what was done long enough ago. */
export async function forget(db: Db, now: Instant): Promise<void> {
	await db
		.deleteFrom('imports')
		.where((where) =>
			where.or([
				where('changed_at', '<', keptSince('imports', now)),
				where.and([where('state', '=', 'read'), where('changed_at', '<', now - day)])
			])
		)
		.execute();
}
