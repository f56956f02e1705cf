/** Everybody who may come to a door, made anew: who they are, and what there is to see of whom. */
import { createHash, randomUUID } from 'node:crypto';
import type { AgencyId, PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import type { CaseId } from '#lib/domain/event.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as calls from '#lib/server/calls.ts';
import * as cases from '#lib/server/cases.ts';
import * as children from '#lib/server/children.ts';
import { newId } from '#lib/server/codes.ts';
import { once, type Trx } from '#lib/server/database.ts';
import * as guardians from '#lib/server/guardians.ts';
import * as supporters from '#lib/server/supporters.ts';
import type { World } from '#lib/server/world.ts';
import { aCall, aCase, aVictimIn, staffOf, yearsAgo } from './folk.ts';

type Level = 'code' | 'short' | 'full' | 'staff';
type Who = { readonly person: PersonId; readonly level: Level; readonly ended?: true };

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
	'supporter',
	'supporter-over',
	'supporter-revoked',
	'supporter-with-words-only',
	'guardian-cleared',
	'guardian-not-cleared',
	'child-under-13',
	'child-of-14-with-advocate',
	'child-of-14-alone',
	'child-of-17',
	'advocate-who-took-it',
	'advocate-of-another-team',
	'supervisor',
	'keeper'
] as const;
export type Sort = (typeof sorts)[number];

export type Cast = {
	readonly cookieOf: (sort: Sort) => Promise<string | undefined>;
	/** One that the advocate took, and one that nobody has. */
	readonly calls: { readonly taken: string; readonly free: string };
	/** What she can close: her supporter. */
	readonly supporter: string;
	readonly victim: Victim;
	readonly otherCase: CaseId;
};

const day = 86_400_000;

/** Makes one whole cast; no two casts share anybody. */
export async function aCast(world: World): Promise<Cast> {
	const made = await once(world.db, (trx) => settled(trx, world));
	const { full, other, ann, eve, twelve, fourteen } = made;
	const { db, keys } = world;
	const now = world.now();
	for (const { participation } of [twelve, fourteen])
		await assignments.give(db, keys, eve, { participation, advocate: ann.person }, now);
	await children.beginOwnPage(db, keys, ann, fourteen.participation, now);
	const beside = await letIn(world, full);
	const guarding = await guarded(world, ann, twelve);
	const taken = await aCall(world, full);
	await calls.take(db, keys, ann, taken, now);
	const free = await aCall(world, other);
	const who = { ...hersOf(made), ...beside.who, ...guarding, ...staffedBy(made) };
	return {
		cookieOf: async (sort) => {
			if (sort === 'made-up-cookie') return randomUUID();
			const one: Who | undefined = who[sort];
			return one && signedIn(world, one);
		},
		calls: { taken, free },
		supporter: beside.row,
		victim: full,
		otherCase: other.caseId
	};
}

type Made = Awaited<ReturnType<typeof settled>>;
type Sorted = Partial<Record<Sort, Who>>;

async function settled(trx: Trx, world: World) {
	const now = world.now();
	const shared = await aCase(trx, world, 'Harrow');
	const child = await aCase(trx, world, 'Croydon');
	return {
		full: await aVictimIn(trx, world, shared),
		sister: await aVictimIn(trx, world, shared),
		other: await aVictimIn(trx, world, await aCase(trx, world, 'Isleworth')),
		own: await cases.beginOwn(trx, world.keys, 'en', now),
		twelve: await aVictimIn(trx, world, child, yearsAgo(now, 12)),
		fourteen: await aVictimIn(trx, world, child, yearsAgo(now, 14)),
		alone: await aVictimIn(trx, world, child, yearsAgo(now, 14)),
		seventeen: await aVictimIn(trx, world, child, yearsAgo(now, 17)),
		ann: await staffOf(trx, world, 'advocate', 'east'),
		ben: await staffOf(trx, world, 'advocate', 'west'),
		eve: await staffOf(trx, world, 'supervisor', 'east'),
		kim: await staffOf(trx, world, 'keeper', 'none')
	};
}

/** Three supporters: one who is in, one whose days are over, one she let out again. */
async function letIn(world: World, full: Victim): Promise<{ who: Sorted; row: string }> {
	const { db, keys } = world;
	const now = world.now();
	const one = async (days: number, at: number) => {
		const asked = { language: 'en', panes: ['now', 'dates', 'day'], days } as const;
		const made = await supporters.letIn(db, keys, full, asked, at);
		if (!made.ok) throw new Error(made.refused);
		return made.person;
	};
	const [open, revoked] = [await one(90, now), await one(90, now)];
	const over = await one(30, now - 31 * day);
	const list = await supporters.listFor(db, full, now);
	const rowOf = (person: PersonId) => list.find((row) => row.person === person)?.id ?? '';
	await supporters.revoke(db, keys, full, rowOf(revoked), now);
	const who: Sorted = {
		supporter: { person: open, level: 'full' },
		'supporter-over': { person: over, level: 'full' },
		'supporter-revoked': { person: revoked, level: 'full' },
		'supporter-with-words-only': { person: open, level: 'short' }
	};
	return { who, row: rowOf(open) };
}

/** Two guardians of a child: one whom both have cleared, one whom only the advocate has. */
async function guarded(world: World, ann: Staff, { participation }: Victim): Promise<Sorted> {
	const { db, keys } = world;
	const now = world.now();
	const one = async () =>
		(await guardians.add(db, keys, ann, { participation, language: 'en' }, now)) as PersonId;
	const [cleared, unclear] = [await one(), await one()];
	for (const person of [cleared, unclear]) await guardians.mark(db, keys, ann, person, now);
	await guardians.mark(db, keys, { kind: 'agency', agency: police }, cleared, now);
	return {
		'guardian-cleared': { person: cleared, level: 'full' },
		'guardian-not-cleared': { person: unclear, level: 'full' }
	};
}

function hersOf({ full, sister, other, own, twelve, fourteen, alone, seventeen }: Made): Sorted {
	const whole = ({ person }: Victim): Who => ({ person, level: 'full' });
	return {
		'ended-session': { ...whole(full), ended: true },
		code: { ...whole(full), level: 'code' },
		short: { ...whole(full), level: 'short' },
		full: whole(full),
		'sister-of-the-case': whole(sister),
		'victim-of-another-case': whole(other),
		'own-record': whole(own),
		'child-under-13': whole(twelve),
		'child-of-14-with-advocate': whole(fourteen),
		'child-of-14-alone': whole(alone),
		'child-of-17': whole(seventeen)
	};
}

function staffedBy({ ann, ben, eve, kim }: Made): Sorted {
	const staff = ({ person }: Staff): Who => ({ person, level: 'staff' });
	return {
		'advocate-who-took-it': staff(ann),
		'advocate-of-another-team': staff(ben),
		supervisor: staff(eve),
		keeper: staff(kim)
	};
}

const police = 'police-01' as AgencyId;

/** The agency whose cases they are. */
export async function addPolice(world: World): Promise<void> {
	const plain = {
		id: police,
		name: 'Police',
		kind: 'police',
		force: '01',
		secret_sealed: Buffer.of(1)
	} as const;
	await world.db
		.insertInto('agencies')
		.values({ ...plain, may_tell: '[]', sends_tellings: 0, invented: 0, added_at: world.now() })
		.execute();
}

// Written here and not through lucia: thousands are begun, each for one request.
async function signedIn({ db, now }: World, { person, level, ended }: Who): Promise<string> {
	const id = newId();
	const at = ended ? now() - day : now();
	await db
		.insertInto('sessions')
		.values({
			id_hash: createHash('sha256').update(id).digest('hex'),
			person_id: person,
			level,
			sure: 1,
			shared: 0,
			shown: 0,
			proved_for: null,
			proved_at: null,
			began_at: at,
			seen_at: at
		})
		.execute();
	return id;
}
