/** Who gives codes: police forces and Witness Care Units, for the references that begin with the two digits of their force. */
import type { Officer } from '#lib/domain/actor.ts';
import type { Teller } from '#lib/domain/event.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import type { Db } from '#lib/server/database.ts';

/** An agency whose people give papers, with the two digits its references begin with. */
export type Force = agencies.Agency & { readonly force: string };

const giving: readonly Teller[] = ['police', 'witness-care'];

/** The force of an officer or of somebody of Witness Care; nothing for people of other agencies, which have no references. */
export async function forceFor(db: Db, officer: Officer): Promise<Force | undefined> {
	const agency = await agencies.find(db, officer.agency);
	return agency?.force && giving.includes(agency.kind) ? (agency as Force) : undefined;
}
