/** D1: reading one case among a thousand and among a hundred thousand, twelve events each: the time must not grow. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { ParticipationId, PersonId, Victim } from '#lib/domain/actor.ts';
import type { CaseId } from '#lib/domain/event.ts';
import * as cases from '#lib/server/case/cases.ts';
import { open, transaction, type Db } from '#lib/server/database.ts';
import * as events from '#lib/server/case/events.ts';
import { draw } from '#lib/server/vault/keys.ts';
import * as fields from '#lib/server/vault/fields.ts';
import { migrate } from '#lib/server/migrate.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { seal, sealField } from '#lib/server/vault/seals.ts';
import { newFolder, root } from '#tests/drills/_server.ts';
import { median } from '#tests/drills/_told.ts';
import { inTurn, ratioOf, report, round, type Ratio } from './_rounds.ts';

const sizes = { few: 1000, many: 100_000 } as const;
const eventsEach = 12;
const readsARound = 400;
/** So many cases, spread over all, are sealed as the app seals them, and read; sealing every one would take too long. */
const sealed = 300;
const keys = draw(randomBytes(32).toString('base64'));

const folder = newFolder();
const few = await filled('few', sizes.few);
const many = await filled('many', sizes.many);
const tails = { few: [] as number[], many: [] as number[] };
const listed = await inTurn({
	few: () => read(few, sizes.few, list, tails.few),
	many: () => read(many, sizes.many, list, tails.many)
});
const whole = await inTurn({
	few: () => read(few, sizes.few, readWhole),
	many: () => read(many, sizes.many, readWhole)
});
await few.destroy();
await many.destroy();

const ratio = (what: string, figures: Record<'few' | 'many', number[]>): Ratio => ({
	what: `D1 ${what}, 100,000 cases / 1,000`,
	ratio: ratioOf(figures.many, figures.few),
	from: `${round(median(figures.many))} µs / ${round(median(figures.few))} µs`
});
report([
	ratio('events of a case, middle', listed),
	ratio('events of a case, slowest of a hundred', tails),
	ratio('cases.readFor, with the row that says who looked, middle', whole)
]);

function list(db: Db, victim: Victim): Promise<unknown> {
	return events.listFor(db, keys, victim);
}

function readWhole(db: Db, victim: Victim): Promise<unknown> {
	return cases.readFor(db, keys, victim, Date.now());
}

/** Reads random cases and gives the middle time in microseconds; the slowest of a hundred goes to `tail`. */
async function read(db: Db, size: number, act: typeof list, tail: number[] = []): Promise<number> {
	const times: number[] = [];
	for (let nth = 0; nth < readsARound; nth += 1) {
		const victim = victimOf(placeIn(size, Math.floor(Math.random() * sealed)));
		const began = performance.now();
		await act(db, victim);
		times.push((performance.now() - began) * 1000);
	}
	times.sort((one, other) => one - other);
	tail.push(times[Math.floor(times.length * 0.99)] ?? NaN);
	return median(times);
}

function victimOf(nth: number): Victim {
	const [person, participation, caseId] = [
		`p${nth}` as PersonId,
		`j${nth}` as ParticipationId,
		`01-${nth}` as CaseId
	];
	return {
		kind: 'victim',
		person,
		participation,
		caseId,
		level: 'full',
		enhanced: 'no',
		sure: true
	};
}

/** A database of so many cases, filled by SQL alone: the app would take too long. */
async function filled(name: string, size: number): Promise<Db> {
	const file = path.join(folder, `${name}.db`);
	const shaped = open({ file });
	await migrate(shaped, path.join(root, 'migrations'));
	await shaped.destroy();
	const db = new Sqlite(file);
	db.pragma('journal_mode = WAL');
	db.pragma('foreign_keys = OFF');
	const reference = seal(keys, 'nobody', 'cases/urn_sealed/01-0', '01BN000000026');
	const numbers = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${size})`;
	const fact = `json_object('kind', 'hearing-listed', 'on', '2026-11-20', 'toldBy', 'courts', 'data', json_object('hearing', lower(hex(randomblob(16))), 'purpose', 'trial', 'courtKind', 'crown', 'court', 'Snaresbrook Crown Court'))`;
	db.prepare(
		`insert into cases ${numbers} select '01-' || i, '01', lower(hex(randomblob(16))), ?, 0 from n`
	).run(reference);
	db.exec(`
		insert into people (id, role, language, added_at) ${numbers} select 'p' || i, 'victim', 'en', 0 from n;
		insert into participations ${numbers} select 'j' || i, '01-' || i, 'p' || i, 'no', 0 from n;
		insert into events ${numbers}, e(seq) as (select 1 union all select seq + 1 from e where seq < ${eventsEach})
			select lower(hex(randomblob(16))), '01-' || i, seq, seq, null, null, cast(${fact} as blob) from n, e;
		analyze;
	`);
	db.close();
	// Opening her reference is not what is measured here: each row holds one that only its place can open.
	sealEach(file, size);
	const filledDb = open({ file });
	await sealFacts(filledDb, size);
	return filledDb;
}

function placeIn(size: number, nth: number): number {
	return 1 + Math.floor((nth * size) / sealed);
}

async function sealFacts(db: Db, size: number): Promise<void> {
	await transaction(db, async (trx) => {
		for (let nth = 0; nth < sealed; nth += 1) {
			const { caseId } = victimOf(placeIn(size, nth));
			const ring = await keyrings.ensure(trx, keys, caseId, Date.now());
			const rows = await trx
				.selectFrom('events')
				.selectAll()
				.where('case_id', '=', caseId)
				.execute();
			for (const { id, fact_sealed } of rows)
				await trx
					.updateTable('events')
					.set({
						fact_sealed: sealField(keys, ring, fields.fact, id, Buffer.from(fact_sealed).toString())
					})
					.where('id', '=', id)
					.execute();
		}
	});
}

function sealEach(file: string, size: number): void {
	const db = new Sqlite(file);
	const set = db.prepare('update cases set urn_sealed = ? where id = ?');
	db.transaction(() => {
		for (let nth = 1; nth <= size; nth += 1)
			set.run(seal(keys, 'nobody', `cases/urn_sealed/01-${nth}`, '01BN000000026'), `01-${nth}`);
	})();
	db.close();
}
