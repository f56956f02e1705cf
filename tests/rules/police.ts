/** The agencies of the table of doors: whose cases they are, and another, each with a door for its people. */
import type { AgencyId } from '#lib/domain/actor.ts';
import * as providers from '#lib/server/agency-door/identity-providers.ts';
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
