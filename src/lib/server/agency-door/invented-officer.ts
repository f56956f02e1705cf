/** The one officer of a demonstration, who comes in without a sign-in of an agency: there everybody is invented. */
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import { indexOf } from '#lib/server/vault/keys.ts';
import type { World } from '#lib/server/world.ts';
import * as providers from './identity-providers.ts';
import * as visits from './visits.ts';

const agency = 'thamesgate-police' as AgencyId;
// No name of a door: nobody is led to it by typing it, and nothing answers there.
const door = { id: '-demonstration', agency, issuer: 'http://localhost:1', clientId: 'alongside' };
const said = { name: 'PC 4471 Grant', unit: 'Response North' };
const lasts = 8 * 60 * 60 * 1000;

/** Opens the officer's door, so that their agency is one whose people come in; false where it was not invented. */
export async function openDoor(db: Db, now: Instant): Promise<boolean> {
	return (await providers.add(db, { ...door, acr: ['phr'], amr: [] }, now)) !== 'no-agency';
}

/** Begins a visit and gives its id for the cookie; nothing where nobody is invented, or that force is not. */
export async function begin({
	db,
	keys,
	now,
	invented
}: Pick<World, 'db' | 'keys' | 'now' | 'invented'>): Promise<string | undefined> {
	if (!invented || !(await openDoor(db, now()))) return undefined;
	const subject = indexOf(keys, 'agency-subject', door.id) as SubjectId;
	const officer: Officer = { kind: 'officer', agency, door: door.id, subject };
	return transaction(db, (trx) =>
		visits.begin(trx, keys, officer, { sid: undefined, lasts, said }, now())
	);
}
