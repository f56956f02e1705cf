/** The invented people of a demonstration: who they are, and every start's unused codes. */
import { isStaffRole, type PersonId } from '#lib/domain/actor.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import type { Enhanced } from '#lib/domain/clock/deadline.ts';
import { isOwnCase } from '#lib/domain/case/urn.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { transaction, type Db } from './database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import type { Row } from './tables.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';

export type InventedPerson = {
	readonly id: PersonId;
	readonly name: string;
	readonly role: Row<'people'>['role'];
	readonly language: Language;
	readonly case?: { readonly id: CaseId; readonly urn: string; readonly enhanced: Enhanced };
};

/** Everybody invented, victims first, in the order they were added. */
export async function people(db: Db, keys: Keys): Promise<InventedPerson[]> {
	const rows = await db
		.selectFrom('people')
		.leftJoin('participations', 'participations.person_id', 'people.id')
		.leftJoin('cases', 'cases.id', 'participations.case_id')
		.select([
			'people.id',
			'people.role',
			'people.language',
			'people.name_sealed',
			'cases.id as case_id',
			'cases.urn_sealed',
			'participations.id as participation',
			'participations.enhanced'
		])
		.orderBy('people.added_at')
		.execute();
	// Whoever opened a record of her own at the demonstration is nobody we invented: she is on no list.
	const invented = rows.filter(({ case_id }) => !case_id || !isOwnCase(case_id));
	const ids = invented.flatMap((row) =>
		[row.participation, row.case_id].filter((id) => id !== null)
	);
	const ring = await keyrings.several(db, keys, ids);
	return invented.map((row) => ({
		id: row.id,
		role: row.role,
		language: row.language,
		name: row.name_sealed
			? unsealField(keys, ring.get(row.participation ?? ''), fields.name, row.id, row.name_sealed)
			: // Whoever has no name is called by the beginning of what they are kept under.
				row.id.slice(0, 8),
		...(row.case_id && row.urn_sealed && row.enhanced
			? {
					case: {
						id: row.case_id,
						urn: unsealField(keys, ring.get(row.case_id), fields.urn, row.case_id, row.urn_sealed),
						enhanced: row.enhanced
					}
				}
			: {})
	}));
}

/** What the local sender wrote, newest first; what it wrote word for word to several stands once, with how often. */
export async function sent(db: Db): Promise<{ text: string; count: number }[]> {
	const rows = await db
		.selectFrom('sent_here')
		.select(({ fn }) => ['text', fn.countAll().as('many'), fn.max('at').as('last')])
		.groupBy('text')
		.orderBy('last', 'desc')
		.limit(50)
		.execute();
	return rows.map(({ text, many }) => ({ text, count: Number(many) }));
}

type Ways = {
	invitation?: { code: string; handed: invitations.Handed };
	number?: string;
	passphrase?: string;
	cards?: readonly string[];
};

/** The file a demonstration writes at each start: everybody, with codes that nobody has used. */
export async function papers(
	db: Db,
	keys: Keys,
	place: { readonly baseUrl: string },
	now: Instant
) {
	const everybody = await people(db, keys);
	const withWays = await Promise.all(
		everybody.map(async (person) => ({
			...person,
			...(await freshWays(db, keys, person, now))
		}))
	);
	const known = await Promise.all(
		(await agencies.list(db)).map(async (agency) => ({
			...agency,
			secret: (await secrets.live(db, keys, agency.id, now))[0]?.value
		}))
	);
	return {
		baseUrl: place.baseUrl,
		now: new Date(now).toISOString(),
		paths: {
			signIn: '/sign-in',
			staff: '/staff',
			demo: '/demo',
			home: '/home',
			talk: '/talk',
			desk: '/desk',
			leave: '/leave'
		},
		people: withWays,
		agencies: known.map(({ id, name, secret, mayTell }) => ({
			id,
			name,
			webhookSecret: secret,
			mayTell: mayTell.map((kind) => `uk.alongside.${kind}`)
		}))
	};
}

async function freshWays(db: Db, keys: Keys, person: InventedPerson, now: Instant): Promise<Ways> {
	// Staff come in by keys, which nobody can write down.
	if (isStaffRole(person.role)) return {};
	const written = (await isNew(db, person)) ? {} : await writtenDown(db, keys, person, now);
	if (person.role !== 'victim') return written;
	// A case whose victim has enhanced rights gets its paper by post: that is the case to try the call-back with.
	const handed = person.case?.enhanced === 'yes' ? 'letter' : 'alone';
	const code = await invitations.newCode(keys);
	const { id, language } = person;
	await transaction(db, async (trx) => {
		await invitations.withdraw(trx, id);
		await invitations.add(trx, code, { person: id, handed, language, livesFor: 'month' }, now);
	});
	return { invitation: { code: code.shown, handed }, ...written };
}

async function writtenDown(
	db: Db,
	keys: Keys,
	person: InventedPerson,
	now: Instant
): Promise<Ways> {
	const { number, words, cards } = await waysIn.make(db, keys, person.id, person.language, now);
	return { number, passphrase: words, cards };
}

// Somebody of whom nothing was told is somebody who has not been here before.
async function isNew(db: Db, person: InventedPerson): Promise<boolean> {
	if (!person.case) return false;
	const told = await db
		.selectFrom('events')
		.select('id')
		.where('case_id', '=', person.case.id)
		.limit(1)
		.executeTakeFirst();
	return told === undefined;
}
