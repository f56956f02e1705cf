/** The team of a drill: open to everybody, with people who are planted by name, at work every day. */
import type { AgencyId, PersonId } from '#lib/domain/actor.ts';
import { earliestChange } from '#lib/domain/advocate/change.ts';
import type { CaseId } from '#lib/domain/event.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as providers from '#lib/server/agency-door/identity-providers.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as rotas from '#lib/server/call/rota.ts';
import * as teams from '#lib/server/team/teams.ts';
import { officerIn } from '#tests/rules/folk.ts';
import { aTeam, everyDay, openTeam } from '#tests/team/teams.ts';
import { operate } from './_doors.ts';
import { newName, plant } from './_planted.ts';
import { worldIn } from './_server.ts';

/** Somebody of staff, and the codes by which they come in for the first time. */
export type Colleague = {
	readonly person: PersonId;
	readonly name: string;
	readonly printed: string;
};

const east = { id: 'east', cap: 1000, caseCap: 100 } as const;

/** Two advocates and a supervisor of one team, an advocate of another; with as many others at work as calls need. */
export async function openTeams(folder: string, others: number) {
	const { db, keys, now } = await worldIn(folder, keyIn());
	await openTeam({ db, keys, now }, { ...east, advocates: others });
	const west = aTeam({ id: 'west', name: 'West', isDefault: false, isOpen: false });
	await transaction(db, (trx) => teams.keep(trx, west, now()));
	const of = async (role: string, team: string) => {
		const one = await added(folder, role, team);
		for (const shift of everyDay(one.person, team, now()))
			await transaction(db, (trx) => rotas.addShift(trx, shift));
		return one;
	};
	const all = {
		eve: await of('supervisor', 'east'),
		ada: await of('advocate', 'east'),
		ben: await of('advocate', 'east'),
		zed: await of('advocate', 'west')
	};
	await db.destroy();
	return all;
}

async function added(folder: string, role: string, team: string): Promise<Colleague> {
	const name = plant('name of staff', newName());
	const printed = await operate(
		folder,
		...['staff', 'add', '--role', role, '--name', name, '--team', team]
	);
	const [, id = ''] = /^Added (\S+)$/m.exec(printed) ?? [];
	return { person: id as PersonId, name, printed };
}

/** Gives cases to an advocate; the first of them is to go to another, which she is told before. */
export async function giveCases(
	folder: string,
	urns: readonly string[],
	{ by, to, then }: { readonly by: PersonId; readonly to: PersonId; readonly then: PersonId }
): Promise<void> {
	const { db, keys, now } = await worldIn(folder, keyIn());
	const supervisor = { kind: 'supervisor', person: by } as const;
	for (const [nth, urn] of urns.entries()) {
		const caseId = await cases.findByUrn(db, keys, urn as Urn);
		const { id: participation } = await db
			.selectFrom('participations')
			.select('id')
			.where('case_id', '=', caseId as CaseId)
			.executeTakeFirstOrThrow();
		const give = { participation, advocate: to };
		if (!(await assignments.give(db, keys, supervisor, give, now())))
			throw new Error('The case was not given');
		if (nth > 0) continue;
		const on = earliestChange(now());
		const change = { participation, advocate: then, reason: 'long-leave', on } as const;
		const planned = await advocateChanges.plan(db, keys, supervisor, change, now());
		if (planned !== 'planned') throw new Error(`The change is ${planned}`);
	}
	await db.destroy();
}

/** The cookie of somebody of an agency who has signed in there. */
export async function anOfficer(folder: string, agency: string): Promise<string> {
	const world = await worldIn(folder, keyIn());
	const { phishingResistant: acr } = providers;
	const issuer = `https://${agency}.example`;
	const door = { id: agency, agency: agency as AgencyId, issuer, clientId: 'us', acr, amr: [] };
	await providers.add(world.db, door, world.now());
	const cookie = await transaction(world.db, (trx) => officerIn(trx, world, { agency }));
	await world.db.destroy();
	return plant('cookie of an agency', cookie);
}

/** By which a world is opened beside the server of a drill. */
export function keyIn(): Readonly<Record<string, string>> {
	const { ALONGSIDE_KEY_FILE = '', DATABASE_URL = '' } = process.env;
	return { ALONGSIDE_KEY_FILE, ...(DATABASE_URL ? { DATABASE_URL } : {}) };
}
