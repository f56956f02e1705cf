/** Somebody of the police who is signed in, as the sign-in of the agency would have it: a story of its own tells how. */
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import * as providers from '#lib/server/agency-door/identity-providers.ts';
import * as visits from '#lib/server/agency-door/visits.ts';
import { transaction } from '#lib/server/database.ts';
import type { Person } from './person.ts';
import type { Town } from './town.ts';

/** The police of the town. */
export const police = 'thamesgate-police' as AgencyId;

/** Begins a visit of one of the police, and gives its cookie. */
export function visitOfThePolice(town: Town): Promise<string> {
	const door = 'file-work';
	return town.inStores(async ({ db, keys, now }) => {
		const issuer = 'https://work.example';
		const known = {
			id: door,
			agency: police,
			issuer,
			clientId: 'alongside',
			acr: ['phr'],
			amr: []
		};
		await providers.add(db, known, now());
		const subject = 'ann' as SubjectId;
		const officer: Officer = { kind: 'officer', agency: police, door, subject };
		return transaction(db, (trx) =>
			visits.begin(trx, keys, officer, { sid: undefined, lasts: 60 * 60_000 }, now())
		);
	});
}

/** Signs somebody in as one of the police. */
export async function isOfThePolice(who: Person, town: Town): Promise<void> {
	const id = await visitOfThePolice(town);
	const { hostname: domain } = new URL(town.url);
	const cookie = { name: '__Host-s', value: id, domain, path: '/', secure: true } as const;
	await who.page.context().addCookies([{ ...cookie, httpOnly: true, sameSite: 'Lax' }]);
}
