import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { earliestChange, readReason } from '#lib/domain/advocate/change.ts';
import { readHandReason } from '#lib/domain/call/handing.ts';
import { dayOf, isDay } from '#lib/domain/calendar.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as leavers from '#lib/server/supervisor/leavers.ts';
import { formOf, text } from '../../../../form/form.ts';
import { isProvedFor, needProof } from '../../../../door/proof.ts';
import { sayWhen, supervisor, unlessBreaking } from '../supervisor.ts';

/** What somebody of the team has, to hand it over. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { db, keys, staff, now } = supervisor(locals);
	const standing = await leavers.readFor(db, keys, staff, params.person, now);
	if (!standing) error(404);
	return {
		name: standing.who.name,
		isSelf: standing.who.isSelf,
		cases: standing.cases.map(({ participation, reference, since }) => ({
			participation,
			reference,
			since: sayDay('en', dayOf(since), 'plain')
		})),
		calls: standing.calls.map((call) => ({ id: call.id, when: sayWhen(call) })),
		others: standing.others.map(({ person, name, role }) => ({ person, name, role })),
		earliest: earliestChange(now),
		// Whoever came for one case has not chosen them all.
		asked: standing.cases.find((one) => one.participation === url.searchParams.get('case'))
			?.participation,
		done: (['planned', 'given'] as const).find((one) => url.searchParams.has(one)),
		mayClose: await isProvedFor(locals, 'team')
	};
};

export const actions: Actions = {
	cases: async (event) => {
		const { db, keys, staff, now } = supervisor(event.locals);
		const form = await formOf(event);
		const standing = await leavers.readFor(db, keys, staff, event.params.person, now);
		if (!standing) error(404);
		const typed = { which: text(form, 'which'), to: text(form, 'to'), on: text(form, 'on') };
		const reason = readReason(text(form, 'reason'));
		const chosen = standing.cases.filter(
			({ participation }) => typed.which === 'all' || typed.which === participation
		);
		const refused = (why: Exclude<advocateChanges.Planned, 'planned' | 'given'> | 'missing') =>
			fail(400, {
				why,
				typed: { ...typed, reason },
				day: sayDay('en', earliestChange(now), 'short')
			});
		if (!reason || !typed.to || chosen.length === 0) return refused('missing');
		const asked = { advocate: typed.to as PersonId, reason, on: isDay(typed.on) ? typed.on : '' };
		let last: advocateChanges.Planned = 'refused';
		for (const { participation } of chosen) {
			last = await handOne(participation);
			if (last !== 'planned' && last !== 'given') return refused(last);
		}
		redirect(303, `/desk/team/${event.params.person}?${last}`);

		function handOne(participation: ParticipationId): Promise<advocateChanges.Planned> {
			return advocateChanges.plan(db, keys, staff, { ...asked, participation }, now);
		}
	},
	calls: async (event) => {
		const { db, keys, staff, now } = supervisor(event.locals);
		const form = await formOf(event);
		const { person } = event.params;
		const which = text(form, 'call');
		const to = text(form, 'to');
		const why = readHandReason(text(form, 'why'));
		if (to && !why) return fail(400, { hand: { call: which, to } });
		const standing = await leavers.readFor(db, keys, staff, person, now);
		if (!standing) error(404);
		const chosen = standing.calls.filter(({ id }) => which === 'all' || which === id);
		for (const { id } of chosen) {
			const asked = { person, call: id, to, why };
			if (!(await leavers.handCall(db, keys, staff, asked, now)))
				return fail(400, { why: 'refused' as const });
		}
		redirect(303, `/desk/team/${person}?given`);
	},
	close: async (event) => close(event)
};

async function close(event: RequestEvent) {
	const { db, keys, staff, now } = supervisor(event.locals);
	await needProof(event.locals, 'team');
	const { person } = event.params;
	const sure = text(await formOf(event), 'sure') === 'yes';
	const said = await unlessBreaking({ action: '?/close', again: {} }, () =>
		leavers.close(db, keys, staff, { person, sure }, now)
	);
	if (typeof said !== 'string') return said;
	if (said === 'refused') error(404);
	if (said !== 'closed') return fail(400, { left: said });
	redirect(303, '/desk/team');
}
