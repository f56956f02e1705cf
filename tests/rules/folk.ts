/** The parts a cast is made of: a case, a victim in it, somebody of a team, a call, a visit. */
import { randomUUID } from 'node:crypto';
import type { AgencyId, PersonId, Staff, SubjectId, Victim } from '#lib/domain/actor.ts';
import type { Slot } from '#lib/domain/call/call.ts';
import type { CaseId } from '#lib/domain/event.ts';
import type { Purpose } from '#lib/domain/door/proof.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import * as agencyVisits from '#lib/server/agency-door/visits.ts';
import { joinTeam } from '#lib/server/team/members.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as children from '#lib/server/beside/children.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as events from '#lib/server/case/events.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as people from '#lib/server/people/people.ts';
import * as calls from '#lib/server/call/calls.ts';
import { hashOf } from '#lib/server/vault/tokens.ts';
import type { World } from '#lib/server/world.ts';
import { aTelling, onDay, someWishes } from '#tests/world/builders.ts';

/** A case of a crown court, charged and waiting for its trial. */
export async function aCase(trx: Trx, { keys, now }: World, town: string): Promise<CaseId> {
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
		keys,
		caseId,
		{ toldBy: 'police', source: 'cast', id: newId() },
		tellings,
		now()
	);
	return caseId;
}

/** A victim in a case; a child where a month of birth is told. */
export async function aVictimIn(
	trx: Trx,
	world: World,
	caseId: CaseId,
	born?: string
): Promise<Victim> {
	const { keys } = world;
	const now = world.now();
	const person = await people.add(trx, keys, { role: 'victim', language: 'en' }, now);
	const participation = await people.join(trx, person, caseId, 'no', now);
	if (born)
		await children.set(trx, keys, { kind: 'operator' }, { participation, caseId, born }, now);
	const found = await actors.actorOf(trx, person, { level: 'full', sure: true });
	return found?.actor as Victim;
}

/** Somebody of a team. */
export async function staffOf(
	trx: Trx,
	{ keys, now }: World,
	kind: Staff['kind'],
	team: string
): Promise<Staff> {
	const person = await people.add(trx, keys, { role: kind, language: 'en' }, now());
	await joinTeam(trx, person, team);
	return { kind, person };
}

/** A call that a victim asked for. */
export async function aCall({ db, keys, now }: World, victim: Victim): Promise<string> {
	const wishes = someWishes({ phone: '07700 900864' });
	const promised = wishes.slots[0] as Slot;
	const asked = { kind: 'call', wishes, language: 'en', promised } as const;
	return transaction(db, (trx) => calls.add(trx, keys, victim, asked, now()));
}

/** The month so many years ago, and two more. */
export function yearsAgo(now: number, years: number): string {
	const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('Europe/London');
	return today.toPlainDate().toPlainYearMonth().subtract({ years, months: 2 }).toString();
}

/** A key that her phone keeps, so that there is something to show again who she is with; it signs nothing. */
export async function aKeyOf(
	{ db, now }: World,
	{ person }: Pick<Victim, 'person'>
): Promise<void> {
	const key = { id: newId(), person_id: person, public_key: Buffer.of(1), counter: 0 };
	await db
		.insertInto('device_keys')
		.values({ ...key, added_at: now(), used_at: null })
		.execute();
}

/** Somebody as they come in: how far, and what of the visit is not as usual. */
export type Who = {
	readonly person: PersonId;
	readonly level: 'code' | 'short' | 'full' | 'staff' | 'unready';
	readonly ended?: true;
	readonly shared?: true;
	readonly proved?: Purpose;
};

/** Begins a visit and gives its cookie. Written here and not through lucia: thousands are begun, each for one request. */
export async function signedIn(
	{ db, now }: Pick<World, 'now'> & { readonly db: Db | Trx },
	who: Who
): Promise<string> {
	const id = newId();
	const at = who.ended ? now() - 86_400_000 : now();
	await db
		.insertInto('sessions')
		.values({
			id_hash: hashOf(id),
			person_id: who.person,
			level: who.level,
			sure: 1,
			shared: who.shared ? 1 : 0,
			shown: 0,
			proved_for: who.proved ?? null,
			proved_at: who.proved ? at : null,
			began_at: at,
			seen_at: at
		})
		.execute();
	return id;
}

/** Of which agency somebody is, and whether they have gone again. */
export type At = { readonly agency: string; readonly ended?: true };

/** Begins a visit of somebody of an agency and gives its cookie. */
export async function officerIn(
	trx: Trx,
	{ keys, now }: World,
	{ agency, ended }: At
): Promise<string> {
	const subject = newId() as SubjectId;
	const officer = { kind: 'officer', agency: agency as AgencyId, door: agency, subject } as const;
	const visit = { sid: undefined, lasts: 28_800_000 } as const;
	const id = await agencyVisits.begin(trx, keys, officer, visit, now());
	if (ended) await agencyVisits.endAll(trx, officer);
	return id;
}
