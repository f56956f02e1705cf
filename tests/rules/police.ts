/** The agencies of the table of doors: whose cases they are, and another, each with a door for its people. */
import type { AgencyId } from '#lib/domain/actor.ts';
import * as providers from '#lib/server/agency-door/identity-providers.ts';
import * as answered from '#lib/server/feed/answered.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { World } from '#lib/server/world.ts';

/** Whose cases they are. */
export const police = 'police-01' as AgencyId;

/** Adds both. */
export async function addPolice({ db, now }: World): Promise<void> {
	for (const force of ['01', '02']) {
		const id = `police-${force}` as AgencyId;
		const known = { id, name: 'Police', kind: 'police', force } as const;
		await db
			.insertInto('agencies')
			.values({
				...known,
				may_tell: '[]',
				invented: 0,
				added_at: now()
			})
			.execute();
		const issuer = `https://${id}.example`;
		const acr = providers.phishingResistant;
		await providers.add(db, { id, agency: id, issuer, clientId: 'us', acr, amr: [] }, now());
	}
}

/** Something they sent, which was taken; returns the id of its answer. */
export async function sent({ db, keys, now }: World): Promise<string> {
	const id = newId();
	const asked = { id, agency: police, delivery: id, route: '/(machine)/api/events' };
	const body = { accepted: 0, already: 0, parked: 0, items: [], request: id };
	await answered.write(db, keys, asked, { status: 202, body }, now());
	return id;
}
