/** The one officer of a demonstration, who comes in without a sign-in of an agency: there everybody is invented. */
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import { transaction } from '#lib/server/database.ts';
import { indexOf } from '#lib/server/vault/keys.ts';
import type { World } from '#lib/server/world.ts';
import * as providers from './identity-providers.ts';
import * as visits from './visits.ts';

const agency = 'thamesgate-police' as AgencyId;
// No name of a door: nobody is led to it by typing it, and nothing answers there.
const door = { id: '-demonstration', agency, issuer: 'http://localhost:1', clientId: 'alongside' };
const lasts = 8 * 60 * 60 * 1000;

/** Begins a visit and gives its id for the cookie; nothing where nobody is invented, or that force is not. */
export async function begin({
	db,
	keys,
	now,
	invented
}: Pick<World, 'db' | 'keys' | 'now' | 'invented'>): Promise<string | undefined> {
	if (!invented) return undefined;
	const added = await providers.add(db, { ...door, acr: ['phr'], amr: [] }, now());
	if (added === 'no-agency') return undefined;
	const subject = indexOf(keys, 'agency-subject', door.id) as SubjectId;
	const officer: Officer = { kind: 'officer', agency, door: door.id, subject };
	return transaction(db, (trx) => visits.begin(trx, officer, { sid: undefined, lasts }, now()));
}
