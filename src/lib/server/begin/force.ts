/** Police forces, which alone give codes: for the references that begin with their own two digits. */
import type { Officer } from '#lib/domain/actor.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import type { Db } from '#lib/server/database.ts';

/** A police force with the two digits its references begin with. */
export type Force = agencies.Agency & { readonly force: string };

/** The force of an officer; nothing for people of other agencies, which have no references of their own. */
export async function forceFor(db: Db, officer: Officer): Promise<Force | undefined> {
	const agency = await agencies.find(db, officer.agency);
	return agency?.kind === 'police' && agency.force ? (agency as Force) : undefined;
}
