/** Wild deliveries thrown at the door, and what became of them. */
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import { check } from '#lib/server/feed/check.ts';
import { receive } from '#lib/server/feed/receive.ts';
import { usual } from '#lib/server/feed/sender.ts';
import type { World } from '#lib/server/world.ts';
import { chance } from '#tests/world/chance.ts';
import { testWorld } from '#tests/world/world.ts';
import { ofCourts } from '../../src/routes/(machine)/api/answer.ts';
import { doorFor } from '../../src/routes/(machine)/api/readers.ts';
import { deliveries } from './honest.ts';
import { anAgency } from './incoming.ts';
import { differs, faultIn, lostOf, readable, takenOf, type Given, type Told } from './judged.ts';
import { monsters } from './mangle.ts';
import { signed } from './signed.ts';
import { referenceOf, wild, type Senders, type Wild } from './wild.ts';

/** One thread serves everybody: a body that takes this long, in milliseconds, keeps every victim waiting. */
const hang = 2000;

/** What was seen while deliveries were thrown. */
export type Seen = {
	/** What was wrong, of which delivery. */
	readonly faults: string[];
	/** How many were made wrong in which way. */
	readonly ways: Record<string, number>;
	/** How many were answered with which status and problem. */
	readonly answers: Record<string, number>;
	/** Facts of events that were taken. */
	readonly told: Told[];
	/** How long each took, in milliseconds. */
	readonly times: number[];
	slowest: { readonly ms: number; readonly what: string };
};

/** Nothing yet. */
export function nothingSeen(): Seen {
	return { faults: [], ways: {}, answers: {}, told: [], times: [], slowest: { ms: 0, what: '' } };
}

/** Sends one delivery by a way of ours and writes down what came of it. */
export async function throwOne(
	seen: Seen,
	{ world, one, name }: { readonly world: World; readonly one: Wild; readonly name: string },
	send: () => Promise<Given>
): Promise<Given | undefined> {
	const began = performance.now();
	const answer = await send().catch((error: unknown) => String(error));
	const ms = performance.now() - began;
	const what = `${name} (${one.way}, to ${one.to})`;
	if (ms > seen.slowest.ms) seen.slowest = { ms, what };
	seen.times.push(ms);
	add(seen.ways, one.way);
	if (typeof answer === 'string') {
		seen.faults.push(`${what}: ${answer}`);
		return undefined;
	}
	const type = typeof answer.body.type === 'string' ? ` ${answer.body.type.split('/').at(-1)}` : '';
	add(seen.answers, `${answer.status}${type}`);
	const fault = faultIn(one, answer);
	if (fault) seen.faults.push(`${what}: ${fault}`);
	seen.told.push(...takenOf(one, answer, world));
	return answer;
}

function add(counts: Record<string, number>, what: string): void {
	counts[what] = (counts[what] ?? 0) + 1;
}

/** Two agencies that send: a force whose cases these are, and the courts. */
export async function sendersIn(world: World): Promise<Senders> {
	const police = await anAgency(world, 'police', '01');
	const courts = await anAgency(world, 'courts');
	return {
		police: { id: police.id, webhookSecret: police.secret },
		courts: { id: courts.id, webhookSecret: courts.secret }
	};
}

/** Throws so many deliveries in process, in a world of their own: the same for each seed. Every tenth is tried out first. */
export async function throwAll(seed: number, count: number): Promise<Seen> {
	const world = await testWorld({ now: '2026-03-10T12:00:00Z' });
	const senders = await sendersIn(world);
	const random = chance(seed);
	const seen = nothingSeen();
	for (let nth = 0; nth < count; nth += 1) {
		await open(world, referenceOf(nth));
		// A second later: whoever sends hundreds at once is told to wait.
		world.setNow(new Date(world.now() + 1000).toISOString());
		await throwAt(world, seen, wild(nth, world.now() / 1000, senders, random), `${seed}/${nth}`);
	}
	const lost = await lostOf(world, seen.told);
	seen.faults.push(...lost.map(({ urn, fact }) => `taken and lost: ${urn} ${fact}`));
	seen.faults.push(
		...(await readable(world.db)).map((table) => `the name can be read in ${table}`)
	);
	await world.close();
	return seen;
}

/** Throws every body that no honest sender makes, rightly signed, at every address. */
export async function throwMonsters(): Promise<Seen> {
	const world = await testWorld({ now: '2026-03-10T12:00:00Z' });
	const { courts } = await sendersIn(world);
	const seen = nothingSeen();
	const addresses = new Set(deliveries.flat().map(({ to }) => to));
	for (const [nth, monster] of monsters.entries())
		for (const to of addresses) {
			world.setNow(new Date(world.now() + 1000).toISOString());
			const bytes = Buffer.from(monster);
			const stamp = { 'webhook-timestamp': String(world.now() / 1000) };
			const headers = signed(courts, bytes, stamp);
			const one = { way: 'a monster', to, method: 'POST', headers, bytes } as const;
			const text = bytes.toString();
			await throwAt(world, seen, { ...one, text, isSigned: true }, `monster ${nth}`);
		}
	await world.close();
	return seen;
}

async function throwAt(world: World, seen: Seen, one: Wild, name: string): Promise<void> {
	const headers = new Headers(one.headers);
	const door = doorFor(one.to);
	const isTried = seen.times.length % 10 === 0;
	const network = networkOf(seen.times.length);
	const tried = isTried
		? await check(world, headers, one.bytes, network, door).catch(String)
		: undefined;
	const terms = one.to === '/api/events' ? usual : ofCourts;
	const read = door(undefined, false)?.read;
	if (!read) throw new Error(`Nothing reads at ${one.to}`);
	const answer = await throwOne(seen, { world, one, name }, () =>
		receive(world, headers, one.bytes, read, terms)
	);
	// Over HTTP the wait for others is in it, too: what holds up the one thread shows here.
	if ((seen.times.at(-1) ?? 0) > hang) seen.faults.push(`${name} (${one.way}): took too long`);
	const odd =
		typeof tried === 'string' ? `tried out: ${tried}` : tried && answer && differs(tried, answer);
	if (odd) seen.faults.push(`${name} (${one.way}): ${odd}`);
}

/** A network for each: only so is nobody told to wait. */
export function networkOf(nth: number): string {
	return `2001:db8:${(nth >> 16).toString(16)}:${(nth & 0xffff).toString(16)}::1`;
}

/** Opens the case of a reference, where there is none. */
export async function open({ db, keys, now }: World, reference: string): Promise<void> {
	const urn = readUrn(reference) as Urn;
	await transaction(db, (trx) => cases.openFor(trx, keys, { kind: 'operator' }, urn, now()));
}
