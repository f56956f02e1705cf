/** What the tests of joining share: somebody with a case of her own, a paper of the police, and the call about it. */
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { slotsFrom, type Wishes } from '#lib/domain/call/call.ts';
import type { Telling } from '#lib/domain/event.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { joinTeam } from '#lib/server/team/members.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import { begin } from '#lib/server/door/sign-in-code.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as joins from '#lib/server/begin/joins.ts';
import * as joinCalls from '#lib/server/begin/join-calls.ts';
import { admitVictim } from '#lib/server/begin/paper.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as people from '#lib/server/people/people.ts';
import * as seconds from '#lib/server/identity/seconds.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as teams from '#lib/server/team/teams.ts';
import { someWishes } from '#tests/world/builders.ts';
import { aMessage, anAgency, urn } from '#tests/feed/incoming.ts';
import { openTeam } from '#tests/team/teams.ts';
import type { TestWorld } from '#tests/world/world.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';

/** Who a person is now, in to everything. */
export async function victimOf({ db }: TestWorld, person: PersonId): Promise<Victim> {
	const found = await actors.actorOf(db, person, { level: 'full', sure: true });
	return found?.actor as Victim;
}

let networks = 0;

/** Somebody who began a page of her own. */
export async function anOwnVictim(world: TestWorld): Promise<Victim> {
	const sessions = openSessions(world.db, world.now);
	networks += 1;
	const door = await begin({ world, sessions }, `network-${networks}`, 'en');
	if (!door.ok) throw new Error(door.why);
	const session = await sessions.find(door.session);
	return victimOf(world, session?.person as PersonId);
}

export type Joining = Awaited<ReturnType<typeof aPaper>>;

/** A paper of the police: a code, and the number they recorded for her. */
export async function aPaper(
	world: TestWorld,
	over: {
		readonly handed?: invitations.Handed;
		readonly urn?: Urn | undefined;
		readonly withoutPhone?: true;
		readonly enhanced?: 'yes' | 'no';
	} = {}
) {
	const { db, keys, now } = world;
	const phone = '07700 900999';
	const code = await invitations.newCode(keys);
	networks += 1;
	const paper = {
		urn: 'urn' in over ? (over.urn ?? (readUrn(`01GD${networks}000000`) as Urn)) : urn,
		handed: over.handed ?? 'letter',
		language: 'en',
		enhanced: over.enhanced ?? 'yes',
		name: 'Mary Recorded',
		...(over.withoutPhone ? {} : { phone })
	} as const;
	const { person } = await transaction(db, (trx) => admitVictim(trx, keys, paper, code, now()));
	return { code: code.shown, locator: code.locator, phone, victim: await victimOf(world, person) };
}

/** A new advocate. */
export async function anAdvocateOf({ db, keys, now }: TestWorld): Promise<Staff> {
	const person = await transaction(db, (trx) =>
		people.add(trx, keys, { role: 'advocate', language: 'en', name: 'A' }, now())
	);
	await transaction(db, (trx) => joinTeam(trx, person, 'east'));
	return { kind: 'advocate', person };
}

/** The one call about joining that waits, taken by an advocate in its safe time. */
export async function aCall(world: TestWorld, { shown = true }: { shown?: boolean } = {}) {
	const { db, keys, now } = world;
	const staff = await anAdvocateOf(world);
	const waiting = await callDesk.waitingFor(db, keys, staff, now());
	const call = waiting.find(({ kind }) => kind === 'join');
	if (!call) throw new Error('No call about joining waits');
	world.setNow(new Date(call.promised.from + 60_000).toISOString());
	await callDesk.take(db, keys, staff, call.id, now());
	if (shown) await revealNumber.showNumber(db, keys, staff, call.id, now());
	return {
		id: call.id,
		staff,
		number: () => revealNumber.numberFor(db, keys, staff, call.id, now()),
		says: () => joinCalls.said(db, keys, staff, call.id, now()),
		join: () => joinsAfterAll(world, staff, call.id),
		refuse: () => joinCalls.notJoined(db, keys, staff, call.id, now())
	};
}

const day = 24 * 60 * 60_000;

/** A second of us agrees to what another wrote down of a call about joining. */
export async function agrees(world: TestWorld): Promise<void> {
	const { db, keys, now } = world;
	const second = await anAdvocateOf(world);
	for (const { place, joins } of await seconds.listFor(db, keys, second, now()))
		if (joins) await seconds.agree(db, keys, second, place, now());
}

/** All it takes: one of us says it, a second agrees, and a day is over. Whether it was joined. */
async function joinsAfterAll(world: TestWorld, staff: Staff, id: string): Promise<boolean> {
	const { db, keys, now } = world;
	const isSaid = await joinCalls.said(db, keys, staff, id, now());
	await agrees(world);
	await joinCalls.follow(db, keys, now() + day);
	return isSaid;
}

/** Her own case and a paper of the police, with the call about them under way; `between` comes after the one and before the other. */
export async function joiningUnderWay(
	world: TestWorld,
	{ between, ...over }: { readonly shown?: boolean; readonly between?: () => Promise<void> } = {}
) {
	const { db, keys, now } = world;
	const mary = await anOwnVictim(world);
	await between?.();
	const paper = await aPaper(world);
	await typesACode(world, mary, paper.code);
	await joins.follow(db, keys, now());
	const call = await aCall(world, over);
	return { mary, paper, call, after: () => victimOf(world, mary.person) };
}

/** When the number the police recorded may be rung: at the first two of the times that are open. */
export function joinWishes({ now }: TestWorld): Wishes {
	const { phone: _, ...wishes } = someWishes({ slots: slotsFrom(now()).slice(0, 2) });
	return wishes;
}

/** Types a code where a team is there that has time for everybody; false where it has none. */
export async function typesACode(
	world: TestWorld,
	victim: Victim,
	code: string,
	{ db = world.db, wishes = joinWishes(world) }: { db?: Db; wishes?: Wishes } = {}
): Promise<boolean> {
	if ((await teams.all(world.db)).length === 0)
		await openTeam(world, { advocates: 12, named: false });
	const asking = { language: 'en', talking: [] };
	return joins.ask(db, world.keys, victim, { code, wishes, asking }, world.now());
}

/** One message of the police about the case of the paper. */
export async function thePoliceTell(world: TestWorld, ...tellings: Telling[]): Promise<void> {
	const { db, keys, now } = world;
	const agency = await anAgency(world, 'police', '01');
	await inbox.take(db, keys, agency, [aMessage({ urn, tellings })], now());
}
