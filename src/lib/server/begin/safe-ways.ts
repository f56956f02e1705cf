/**
 * The leaflet by a text or an e-mail that somebody marked as safe when they were asked alone: at once beside a code, or
 * once the days are over in which an officer should have given it. A code goes by neither.
 */
import type { AgencyId, Officer, SubjectId } from '#lib/domain/actor.ts';
import { sentAtTime, sentOn, type SafeWay } from '#lib/domain/begin/safe-way.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as limits from '#lib/server/limits.ts';
import { addressIn, urnIn } from '#lib/server/notice/leaflets.ts';
import * as notices from '#lib/server/notice/notices.ts';
import type { Row } from '#lib/server/tables.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';
import * as reports from './reports.ts';

/** Where it goes, and the public page it names. */
export type Sending = { readonly to: SafeWay; readonly link: string };

type New = {
	readonly by: Pick<Officer, 'agency' | 'subject'>;
	readonly language: Language;
	readonly sending: Sending;
	/** The giving it goes with; or the report for which nobody has been let in. */
	readonly of: { readonly giving: string } | { readonly report: string; readonly urn: Urn };
	readonly dueAt: Instant;
};

/** Owes it, in the transaction of what it goes with. */
export async function owe(trx: Trx, keys: Keys, leaflet: New, now: Instant): Promise<void> {
	const { by, language, sending, of, dueAt } = leaflet;
	const { to, link } = sending;
	const id = newId();
	const report = 'report' in of ? of : undefined;
	await trx
		.insertInto('leaflets')
		.values({
			...{ id, agency_id: by.agency, asked_by: by.subject, language, link, way: to.way },
			giving_id: 'giving' in of ? of.giving : null,
			parked_id: report?.report ?? null,
			urn_sealed: report ? seal(keys, 'nobody', urnIn(id), report.urn) : null,
			address_sealed: seal(keys, 'nobody', addressIn(id), to.address),
			...{ asked_at: now, due_at: dueAt, sent_at: null, ended_at: null, ended_why: null }
		})
		.execute();
	const notice = { kind: 'leaflet', facts: { leaflet: id }, source: by.agency } as const;
	await notices.owe(trx, { ...notice, waits: dueAt - now }, now);
}

/**
 * The minutes until something may be sent there again: whoever answers there is not to be rung all day by it. It is counted
 * apart from what people check themselves: no officer learns of that, or uses it up.
 */
export async function toWait(db: Db, keys: Keys, { to }: Sending, now: Instant): Promise<number> {
	const name = limits.bucket(keys, 'leaflet', `${to.way}/${to.address}`);
	const wait = await limits.take(db, [{ name, rule: limits.perCheck }], now);
	return wait > 0 ? limits.minutesOf(wait) : 0;
}

export type Marked =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'no-report' }
	| { readonly ok: false; readonly why: 'wait'; readonly minutes: number };

/** Keeps where the leaflet goes if nobody is let in for a report in time; in place of where it was to go before. */
export async function mark(
	db: Db,
	keys: Keys,
	officer: Officer,
	{ report: id, ...asked }: Sending & { readonly report: string; readonly language: Language },
	now: Instant
): Promise<Marked> {
	const found = await reports.findFor(db, keys, officer, id);
	if (!found) return { ok: false, why: 'no-report' };
	const minutes = await toWait(db, keys, asked, now);
	if (minutes > 0) return { ok: false, why: 'wait', minutes };
	const of = { report: id, urn: found.urn };
	const dueAt = instantOf(sentOn(found.on, dayOf(now)), sentAtTime);
	const { language, to, link } = asked;
	await transaction(db, async (trx) => {
		await lock(trx, [`leaflet:${id}`]);
		await takeBack(trx, officer, id);
		await owe(trx, keys, { by: officer, language, sending: { to, link }, of, dueAt }, now);
	});
	return { ok: true };
}

/** Takes back what has not gone yet for a report. */
export async function takeBack(trx: Db | Trx, { agency }: Officer, report: string): Promise<void> {
	await trx
		.deleteFrom('leaflets')
		.where('agency_id', '=', agency)
		.where('parked_id', '=', report)
		.where('sent_at', 'is', null)
		.execute();
}

/** How one stands: it goes at its time, went, or reached nobody. */
export type Standing =
	| { readonly state: 'waits'; readonly at: Instant }
	| { readonly state: 'sent'; readonly at: Instant }
	| { readonly state: 'refused'; readonly at: Instant };

/** How a row stands; nothing where somebody was let in before it went. */
export function standingOf({
	due_at,
	sent_at,
	ended_at,
	ended_why
}: Pick<Row<'leaflets'>, 'due_at' | 'sent_at' | 'ended_at' | 'ended_why'>): Standing | undefined {
	if (sent_at !== null) return { state: 'sent', at: sent_at };
	if (ended_at === null) return { state: 'waits', at: due_at };
	return ended_why === 'refused' ? { state: 'refused', at: ended_at } : undefined;
}

export type Asked = {
	readonly report: string;
	readonly urn: Urn;
	readonly way: SafeWay['way'];
	readonly language: Language;
	readonly by: SubjectId;
	readonly agency: AgencyId;
	readonly standing: Standing;
};

/** What an agency's people asked to be sent for reports, the newest first: of each report one. */
export async function listFor(db: Db | Trx, keys: Keys, officer: Officer): Promise<Asked[]> {
	const rows = await scopedTo(db, officer).execute();
	return rows.flatMap((row) => {
		const standing = standingOf(row);
		if (!standing || row.urn_sealed === null || row.parked_id === null) return [];
		const urn = unseal(keys, 'nobody', urnIn(row.id), row.urn_sealed) as Urn;
		const { way, language, asked_by: by, agency_id: agency } = row;
		return [{ report: row.parked_id, urn, way, language, by, agency, standing }];
	});
}

/** The one read of it, scoped by the agency of who asks; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, { agency }: Officer) {
	return db
		.selectFrom('leaflets')
		.selectAll()
		.where('leaflets.agency_id', '=', agency)
		.where('leaflets.parked_id', 'is not', null)
		.orderBy('leaflets.asked_at', 'desc')
		.limit(500);
}
