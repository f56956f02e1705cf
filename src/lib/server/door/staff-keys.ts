/** The keys of staff: two, of which one never leaves its device, and nothing beside them (NIST SP 800-63B-4, AAL3). */
import type { PersonId, Unready } from '#lib/domain/actor.ts';
import { grow, type Here } from './arrivals.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as deviceKeys from './device-keys.ts';
import type { Made, Makes, Site } from './device-keys.ts';
import type { Session } from './sessions.ts';

/** How many keys each of staff has, no more and no fewer: to lose one shuts nobody out for good. */
export const wanted = 2;

/** What an operator asks of the keys of staff. */
export type Rules = {
	/** Whether one of the two has to stay in its device. */
	readonly bound: boolean;
	/** The makes that are taken; all, where none is named. */
	readonly makes: Makes;
};

/** Whether somebody has all the keys they need. */
export async function areThere(db: Db | Trx, person: PersonId): Promise<boolean> {
	return (await theirs(db, person)).length >= wanted;
}

/** What came of a key: `refused` does not say why, and `copied` says that the second has to stay in its device. */
export type Added =
	| { readonly was: 'refused' | 'copied' }
	| { readonly was: 'added'; readonly session: string; readonly ready: boolean };
type Whose = { readonly actor: Unready; readonly session: Session };
type Answer = { readonly site: Site; readonly answer: string };

/** Adds a key for somebody who lacks one. With the second the desk opens; the visit has a new id each time. */
export async function add(
	here: Here,
	{ actor, session }: Whose,
	rules: Rules,
	{ site, answer }: Answer
): Promise<Added> {
	const { db, now } = here.world;
	const { person } = actor;
	let copied = false;
	let next: string | undefined;
	let ready = false;
	const settle = async (trx: Trx, _: PersonId, made: Made) => {
		const fits = await keep(trx, person, made, rules);
		copied = fits === 'copied';
		if (fits !== 'kept') return false;
		ready = await areThere(trx, person);
		const act = 'key-added' as const;
		next = await grow(trx, here.world, actor, session, ready ? { act, level: 'staff' } : { act });
		return next !== undefined;
	};
	const asked = { to: 'add', person } as const;
	const { makes } = rules;
	await deviceKeys.add(db, site, asked, answer, now(), { settle, makes });
	return next ? { was: 'added', session: next, ready } : { was: copied ? 'copied' : 'refused' };
}

async function keep(
	trx: Trx,
	person: PersonId,
	{ id, bound }: Made,
	rules: Rules
): Promise<'kept' | 'copied' | 'enough'> {
	await deviceKeys.holdOf(trx, person);
	const others = await theirs(trx, person);
	if (others.length >= wanted) return 'enough';
	const isLast = others.length + 1 === wanted;
	if (rules.bound && isLast && !bound && !others.some((one) => one.bound === 1)) return 'copied';
	await trx
		.insertInto('staff_keys')
		.values({ id, bound: bound ? 1 : 0 })
		.execute();
	return 'kept';
}

function theirs(db: Db | Trx, person: PersonId) {
	return db
		.selectFrom('staff_keys')
		.innerJoin('device_keys', 'device_keys.id', 'staff_keys.id')
		.select(['staff_keys.id', 'staff_keys.bound'])
		.where('device_keys.person_id', '=', person)
		.execute();
}

/** Takes every key of somebody away, and ends every visit that was begun with them. */
export async function removeAll(trx: Trx, person: PersonId): Promise<void> {
	for (const table of ['device_keys', 'sessions'] as const)
		await trx.deleteFrom(table).where('person_id', '=', person).execute();
}
