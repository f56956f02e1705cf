/** The number to ring: shown only when her plan allows a call, or danger was recorded with a reason; each look is written down. */
import type { Staff } from '#lib/domain/actor.ts';
import { mayContact } from '#lib/domain/reach/contact-plan.ts';
import { actOf, dangerReasons, type DangerReason } from '#lib/domain/call/danger.ts';
import { isTaken } from '#lib/domain/call/steps.ts';
import type { Instant } from '#lib/domain/event.ts';
import { sql } from 'kysely';
import * as audit from '#lib/server/audit/audit.ts';
import { takenBy } from './scopes.ts';
import * as callDesk from './desk.ts';
import * as contactPlans from '#lib/server/reach/contact-plans.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { aboutFor, step, stepsOf } from './calls.ts';
import * as places from '#lib/server/people/places.ts';
import { teamOf, teamThen } from '#lib/server/team/members.ts';
import * as worries from './worries.ts';

const ring = { channel: 'call', says: 'first' } as const;

/** Asks for the number of a call this advocate took; false outside her plan. Showing it is written down first. */
export async function showNumber(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return callDesk.change(db, keys, staff, id, 'number-shown', now, async (trx, row) => {
		if (row.taken_by !== staff.person) return false;
		const { plan } = await contactPlans.forCall(trx, keys, row);
		if (mayContact(plan, ring, now).may !== 'now') return false;
		await step(trx, id, 'number-shown', staff.person, now);
		return true;
	});
}

/** Asks for the number outside her plan because she is in danger: the reason goes to a supervisor, and on her list of who looked. */
export async function showInDanger(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ id, reason }: { readonly id: string; readonly reason: DangerReason },
	now: Instant
): Promise<boolean> {
	return callDesk.change(db, keys, staff, id, 'number-shown', now, async (trx, row) => {
		if (row.taken_by !== staff.person) return false;
		const { plan } = await contactPlans.forCall(trx, keys, row);
		// Danger opens another time. It never finds a number that she did not say is safe.
		if (!plan.hasNumber || mayContact(plan, ring, now).may === 'now') return false;
		await step(trx, id, 'danger', staff.person, now);
		await step(trx, id, 'number-shown', staff.person, now);
		await audit.write(trx, keys, await aboutFor(trx, row), staff, actOf(reason), now);
		const place = row.person_id ? await places.of(trx, row.person_id) : undefined;
		const team = row.team ?? (await teamOf(trx, staff.person)) ?? null;
		const about = { why: reason, team, participation: place?.participation, request: id };
		await worries.begin(trx, keys, staff, about, now);
		await notices.owe(trx, { kind: 'danger-call', role: 'supervisor', facts: {} }, now);
		return true;
	});
}

const shownFor = 15 * 60 * 1000;

/** The number, for a quarter of an hour after it was shown since the call was last taken, and only as long as her plan, or danger, allows it. */
export async function numberFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<string | undefined> {
	return transaction(db, async (trx) => {
		const row = await takenBy(trx, staff).where('id', '=', id).executeTakeFirst();
		if (!row) return undefined;
		const steps = await stepsOf(trx, id);
		// Given back and taken again, it is shown and written down again: how the call went is kept only after that.
		const taken = steps.findLastIndex(({ step }) => isTaken(step));
		const fresh = steps
			.slice(taken + 1)
			.filter(({ by, at }) => by === staff.person && now - at < shownFor);
		if (!fresh.some(({ step }) => step === 'number-shown')) return undefined;
		const { plan, phone } = await contactPlans.forCall(trx, keys, row);
		const isDanger = fresh.some(({ step }) => step === 'danger');
		return isDanger || mayContact(plan, ring, now).may === 'now' ? phone : undefined;
	});
}

/** A call made in danger as a supervisor sees it: who, when and why, never whose. */
export type InDanger = {
	readonly name?: string;
	readonly reason: DangerReason;
	readonly at: Instant;
};

const listedFor = 30 * 24 * 60 * 60 * 1000;

/** The calls of the last 30 days that her own team made in danger, newest first, for a supervisor; none for anybody else. */
export async function inDangerFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	now: Instant
): Promise<InDanger[]> {
	return transaction(db, async (trx) => {
		const rows = await trx
			.selectFrom('audit')
			.select(['actor_id', 'act', 'at'])
			.where('act', 'in', dangerReasons.map(actOf))
			.where('at', '>', now - listedFor)
			.where((where) => where(where.val(staff.kind), '=', 'supervisor'))
			.where(isOfTeamOf(staff))
			.orderBy('at', 'desc')
			.execute();
		const names = await accessLog.namesOf(
			trx,
			keys,
			rows.map(({ actor_id }) => ({ who: 'advocate' as const, actorId: actor_id }))
		);
		return rows.flatMap(({ actor_id, act, at }) => {
			const reason = dangerReasons.find((one) => actOf(one) === act);
			const name = names.get(actor_id ?? '');
			return reason ? [{ reason, at, ...(name ? { name } : {}) }] : [];
		});
	});
}

// Of whoever had no team all hear: or nobody would.
function isOfTeamOf({ person }: Staff) {
	const then = teamThen(sql.ref('audit.actor_id'), sql.ref('audit.at'));
	return sql<boolean>`(${then} is null or ${then} in (
		select team from team_members where person_id = ${person}))`;
}
