/** Taking down a request of police for notes: whose it is, which of our teams has her case, and who here has to know. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { NotesForm } from '#lib/domain/disclosure/form.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { newId } from '#lib/server/vault/codes.ts';
import * as confirmations from '#lib/server/identity/confirmations.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { aboutOf, tellHer } from './telling.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as places from '#lib/server/people/places.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField } from '#lib/server/vault/seals.ts';
import * as supervisors from '#lib/server/team/supervisors.ts';

export type Registered = { readonly was: 'registered'; readonly id: string } | confirmations.Wait;
/** A request as it was typed, and who is meant: by a sign-in number, a printed code or a reference, never by a name. */
export type Registering = { readonly about: string; readonly form: NotesForm };

/**
 * Takes a request down. Nothing when nobody is found whose case is with a team of this one of us. From then on nothing of
 * hers is destroyed until it is decided, and her page tells her, unless she may not be told.
 */
export async function register(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ about, form }: Registering,
	now: Instant
): Promise<Registered | undefined> {
	const meant = await confirmations.meant(db, keys, staff, about, now);
	if (meant.was === 'wait') return meant;
	return transaction(db, async (trx) => {
		const person = await confirmations.found(trx, keys, staff, meant, now);
		const place = person && (await places.of(trx, person));
		if (!place) return undefined;
		await lock(trx, [place.caseId]);
		const team = await teamWith(trx, staff, place);
		if (!team) {
			await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
			return undefined;
		}
		const id = newId();
		await insert(trx, keys, staff, { id, place, team, form }, now);
		const known = { id, notice: form.notice };
		await audit.write(trx, keys, aboutOf(known, place), staff, 'notes-asked', now);
		await tellHer(trx, known, place, now);
		const told = await supervisors.of(trx, team);
		for (const person of told.filter((one) => one !== staff.person))
			await notices.owe(trx, { kind: 'notes-asked', person, facts: {} }, now);
		return { was: 'registered', id };
	});
}

async function insert(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	{ id, place, team, form }: { id: string; place: places.Place; team: string; form: NotesForm },
	now: Instant
): Promise<void> {
	const { asker, receivedOn, isCounselling, notice: said, noticeOn, ...asked } = form;
	const ring = await keyrings.ofPlace(trx, keys, place.participation);
	await trx
		.insertInto('disclosure_requests')
		.values({
			...blank,
			id,
			participation_id: place.participation,
			team,
			asker,
			received_on: receivedOn,
			is_counselling: isCounselling ? 1 : 0,
			asked_sealed: sealField(keys, ring, fields.notesAsked, id, JSON.stringify(asked)),
			made_by: staff.person,
			made_at: now,
			notice: said,
			notice_on: noticeOn ?? null,
			state: 'open'
		})
		.execute();
}

const blank = {
	notice_why: null,
	notice_by: null,
	view: null,
	view_how: null,
	view_at: null,
	reason: null,
	decided_by: null,
	decided_at: null,
	handed_sealed: null
} as const;

/** The team of this one of us that has her case now. */
async function teamWith(
	trx: Trx,
	{ person }: Staff,
	{ participation }: places.Place
): Promise<string | undefined> {
	const row = await trx
		.selectFrom('assignments')
		.innerJoin('team_members', 'team_members.team', 'assignments.team')
		.select('assignments.team')
		.where('assignments.participation_id', '=', participation)
		.where('assignments.ended_at', 'is', null)
		.where('team_members.person_id', '=', person)
		.executeTakeFirst();
	return row?.team;
}
