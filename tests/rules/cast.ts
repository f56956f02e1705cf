/** Everybody who may come to a door, made anew: who they are, and what there is to see of whom. */
import { createHash, randomUUID } from 'node:crypto';
import type { AgencyId, ParticipationId, PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import type { Slot } from '#lib/domain/call.ts';
import type { CaseId } from '#lib/domain/event.ts';
import type { Urn } from '#lib/domain/urn.ts';
import * as assignments from '#lib/server/assignments.ts';
import * as calls from '#lib/server/calls.ts';
import * as cases from '#lib/server/cases.ts';
import * as children from '#lib/server/children.ts';
import { newId } from '#lib/server/codes.ts';
import { once, type Trx } from '#lib/server/database.ts';
import * as events from '#lib/server/events.ts';
import * as guardians from '#lib/server/guardians.ts';
import * as people from '#lib/server/people.ts';
import * as requests from '#lib/server/requests.ts';
import * as supporters from '#lib/server/supporters.ts';
import type { World } from '#lib/server/world.ts';
import { aTelling, onDay, someWishes } from '#tests/builders.ts';

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
	readonly calls: { readonly taken: string; readonly free: string };
	readonly parts: { readonly full: ParticipationId; readonly supporter: string };
	readonly victim: Victim;
};

const day = 86_400_000;

/** Makes one whole cast; no two casts share anybody. */
export async function aCast(world: World): Promise<Cast> {
	const { db, keys } = world;
	const now = world.now();
	const made = await once(db, async (trx) => {
		const shared = await aCase(trx, world, 'Harrow');
		const other = await aCase(trx, world, 'Isleworth');
		const child = await aCase(trx, world, 'Croydon');
		const full = await aVictimIn(trx, world, shared);
		const mine = await cases.openOwn(trx, keys, now);
		return {
			full,
			sister: await aVictimIn(trx, world, shared),
			other: await aVictimIn(trx, world, other),
			own: await aVictimIn(trx, world, mine),
			twelve: await aVictimIn(trx, world, child, yearsAgo(now, 12)),
			fourteen: await aVictimIn(trx, world, child, yearsAgo(now, 14)),
			alone: await aVictimIn(trx, world, child, yearsAgo(now, 14)),
			seventeen: await aVictimIn(trx, world, child, yearsAgo(now, 17)),
			ann: await staffOf(trx, world, 'advocate', 'east'),
			ben: await staffOf(trx, world, 'advocate', 'west'),
			eve: await staffOf(trx, world, 'supervisor', 'east'),
			kim: await staffOf(trx, world, 'keeper', 'none')
		};
	});
	const { full, ann, eve, twelve, fourteen } = made;
	for (const { participation } of [twelve, fourteen])
		await assignments.give(db, keys, eve, { participation, advocate: ann.person }, now);
	await children.beginOwnPage(db, keys, ann, fourteen.participation, now);
	const letIn = async (days: number, at: number) => {
		const asked = { language: 'en', panes: ['now', 'dates', 'day'], days } as const;
		const result = await supporters.letIn(db, keys, full, asked, at);
		if (!result.ok) throw new Error(result.refused);
		return result.person;
	};
	const [open, over, revoked] = [
		await letIn(90, now),
		await letIn(30, now - 31 * day),
		await letIn(90, now)
	];
	const opened = await supporters.listFor(db, full, now);
	const rowOf = (person: PersonId) => opened.find((one) => one.person === person)?.id ?? '';
	await supporters.revoke(db, keys, full, rowOf(revoked), now);
	const guardian = async () => {
		const asked = { participation: twelve.participation, language: 'en' } as const;
		return (await guardians.add(db, keys, ann, asked, now)) as PersonId;
	};
	const [cleared, unclear] = [await guardian(), await guardian()];
	await guardians.mark(db, keys, ann, cleared, now);
	await guardians.mark(db, keys, { kind: 'agency', agency: police }, cleared, now);
	await guardians.mark(db, keys, ann, unclear, now);
	const taken = await aCall(world, full);
	await calls.take(db, keys, ann, taken, now);
	const free = await aCall(world, made.other);
	const who: Partial<Record<Sort, Who>> = {
		'ended-session': { person: full.person, level: 'full', ended: true },
		code: { person: full.person, level: 'code' },
		short: { person: full.person, level: 'short' },
		full: { person: full.person, level: 'full' },
		'sister-of-the-case': { person: made.sister.person, level: 'full' },
		'victim-of-another-case': { person: made.other.person, level: 'full' },
		'own-record': { person: made.own.person, level: 'full' },
		supporter: { person: open, level: 'full' },
		'supporter-over': { person: over, level: 'full' },
		'supporter-revoked': { person: revoked, level: 'full' },
		'supporter-with-words-only': { person: open, level: 'short' },
		'guardian-cleared': { person: cleared, level: 'full' },
		'guardian-not-cleared': { person: unclear, level: 'full' },
		'child-under-13': { person: twelve.person, level: 'full' },
		'child-of-14-with-advocate': { person: fourteen.person, level: 'full' },
		'child-of-14-alone': { person: made.alone.person, level: 'full' },
		'child-of-17': { person: made.seventeen.person, level: 'full' },
		'advocate-who-took-it': { person: ann.person, level: 'staff' },
		'advocate-of-another-team': { person: made.ben.person, level: 'staff' },
		supervisor: { person: eve.person, level: 'staff' },
		keeper: { person: made.kim.person, level: 'staff' }
	};
	return {
		cookieOf: async (sort) => {
			if (sort === 'made-up-cookie') return randomUUID();
			const one = who[sort];
			return one && signedIn(world, one);
		},
		calls: { taken, free },
		parts: { full: full.participation, supporter: rowOf(open) },
		victim: full
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
			began_at: at,
			seen_at: at
		})
		.execute();
	return id;
}

async function aCase(trx: Trx, { keys, now }: World, town: string): Promise<CaseId> {
	const urn = `01${randomUUID()}` as Urn;
	const { caseId } = await cases.openFor(trx, keys, { kind: 'operator' }, urn, now());
	const when = onDay('2031-03-04', '10:00');
	const court = `${town} Crown Court`;
	const tellings = [
		aTelling({ kind: 'charged', on: '2026-11-02' }),
		aTelling({
			kind: 'hearing-listed',
			on: '2026-11-03',
			data: { hearing: 'trial-1', purpose: 'trial', when, court }
		})
	];
	await events.append(
		trx,
		caseId,
		{ toldBy: 'police', source: 'cast', id: newId() },
		tellings,
		now()
	);
	return caseId;
}

async function aVictimIn(trx: Trx, world: World, caseId: CaseId, born?: string): Promise<Victim> {
	const { keys } = world;
	const now = world.now();
	const person = await people.add(trx, keys, { role: 'victim', language: 'en' }, now);
	const participation = await people.join(trx, person, caseId, 'no', now);
	if (born)
		await children.set(trx, keys, { kind: 'operator' }, { participation, caseId, born }, now);
	const found = await people.actorOf(trx, person, { level: 'full', sure: true });
	return found?.actor as Victim;
}

async function staffOf(
	trx: Trx,
	{ keys, now }: World,
	kind: Staff['kind'],
	team: string
): Promise<Staff> {
	const person = await people.add(trx, keys, { role: kind, language: 'en' }, now());
	await assignments.joinTeam(trx, person, team);
	return { kind, person };
}

async function aCall({ db, keys, now }: World, victim: Victim): Promise<string> {
	const wishes = someWishes();
	const promised = wishes.slots[0] as Slot;
	const asked = { kind: 'call', wishes, language: 'en', promised } as const;
	return once(db, (trx) => requests.add(trx, keys, victim, asked, now()));
}

function yearsAgo(now: number, years: number): string {
	const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Europe/London');
	return today.toPlainDate().toPlainYearMonth().subtract({ years, months: 2 }).toString();
}
