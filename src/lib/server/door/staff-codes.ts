/**
 * Letting somebody of staff in for the first time, or again when both keys are lost: two codes, made by two people, typed
 * together by the one they are for. Good once, for a day (OWASP ASVS 5.0, 6.4.1 and 6.4.6).
 */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { readInvitationCode } from '#lib/server/vault/codes.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Code } from './invitations.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as limits from '#lib/server/limits.ts';
import { matches } from '#lib/server/vault/secrets.ts';
import type { Row } from '#lib/server/tables.ts';

const lives = 24 * 60 * 60_000;
const triesAllowed = 10;

/** Keeps a code for somebody: in place of the one this supervisor made before; an operator makes both. */
export async function add(
	trx: Trx,
	{ locator, secretHash }: Code,
	{ person, by }: { readonly person: PersonId; readonly by: PersonId | null },
	now: Instant
): Promise<void> {
	if (by)
		await trx
			.deleteFrom('staff_codes')
			.where('person_id', '=', person)
			.where('made_by', '=', by)
			.execute();
	const values = { locator, secret_hash: secretHash, person_id: person, made_by: by };
	await trx
		.insertInto('staff_codes')
		.values({ ...values, expires_at: now + lives, tries: 0 })
		.execute();
}

/** Two codes that let somebody in, once they are spent. */
export type Pair = { readonly person: PersonId; readonly locators: readonly string[] };

/** Whom the two codes would let in. One answer to all that do not, and it takes the same time. */
export async function find(
	db: Db,
	keys: Keys,
	typed: readonly [string, string],
	now: Instant
): Promise<Pair | undefined> {
	const looked = [await look(db, keys, typed[0], now), await look(db, keys, typed[1], now)];
	const [first, second] = looked.map(({ found, right }) => (right ? found : undefined));
	if (looked.some(({ right }) => !right))
		await transaction(db, async (trx) => {
			for (const { found, right } of looked)
				await countMiss(trx, found && !right ? found.locator : '');
			await limits.noteRefused(trx, keys, now);
		});
	if (!first || !second || !areTwo(first, second)) return undefined;
	return { person: first.person_id, locators: [first.locator, second.locator] };
}

/** Spends them; false where another did meanwhile, or where one code was typed twice. */
export async function spend(trx: Trx, { person, locators }: Pair): Promise<boolean> {
	const mine = trx.selectFrom('staff_codes').select('locator').where('locator', 'in', locators);
	const open = await mine.forUpdate().execute();
	if (open.length !== locators.length) return false;
	await withdraw(trx, person);
	return true;
}

/** Who made the codes that wait for somebody: supervisors, or an operator as nothing. */
export async function makersFor(
	db: Db,
	person: PersonId,
	now: Instant
): Promise<(PersonId | null)[]> {
	const rows = await db
		.selectFrom('staff_codes')
		.select('made_by')
		.where('person_id', '=', person)
		.where('expires_at', '>', now)
		.execute();
	return rows.map(({ made_by }) => made_by);
}

/** The same of everybody for whom one waits. */
export async function makers(db: Db, now: Instant): Promise<Map<PersonId, (PersonId | null)[]>> {
	const rows = await db
		.selectFrom('staff_codes')
		.select(['person_id', 'made_by'])
		.where('expires_at', '>', now)
		.execute();
	const by = Map.groupBy(rows, ({ person_id }) => person_id);
	return new Map([...by].map(([person, all]) => [person, all.map(({ made_by }) => made_by)]));
}

/** Destroys the codes for somebody, and those they made for others. */
export async function withdraw(trx: Trx, person: PersonId): Promise<void> {
	for (const column of ['person_id', 'made_by'] as const)
		await trx.deleteFrom('staff_codes').where(column, '=', person).execute();
}

/** Destroys what nobody used in time. */
export async function forget(db: Db, now: Instant): Promise<void> {
	await db.deleteFrom('staff_codes').where('expires_at', '<=', now).execute();
}

type Looked = { readonly found: Row<'staff_codes'> | undefined; readonly right: boolean };

async function look(db: Db, keys: Keys, typed: string, now: Instant): Promise<Looked> {
	const code = readInvitationCode(typed);
	const found = await db
		.selectFrom('staff_codes')
		.selectAll()
		.where('locator', '=', code?.locator ?? '')
		.where('expires_at', '>', now)
		.where('tries', '<', triesAllowed)
		.executeTakeFirst();
	return { found, right: await matches(keys, code?.secret ?? '', found?.secret_hash) };
}

// Two codes of one supervisor are one; an operator's two are two.
function areTwo(first: Row<'staff_codes'>, second: Row<'staff_codes'>): boolean {
	const { person_id, made_by } = second;
	if (first.person_id !== person_id) return false;
	return first.made_by === null ? made_by === null : made_by !== null && first.made_by !== made_by;
}

async function countMiss(trx: Trx, locator: string): Promise<void> {
	await trx
		.updateTable('staff_codes')
		.set((set) => ({ tries: set('tries', '+', 1) }))
		.where('locator', '=', locator)
		.execute();
}
