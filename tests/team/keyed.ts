/** Keys of staff as they are kept, where nothing is proved by them. */
import type { World } from '#lib/server/world.ts';

/** Somebody has been let in, with both keys. */
export async function hasBothKeys({ db }: Pick<World, 'db'>, person: string): Promise<void> {
	for (const nth of ['one', 'two']) {
		const id = `${person}-${nth}`;
		const key = { id, person_id: person, public_key: Buffer.from(id), counter: 0 };
		await db
			.insertInto('device_keys')
			.values({ ...key, added_at: 1, used_at: null } as never)
			.execute();
		await db
			.insertInto('staff_keys')
			.values({ id, bound: 1 } as never)
			.execute();
	}
}
