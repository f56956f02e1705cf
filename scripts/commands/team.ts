import { transaction } from '#lib/server/database.ts';
import * as teams from '#lib/server/team/teams.ts';
import { needed, withWorld, type Command } from './command.ts';
import { Stop } from './stop.ts';

export const teamAdd: Command = {
	name: 'team add',
	usage: 'team add --id ID --name NAME [--default]',
	does: 'adds a team, closed until its supervisor has said when it answers; --default: it takes what fits no other',
	options: { id: { type: 'string' }, name: { type: 'string' }, default: { type: 'boolean' } },
	run: (asked) =>
		withWorld(async ({ db, now }) => {
			const [id, name] = [needed(asked, 'id'), needed(asked, 'name')];
			if (!/^[a-z0-9-]{2,40}$/.test(id))
				throw new Stop('--id is 2 to 40 small letters, digits and dashes');
			const isDefault = asked.options.default === true;
			await transaction(db, async (trx) => {
				const all = await teams.all(trx);
				if (all.some((one) => one.id === id)) throw new Stop(`There is a team ${id} already`);
				if (isDefault && all.some((one) => one.isDefault))
					throw new Stop('Another team takes what fits no other already');
				await teams.keep(trx, { ...teams.fresh, id, name, isDefault }, now());
			});
			console.log(`Added ${id}. Add its first supervisor: staff add --team ${id}`);
		})
};

export const teamList: Command = {
	name: 'team list',
	usage: 'team list',
	does: 'lists the teams: whether each is open, and whether it takes what fits no other',
	run: () =>
		withWorld(async ({ db }) => {
			for (const { id, name, isOpen, isDefault } of await teams.all(db))
				console.log(`${id}  ${name}  ${isOpen ? 'open' : 'closed'}${isDefault ? '  default' : ''}`);
		})
};
