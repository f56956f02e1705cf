/** What the desk does with a request of police for notes: keeps her notice and her view, and decides it by a second person. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import {
	isHidden,
	whyNot,
	type Deciding,
	type Undecided,
	type View,
	type WithheldWhy
} from '#lib/domain/disclosure/request.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { itemsOf, type Item } from './held.ts';
import { find, type Found } from './register.ts';
import { aboutOf, tellHer } from './telling.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField } from '#lib/server/vault/seals.ts';
import type { Row } from '#lib/server/tables.ts';

/** What is known of her written notice. That it may lawfully wait is for a supervisor to say, and only where they said so. */
export type Noticed =
	| { readonly notice: 'given'; readonly on: Day }
	| { readonly notice: 'not-given' }
	| { readonly notice: 'withheld'; readonly why: WithheldWhy };

/** Keeps what is known of her notice; from when she may be told her page tells her. */
export function notice(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ id, said }: { readonly id: string; readonly said: Noticed },
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, id, now, async (trx, { request, place }) => {
		if (request.state !== 'open') return false;
		if (isHidden(request) ? staff.kind !== 'supervisor' : said.notice === 'withheld') return false;
		await update(trx, id, {
			notice: said.notice,
			notice_on: said.notice === 'given' ? said.on : null,
			notice_why: said.notice === 'withheld' ? said.why : null,
			notice_by: staff.person
		});
		const known = { id, notice: said.notice };
		await audit.write(trx, keys, aboutOf(known, place), staff, 'notes-noticed', now);
		await tellHer(trx, known, place, now);
		return true;
	});
}

/** Keeps what she said about it to her advocate. */
export function heard(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ id, view }: { readonly id: string; readonly view: View },
	now: Instant
): Promise<boolean> {
	return change(db, keys, staff, id, now, async (trx, { request, place }) => {
		if (request.state !== 'open' || isHidden(request)) return false;
		await update(trx, id, { view, view_how: 'phone', view_at: now });
		await audit.write(trx, keys, audit.inCase(place), staff, 'notes-view', now);
		return true;
	});
}

/** A second person decides. The answer is why it cannot be so, and nothing when it is done; what is given is kept item by item. */
export async function decide(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ id, ...deciding }: Deciding & { readonly id: string },
	now: Instant
): Promise<Undecided | undefined> {
	let refused: Undecided | undefined = 'over';
	await change(db, keys, staff, id, now, async (trx, { request, place }) => {
		refused = whyNot(request, deciding, staff.person);
		if (refused) return false;
		const { outcome: state, reason, sorts } = deciding;
		const isGiven = state !== 'refused';
		const items = isGiven ? await itemsOf(trx, keys, place, { ...request, sorts }) : [];
		const handed = items.map(({ sort, at, sha256 }) => ({ sort, at, sha256 }));
		const ring = await keyrings.ofPlace(trx, keys, place.participation);
		const sealed = sealField(keys, ring, fields.notesHanded, id, JSON.stringify(handed));
		const decided = { decided_by: staff.person, decided_at: now };
		await update(trx, id, { state, reason, ...decided, handed_sealed: isGiven ? sealed : null });
		await audit.write(trx, keys, aboutOf(request, place), staff, 'notes-decided', now);
		await tellHer(trx, request, place, now);
		return true;
	});
	return refused;
}

/** The items of what was given, with their texts, for whoever decided to hand them over; each is still what its hash says. */
export async function itemsFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<Item[] | undefined> {
	return transaction(db, async (trx) => {
		const found = await find(trx, keys, staff, id, now);
		const { request, place } = found ?? {};
		if (!request?.handed || !place || request.decidedBy !== staff.person) return undefined;
		const hashes = new Set(request.handed.map(({ sha256 }) => sha256));
		const sorts = [...new Set(request.handed.map(({ sort }) => sort))];
		const items = await itemsOf(trx, keys, place, { ...request, sorts });
		await audit.write(trx, keys, aboutOf(request, place), staff, 'notes-handed', now);
		return items.filter(({ sha256 }) => hashes.has(sha256));
	});
}

type Make = (trx: Trx, found: Found) => Promise<boolean>;

/** Changes one, one change at a time; false when it is not this one's to change. */
async function change(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant,
	make: Make
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const first = await find(trx, keys, staff, id, now);
		if (!first) return false;
		await lock(trx, [first.place.caseId]);
		const found = await find(trx, keys, staff, id, now);
		return found ? make(trx, found) : false;
	});
}

async function update(
	trx: Trx,
	id: string,
	values: Partial<Row<'disclosure_requests'>>
): Promise<void> {
	await trx.updateTable('disclosure_requests').set(values).where('id', '=', id).execute();
}
