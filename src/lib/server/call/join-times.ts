/**
 * The half hours kept for whoever typed a code. A wrong code keeps them as a right one does, and until they are over: else
 * whoever looks at which times are free would learn what a code was worth (decision 28).
 */
import type { ParticipationId, Victim } from '#lib/domain/actor.ts';
import { half } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Promised, Waiting } from '#lib/domain/team/rota.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';

type Kept = Pick<Row<'joins'>, 'promised_from' | 'second_from' | 'third_from'>;

/** The beginnings of the times kept for one, first to last. */
export function timesOf({ promised_from, second_from, third_from }: Kept): Instant[] {
	return [promised_from, second_from, third_from].filter((from) => from !== null);
}

/** The newest code of hers for which a time is still to come; the next that she types keeps the same. */
export async function keptFor(
	db: Db | Trx,
	{ participation }: Pick<Victim, 'participation'>,
	now: Instant
): Promise<Row<'joins'> | undefined> {
	const rows = await db
		.selectFrom('joins')
		.selectAll()
		.where('participation_id', '=', participation)
		.where('team', 'is not', null)
		.where('joined_at', 'is', null)
		.orderBy('asked_at', 'desc')
		.execute();
	return rows.find((row) => timesOf(row).some((from) => from > now));
}

/** What is kept for codes, of all teams: once for each who typed them, a stranger until the call is made. `but` leaves out what is kept for one call. */
export async function read(
	db: Db | Trx,
	now: Instant,
	but: string | undefined
): Promise<{ readonly promised: readonly Promised[]; readonly waiting: readonly Waiting[] }> {
	const rows = await open(db, now).execute();
	const moving = but && rows.find(({ call_id }) => call_id === but)?.participation_id;
	const held = new Map<string, Held>();
	for (const row of rows.filter(({ participation_id }) => participation_id !== moving))
		for (const from of timesOf(row).filter((from) => from + half > now)) {
			const { participation_id: whose, team } = row;
			held.set(`${whose} ${from}`, {
				whose,
				team: team ?? '',
				stranger: true,
				from,
				to: from + half
			});
		}
	const promised = [...held.values()];
	const each = [...Map.groupBy(promised, ({ whose }) => whose).values()];
	const waiting = each.flatMap(([first]) =>
		first ? [{ team: first.team, stranger: true, until: first.to }] : []
	);
	return { promised, waiting };
}

type Held = Promised & { readonly whose: ParticipationId; readonly team: TeamId };

function open(db: Db | Trx, now: Instant) {
	return db
		.selectFrom('joins')
		.selectAll()
		.where('team', 'is not', null)
		.where('joined_at', 'is', null)
		.where(({ or, eb }) =>
			or(
				(['promised_from', 'second_from', 'third_from'] as const).map((name) =>
					eb(name, '>', now - half)
				)
			)
		)
		.orderBy('asked_at');
}
