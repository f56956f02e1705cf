/** Everybody of a supervisor's own team by name, and the changes only she may make of it, one after the other. */
import type { PersonId, Staff, StaffRole } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import * as members from '#lib/server/team/members.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import * as staffTeams from './keys.ts';

export type Colleague = {
	readonly person: PersonId;
	readonly name: string | undefined;
	readonly role: StaffRole;
	readonly isPaused: boolean;
	readonly isSelf: boolean;
	/** Whether work may be given to them: let in, not paused, and at work in the next two weeks. */
	readonly isReady: boolean;
};

/** Everybody of this supervisor's team, oldest first; nobody for anybody else. */
export async function listFor(
	db: Db | Trx,
	keys: Keys,
	staff: Staff,
	now: Instant
): Promise<Colleague[]> {
	const rows = await staffTeams
		.scopedTo(db, staff)
		.select(members.mayBeGiven(staff.person, now).as('ready'))
		.orderBy('people.added_at')
		.execute();
	return rows.map(({ id, role, paused_at, name_sealed, ready }) => ({
		person: id,
		name: name_sealed ? unsealField(keys, undefined, fields.name, id, name_sealed) : undefined,
		role: role as StaffRole,
		isPaused: paused_at !== null,
		isSelf: id === staff.person,
		isReady: Boolean(ready)
	}));
}

/** The team of a supervisor; nothing for anybody else. */
export async function teamOf(db: Db | Trx, staff: Staff): Promise<TeamId | undefined> {
	return staff.kind === 'supervisor' ? members.teamOf(db, staff.person) : undefined;
}

/** Adds somebody to the supervisor's team, who comes in once two supervisors let them; nothing for anybody else. */
export async function add(
	db: Db,
	keys: Keys,
	staff: Staff,
	one: { readonly name: string; readonly role: 'advocate' | 'supervisor' },
	now: Instant
): Promise<PersonId | undefined> {
	let added: PersonId | undefined;
	await change(db, keys, staff, 'colleague-added', now, async (trx, team) => {
		added = await people.add(trx, keys, { ...one, language: 'en' }, now);
		await members.joinTeam(trx, added, team);
		return added;
	});
	return added;
}

/** Whom it was about, `nothing` where there was something to put right first, or nothing where it is not hers to do. */
type Make = (trx: Trx, team: TeamId) => Promise<PersonId | 'nothing' | undefined>;

/** One change of a supervisor to her own team, written down; false where she has none or it was refused. */
export async function change(
	db: Db,
	keys: Keys,
	staff: Staff,
	act: audit.Act,
	now: Instant,
	make: Make
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const team = await teamOf(trx, staff);
		if (team) await lock(trx, [`team:${team}`]);
		const about = team && (await make(trx, team));
		if (about === 'nothing') return false;
		const chain = `person:${about ?? staff.person}` as const;
		await audit.write(trx, keys, chain, staff, about ? act : 'refused', now);
		return about !== undefined;
	});
}
