/** Questions that every page asks: built and compiled once, asked with other values each time. */
import type { Compilable, CompiledQuery } from 'kysely';
import { isPostgres, type Db, type Trx } from './database.ts';

/** Stands in a question for a value that comes when it is asked. */
const hole = Symbol('hole');
type Hole = { readonly [hole]: string };
const isHole = (one: unknown): one is Hole =>
	typeof one === 'object' && one !== null && hole in one;

/** The value of this name, when it is asked. */
export type ValueOf<Values> = <Name extends keyof Values & string>(name: Name) => Values[Name];

type Question<Values, Answer> = (db: Db | Trx, valueOf: ValueOf<Values>) => Compilable<Answer>;
type Asked<Values, Answer> = (db: Db | Trx, values: Values) => Promise<Answer[]>;

/** For questions of one shape, whatever these values are: a list of changing length is none of them. */
export function preparedFor<Values extends object>() {
	const valueOf = ((name: string): Hole => ({ [hole]: name })) as unknown as ValueOf<Values>;
	return <Answer>(build: Question<Values, Answer>): Asked<Values, Answer> => {
		const compiled = new Map<boolean, CompiledQuery<Answer>>();
		return async (db, values) => {
			const kind = isPostgres(db);
			const query = compiled.get(kind) ?? build(db, valueOf).compile();
			compiled.set(kind, query);
			const parameters = query.parameters.map((one) =>
				isHole(one) ? values[one[hole] as keyof Values] : one
			);
			return (await db.executeQuery<Answer>({ ...query, parameters })).rows;
		};
	};
}
