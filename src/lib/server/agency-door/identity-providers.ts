/** Where the people of an agency sign in: at the agency's own sign-in, by what the operator wrote down of it. */
import type { AgencyId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';

export type Door = {
	/** Part of the address: short, and known to the agency. */
	readonly id: string;
	readonly agency: AgencyId;
	readonly issuer: string;
	readonly clientId: string;
	/** What the agency's sign-in must say of how somebody showed who they are; any of these. */
	readonly acr: readonly string[];
	/** By what means, any of these; none where the agency's sign-in does not say. */
	readonly amr: readonly string[];
};

/** Phishing-resistant, and the same kept in hardware (OpenID Connect Extended Authentication Profile, ACR values). */
export const phishingResistant = ['phr', 'phrh'] as const;

/** Adds a door; `taken` when the name or the issuer is another door's already, `no-agency` when there is none. */
export async function add(
	db: Db,
	door: Door,
	now: Instant
): Promise<'added' | 'taken' | 'no-agency'> {
	const { id, agency, issuer, clientId, acr, amr } = door;
	const known = await db
		.selectFrom('agencies')
		.select('id')
		.where('id', '=', agency)
		.executeTakeFirst();
	if (!known) return 'no-agency';
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('identity_providers')
		.values({
			id,
			agency_id: agency,
			issuer,
			client_id: clientId,
			acr: JSON.stringify(acr),
			amr: JSON.stringify(amr),
			added_at: now
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return Number(numInsertedOrUpdatedRows ?? 0) === 1 ? 'added' : 'taken';
}

/** Whether a word may be the name of a door. */
export function isDoorName(word: string): boolean {
	return /^[a-z0-9][a-z0-9-]{1,39}$/.test(word);
}

/** The door of a name, or nothing. */
export async function find(db: Db, id: string): Promise<Door | undefined> {
	const row = await db
		.selectFrom('identity_providers')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	return row && read(row);
}

/** Every door, by name. */
export async function list(db: Db): Promise<Door[]> {
	const rows = await db.selectFrom('identity_providers').selectAll().orderBy('id').execute();
	return rows.map(read);
}

/** Takes a door away, and with it everybody who is in by it; false when there was none. */
export async function remove(db: Db, id: string): Promise<boolean> {
	const { numDeletedRows } = await db
		.deleteFrom('identity_providers')
		.where('id', '=', id)
		.executeTakeFirst();
	return Number(numDeletedRows) === 1;
}

/**
 * Whether an address can be an issuer here: https without a query (OpenID Connect Discovery 1.0, 3). Where everybody is
 * invented it is on this machine, so that a demonstration signs nobody in who is real.
 */
export function isIssuer(address: string, { invented }: { readonly invented: boolean }): boolean {
	const url = URL.parse(address);
	if (!url || url.search || url.hash || url.username || url.password) return false;
	const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
	return invented ? isHere : url.protocol === 'https:';
}

function read({ id, agency_id, issuer, client_id, acr, amr }: Row<'identity_providers'>): Door {
	return {
		id,
		agency: agency_id,
		issuer,
		clientId: client_id,
		acr: JSON.parse(acr) as string[],
		amr: JSON.parse(amr) as string[]
	};
}
