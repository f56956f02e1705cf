/** What her copy says of calls: those she asked for or was owed, and how it was safe to call her. */
import { openedRows } from '#lib/server/case/facts.ts';
import type { Wishes } from '#lib/domain/call/call.ts';
import { endOf, type Held } from '#lib/domain/data/copy.ts';
import { at, held, type Reading, type Says } from './facts.ts';
import * as joins from '#lib/server/begin/joins.ts';
import { stepsOf } from '#lib/server/call/calls.ts';
import { wishesOf } from '#lib/server/reach/wishes.ts';

/** The calls she asked for or was owed, and what became of them. */
export async function called({ trx, keys, victim }: Reading): Promise<Held[]> {
	const rows = await trx
		.selectFrom('calls')
		.selectAll()
		.where('person_id', '=', victim.person)
		.orderBy('asked_at')
		.execute();
	const found: Held[] = [];
	for (const row of rows) {
		const call = {
			kind: row.kind,
			state: row.state,
			askedAt: at(row.asked_at),
			promisedFrom: at(row.promised_from),
			promisedTo: at(row.promised_to),
			tries: row.tries,
			...wished(await wishesOf(trx, keys, row))
		};
		found.push(held('calls', call));
		for (const { step, at: when } of await stepsOf(trx, row.id))
			found.push(held('call_steps', { step, at: at(when) }));
	}
	const owed = await trx
		.selectFrom('safety_calls')
		.innerJoin('events', 'events.id', 'safety_calls.event_id')
		.selectAll('events')
		.where('safety_calls.participation_id', '=', victim.participation)
		.execute();
	return [
		...found,
		...(await openedRows(trx, keys, owed)).map(({ fact }) =>
			held('safety_calls', { kind: fact.kind })
		),
		...(await afterwards(trx, victim))
	];
}

// How she is asked after her case was closed, and that she said no to it.
async function afterwards(
	trx: Reading['trx'],
	{ participation }: Reading['victim']
): Promise<Held[]> {
	const made = await trx
		.selectFrom('check_ins')
		.selectAll()
		.where('participation_id', '=', participation)
		.execute();
	const stops = await trx
		.selectFrom('check_in_stops')
		.selectAll()
		.where('participation_id', '=', participation)
		.execute();
	return [
		...made.map((one) =>
			held('check_ins', { weeks: one.weeks, closedOn: one.closed_on, madeAt: at(one.made_at) })
		),
		...stops.map((one) => held('check_in_stops', { saidAt: at(one.said_at) }))
	];
}

function wished({ phone, slots, ...rest }: Wishes): Says {
	return {
		...rest,
		numberEndsIn: endOf(phone),
		safeTimes: slots.map(({ from, to }) => ({ from: at(from), to: at(to) }))
	};
}

/** The codes she typed to bring two pages together. Whether one was right is an agency's to say, by the call it led to. */
export async function joined({ trx, keys, victim }: Reading): Promise<Held[]> {
	const rows = await joins.scopedTo(trx, victim).execute();
	return Promise.all(
		rows.map(async (row) =>
			held('joins', {
				askedAt: at(row.asked_at),
				joinedAt: at(row.joined_at),
				...wished(await joins.wishesOf(trx, keys, row))
			})
		)
	);
}
