import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { AgencyId, ParticipationId } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { CaseId, EventId, Instant } from '#lib/domain/event.ts';
import { sayWhat } from '#lib/i18n/case/case-words.ts';
import * as deeds from '#lib/server/keeper/deeds.ts';
import * as found from '#lib/server/keeper/found.ts';
import * as untying from '#lib/server/keeper/untying.ts';
import { ofStaff } from '../../../door/proof.ts';
import { formOf, text } from '../../../form/form.ts';

const hour = 60 * 60_000;

/** What a keeper looked for: facts of a delivery, what a source told since an instant, or the places in a case. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, now } = locals.world;
	const asked = url.searchParams;
	const key = asked.get('of');
	const caseId = key === null ? undefined : found.caseBy(keys, ofStaff(locals).actor, key, now());
	const ago = now() - hour;
	return {
		sources: await found.sources(db),
		typed: {
			source: asked.get('source') ?? '',
			delivery: asked.get('delivery') ?? '',
			day: asked.get('day') ?? dayOf(ago),
			time: asked.get('time') ?? sayTime24(ago)
		},
		...(asked.has('source') ? { result: await resultOf(locals, asked) } : {}),
		...(caseId
			? { places: await found.placesIn(db, caseId), ties: await tiesOf(locals.world, caseId) }
			: {})
	};
};

async function tiesOf({ db, keys }: App.Locals['world'], caseId: CaseId) {
	const names = new Map((await found.sources(db)).map(({ id, name }) => [id, name]));
	const all = await untying.list(db, keys, caseId);
	return all.map(({ agency, ...tie }) => ({ ...tie, source: names.get(agency) ?? agency }));
}

type Result = {
	readonly facts?: readonly (Omit<found.Fact, 'of'> & { readonly says: string })[];
	readonly all?: {
		readonly since: Instant;
		readonly source: found.Source;
		readonly facts: number;
		readonly cases: number;
		readonly waiting: number;
	};
};

async function resultOf({ world }: App.Locals, asked: URLSearchParams): Promise<Result> {
	const { db, keys } = world;
	const source = (await found.sources(db)).find(({ id }) => id === asked.get('source'));
	const delivery = asked.get('delivery')?.trim();
	if (source && delivery) {
		const facts = await found.ofDelivery(db, keys, source.id, delivery);
		return { facts: facts.map(({ of, ...one }) => ({ ...one, says: sayWhat(of, 'en') })) };
	}
	const since = instantFrom(asked.get('day') ?? '', asked.get('time') ?? '');
	if (!source || since === undefined) return { facts: [] };
	const many = await found.since(db, source.id, since);
	return many.facts + many.waiting > 0 ? { all: { since, source, ...many } } : { facts: [] };
}

function sayTime24(at: Instant): string {
	return Temporal.Instant.fromEpochMilliseconds(at)
		.toZonedDateTimeISO('Europe/London')
		.toPlainTime()
		.toString({ smallestUnit: 'minute' });
}

function instantFrom(day: string, time: string): Instant | undefined {
	if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
	try {
		return instantOf(day, time);
	} catch {
		return undefined;
	}
}

export const actions: Actions = {
	case: async (event) => {
		const { db, keys, now } = event.locals.world;
		const { actor } = ofStaff(event.locals);
		const typed = text(await formOf(event), 'reference');
		const caseId = await found.caseOf(db, keys, actor, typed, now());
		if (!caseId) return fail(400, { at: 'reference' } as const);
		redirect(303, `/today/withdraw?of=${found.keyOf(keys, actor, caseId, now())}`);
	},
	fact: async (event) => {
		const picked = text(await formOf(event), 'event') as EventId;
		return ask(event, 'event', picked && { do: 'fact', event: picked });
	},
	since: async (event) => {
		const form = await formOf(event);
		const since = Number(text(form, 'since'));
		const agency = text(form, 'agency') as AgencyId;
		return ask(event, 'source', since > 0 && agency && { do: 'since', agency, since });
	},
	untie: async (event) => {
		const tie = text(await formOf(event), 'tie');
		return ask(event, 'tie', tie && { do: 'untie', tie });
	},
	unlink: async (event) => {
		const participation = text(await formOf(event), 'place') as ParticipationId;
		return ask(event, 'place', participation && { do: 'unlink', participation });
	}
};

async function ask(
	{ locals }: RequestEvent,
	at: 'event' | 'place' | 'source' | 'tie',
	deed: deeds.Deed | '' | false
) {
	if (!deed) return fail(400, { at } as const);
	const { db, keys, now } = locals.world;
	await deeds.ask(db, keys, ofStaff(locals).actor, deed, now());
	redirect(303, '/today?done');
}
