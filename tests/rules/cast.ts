/** Everybody who may come to a door, made anew: who they are, and what there is to see of whom. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import type { CaseId } from '#lib/domain/event.ts';
import { lettingIn } from '#lib/domain/access/letting-in.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as children from '#lib/server/beside/children.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import { transaction, type Trx } from '#lib/server/database.ts';
import * as assistedBegins from '#lib/server/begin/assisted-begins.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import type { World } from '#lib/server/world.ts';
import { keepsTeam } from '#tests/team/staying.ts';
import { hersOf, officers, staffedBy } from './comers.ts';
import {
	aCall,
	aCase,
	aKeyOf,
	aVictimIn,
	officerIn,
	signedIn,
	staffOf,
	yearsAgo,
	type Who
} from './folk.ts';
import { sent } from './police.ts';
import { talked } from './talking.ts';

/** The sorts of people, in the order of the columns of the table. */
export const sorts = [
	'stranger',
	'made-up-cookie',
	'ended-session',
	'code',
	'short',
	'full',
	'sister-of-the-case',
	'victim-of-another-case',
	'own-record',
	'on-a-shared-phone-not-shown',
	'with-a-key',
	'with-a-key-who-proved-it',
	'paused',
	'supporter',
	'supporter-over',
	'supporter-revoked',
	'supporter-with-words-only',
	'child-under-13',
	'child-of-14-with-advocate',
	'child-of-14-alone',
	'child-of-17',
	'advocate-who-took-it',
	'advocate-of-another-team',
	'supervisor',
	'keeper',
	'staff-with-one-key',
	'advocate-who-showed-a-key',
	'supervisor-who-showed-a-key',
	'officer',
	'officer-of-another-agency',
	'officer-signed-out',
	'supporter-not-begun'
] as const;
export type Sort = (typeof sorts)[number];

export type Cast = {
	/** The cookie of the visit that goes on, or of a new one. */
	readonly cookieOf: (sort: Sort) => Promise<string | undefined>;
	/** The same of many, of whom the new ones come in by one write: after each the server reads anew what it held in memory. */
	readonly cookiesOf: (sorts: readonly Sort[]) => Promise<(string | undefined)[]>;
	/** Their visit is over: they come in anew next time. */
	readonly leave: (sort: Sort) => void;
	/** One that the advocate took, and one that nobody has. */
	readonly calls: { readonly taken: string; readonly free: string };
	/** The team of its staff. */
	readonly team: string;
	/** The advocate, as the supervisor's page names them. */
	readonly colleague: string;
	/** A record that the advocate has begun with somebody. */
	readonly opening: string;
	/** What was asked by post about her data. */
	readonly asked: string;
	/** Two places in cases given to the advocate: one that is held for a child, and one nothing is opened of. */
	readonly places: { readonly held: string; readonly closed: string };
	/** Whose messages are open to the advocate. */
	readonly talking: string;
	readonly worry: string;
	/** What police asked about her, taken down by the supervisor and refused by the advocate. */
	readonly notes: string;
	/** What she can close: her supporter. */
	readonly supporter: string;
	/** What the police sent, by the id of its answer. */
	readonly delivery: string;
	readonly victim: Victim;
	readonly otherCase: CaseId;
};

const day = 86_400_000;
const byPost = { sort: 'erase', cameBy: 'post' } as const;

let casts = 0;

/** Makes one whole cast; no two casts share anybody, nor a team: what is told to a whole team would be told to all of them. */
export async function aCast(world: World): Promise<Cast> {
	const team = `east-${(casts += 1)}`;
	const made = await transaction(world.db, (trx) => settled(trx, world, team));
	const { full, other, ann, eve, twelve, fourteen } = made;
	const { db, keys } = world;
	const now = world.now();
	await keepsTeam(world);
	await keepsTeam(world, { id: team, isDefault: false });
	for (const { participation } of [twelve, fourteen, full])
		await assignments.give(db, keys, eve, { participation, advocate: ann.person }, now);
	for (const one of [made.keyed, made.proven, made.zoe]) await aKeyOf(world, one);
	await pauses.pause(db, keys, made.resting, now);
	await children.beginOwnPage(db, keys, ann, fourteen.participation, now);
	const beside = await letIn(world, full);
	const taken = await aCall(world, full);
	await callDesk.take(db, keys, ann, taken, now);
	const free = await aCall(world, other);
	const who = { ...hersOf(made), ...beside.who, ...staffedBy(made) };
	const begun = new Map<Sort, string>();
	const begin = async (sort: Sort, trx: Trx) => {
		if (sort === 'made-up-cookie') return randomUUID();
		const officer = officers[sort];
		if (officer) return officerIn(trx, world, officer);
		const one: Who | undefined = who[sort];
		return one && signedIn({ ...world, db: trx }, one);
	};
	const cookiesOf = async (all: readonly Sort[]) => {
		const missing = all.filter((sort) => !begun.has(sort));
		if (missing.length > 0)
			await transaction(db, async (trx) => {
				for (const sort of missing) {
					const cookie = await begin(sort, trx);
					if (cookie) begun.set(sort, cookie);
				}
			});
		return all.map((sort) => begun.get(sort));
	};
	return {
		cookieOf: async (sort) => (await cookiesOf([sort]))[0],
		cookiesOf,
		leave: (sort) => void begun.delete(sort),
		calls: { taken, free },
		team,
		colleague: ann.person,
		opening: (await assistedBegins.begin(db, keys, ann, { language: 'en' }, now)) ?? '',
		asked: await transaction(db, (trx) => dataRequests.add(trx, keys, ann, full, byPost, now)),
		places: { held: twelve.participation, closed: full.participation },
		...(await talked(world, made)),
		supporter: beside.row,
		delivery: await sent(world),
		victim: full,
		otherCase: other.caseId
	};
}

export type Made = Awaited<ReturnType<typeof settled>>;
export type Sorted = Partial<Record<Sort, Who>>;

async function settled(trx: Trx, world: World, team: string) {
	const now = world.now();
	const shared = await aCase(trx, world, 'Harrow');
	const child = await aCase(trx, world, 'Croydon');
	return {
		full: await aVictimIn(trx, world, shared),
		sister: await aVictimIn(trx, world, shared),
		other: await aVictimIn(trx, world, await aCase(trx, world, 'Isleworth')),
		own: await cases.beginOwn(trx, world.keys, 'en', now),
		coded: await aVictimIn(trx, world, shared),
		half: await aVictimIn(trx, world, shared),
		sharing: await aVictimIn(trx, world, shared),
		keyed: await aVictimIn(trx, world, shared),
		proven: await aVictimIn(trx, world, shared),
		resting: await aVictimIn(trx, world, shared),
		twelve: await aVictimIn(trx, world, child, yearsAgo(now, 12)),
		fourteen: await aVictimIn(trx, world, child, yearsAgo(now, 14)),
		alone: await aVictimIn(trx, world, child, yearsAgo(now, 14)),
		talking: await aVictimIn(trx, world, shared),
		seventeen: await aVictimIn(trx, world, child, yearsAgo(now, 17)),
		ann: await staffOf(trx, world, 'advocate', team),
		ben: await staffOf(trx, world, 'advocate', 'west'),
		eve: await staffOf(trx, world, 'supervisor', team),
		kim: await staffOf(trx, world, 'keeper', 'none'),
		zoe: await staffOf(trx, world, 'advocate', team)
	};
}

/** Four supporters: one who is in, one whose days are over, one she let out again, one whose day has not come. */
async function letIn(world: World, full: Victim): Promise<{ who: Sorted; row: string }> {
	const { db, keys } = world;
	const now = world.now();
	const one = (days: number, at: number, shared = false) => {
		const asked = { language: 'en', panes: ['now', 'dates', 'day'], days } as const;
		const decided = lettingIn(asked, { enhanced: 'no', shared }, at);
		assert.ok(decided.ok);
		// A code nobody types, so that none has to be made: that takes a while on purpose.
		const code = { shown: '', locator: randomUUID(), secretHash: '' };
		const whole = { place: full, asked, decided, code };
		return transaction(
			db,
			async (trx) => (await supporters.add(trx, keys, full, whole, at)).person
		);
	};
	const [open, revoked] = [await one(90, now), await one(90, now)];
	const over = await one(30, now - 31 * day);
	const early = await one(30, now, true);
	const list = await supporters.listFor(db, keys, full, now);
	const rowOf = (person: PersonId) => list.find((row) => row.person === person)?.id ?? '';
	await supporters.revoke(db, keys, full, rowOf(revoked), now);
	const who: Sorted = {
		supporter: { person: open, level: 'full' },
		'supporter-over': { person: over, level: 'full' },
		'supporter-revoked': { person: revoked, level: 'full' },
		'supporter-not-begun': { person: early, level: 'full' },
		'supporter-with-words-only': { person: open, level: 'short' }
	};
	return { who, row: rowOf(open) };
}
