import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import { dayOf, isDay } from '#lib/domain/calendar.ts';
import {
	heldSorts,
	higherTests,
	isHidden,
	outcomes,
	reasonsOf,
	tests,
	unmet,
	views,
	withheldWhys
} from '#lib/domain/disclosure/request.ts';
import { sayAsked, sayDecided, sayHanded } from '#lib/i18n/disclosure/notes-words.ts';
import * as register from '#lib/server/disclosure/register.ts';
import * as requests from '#lib/server/disclosure/requests.ts';
import { formOf, text, texts } from '../../../../form/form.ts';

/** One request: what was asked, which tests are not met, what she says, and who may still do what. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { world } = locals;
	const staff = locals.actor as Staff;
	const found = await register.readFor(world.db, world.keys, staff, params.id, world.now());
	if (!found) error(404);
	const { name, state, reference, role, isCounselling, view, viewHow, notice } = found;
	return {
		...{ name, state, reference, role, view, viewHow, notice, why: found.noticeWhy },
		asked: sayAsked(found, 'en'),
		decided: sayDecided(found, 'en'),
		handed: sayHanded(found.handed ?? [], 'en'),
		tests: (isCounselling ? [...tests, ...higherTests] : tests).map((one) => ({
			one,
			isMet: !unmet(found).includes(one)
		})),
		sorts: heldSorts.filter((one) => found.sorts.includes(one)),
		isHidden: isHidden(found),
		maySayWithheld: notice === 'said-withheld' && staff.kind === 'supervisor',
		isMine: found.madeBy === staff.person,
		mayHandOver: found.decidedBy === staff.person && found.handed !== undefined,
		today: dayOf(world.now())
	};
};

type Event = RequestEvent<{ id: string }>;

export const actions: Actions = {
	notice: async (event) => {
		const { world, actor } = event.locals;
		const form = await formOf(event);
		const said = readNotice(form, dayOf(world.now()));
		if (!said) return fail(400, { why: 'notice' as const });
		const kept = { id: event.params.id, said };
		await requests.notice(world.db, world.keys, actor as Staff, kept, world.now());
		return back(event);
	},
	heard: async (event) => {
		const { world, actor } = event.locals;
		const form = await formOf(event);
		const view = views.find((one) => one === text(form, 'view'));
		if (!view) return fail(400, { why: 'missing-view' as const });
		const kept = { id: event.params.id, view };
		await requests.heard(world.db, world.keys, actor as Staff, kept, world.now());
		return back(event);
	},
	decide: async (event) => {
		const { world, actor } = event.locals;
		const form = await formOf(event);
		const outcome = outcomes.find((one) => one === text(form, 'outcome'));
		const reason = outcome && reasonsOf[outcome].find((one) => one === text(form, 'reason'));
		if (!outcome || !reason) return fail(400, { why: 'reason' as const });
		const sorts = heldSorts.filter((one) => texts(form, 'sorts').includes(one));
		const deciding = { id: event.params.id, outcome, reason, sorts };
		const why = await requests.decide(world.db, world.keys, actor as Staff, deciding, world.now());
		return why ? fail(400, { why }) : back(event);
	}
};

function back({ params }: Event): never {
	redirect(303, `/desk/asked/${params.id}`);
}

function readNotice(form: FormData, today: string): requests.Noticed | undefined {
	const notice = text(form, 'notice');
	const on = text(form, 'noticeOn');
	const why = withheldWhys.find((one) => one === text(form, 'why'));
	if (notice === 'given' && isDay(on) && on <= today) return { notice, on };
	if (notice === 'withheld' && why) return { notice, why };
	return notice === 'not-given' ? { notice } : undefined;
}
