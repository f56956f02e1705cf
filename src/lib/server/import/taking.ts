/** Files taken row by row: a piece at a time, each in one transaction with what became of its rows. */
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import type { Db } from '#lib/server/database.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import type { ProblemCode } from '#lib/server/feed/problems.ts';
import { circle, loosely } from '#lib/server/feed/receive.ts';
import * as stops from '#lib/server/stop/stops.ts';
import type { Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';
import type { World } from '#lib/server/world.ts';
import type { Note } from './found.ts';
import * as imports from './imports.ts';
import type { Counts, Sender } from './imports.ts';
import { readRow, refusal, type By, type Read, type Refusal } from './reading.ts';

/** What became of a row. */
export type Verdict = {
	readonly row: number;
	readonly id?: string;
	readonly verdict: keyof Counts;
	/** Why it was refused, by one of the door's codes. */
	readonly code?: ProblemCode;
	readonly notes: readonly Note[];
};

/** Somebody else took the piece meanwhile, or the file is not there any more. */
class Overtaken extends Error {}

const whyNot: Readonly<Record<inbox.Refused, Refusal>> = {
	clash: refusal('id-used-again', 'id'),
	'not-yours': refusal('not-your-case', 'subject'),
	circle: { refused: 'not-understood', notes: [{ column: 'corrects', detail: circle }] }
};

/** How many pieces of all files are taken in one round: no more than keeps the rounds of the house going. */
const piecesARound = 20;

/** Goes on with every file that may be taken, each in its turn. */
export async function follow(world: World): Promise<void> {
	const rows = await world.db
		.selectFrom('imports')
		.select('agency_id')
		.where('state', '=', 'taking')
		.orderBy('changed_at')
		.execute();
	const waiting = rows.map(({ agency_id }) => agency_id);
	for (let left = piecesARound; left > 0 && waiting.length > 0; left -= 1) {
		const agency = waiting.shift();
		if (agency !== undefined && (await takeNext(world, agency))) waiting.push(agency);
	}
}

/** Takes the next piece of an agency's file; false when there is none, or nothing is taken from it now. */
export async function takeNext(world: World, name: Sender['agency']): Promise<boolean> {
	const { db, keys, now } = world;
	const agency = await agencies.find(db, name);
	const file = await imports.ownOf(db, name).where('state', '=', 'taking').executeTakeFirst();
	if (stops.stands(db, 'feed', name) || stops.stands(db, 'writing')) return false;
	if (!agency || !file || !(await secrets.isOpen(db, keys, name, now()))) return false;
	const piece = await nextOf(db, file.id);
	if (!piece?.rows_sealed) return finish(db, file.id, now());
	const found = imports.rowsIn(keys, file.id, piece.nth, piece.rows_sealed);
	const by: By = { keys, agency, now: now() };
	const read = found.map((one) => readRow(one, by));
	const messages = read.flatMap((one) => ('message' in one ? [one.message] : []));
	try {
		await inbox.takeEach(db, keys, agency, messages, by.now, (trx, given, loose) =>
			write(trx, by, { file: file.id, nth: piece.nth }, judged(read, given, loose))
		);
	} catch (error) {
		if (!(error instanceof Overtaken)) throw error;
	}
	return true;
}

async function finish(db: Db, id: string, now: number): Promise<false> {
	await db
		.updateTable('imports')
		.set({ state: 'done', changed_at: now })
		.where('id', '=', id)
		.where('state', '=', 'taking')
		.execute();
	return false;
}

function nextOf(db: Db, id: string) {
	return db
		.selectFrom('import_pieces')
		.select(['nth', 'rows_sealed'])
		.where('import_id', '=', id)
		.where('rows_sealed', 'is not', null)
		.orderBy('nth')
		.limit(1)
		.executeTakeFirst();
}

function judged(
	read: readonly Read[],
	given: readonly (inbox.Verdict | inbox.Refused)[],
	loose: inbox.Loosened
): Verdict[] {
	let nth = -1;
	return read.map((one) => {
		const { row, id, notes } = one;
		const named = { row, ...(id === undefined ? {} : { id }) };
		if ('refused' in one) return { ...named, verdict: 'refused', code: one.refused, notes };
		nth += 1;
		const verdict = given[nth] ?? 'already';
		if (verdict === 'clash' || verdict === 'not-yours' || verdict === 'circle') {
			const { refused, notes: why } = whyNot[verdict];
			return { ...named, verdict: 'refused', code: refused, notes: [...why, ...notes] };
		}
		const lost = (loose.get(nth) ?? []).map((why) => {
			return { column: loosely[why].at, detail: loosely[why].detail };
		});
		return { ...named, verdict, notes: [...notes, ...lost] };
	});
}

type Piece = { readonly file: string; readonly nth: number };

/** Writes the verdicts in the place of the rows, and counts them; throws where the piece is not there to be taken. */
async function write(
	trx: Trx,
	{ keys, now }: By,
	{ file, nth }: Piece,
	verdicts: readonly Verdict[]
): Promise<void> {
	const words = JSON.stringify(verdicts);
	const { numUpdatedRows } = await trx
		.updateTable('import_pieces')
		.set({
			rows_sealed: null,
			verdicts_sealed: seal(keys, 'import', imports.placeOf(file, nth, 'verdicts'), words)
		})
		.where('import_id', '=', file)
		.where('nth', '=', nth)
		.where('rows_sealed', 'is not', null)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw new Overtaken();
	const before = await trx
		.selectFrom('imports')
		.select('counts')
		.where('id', '=', file)
		.forUpdate()
		.executeTakeFirstOrThrow();
	const counts = { ...(JSON.parse(before.counts) as Counts) } as Record<keyof Counts, number>;
	for (const { verdict } of verdicts) counts[verdict] += 1;
	await trx
		.updateTable('imports')
		.set({ counts: JSON.stringify(counts), changed_at: now })
		.where('id', '=', file)
		.execute();
}

/** What became of each row of an agency's file so far, in their order. */
export async function* verdictsOf(
	db: Db,
	keys: Keys,
	{ agency }: Pick<Sender, 'agency'>
): AsyncGenerator<Verdict> {
	const rows: Pick<Row<'import_pieces'>, 'import_id' | 'nth' | 'verdicts_sealed'>[] = await imports
		.ownOf(db, agency)
		.innerJoin('import_pieces', 'import_pieces.import_id', 'imports.id')
		.select(['import_id', 'nth', 'verdicts_sealed'])
		.where('verdicts_sealed', 'is not', null)
		.orderBy('nth')
		.execute();
	for (const { import_id, nth, verdicts_sealed } of rows) {
		const place = imports.placeOf(import_id, nth, 'verdicts');
		if (verdicts_sealed)
			yield* JSON.parse(unseal(keys, 'import', place, verdicts_sealed)) as Verdict[];
	}
}
