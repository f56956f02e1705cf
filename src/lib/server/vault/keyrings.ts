/** Keyrings: a secret for each victim's place in a case and for each case, kept wrapped; destroying it is erasing. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import { preparedFor } from '#lib/server/prepared.ts';
import type { Keys } from './keys.ts';
import { KeyRefused, type Root, type Roots } from './root-keys.ts';
import type { Row } from '#lib/server/tables.ts';

/** Three vaults: who she is and how to reach her safely; the case; what she and her advocate say to each other. */
export type Vault = 'who' | 'case' | 'talk';
export type RingId = ParticipationId | CaseId;
export type Ring = { readonly id: string; readonly key: (vault: Vault) => Buffer };

type Rooted = Pick<Keys, 'roots'>;

/** The ring of a place in a case or of a case; nothing once it is destroyed. */
export async function find(db: Db | Trx, keys: Rooted, id: RingId): Promise<Ring | undefined> {
	const [row] = await byId(db, { id });
	return row && opened(keys, row);
}

const byId = preparedFor<{ readonly id: string }>()((db, valueOf) =>
	db.selectFrom('keyrings').selectAll().where('id', '=', valueOf('id'))
);

/** The columns of a ring, for whoever reads it beside what it seals. */
export type Wrapped = Pick<Row<'keyrings'>, 'root' | 'wrapped'>;

/** A ring that was read beside what it seals; nothing once it is destroyed. */
export function openedOf(
	keys: Rooted,
	id: RingId,
	{ root, wrapped }: { readonly [Column in keyof Wrapped]: Wrapped[Column] | null }
): Ring | undefined {
	return root === null || wrapped === null ? undefined : opened(keys, { id, root, wrapped });
}

/** The ring of a person's place in her case. */
export async function ofPerson(
	db: Db | Trx,
	keys: Rooted,
	person: PersonId
): Promise<Ring | undefined> {
	const row = await db
		.selectFrom('keyrings')
		.selectAll()
		.where('person_id', '=', person)
		.executeTakeFirst();
	return row && opened(keys, row);
}

/** The rings of several people, by whose they are. */
export async function ofPeople(
	db: Db | Trx,
	keys: Rooted,
	people: readonly PersonId[]
): Promise<Map<PersonId, Ring>> {
	if (people.length === 0) return new Map();
	const rows = await db
		.selectFrom('keyrings')
		.selectAll()
		.where('person_id', 'in', people)
		.execute();
	return new Map(rows.map((row) => [row.person_id as PersonId, opened(keys, row)]));
}

/** Those of these rings that are there, by their ids. */
export async function several(
	db: Db | Trx,
	keys: Rooted,
	ids: readonly RingId[]
): Promise<Map<string, Ring>> {
	if (ids.length === 0) return new Map();
	const rows = await db.selectFrom('keyrings').selectAll().where('id', 'in', ids).execute();
	return new Map(rows.map((row) => [row.id, opened(keys, row)]));
}

/** The ring of a place in a case; throws when the place is gone. */
export async function ofPlace(
	db: Db | Trx,
	keys: Rooted,
	participation: ParticipationId
): Promise<Ring> {
	const ring = await find(db, keys, participation);
	if (!ring) throw new Error('A place in a case has no keys');
	return ring;
}

/** The ring of a case or a new place in one, made if there is none; two at once make one. */
export async function ensure(
	trx: Trx,
	keys: Rooted,
	id: RingId,
	now: Instant,
	person: PersonId | null = null
): Promise<Ring> {
	const there = await find(trx, keys, id);
	if (there) return there;
	const secret = randomBytes(32);
	const row = { id, person_id: person, ...wrapped(keys.roots.current(), id, secret), made_at: now };
	await trx
		.insertInto('keyrings')
		.values(row)
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
	return (await find(trx, keys, id)) as Ring;
}

/** Wraps a secret for its place among the keyrings. */
export function wrapped(
	root: Root,
	id: string,
	secret: Buffer
): Pick<Row<'keyrings'>, 'root' | 'wrapped'> {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', root.wraps, nonce, { authTagLength: 16 });
	cipher.setAAD(aad(id, root.name));
	const parts = [cipher.update(secret), cipher.final(), cipher.getAuthTag()];
	return { root: root.name, wrapped: Buffer.concat([Buffer.of(version), nonce, ...parts]) };
}

/** Opens the secret of a keyring; throws `KeyRefused` when the root that wrapped it is not here. */
export function unwrapped(roots: Roots, row: Wrapped & { readonly id: string }): Buffer {
	const root = roots.find(row.root);
	if (!root)
		throw new KeyRefused(
			`This is not the key that the database was sealed with: root ${row.root} is missing`
		);
	const bytes = Buffer.from(row.wrapped);
	const decipher = createDecipheriv('aes-256-gcm', root.wraps, bytes.subarray(1, 13), {
		authTagLength: 16
	});
	decipher.setAAD(aad(row.id, root.name));
	decipher.setAuthTag(bytes.subarray(-16));
	return Buffer.concat([decipher.update(bytes.subarray(13, -16)), decipher.final()]);
}

const version = 2;

function aad(id: string, root: string): Buffer {
	return Buffer.from(`v${version}|keyrings|wrapped|${id}|${root}`);
}

function opened({ roots }: Rooted, row: Wrapped & { readonly id: string }): Ring {
	let secret: Buffer | undefined;
	const drawn = new Map<Vault, Buffer>();
	return {
		id: row.id,
		key(vault) {
			secret ??= unwrapped(roots, row);
			const key =
				drawn.get(vault) ?? Buffer.from(hkdfSync('sha256', secret, '', `alongside/${vault}`, 32));
			drawn.set(vault, key);
			return key;
		}
	};
}
