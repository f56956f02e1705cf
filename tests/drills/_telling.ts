/** Agencies that go on telling while the server is killed, and what of it all is found in the database after. */
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import { eachOfAgencies } from '#lib/server/feed/agency-facts.ts';
import { indexOf } from '#lib/server/vault/keys.ts';
import * as deliver from '#lib/server/feed/deliver.ts';
import { unseal } from '#lib/server/vault/seals.ts';
import type { World } from '#lib/server/world.ts';
import { eventOf, signed, type Sender } from '#tests/feed/signed.ts';
import { worldIn } from './_server.ts';
import { ask } from './_visitor.ts';

/** One event and what became of it. */
export type Told = {
	readonly event: ReturnType<typeof eventOf>;
	/** The court's id of its hearing, which no other event has. */
	readonly hearing: string;
	waiting: boolean;
	acknowledged: boolean;
};

/** Of every six events one is about a case that is not there yet, and is parked. */
const parkedOneIn = 6;

/** Opens three cases while the server is down, and gives their references and that of one which is not opened. */
export async function openMoreCases(folder: string, nth: number): Promise<string[]> {
	const urns = Array.from({ length: 4 }, (_, at) => `01KD${String(nth).padStart(5, '0')}${at}26`);
	await inWorld(folder, (world) => open(world, urns.slice(1)));
	return urns;
}

/** Tells one event after another, and now and then four at once, until the server is gone. */
export async function tellOn(
	port: number,
	sender: Sender,
	urns: readonly string[],
	told: Told[]
): Promise<void> {
	for (let alive = true; alive;) {
		const many = told.length % 5 === 4 ? 4 : 1;
		const answers = await Promise.all(
			Array.from({ length: many }, () => tellOne(port, sender, urns, told))
		);
		alive = answers.every(Boolean);
	}
}

async function tellOne(
	port: number,
	sender: Sender,
	urns: readonly string[],
	told: Told[]
): Promise<boolean> {
	const nth = told.length;
	const hearing = `kill-${nth}`;
	const urn = nth % parkedOneIn === 0 ? urns[0] : urns[1 + (nth % (urns.length - 1))];
	const data = { hearing, purpose: 'trial', courtKind: 'crown' };
	const one = {
		event: eventOf('hearing-listed', urn ?? '', { data }),
		hearing,
		waiting: true,
		acknowledged: false
	};
	told.push(one);
	const body = JSON.stringify(one.event);
	const reply = await ask(port, '/api/events', {
		method: 'POST',
		headers: signed(sender, body),
		body
	}).catch(() => undefined);
	one.waiting = false;
	one.acknowledged = reply?.status === 202;
	return reply !== undefined;
}

/** Tells everything again in batches, and counts the answers; a batch is refused whole or not at all. */
export async function tellAgain(port: number, sender: Sender, told: readonly Told[]) {
	const counts = { accepted: 0, already: 0, parked: 0, refused: 0 };
	const groups = Object.values(Object.groupBy(told, ({ acknowledged }) => String(acknowledged)));
	for (const group of groups) {
		for (let at = 0; at < (group?.length ?? 0); at += 100) {
			const batch = group?.slice(at, at + 100) ?? [];
			const body = JSON.stringify(batch.map(({ event }) => event));
			const type = { 'content-type': 'application/cloudevents-batch+json' };
			const reply = await ask(port, '/api/events', {
				method: 'POST',
				headers: signed(sender, body, type),
				body
			});
			const answer = JSON.parse(reply.text) as typeof counts;
			// What was acknowledged is known: it may not be taken as new.
			const isNew = batch[0]?.acknowledged && answer.already !== batch.length;
			if (reply.status !== 202 || isNew) counts.refused += batch.length;
			for (const name of ['accepted', 'already', 'parked'] as const)
				counts[name] += answer[name] ?? 0;
		}
	}
	return counts;
}

/** Opens the cases that were told of before they were there, so that what was parked arrives. */
export async function openCasesOf(folder: string, told: readonly Told[]): Promise<void> {
	const urns = [...new Set(told.map(({ event }) => event.subject))];
	await inWorld(folder, (world) => open(world, urns));
}

async function open({ db, keys, now }: World, urns: readonly string[]): Promise<void> {
	for (const text of urns) {
		const urn = readUrn(text) as Urn;
		await transaction(db, async (trx) => {
			await cases.openFor(trx, keys, { kind: 'operator' }, urn, now());
			await deliver.unpark(trx, keys, indexOf(keys, 'urn', urn), now());
		});
	}
}

type Faults = { lost: number; doubled: number; unanswered: number };

/** How many acknowledged events are missing, and how many of all are there twice. `all`: by now each must be there. */
export function eventFaults(
	folder: string,
	told: readonly Told[],
	{ all = false } = {}
): Promise<Faults> {
	return inWorld(folder, async (world) => {
		const found = await hearingsIn(world);
		const faults = { lost: 0, doubled: 0, unanswered: 0 };
		for (const { hearing, acknowledged } of told) {
			const times = found.get(indexOf(world.keys, 'hearing', hearing)) ?? 0;
			if ((acknowledged || all) && times === 0) faults.lost += 1;
			if (times > 1) faults.doubled += 1;
			if (!acknowledged && times === 1) faults.unanswered += 1;
		}
		return faults;
	});
}

/** How often each hearing is told of: in the cases, and in what is parked. */
async function hearingsIn({ db, keys }: World): Promise<Map<string, number>> {
	const found = new Map<string, number>();
	const count = (data: { hearing?: string }) =>
		data.hearing && found.set(data.hearing, (found.get(data.hearing) ?? 0) + 1);
	for await (const { told } of eachOfAgencies(db, keys))
		for (const event of told) if (event.kind === 'hearing-listed') count(event.data);
	for (const { id, tellings_sealed } of await db.selectFrom('parked').selectAll().execute()) {
		const text = unseal(keys, 'parked', `parked/${id}`, tellings_sealed);
		const { tellings } = JSON.parse(text) as { tellings: { data: { hearing?: string } }[] };
		for (const { data } of tellings) count(data);
	}
	return found;
}

async function inWorld<T>(folder: string, act: (world: World) => Promise<T>): Promise<T> {
	const world = await worldIn(folder);
	try {
		return await act(world);
	} finally {
		await world.db.destroy();
	}
}
