import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { callFormOf, emptyCall, endOf, readCall, type CallForm } from '#lib/domain/call/form.ts';
import { longestHour } from '#lib/domain/call/hour.ts';
import { readWhy } from '#lib/domain/call/why.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { callFormFrom, safeSlots } from '#lib/domain/reach/needs.ts';
import { address } from '#lib/i18n/pages.ts';
import * as receipts from '#lib/server/call/receipts.ts';
import { isCovered } from '../../(victim)/home/there.ts';
import { formOf, texts } from '../../form/form.ts';
import { keep, offered, ownNeeds, unsent } from './asked.ts';

/** All that is asked on one page: when it is safe, on which number, and what may be skipped; of her number its end. */
export const load: PageServerLoad = async (event) => {
	const own = await ownNeeds(event);
	const begun = await unsent(event);
	const form = begun ?? (own ? callFormFrom(own, event.locals.lang, []) : emptyCall);
	const { offer, places, mayWrite, lines } = await offered(event, form);
	const slots = offer?.slots ?? [];
	const [phone, times] = [form.phone || (own?.phone ?? ''), form.times];
	const why = readWhy(event.url.searchParams.get('for')) ?? form.why;
	const safe = own && times.length === 0 ? safeSlots(own, slots) : [];
	return {
		has: await hasCall(event.locals),
		typed: { ...form, why, phone: '', times: times.length > 0 ? times : safe.map(startOf) },
		ends: endOf(phone),
		when: offer?.when ?? whereElse(places, form),
		places: typeof places === 'string' ? [] : places,
		slots,
		// On another day than today: nobody is left to wait without a voice.
		isLater: slots[0] !== undefined && slots[0].on > dayOf(event.locals.world.now()),
		mayWrite,
		lines,
		// What she chose before may have been promised to others since.
		problem: times.length > 0 && slots.length > 0 ? timesProblem(form, slots) : undefined
	};
};

export const actions: Actions = {
	default: async (event) => {
		const before = await unsent(event);
		const form = await formOf(event);
		const sent = callFormOf((field) => texts(form, field));
		const phone = sent.phone.trim() || before?.phone || ((await ownNeeds(event))?.phone ?? '');
		const typed = { ...sent, phone };
		const { offer, mayWrite } = await offered(event, typed);
		const read = readCall(typed, offer?.slots ?? [], { withPhone: true, withHour: mayWrite });
		const problems = read.ok ? {} : read.problems;
		// What a team is found by is kept whatever else is wrong, and a number that can be one: no page gives it back.
		if (!problems.language && !problems.otherLanguage && !problems.name)
			await keep(event, {
				...typed,
				...(problems.phone ? { phone: before?.phone ?? '' } : {}),
				...(typed.hour.trim().length > longestHour ? { hour: before?.hour ?? '' } : {})
			});
		if (read.ok) redirect(303, address(event.locals.lang, '/talk/check'));
		return fail(400, { problems, typed: { ...typed, phone: '' } });
	}
};

const startOf = ({ from }: { readonly from: number }) => String(from);

function timesProblem(form: CallForm, slots: Parameters<typeof readCall>[1]) {
	const read = readCall(form, slots, { withPhone: true });
	return read.ok ? undefined : read.problems.times;
}

function whereElse(places: Awaited<ReturnType<typeof offered>>['places'], { borough }: CallForm) {
	if (places === 'nowhere') return 'nowhere' as const;
	// Each of some places may have times: that is known only when she says where.
	return borough ? ('elsewhere' as const) : ('somewhere' as const);
}

/** Whether a call that she asked for is still to come. */
async function hasCall(locals: App.Locals): Promise<boolean> {
	// On a phone that others use nothing of hers is said before she asks to see it.
	const { world, actor } = locals;
	return actor.kind === 'victim' && !isCovered(locals) && (await receipts.hasOne(world.db, actor));
}
