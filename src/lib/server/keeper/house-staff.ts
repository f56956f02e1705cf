/** Teams and staff as keepers look after them: added, let in by two, paused at once, opened again by two. Nobody does it for themselves. */
import { staffRoles, type PersonId, type Staff, type StaffRole } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as teamCalls from '#lib/server/call/team.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as staffCodes from '#lib/server/door/staff-codes.ts';
import * as people from '#lib/server/people/people.ts';
import { canInvite, everybody } from '#lib/server/supervisor/everybody.ts';
import { shutOut } from '#lib/server/supervisor/keys.ts';
import { joinTeam, teamOf } from '#lib/server/team/members.ts';
import * as teams from '#lib/server/team/teams.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

export type HouseMember = Awaited<ReturnType<typeof everybody>>[number] & {
	readonly isSelf: boolean;
	/** Whether keepers let them in: their team lacks two supervisors who could, or they have no team. */
	readonly isOurs: boolean;
	/** Who has made a code for them that waits for the other. */
	readonly invited: 'by-nobody' | 'by-you' | 'by-another' | 'by-both';
};

/** Everybody of staff, with what this keeper may do about each: two questions, however many they are. */
export async function list(db: Db, keeper: Staff, now: Instant): Promise<HouseMember[]> {
	const all = await everybody(db);
	const codes = await staffCodes.makers(db, now);
	return all.map((one) => {
		const by = (codes.get(one.id) ?? []).map((maker) => maker === keeper.person);
		const [mine, others] = [by.includes(true), by.includes(false)];
		const invited =
			mine && others ? 'by-both' : mine ? 'by-you' : others ? 'by-another' : 'by-nobody';
		const isOurs = one.team === undefined || !canInvite(all, one.team);
		return { ...one, isSelf: one.id === keeper.person, isOurs, invited };
	});
}

export type NewTeam = { readonly id: string; readonly name: string };

/** Adds a team, closed until its supervisor has said when it answers; or says what is wrong. */
export async function addTeam(
	db: Db,
	keys: Keys,
	keeper: Staff,
	{ id, name }: NewTeam,
	now: Instant
): Promise<'id' | 'name' | 'taken' | undefined> {
	if (!/^[a-z0-9-]{2,40}$/.test(id)) return 'id';
	if (name === '') return 'name';
	return transaction(db, async (trx) => {
		await lock(trx, [`team:${id}`]);
		if (await teams.find(trx, id)) return 'taken';
		await teams.keep(trx, { ...teams.fresh, id, name }, now);
		await audit.write(trx, keys, `person:${keeper.person}`, keeper, 'team-changed', now);
		return undefined;
	});
}

export type NewMember = { readonly role: string; readonly name: string; readonly team: string };

/** Adds somebody of staff, who cannot come in until two people let them; or says what is wrong. */
export async function add(
	db: Db,
	keys: Keys,
	keeper: Staff,
	typed: NewMember,
	now: Instant
): Promise<'role' | 'name' | 'team' | undefined> {
	const role = staffRoles.find((one) => one === typed.role);
	if (!role) return 'role';
	if (typed.name === '' || typed.name.length > 60) return 'name';
	return transaction(db, async (trx) => {
		const team = role === 'keeper' ? undefined : typed.team;
		if (team !== undefined && !(await teams.find(trx, team))) return 'team';
		const person = await people.add(trx, keys, { role, language: 'en', name: typed.name }, now);
		if (team !== undefined) await joinTeam(trx, person, team);
		await audit.write(trx, keys, `person:${person}`, keeper, 'colleague-added', now);
		return undefined;
	});
}

/** Makes this keeper's half of what lets somebody in; nothing for herself, for whoever is paused or let in by a team of their own. */
export async function invite(
	db: Db,
	keys: Keys,
	keeper: Staff,
	person: PersonId,
	now: Instant
): Promise<string | undefined> {
	const code = await invitations.newCode(keys);
	const isMade = await transaction(db, async (trx) => {
		const role = await roleIn(trx, keeper, person);
		if (role === undefined || (await people.isPaused(trx, person))) return false;
		const team = await teamOf(trx, person);
		if (team !== undefined && canInvite(await everybody(trx), team)) return false;
		await staffCodes.add(trx, code, { person, by: keeper.person }, now);
		await audit.write(trx, keys, `person:${person}`, keeper, 'staff-invited', now);
		return true;
	});
	return isMade ? code.shown : undefined;
}

/** Who pauses and opens: a keeper, or the operator where keepers cannot. */
type Opener = Staff | { readonly kind: 'operator' };

/** Pauses somebody of staff, who is out at once and everywhere: to stop harm one is enough. False for herself. */
export async function pause(
	trx: Trx,
	keys: Keys,
	by: Opener,
	person: PersonId,
	now: Instant
): Promise<boolean> {
	if ((await roleIn(trx, by, person)) === undefined) return false;
	await shutOut(trx, person);
	// What they had promised is somebody else's to keep.
	await teamCalls.giveBack(trx, person, now);
	if (!(await people.setPaused(trx, person, now))) return false;
	await audit.write(trx, keys, `person:${person}`, by, 'page-paused', now);
	return true;
}

/** Lets somebody who was paused come in again by the keys they have: what a second keeper does. */
export async function open(
	trx: Trx,
	keys: Keys,
	by: Opener,
	person: PersonId,
	now: Instant
): Promise<boolean> {
	if ((await roleIn(trx, by, person)) === undefined) return false;
	if (!(await people.setPaused(trx, person, null))) return false;
	await audit.write(trx, keys, `person:${person}`, by, 'page-opened-again', now);
	return true;
}

/** The role of somebody of staff who is not the keeper herself. */
async function roleIn(trx: Trx, by: Opener, person: PersonId): Promise<StaffRole | undefined> {
	if ('person' in by && person === by.person) return undefined;
	const role = await people.roleOf(trx, person);
	return staffRoles.find((one) => one === role);
}
