import { corrected } from '#lib/domain/help/correction.ts';
import { services } from '#lib/domain/help/service.ts';
import * as corrections from '#lib/server/keeper/corrections.ts';
import { withWorld, type Command } from './command.ts';

export const correctionsExport: Command = {
	name: 'corrections export',
	usage: 'corrections export',
	does: 'prints services.json with what keepers corrected in it, and without the services on hold',
	run: () =>
		withWorld(async ({ db }) => {
			const standing = await corrections.standing(db);
			console.log(JSON.stringify(corrected(services, standing), undefined, '\t'));
		})
};
