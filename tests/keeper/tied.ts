/** Two references that a force ties though they are two cases, and two keepers who part them again. */
import assert from 'node:assert/strict';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { standing } from '#lib/domain/event.ts';
import * as actors from '#lib/server/access/actors.ts';
import type * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { readEvents } from '#lib/server/feed/events-reader.ts';
import { hashBy, receive } from '#lib/server/feed/receive.ts';
import * as deeds from '#lib/server/keeper/deeds.ts';
import * as tieDesk from '#lib/server/keeper/tie-desk.ts';
import * as untying from '#lib/server/keeper/untying.ts';
import { ids } from '#tests/court/builders.ts';
import { courtsOf } from '#tests/court/sending.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';

export const urn = readUrn('01GD1234526') as Urn;
export const other = readUrn('01GD7654326') as Urn;

/** The police, the courts and two keepers. */
export type Town = {
	readonly world: TestWorld;
	readonly police: agencies.Added;
	readonly courts: Awaited<ReturnType<typeof courtsOf>>;
	readonly kim: Staff;
	readonly lee: Staff;
};

/** A world with them. */
export async function aTown(): Promise<Town> {
	const world = await testWorld();
	const police = await anAgency(world, 'police', '01');
	const courts = await courtsOf(world);
	const kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	const lee = await aColleague({ world }, 'keeper', undefined, 'Lee');
	return { world, police, courts, kim, lee };
}

type Item = {
	readonly verdict: string;
	readonly ignored?: readonly { readonly pointer: string }[];
};

/** Sends an event of the police, a minute after the last. */
export async function send({ world, police }: Town, event: Record<string, unknown>): Promise<Item> {
	world.setNow(new Date(world.now() + 60_000).toISOString());
	const body = JSON.stringify([event]);
	const stamp = { 'webhook-timestamp': String(Math.floor(world.now() / 1000)) };
	const headers = signed({ id: police.id, webhookSecret: police.secret }, body, stamp);
	const answer = await receive(world, new Headers(headers), Buffer.from(body), readEvents);
	assert.equal(answer.status, 202, JSON.stringify(answer.body));
	return (answer.body.items as Item[])[0] as Item;
}

const time = '2026-11-10T10:00:00Z';
/** An event of the police under a reference. */
export const tells = (kind: string, subject: Urn, over: Record<string, unknown> = {}) =>
	eventOf(kind, subject, { time, id: `${kind} ${subject}`, ...over });
/** The one that ties the two references. */
export const tying = (over: Record<string, unknown> = {}) =>
	tells('charged', urn, { crimereference: other, ...over });

/** The victim as she is now, wherever her place is. */
export async function now(of: Town, { person }: Victim): Promise<Victim> {
	const found = await actors.actorOf(of.world.db, person, { level: 'full', sure: true });
	return found?.actor as Victim;
}

/** All that her page says, in no order. */
export async function says(of: Town, victim: Victim): Promise<string[]> {
	const { db, keys, now: at } = of.world;
	const her = await now(of, victim);
	await newsChoices.showAlways(db, keys, her, at());
	const { events } = await cases.readFor(db, keys, her, at());
	return standing(events)
		.map(({ kind, on, data, defendant }) => named(of, JSON.stringify([kind, on, data, defendant])))
		.sort();
}

/** Each world hashes the courts' ids by keys of its own. */
function named({ world: { keys } }: Town, text: string): string {
	const hash = hashBy(keys);
	return Object.entries(ids).reduce(
		(said, [name, id]) =>
			said.replaceAll(hash('hearing', id), name).replaceAll(hash('defendant', id), name),
		text
	);
}

/** What kinds of event those are. */
export async function kinds(of: Town, victim: Victim): Promise<string[]> {
	return (await says(of, victim)).map((one) => (JSON.parse(one) as [string])[0]);
}

/** The ties of the case of a reference. */
export async function tiesOf({ world: { db, keys } }: Town, name = urn): Promise<untying.Tied[]> {
	const caseId = await cases.findByUrn(db, keys, name);
	return caseId ? untying.list(db, keys, caseId) : [];
}

/** Two keepers undo the first tie. */
export async function untie(of: Town): Promise<boolean> {
	const { world, kim, lee } = of;
	const [tied] = await tiesOf(of);
	if (!tied) return false;
	const deed = { do: 'untie', tie: tied.id } as const;
	const asked = await deeds.ask(world.db, world.keys, kim, deed, world.now());
	assert.equal(await deeds.confirm(world.db, world.keys, kim, asked, world.now()), false);
	return deeds.confirm(world.db, world.keys, lee, asked, world.now());
}

/** Two keepers join what is held. */
export async function join({ world, kim, lee }: Town): Promise<void> {
	for (const { id: tie } of await tieDesk.list(world.db, world.keys)) {
		const deed = { do: 'join', tie } as const;
		const asked = await deeds.ask(world.db, world.keys, kim, deed, world.now());
		assert.equal(await deeds.confirm(world.db, world.keys, lee, asked, world.now()), true);
	}
}
