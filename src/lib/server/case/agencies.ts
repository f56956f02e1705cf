/** The agencies that may tell us things. */
import type { AgencyId } from '#lib/domain/actor.ts';
import type { SendTellings } from '#lib/domain/clock/deadline.ts';
import type { CaseId, EventKind, Instant, Teller } from '#lib/domain/event.ts';
import { isOwnCase } from '#lib/domain/case/urn.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as secrets from './agency-secrets.ts';
import type { Row } from '#lib/server/tables.ts';

export type Agency = {
	readonly id: AgencyId;
	readonly name: string;
	readonly kind: Teller;
	/** The only force whose cases it may tell of; nothing means any. */
	readonly force?: string;
	readonly mayTell: readonly EventKind[];
	/** Since when it sends us what it told victims; nothing while it does not. */
	readonly tellingsSince?: Instant;
};

export type NewAgency = Agency & { readonly invented: boolean };
/** `secret`: `whsec_` and 32 bytes in base64, as Standard Webhooks writes it. */
export type Added = Agency & { readonly secret: string };

/** Adds an agency with a new secret, which the answer holds; throws when the id is taken. */
export function add(db: Db, keys: Keys, agency: NewAgency, now: Instant): Promise<Added> {
	return transaction(db, (trx) => addIn(trx, keys, agency, now));
}

/** The same, beside what else is written with it. */
export async function addIn(
	trx: Trx,
	keys: Keys,
	{ invented, ...known }: NewAgency,
	now: Instant
): Promise<Added> {
	const secret = secrets.newSecret();
	await trx
		.insertInto('agencies')
		.values({
			id: known.id,
			name: known.name,
			kind: known.kind,
			force: known.force ?? null,
			may_tell: JSON.stringify(known.mayTell),
			tellings_since: known.tellingsSince ?? null,
			invented: invented ? 1 : 0,
			added_at: now
		})
		.execute();
	await secrets.add(trx, keys, known.id, { scheme: 'v1', value: secret }, now);
	return { ...known, secret };
}

/** The agency of an id, or nothing. */
export async function find(db: Db | Trx, id: string): Promise<Agency | undefined> {
	const row = await db
		.selectFrom('agencies')
		.selectAll()
		.where('id', '=', id as AgencyId)
		.executeTakeFirst();
	return row && opened(row);
}

/** Every agency, by id. */
export async function list(db: Db): Promise<Agency[]> {
	const rows = await db.selectFrom('agencies').selectAll().orderBy('id').execute();
	return rows.map(opened);
}

function opened(row: Row<'agencies'>): Agency {
	return {
		id: row.id,
		name: row.name,
		kind: row.kind,
		...(row.force ? { force: row.force } : {}),
		mayTell: JSON.parse(row.may_tell) as EventKind[],
		...(row.tellings_since === null ? {} : { tellingsSince: row.tellings_since })
	};
}

/** Of any case the agencies that agreed to send us what they told its victims, with one question for all of them. */
export async function tellersIn(db: Db | Trx): Promise<Tellers> {
	return tellersAmong(await sendTellings(db).execute());
}

/** For a case, who agreed to send us what they told its victims, and since when. */
export type Tellers = (caseId: CaseId) => SendTellings;

/** The agencies that agreed to it, of any force. */
export function sendTellings(db: Db | Trx) {
	return db
		.selectFrom('agencies')
		.select(['kind', 'force', 'tellings_since'])
		.where('tellings_since', 'is not', null);
}

/** The same of what was read already. */
export function tellersAmong(
	rows: readonly Pick<Row<'agencies'>, 'kind' | 'force' | 'tellings_since'>[]
): Tellers {
	return (caseId) => {
		// No agency knows of a case of her own: none can have agreed to tell us what it told her.
		if (isOwnCase(caseId)) return new Map();
		const here = rows.filter(({ force }) => force === null || force === caseId.slice(0, 2));
		const since = new Map<Teller, Instant>();
		// Of two of a kind nobody knows which of them tells her: the silence counts once both send.
		for (const { kind, tellings_since } of here)
			since.set(kind, Math.max(since.get(kind) ?? 0, tellings_since ?? 0));
		return since;
	};
}
