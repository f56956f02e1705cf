/**
 * Folding a case of 200 events: the tracker, the timeline and the Code's clock, as her page asks for them; and its share
 * of the time in which the server answers /home for that very case, one reader after the other.
 */
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import type { CaseId, Event, EventKind, Telling, Teller } from '#lib/domain/event.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { transaction } from '#lib/server/database.ts';
import * as events from '#lib/server/case/events.ts';
import * as actors from '#lib/server/access/actors.ts';
import { aTelling, onDay } from '#tests/world/builders.ts';
import { later } from '#tests/clock/oracle.ts';
import { makeBuilt, newFolder, papersIn, prepare, start, worldIn } from '#tests/drills/_server.ts';
import { median } from '#tests/drills/_told.ts';
import { ask, visitor } from '#tests/drills/_visitor.ts';
import { inTurn, ratioOf, report, round } from './_rounds.ts';

const size = 200;
const timesARound = 60;

const plain = [
	...([
		'suspect-arrested',
		'suspect-interviewed',
		'suspect-on-bail',
		'police-bail-changed'
	] as const),
	...(['court-bail-decided', 'evidence-needed', 'warrant-issued', 'complaint-received'] as const)
] satisfies readonly EventKind[];

await makeBuilt();
const folder = newFolder();
await prepare(folder);
const mary = papersIn(folder).people.find(({ role }) => role === 'victim');
const world = await worldIn(folder);
const told = await fill(mary?.case?.id as CaseId);
const server = await start(folder);
const she = visitor(server.port);
await she.post('/demo', { id: mary?.id ?? '' });
const cookie = `__Host-s=${she.jar.get('__Host-s') ?? ''}`;
const headers = { accept: 'text/html', cookie };

const folds = {
	tracker: () => void tracker(told),
	timeline: () => void timeline(told),
	deadlines: () =>
		void deadlines(told, duties, {
			enhanced: 'unknown',
			sendTellings: new Map<Teller, number>([['police', 0]]),
			now: Date.now()
		})
};
const all = () => Object.values(folds).forEach((fold) => fold());
const sides = {
	home: () => middle(() => ask(server.port, '/home', { headers })),
	all: () => middle(all),
	tracker: () => middle(folds.tracker),
	timeline: () => middle(folds.timeline),
	deadlines: () => middle(folds.deadlines)
};
for (const side of Object.values(sides)) await side();
const times = await inTurn(sides);
await server.stop();

const part = (name: keyof typeof times) => `${round(median(times[name]))} ms`;
report([
	{
		what: `F1 folding ${told.length} events / answering /home for them`,
		ratio: ratioOf(times.all, times.home),
		from: `${part('all')} / ${part('home')}; tracker ${part('tracker')}, timeline ${part('timeline')}, clock ${part('deadlines')}`
	}
]);

/** The middle time of one act, in milliseconds. */
async function middle(act: () => unknown): Promise<number> {
	const taken: number[] = [];
	for (let nth = 0; nth < timesARound; nth += 1) {
		const began = performance.now();
		await act();
		taken.push(performance.now() - began);
	}
	return median(taken);
}

/** Tells her case until it holds so many events, and gives them as she may see them. */
async function fill(caseId: CaseId): Promise<readonly Event[]> {
	return transaction(world.db, async (trx) => {
		const found = await actors.actorOf(trx, mary?.id as PersonId, { level: 'full', sure: true });
		const victim = found?.actor as Victim;
		const known = await events.listFor(trx, world.keys, victim);
		const more = tellings(size - known.length);
		const origin = { toldBy: 'police', source: 'bench', id: 'many' } as const;
		await events.append(trx, world.keys, caseId, origin, more, Date.now());
		return events.listFor(trx, world.keys, victim);
	});
}

/** Two busy years: something happens, she is told of every other thing, and six hearings are moved about. */
function tellings(count: number): Telling[] {
	return Array.from({ length: count }, (_, nth) => {
		const on = later('2024-09-02', nth * 4);
		const kind = plain[nth % plain.length] ?? 'suspect-arrested';
		if (nth % 5 === 4) {
			const when = onDay(later(on, 90 + nth));
			return aTelling({
				kind: 'hearing-listed',
				on,
				data: { hearing: `bench-${nth % 6}`, when }
			});
		}
		if (nth % 2 === 1) return aTelling({ kind: 'victim-told', on, data: { about: kind } });
		return aTelling({ kind, on });
	});
}
