/**
 * Two cases become one. Her own person stays, with her way back in; her place moves into the agency's case, and what is
 * known of the code's person there becomes hers. All of it inside one transaction, or none.
 */
import type { Actor, ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { isOwnCase } from '#lib/domain/case/urn.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as checkIns from '#lib/server/call/check-ins.ts';
import * as namesGiven from '#lib/server/case/names-given.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import * as companions from '#lib/server/access/companions.ts';
import { lock, type Trx } from '#lib/server/database.ts';
import * as events from '#lib/server/case/events.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import * as inquiries from '#lib/server/looked/inquiries.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as noticeWays from '#lib/server/reach/notice-ways.ts';
import * as people from '#lib/server/people/people.ts';
import { giveOn } from '#lib/server/people/places.ts';
import * as fields from '#lib/server/vault/fields.ts';
import { rehand } from '#lib/server/vault/rehand.ts';
import type { Row } from '#lib/server/tables.ts';
import * as talkRows from '#lib/server/message/rows.ts';
import * as wishes from '#lib/server/reach/wishes.ts';

type Place = Row<'participations'>;

/** Joins the two cases that a call was about; false when there is nothing to join, or it was joined before. */
export async function join(
	trx: Trx,
	keys: Keys,
	by: Actor,
	request: string,
	now: Instant
): Promise<boolean> {
	const asked = await trx
		.selectFrom('joins')
		.select(['id', 'participation_id', 'code_person'])
		.where('call_id', '=', request)
		.where('joined_at', 'is', null)
		.executeTakeFirst();
	if (!asked?.code_person) return false;
	const hers = await places(trx).where('id', '=', asked.participation_id).executeTakeFirst();
	const theirs = await places(trx).where('person_id', '=', asked.code_person).executeTakeFirst();
	if (!hers || !theirs || !isOwnCase(hers.case_id) || isOwnCase(theirs.case_id)) return false;
	// A page that she closed is never opened by a call alone (decision 0049).
	if (await people.isPaused(trx, theirs.person_id)) return false;
	// Nothing may be told of either case meanwhile: it would have no place to go to.
	await lock(trx, [hers.case_id, theirs.case_id]);
	await trx
		.updateTable('joins')
		.set({ joined_at: now, code_person: null, code_place: theirs.id })
		.where('id', '=', asked.id)
		.execute();
	await events.bring(trx, { from: hers.case_id, participation: hers.id }, theirs.case_id);
	await mergePlaces(trx, keys, theirs, hers);
	await mergePeople(trx, keys, theirs.person_id, hers.person_id, now);
	await move(trx, theirs, hers);
	for (const caseId of [hers.case_id, theirs.case_id]) {
		const about = audit.inCase({ caseId, participation: hers.id });
		await audit.write(trx, keys, about, by, 'cases-joined', now);
	}
	return true;
}

/** These places, and those that took the place of one of them when two pages were put together. */
export async function nowOf(
	trx: Trx,
	papers: readonly ParticipationId[]
): Promise<ReadonlySet<ParticipationId>> {
	if (papers.length === 0) return new Set();
	const rows = await trx
		.selectFrom('joins')
		.select('participation_id')
		.where('code_place', 'in', papers)
		.execute();
	return new Set([...papers, ...rows.map(({ participation_id }) => participation_id)]);
}

function places(trx: Trx) {
	return trx.selectFrom('participations').selectAll();
}

async function mergePlaces(trx: Trx, keys: Keys, { id: from }: Place, { id: to }: Place) {
	await events.mergeInto(trx, keys, from, to);
	await newsChoices.mergeInto(trx, from, to);
	await namesGiven.mergeInto(trx, keys, from, to);
	await needs.mergeInto(trx, keys, from, to);
	await noticeWays.drop(trx, from);
	await legalHolds.mergeInto(trx, from, to);
	await inquiries.mergeInto(trx, from, to);
	await talkRows.mergeInto(trx, keys, from, to);
	await companions.mergeInto(trx, keys, from, to);
	await assignments.mergeInto(trx, from, to);
	await advocateChanges.mergeInto(trx, from, to);
	await checkIns.mergeInto(trx, from, to);
	await rehand(trx, keys, from, to, fields.answering, fields.letterSent, fields.letterAnswer);
	await rehand(trx, keys, from, to, fields.contactNote);
	await rehand(trx, keys, from, to, fields.task);
	await rehand(trx, keys, from, to, fields.notesAsked, fields.notesHanded);
	for (const table of ['data_requests', 'safety_calls', 'worries', 'apologies', 'givings'] as const)
		await giveOn(trx, table, from, to);
}

async function mergePeople(
	trx: Trx,
	keys: Keys,
	from: PersonId,
	to: PersonId,
	now: Instant
): Promise<void> {
	await invitations.mergeInto(trx, from, to, now);
	await people.mergeContact(trx, keys, from, to);
	await wishes.mergeInto(trx, keys, from, to);
	await trx.updateTable('notices').set({ person_id: to }).where('person_id', '=', from).execute();
	await trx.updateTable('joins').set({ code_person: to }).where('code_person', '=', from).execute();
	// One person has one way back in, and hers is the one she began with.
	for (const table of people.waysOf)
		await trx.deleteFrom(table).where('person_id', '=', from).execute();
}

async function move(trx: Trx, theirs: Place, hers: Place): Promise<void> {
	await trx.deleteFrom('participations').where('id', '=', theirs.id).execute();
	await trx.deleteFrom('people').where('id', '=', theirs.person_id).execute();
	await trx
		.updateTable('participations')
		// In this case she is since the code was made, however long she had a page of her own.
		.set({
			case_id: theirs.case_id,
			enhanced: theirs.enhanced,
			// What she said of herself, before what was said of her.
			stands: hers.stands ?? theirs.stands,
			added_at: theirs.added_at
		})
		.where('id', '=', hers.id)
		.execute();
	await trx.deleteFrom('cases').where('id', '=', hers.case_id).execute();
	await trx.deleteFrom('keyrings').where('id', 'in', [theirs.id, hers.case_id]).execute();
}
