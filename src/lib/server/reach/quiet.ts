/** Whom it was not safe to ring: a person, whichever of the open calls to her it was. */
import { outcomes, type Outcome } from '#lib/domain/call/call.ts';
import { quietUntil } from '#lib/domain/call/not-safe.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';

type Call = Pick<Row<'calls'>, 'id' | 'person_id'>;

/** Until when nobody rings, for each of these calls, with one question; for a caller that may work on them. */
export async function quietOf(
	db: Db | Trx,
	calls: readonly Call[]
): Promise<(call: Call) => Instant | undefined> {
	if (calls.length === 0) return () => undefined;
	const people = calls.flatMap(({ person_id }) => person_id ?? []);
	const went = await db
		.selectFrom('calls')
		.innerJoin('call_steps', 'call_steps.call_id', 'calls.id')
		.select(['calls.id', 'calls.person_id', 'calls.promised_from', 'step', 'at'])
		.where('calls.state', 'in', ['asked', 'taken'])
		.where('step', 'in', outcomes)
		.where((where) =>
			where.or([
				where(
					'calls.id',
					'in',
					calls.map(({ id }) => id)
				),
				...(people.length > 0 ? [where('calls.person_id', 'in', people)] : [])
			])
		)
		.orderBy('seq')
		.execute();
	const quiet = [...Map.groupBy(went, ({ id }) => id).values()].flatMap((steps) => {
		const { step, at, ...call } = steps.at(-1)!;
		const until = quietUntil({ step: step as Outcome, at }, call.promised_from);
		return until === undefined ? [] : [{ ...call, until }];
	});
	return ({ id, person_id }) => {
		const hers = quiet.filter(
			(one) => one.id === id || (person_id !== null && one.person_id === person_id)
		);
		return hers.length > 0 ? Math.max(...hers.map(({ until }) => until)) : undefined;
	};
}
