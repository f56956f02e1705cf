/** Questions that every page asks: built and compiled once, asked with other values each time. */
import type { Compilable, CompiledQuery } from 'kysely';
import { isPostgres, type Db, type Trx } from './database.ts';

/** Stands in a question for a value that comes when it is asked: the one of this name, of its so manieth row. */
const hole = Symbol('hole');
type Hole = { readonly [hole]: string; readonly nth: number };
const holeOf = (name: string, nth: number): Hole => ({ [hole]: name, nth });
const isHole = (one: unknown): one is Hole =>
	typeof one === 'object' && one !== null && hole in one;

/** The value of this name, when it is asked. */
export type ValueOf<Values> = <Name extends keyof Values & string>(name: Name) => Values[Name];

type Question<Values, Answer> = (db: Db | Trx, valueOf: ValueOf<Values>) => Compilable<Answer>;
type Asked<Values, Answer> = (db: Db | Trx, values: Values) => Promise<Answer[]>;

/** For questions of one shape, whatever these values are: a list of changing length is none of them. */
export function preparedFor<Values extends object>() {
	const valueOf = ((name: string) => holeOf(name, 0)) as unknown as ValueOf<Values>;
	return <Answer>(build: Question<Values, Answer>): Asked<Values, Answer> => {
		const compiled = compiledOnce((db: Db | Trx) => build(db, valueOf));
		return (db, values) => ask(db, compiled(db, 1), [values]);
	};
}

/** The longest list that is asked for at once, and the longest that has a shape for each length. */
const longest = 256;
const exact = 50;

type Many<Values, Answer> = (db: Db | Trx, rows: readonly Values[]) => Compilable<Answer>;

/**
 * For questions about a list of rows with these columns. Up to 50 are asked for at once; more in pieces of 256, 128, 64,
 * so that few shapes serve lists of every length.
 */
export function preparedForMany<Values extends object>(
	...columns: readonly (keyof Values & string)[]
) {
	const holesOf = (nth: number) =>
		Object.fromEntries(columns.map((name) => [name, holeOf(name, nth)])) as Values;
	return <Answer>(build: Many<Values, Answer>): Asked<readonly Values[], Answer> => {
		const compiled = compiledOnce((db, length) =>
			build(
				db,
				Array.from({ length }, (_, nth) => holesOf(nth))
			)
		);
		return async (db, rows) => {
			const answers: Answer[] = [];
			let at = 0;
			while (at < rows.length) {
				const left = rows.length - at;
				const length = left <= exact ? left : Math.min(longest, 2 ** Math.floor(Math.log2(left)));
				const piece = rows.slice(at, at + length);
				answers.push(...(await ask(db, compiled(db, length), piece)));
				at += length;
			}
			return answers;
		};
	};
}

/** Each kind of database and each length has a text of its own. */
function compiledOnce<Answer>(build: (db: Db | Trx, length: number) => Compilable<Answer>) {
	const kept = new Map<string, CompiledQuery<Answer>>();
	return (db: Db | Trx, length: number): CompiledQuery<Answer> => {
		const shape = `${isPostgres(db)} ${length}`;
		const query = kept.get(shape) ?? build(db, length).compile();
		kept.set(shape, query);
		return query;
	};
}

async function ask<Values extends object, Answer>(
	db: Db | Trx,
	query: CompiledQuery<Answer>,
	rows: readonly Values[]
): Promise<Answer[]> {
	const parameters = query.parameters.map((one) =>
		isHole(one) ? rows[one.nth]?.[one[hole] as keyof Values] : one
	);
	return (await db.executeQuery<Answer>({ ...query, parameters })).rows;
}
