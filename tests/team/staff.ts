/** Staff with keys: somebody of a team, let in by two codes, with two keys in software. */
import type { PersonId, Staff, StaffRole, Unready } from '#lib/domain/actor.ts';
import { joinTeam } from '#lib/server/team/members.ts';
import { whose } from '#lib/server/door/arrivals.ts';
import { transaction } from '#lib/server/database.ts';
import * as deviceKeys from '#lib/server/door/device-keys.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as people from '#lib/server/people/people.ts';
import type { Session, Sessions } from '#lib/server/door/sessions.ts';
import * as staffCodes from '#lib/server/door/staff-codes.ts';
import * as signInStaff from '#lib/server/door/sign-in-staff.ts';
import * as staffKeys from '#lib/server/door/staff-keys.ts';
import type { World } from '#lib/server/world.ts';
import { anAuthenticator, type Authenticator, type Lie } from '#tests/door/authenticator.ts';
import type { TestWorld } from '#tests/world/world.ts';

export const site = { host: 'example.org', origin: 'https://example.org', name: 'Alongside' };
export type Here = { readonly world: TestWorld; readonly sessions: Sessions };

/** As an operator leaves it unless she says otherwise. */
export const rules: staffKeys.Rules = { bound: true, makes: [] };

/** Somebody of a team, who has no key yet. */
export async function aColleague(
	{ world }: { readonly world: World },
	role: StaffRole = 'advocate',
	team = 'east',
	name = 'Ada'
): Promise<Staff> {
	const { db, keys, now } = world;
	const person = await transaction(db, async (trx) => {
		const id = await people.add(trx, keys, { role, language: 'en', name }, now());
		if (role !== 'keeper') await joinTeam(trx, id, team);
		return id;
	});
	return { kind: role, person };
}

/** The two codes of an operator for somebody. */
export async function bothCodes(
	{ world }: { readonly world: World },
	person: PersonId
): Promise<[string, string]> {
	const { db, keys, now } = world;
	const both = [await invitations.newCode(keys), await invitations.newCode(keys)] as const;
	await transaction(db, async (trx) => {
		for (const code of both) await staffCodes.add(trx, code, { person, by: null }, now());
	});
	return [both[0].shown, both[1].shown];
}

/** A visit and who it belongs to. */
export async function visitOf({ world, sessions }: Here, id: string) {
	const session = (await sessions.find(id)) as Session;
	const found = await whose(world.db, session);
	return { session, actor: found?.actor as Staff | Unready };
}

/** Types two codes, and gives the visit they begin. */
export async function entersBy(here: Here, typed: readonly [string, string]) {
	const enrolled = await signInStaff.signInByCodes(here, '192.0.2.1', typed);
	if (!('came' in enrolled)) throw new Error('The codes let nobody in');
	return visitOf(here, enrolled.came.session);
}

/** Adds one key on a visit of somebody who lacks one. */
export async function adds(
	here: Here,
	visit: { readonly session: Session; readonly actor: Staff | Unready },
	key: Authenticator,
	{ lie, by = rules }: { readonly lie?: Lie; readonly by?: staffKeys.Rules } = {}
): Promise<staffKeys.Added> {
	const { db, now } = here.world;
	const actor = visit.actor as Unready;
	const asked = { to: 'add', person: actor.person } as const;
	const options = await deviceKeys.askToAdd(db, site, asked, 'Work', now(), by.makes);
	const answer = key.makes(options, lie);
	return staffKeys.add(here, { ...visit, actor }, by, { site, answer });
}

/** Somebody of a team with both keys, and the visit on which they were added. */
export async function aReadyColleague(here: Here, role?: 'advocate' | 'supervisor', team?: string) {
	const staff = await aColleague(here, role, team);
	const keys = [anAuthenticator(site.origin), anAuthenticator(site.origin)] as const;
	let visit = await entersBy(here, await bothCodes(here, staff.person));
	for (const key of keys) {
		const added = await adds(here, visit, key);
		if (added.was !== 'added') throw new Error('The key was not added');
		visit = await visitOf(here, added.session);
	}
	return { staff, keys, ...visit };
}

/** What a key of staff is asked at the door. */
export function askedAtTheDoor({ world }: Pick<Here, 'world'>): Promise<object> {
	return deviceKeys.askToProve(world.db, site, signInStaff.asked, world.now());
}
