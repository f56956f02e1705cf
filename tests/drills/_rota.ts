/** People at work in the invented team of a drill, so that as many calls can be promised as it makes. */
import type { PersonId } from '#lib/domain/actor.ts';
import { transaction } from '#lib/server/database.ts';
import * as people from '#lib/server/people/people.ts';
import * as rotas from '#lib/server/call/rota.ts';
import { everyDay } from '#tests/team/teams.ts';
import { worldIn } from './_server.ts';

const team = 'thamesgate';

/** So many advocates work for the team from now on, and nobody else; as many calls may wait as there are times. */
export async function staff(folder: string, advocates: number): Promise<void> {
	const { db, keys, now } = await worldIn(folder);
	await transaction(db, async (trx) => {
		await trx.deleteFrom('shifts').execute();
		await trx.updateTable('teams').set({ cap: 1_000_000 }).where('id', '=', team).execute();
		for (let nth = 0; nth < advocates; nth += 1) {
			const who = { role: 'advocate', language: 'en', name: `Advocate ${nth}` } as const;
			const person: PersonId = await people.add(trx, keys, who, now());
			await rotas.addShifts(trx, everyDay(person, team, now(), 14));
		}
	});
	await db.destroy();
}
