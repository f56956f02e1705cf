import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Staff } from '#lib/domain/actor.ts';
import { isSafeNow, outcomes, promise } from '#lib/domain/call.ts';
import * as drafts from '#lib/server/drafts.ts';
import * as calls from '#lib/server/calls.ts';
import * as joinCalls from '#lib/server/join-calls.ts';
import { draftToken, formOf, setDraftToken, text } from '../../../form.ts';

/** One call: the rules first, then the number when it is asked for. A finished call shows the code to read to her, once. */
export const load: PageServerLoad = async (event) => {
	const { world, actor } = event.locals;
	const staff = actor as Staff;
	const { db, keys } = world;
	const now = world.now();
	const code = await drafts.find(db, keys, draftToken(event, 'code'), now);
	const spoken = code?.answers as { request: string; code: string } | undefined;
	if (spoken?.request === event.params.id) return { code: spoken.code };
	const call = await calls.readFor(db, keys, staff, event.params.id, now);
	if (!call) error(404);
	const { phone: _, ...needs } = (await calls.needsFor(db, keys, staff, call.id, now)) ?? {};
	return {
		call: { ...call, mine: call.takenBy === staff.person },
		needs: 'talking' in needs ? needs : undefined,
		number: await calls.numberFor(db, keys, staff, call.id, now),
		shown: call.steps.length > 0,
		safe: isSafeNow(call.wishes.slots, now),
		next: promise(call.wishes.slots, now)
	};
};

export const actions: Actions = {
	show: async (event) => act(event, calls.showNumber),
	back: async (event) => {
		await act(event, calls.giveBack, '/desk');
	},
	outcome: async (event) => {
		const { world, actor } = event.locals;
		const { db, keys } = world;
		const chosen = text(await formOf(event), 'outcome');
		const outcome = outcomes.find((one) => one === chosen);
		if (!outcome) return fail(400, { missing: 'missing' as const });
		const now = world.now();
		const { id } = event.params;
		const staff = actor as Staff;
		if (outcome === 'joined' || outcome === 'not-joined') {
			const record = outcome === 'joined' ? joinCalls.joined : joinCalls.notJoined;
			if (await record(db, keys, staff, id, now)) redirect(303, '/desk');
			return fail(400, { missing: 'ringFirst' as const });
		}
		if (outcome !== 'it-is-her') {
			await calls.answer(db, keys, staff, id, outcome, now);
			redirect(303, '/desk');
		}
		const code = await calls.confirm(db, keys, staff, id, now);
		if (!code) redirect(303, '/desk');
		const token = drafts.newToken();
		await drafts.save(db, keys, token, { request: id, code }, now);
		setDraftToken(event, 'code', token);
		redirect(303, `/desk/${id}`);
	},
	done: async (event) => {
		const token = draftToken(event, 'code');
		if (token) await drafts.remove(event.locals.world.db, token);
		setDraftToken(event, 'code', undefined);
		redirect(303, '/desk');
	}
};

type Step = typeof calls.showNumber;

async function act(
	event: RequestEvent,
	step: Step,
	then = `/desk/${event.params.id}`
): Promise<never> {
	const { world, actor } = event.locals;
	await step(world.db, world.keys, actor as Staff, event.params.id, world.now());
	redirect(303, then);
}
