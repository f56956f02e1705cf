/** Whom it was not safe to ring: a person, whichever of the calls to her it was, until she is spoken to or says anew when it is safe. */
import type { PersonId } from '#lib/domain/actor.ts';
import { outcomes } from '#lib/domain/call/call.ts';
import { notSafeAt, quietUntil } from '#lib/domain/call/not-safe.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';

type Call = Pick<Row<'calls'>, 'id' | 'person_id' | 'asked_at' | 'promised_from' | 'promised_to'>;
/** A call in which it was not safe, and when. */
type NotSafe = Call & { readonly isOpen: boolean; readonly at: Instant };

/** Until when nobody rings, for each of these calls; for a caller that may work on them. */
export async function quietOf(
	db: Db | Trx,
	calls: readonly Call[]
): Promise<(call: Call) => Instant | undefined> {
	if (calls.length === 0) return () => undefined;
	const found = await notSafe(db, {
		ids: calls.map(({ id }) => id),
		people: calls.flatMap(({ person_id }) => person_id ?? [])
	});
	return (call) => {
		const hers = found.filter(
			(one) => one.id === call.id || (call.person_id !== null && one.person_id === call.person_id)
		);
		if (hers.length === 0) return undefined;
		// What follows one that is over is what she is promised in this one.
		return Math.max(...hers.map((one) => quietUntil(one.at, promiseOf(one.isOpen ? one : call))));
	};
}

/** Whether it was not safe in a call to her, and she has not said since when it is: nobody begins another. */
export async function isQuiet(db: Db | Trx, person: PersonId): Promise<boolean> {
	return (await notSafe(db, { ids: [], people: [person] })).length > 0;
}

// One that is begun for the moment it is asked for is no time she was promised: somebody of us says that she is there.
const promiseOf = ({ asked_at, promised_from: from, promised_to: to }: Call) => ({
	from: from > asked_at ? from : to,
	to
});

type Whose = { readonly ids: readonly string[]; readonly people: readonly PersonId[] };

async function notSafe(db: Db | Trx, { ids, people }: Whose): Promise<NotSafe[]> {
	const rows = await db
		.selectFrom('calls')
		.leftJoin('call_steps', (join) =>
			join.onRef('call_steps.call_id', '=', 'calls.id').on('step', 'in', outcomes)
		)
		.select(['calls.id', 'person_id', 'kind', 'state', 'asked_at', 'promised_from', 'promised_to'])
		.select(['step', 'at'])
		.where(({ or, eb }) =>
			or([
				...(ids.length > 0 ? [eb('calls.id', 'in', ids)] : []),
				...(people.length > 0 ? [eb('person_id', 'in', people)] : [])
			])
		)
		.orderBy('seq')
		.execute();
	const found = [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((steps) => {
		const { id, person_id, state, asked_at, promised_from, promised_to } = steps[0]!;
		const call = { id, person_id, asked_at, promised_from, promised_to };
		const went = steps.flatMap(({ step, at }) =>
			step === null || at === null ? [] : { step: step as (typeof outcomes)[number], at }
		);
		const at = notSafeAt(went);
		return at === undefined
			? []
			: [{ ...call, at, isOpen: state === 'asked' || state === 'taken' }];
	});
	if (found.every(({ person_id }) => person_id === null)) return found;
	const said = await saidAnew(
		db,
		found.flatMap(({ person_id }) => person_id ?? [])
	);
	return found.filter(({ id, person_id, isOpen, at }) => {
		const spoke = rows.some(
			(one) => one.person_id === person_id && one.id !== id && isTalk(one.step) && one.at! > at
		);
		const asked = rows.some(
			(one) => one.person_id === person_id && one.kind === 'call' && one.asked_at > at
		);
		const saidSince = asked || (said.get(person_id!) ?? 0) > at;
		return person_id === null || !(spoke || (saidSince && !isOpen));
	});
}

const isTalk = (step: string | null) =>
	step !== null && step !== 'not-safe' && step !== 'no-answer';

/** When each of these people last said how she is reached. */
async function saidAnew(
	db: Db | Trx,
	people: readonly PersonId[]
): Promise<ReadonlyMap<PersonId, Instant>> {
	const rows = await db
		.selectFrom('needs')
		.innerJoin('participations', 'participations.id', 'needs.participation_id')
		.select(['participations.person_id', 'needs.reached_at'])
		.where('participations.person_id', 'in', people)
		.execute();
	return new Map(rows.map(({ person_id, reached_at }) => [person_id, reached_at]));
}
