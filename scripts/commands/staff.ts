import { staffRoles, type PersonId } from '#lib/domain/actor.ts';
import { joinTeam, teamOf } from '#lib/server/team/members.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Trx } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import * as staffCodes from '#lib/server/door/staff-codes.ts';
import * as colleagues from '#lib/server/supervisor/everybody.ts';
import { open, pause } from '#lib/server/keeper/house-staff.ts';
import * as teams from '#lib/server/team/teams.ts';
import { needed, oneOf, withWorld, type Asked, type Command } from './command.ts';
import { Stop } from './stop.ts';

export const staffAdd: Command = {
	name: 'staff add',
	usage: 'staff add --role advocate|supervisor|keeper --name NAME [--team TEAM]',
	does: 'adds a member of staff, whom two supervisors of the team let in; where it has not two yet, and for a keeper, who has no team, prints both codes, once',
	options: {
		role: { type: 'string' },
		name: { type: 'string' },
		team: { type: 'string' }
	},
	run: (asked) =>
		withWorld(async ({ db, keys, now }) => {
			const role = oneOf(asked, 'role', staffRoles);
			const name = needed(asked, 'name');
			const team = role === 'keeper' ? undefined : needed(asked, 'team');
			if (!team && asked.options.team) throw new Stop('A keeper has no team. Leave out --team');
			const both = await newCodes(keys);
			const said = await transaction(db, async (trx) => {
				if (team && !(await teams.find(trx, team))) throw new Stop(await noTeam(trx, team));
				const person = await people.add(trx, keys, { role, language: 'en', name }, now());
				if (team) await joinTeam(trx, person, team);
				return `Added ${person}\n${await letIn(trx, keys, person, both, now())}`;
			});
			console.log(said);
		})
};

export const staffLetIn: Command = {
	name: 'staff let-in',
	usage: 'staff let-in ID',
	does: 'prints both codes anew, for a keeper or where the team has not two supervisors who can come in',
	run: (asked) =>
		withWorld(async ({ db, keys, now }) => {
			const [id] = asked.words;
			if (!id) throw new Stop('Whom? Say the ID that `staff add` printed');
			const both = await newCodes(keys);
			console.log(await transaction(db, (trx) => letIn(trx, keys, id as PersonId, both, now())));
		})
};

export const staffPause: Command = {
	name: 'staff pause',
	usage: 'staff pause ID',
	does: 'shuts somebody of staff out at once and everywhere; what they had promised goes back to their team',
	run: (asked) => turned(asked, pause, 'paused')
};

export const staffOpen: Command = {
	name: 'staff open',
	usage: 'staff open ID',
	does: 'lets somebody of staff who was paused come in again by the keys they have',
	run: (asked) => turned(asked, open, 'open again')
};

function turned(asked: Asked, act: typeof pause, said: string): Promise<void> {
	return withWorld(async ({ db, keys, now }) => {
		const [id] = asked.words;
		if (!id) throw new Stop('Whom? Say the ID that `staff list` prints');
		const operator = { kind: 'operator' } as const;
		const person = id as PersonId;
		const isDone = await transaction(db, (trx) => act(trx, keys, operator, person, now()));
		if (!isDone) throw new Stop(`Nobody of staff with that ID can be ${said}: staff list`);
		console.log(`${id} is ${said}.`);
	});
}

export const staffList: Command = {
	name: 'staff list',
	usage: 'staff list',
	does: 'lists staff by their ID, with role, team, number of keys and whether they are paused; of nobody a name',
	run: () =>
		withWorld(async ({ db }) => {
			for (const { id, role, team, keys, isPaused } of await colleagues.everybody(db))
				console.log(`${id}  ${role}  ${team ?? '-'}  ${keys} keys${isPaused ? '  paused' : ''}`);
		})
};

// A team that was mistyped is found among those there are.
async function noTeam(trx: Trx, team: string): Promise<string> {
	const all = (await teams.all(trx)).map(({ id }) => id);
	const ways =
		all.length > 0
			? `There is: ${all.join(', ')}`
			: `Run: npm run alongside -- team add --id ${team} --name NAME`;
	return `There is no team ${team}. ${ways}`;
}

type Both = readonly [invitations.Code, invitations.Code];

async function newCodes(keys: Keys): Promise<Both> {
	return [await invitations.newCode(keys), await invitations.newCode(keys)];
}

async function letIn(
	trx: Trx,
	keys: Keys,
	person: PersonId,
	both: Both,
	now: number
): Promise<string> {
	const team = await teamOf(trx, person);
	if (!team && (await people.roleOf(trx, person)) !== 'keeper')
		throw new Stop('There is nobody of staff with that ID');
	if (team && colleagues.canInvite(await colleagues.everybody(trx), team))
		return `Two supervisors of ${team} let them in, on their page about keys.`;
	await staffCodes.withdraw(trx, person);
	for (const code of both) await staffCodes.add(trx, code, { person, by: null }, now);
	const operator = { kind: 'operator' } as const;
	await audit.write(trx, keys, `person:${person}`, operator, 'staff-invited', now);
	return [
		'Shown this once, good for a day. Give each to another person; both hand theirs over in person.',
		...both.map(({ shown }, nth) => `Code ${nth + 1}  ${shown}`)
	].join('\n');
}
