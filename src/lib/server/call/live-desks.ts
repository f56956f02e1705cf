/** Desks that are open and renew themselves: each is told that something changed, never what, and stops with its visit. */
import type { Staff } from '#lib/domain/actor.ts';
import { isThere } from '#lib/server/team/working-hours.ts';
import type { Db } from '#lib/server/database.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { framesOf } from '#lib/server/log.ts';
import * as worries from './worries.ts';
import type { Session, Sessions } from '#lib/server/door/sessions.ts';
import type { World } from '#lib/server/world.ts';

/**
 * How often the database is asked, for all desks of this process together, and what a quiet line hears. In milliseconds:
 * four questions about what is open take a fiftieth of the pause, and a pause is what the last desk waits for.
 */
const lookEvery = 50;
const beatEvery = 15_000;
const askAtWorkEvery = 60_000;
/** After how many milliseconds a browser that lost its line comes again. */
const comeAgain = 2000;

export type LiveDesks = ReturnType<typeof openLiveDesks>;

type Line = {
	readonly staff: Staff;
	readonly session: string;
	readonly team: string;
	readonly to: ReadableStreamDefaultController<Uint8Array>;
	/** The last mark that was sent. */
	mark: string;
	count: number;
	saidAt: number;
	workAskedAt: number;
};

/** Opens them for this process; nothing is asked of the database while nobody listens. */
export function openLiveDesks(
	{ db, keys, now, log }: Pick<World, 'db' | 'keys' | 'now' | 'log'>,
	sessions: Sessions
) {
	const lines = new Map<string, Line>();
	let timer: NodeJS.Timeout | undefined;

	const look = async () => {
		try {
			await lookAround(db, keys, lines, sessions, now());
		} catch (error) {
			log.error('a live desk could not be renewed', { stack: framesOf(error) });
		}
		timer = lines.size > 0 ? setTimeout(() => void look(), lookEvery) : undefined;
	};

	return {
		/**
		 * A line for one visit, in place of the one it had; nothing for whoever is not at work, who is to be left in peace.
		 */
		async listen(
			staff: Staff,
			{ id }: Pick<Session, 'id'>
		): Promise<ReadableStream<Uint8Array> | undefined> {
			if (!(await isThere(db, staff, now()))) return undefined;
			const team = await teamOf(db, staff);
			const mark = await markFor(db, keys, staff);
			let own: Line | undefined;
			return new ReadableStream<Uint8Array>(
				{
					start(to) {
						const before = lines.get(id);
						if (before) end(lines, before, 'elsewhere');
						const at = now();
						own = { staff, session: id, team, to, mark, count: 0, saidAt: at, workAskedAt: at };
						lines.set(id, own);
						to.enqueue(bytes(`retry: ${comeAgain}\n\n`));
						tell(own, mark, at);
						timer ??= setTimeout(() => void look(), lookEvery);
					},
					cancel() {
						if (own && lines.get(id) === own) lines.delete(id);
					}
				},
				{ highWaterMark: 4 }
			);
		},
		/** Ends every line: the service stops, and each desk comes again when it is back. */
		close() {
			clearTimeout(timer);
			for (const line of [...lines.values()]) end(lines, line);
		}
	};
}

/** What stands for all the calls one of us may be shown: another word as soon as one of them has changed. */
export async function markFor(db: Db, keys: Keys, staff: Staff): Promise<string> {
	return markOf(keys, await sums(db), await teamOf(db, staff));
}

async function lookAround(
	db: Db,
	keys: Keys,
	lines: Map<string, Line>,
	sessions: Sessions,
	now: number
): Promise<void> {
	// A desk that opens meanwhile was not asked for.
	const asked = [...lines.values()];
	const open = await sessions.stillOpen(asked.map(({ session }) => session));
	for (const line of asked) if (!open.has(line.session)) end(lines, line, 'over');
	const all = await sums(db);
	for (const line of [...lines.values()]) {
		if (now - line.workAskedAt >= askAtWorkEvery) {
			line.workAskedAt = now;
			if (!(await isThere(db, line.staff, now))) {
				end(lines, line, 'rest');
				continue;
			}
		}
		tell(line, markOf(keys, all, line.team), now);
	}
}

// One that does not read is told later, once, of all that happened in between.
function tell(line: Line, mark: string, now: number): void {
	if ((line.to.desiredSize ?? 0) <= 0) return;
	if (mark !== line.mark || line.count === 0) {
		line.count += 1;
		line.mark = mark;
		line.saidAt = now;
		line.to.enqueue(bytes(`event: changed\nid: ${line.count}\ndata: ${mark}\n\n`));
	} else if (now - line.saidAt >= beatEvery) {
		line.saidAt = now;
		line.to.enqueue(bytes(': \n\n'));
	}
}

function end(lines: Map<string, Line>, line: Line, why?: 'over' | 'elsewhere' | 'rest'): void {
	// It ended while something was asked of it.
	if (lines.get(line.session) !== line) return;
	lines.delete(line.session);
	if (why) line.to.enqueue(bytes(`event: ${why}\ndata: \n\n`));
	line.to.close();
}

function bytes(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

type Sums = ReadonlyMap<string, string>;

/** Three questions for every team: how many calls are open and when they were changed, what is feared for whom, and how many messages wait. */
async function sums(db: Db): Promise<Sums> {
	const rows = await db
		.selectFrom('calls')
		.select(({ fn }) => [
			'team',
			fn.countAll().as('open'),
			fn.max('changed_at').as('last'),
			fn.sum('changed_at').as('sum')
		])
		.where('state', 'in', ['asked', 'taken'])
		.groupBy('team')
		.execute();
	const written = await db
		.selectFrom('messages')
		.select(({ fn }) => ['team', fn.countAll().as('all'), fn.max('written_at').as('last')])
		.select(({ fn }) => fn.count('read_at').as('read'))
		.where('done_at', 'is', null)
		.where('side', '=', 'hers')
		.groupBy('team')
		.execute();
	const waiting = new Map(
		written.map(({ team, all, last, read }) => [team, `${all} ${last} ${read}`])
	);
	const worried = await worries.marks(db);
	const calls = new Map(
		rows.map(({ team, open, last, sum }) => [team ?? '', `${open} ${last} ${sum}`])
	);
	const all = [calls, worried, waiting];
	const teams = new Set(all.flatMap((one) => [...one.keys()]));
	return new Map([...teams].map((team) => [team, all.map((one) => one.get(team) ?? '').join('|')]));
}

// Sealed: how many calls wait is nothing for whoever reads along.
function markOf(keys: Keys, all: Sums, team: string): string {
	const own = team ? (all.get(team) ?? '') : '';
	return indexOf(keys, 'live-desk', `${team}\n${own}\n${all.get('') ?? ''}`).slice(0, 16);
}

async function teamOf(db: Db, { person }: Staff): Promise<string> {
	const row = await db
		.selectFrom('team_members')
		.select('team')
		.where('person_id', '=', person)
		.executeTakeFirst();
	return row?.team ?? '';
}
