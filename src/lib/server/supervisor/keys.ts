/** What a supervisor sees and does about the keys of her team: never about her own. */
import type { PersonId, Staff, StaffRole } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as deviceKeys from '#lib/server/door/device-keys.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import * as staffCodes from '#lib/server/door/staff-codes.ts';
import * as teamCalls from '#lib/server/call/team.ts';
import * as visits from '#lib/server/door/visits.ts';

type Key = { readonly id: string; readonly added: Instant; readonly used: Instant | null };
/** Somebody of the team, and what opens the desk to them. */
export type Member = {
	readonly person: PersonId;
	readonly name: string | undefined;
	readonly role: StaffRole;
	readonly isPaused: boolean;
	readonly isSelf: boolean;
	readonly keys: readonly Key[];
	/** Who has made a code to let them in with, that waits for the other. */
	readonly invited: 'by-nobody' | 'by-you' | 'by-another' | 'by-both';
};

/** Everybody of this supervisor's team; nobody for anybody else. */
export async function membersFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	now: Instant
): Promise<Member[]> {
	const rows = await scopedTo(db, staff).orderBy('people.added_at').execute();
	const members = rows.map(async ({ id, role, paused_at, name_sealed }) => ({
		person: id,
		name: name_sealed ? unsealField(keys, undefined, fields.name, id, name_sealed) : undefined,
		role: role as StaffRole,
		isPaused: paused_at !== null,
		isSelf: id === staff.person,
		keys: (await deviceKeys.keysOf(db, id)).map((key) => ({
			id: key.id,
			added: key.added_at,
			used: key.used_at
		})),
		invited: await invitedBy(db, staff, id, now)
	}));
	return Promise.all(members);
}

/** Only a supervisor has a team to look after; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, staff: Staff) {
	return db
		.selectFrom('team_members as theirs')
		.innerJoin('team_members as own', 'own.team', 'theirs.team')
		.innerJoin('people', 'people.id', 'theirs.person_id')
		.select(['people.id', 'people.role', 'people.paused_at', 'people.name_sealed'])
		.where('own.person_id', '=', staff.person)
		.where((where) => where(where.val(staff.kind), '=', 'supervisor'));
}

/** Makes this supervisor's half of what lets somebody in; nothing for whoever is not hers to let in, herself among them. */
export async function invite(
	db: Db,
	keys: Keys,
	staff: Staff,
	person: PersonId,
	now: Instant
): Promise<string | undefined> {
	const code = await invitations.newCode(keys);
	const made = await change(db, keys, staff, person, 'staff-invited', now, async (trx) => {
		if (await people.isPaused(trx, person)) return false;
		await staffCodes.add(trx, code, { person, by: staff.person }, now);
		return true;
	});
	return made ? code.shown : undefined;
}

/** Takes a key away, and ends what it may have begun. */
export function removeKey(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ person, key }: { readonly person: PersonId; readonly key: string },
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, person, 'key-removed', now, async (trx) => {
		await deviceKeys.remove(trx, person, key);
		await shutOut(trx, person);
		return true;
	});
}

/** Pauses somebody, who is out at once and everywhere, or lets them come in again by the keys they have. */
export function setPaused(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ person, paused }: { readonly person: PersonId; readonly paused: boolean },
	now: Instant
): Promise<boolean> {
	const act = paused ? 'page-paused' : 'page-opened-again';
	return change(db, keys, staff, person, act, now, async (trx) => {
		if (paused) await shutOut(trx, person);
		// What they had promised is somebody else's to keep.
		if (paused) await teamCalls.giveBack(trx, person, now);
		return people.setPaused(trx, person, paused ? now : null);
	});
}

/** Ends their visits, and the codes for and by them. */
export async function shutOut(trx: Trx, person: PersonId): Promise<void> {
	await visits.endAll(trx, person);
	await staffCodes.withdraw(trx, person);
}

type Change = (trx: Trx) => Promise<boolean>;

async function change(
	db: Db,
	keys: Keys,
	staff: Staff,
	person: PersonId,
	act: audit.Act,
	now: Instant,
	make: Change
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const member = await scopedTo(trx, staff)
			.where('people.id', '=', person)
			.where('people.id', '!=', staff.person)
			.executeTakeFirst();
		if (member) await deviceKeys.holdOf(trx, person);
		const isDone = member !== undefined && (await make(trx));
		const chain = isDone ? person : staff.person;
		await audit.write(trx, keys, `person:${chain}`, staff, isDone ? act : 'refused', now);
		return isDone;
	});
}

async function invitedBy(
	db: Db,
	staff: Staff,
	person: PersonId,
	now: Instant
): Promise<Member['invited']> {
	const makers = (await staffCodes.makersFor(db, person, now)).map((by) => by === staff.person);
	const [mine, others] = [makers.includes(true), makers.includes(false)];
	if (mine && others) return 'by-both';
	return mine ? 'by-you' : others ? 'by-another' : 'by-nobody';
}
