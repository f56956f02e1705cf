import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { AgencyId } from '#lib/domain/actor.ts';
import * as deeds from '#lib/server/keeper/deeds.ts';
import { agencyKinds, readNew, take } from '#lib/server/keeper/house-agencies.ts';
import * as signers from '#lib/server/keeper/agency-signers.ts';
import * as traffic from '#lib/server/keeper/traffic.ts';
import * as stops from '#lib/server/stop/stops.ts';
import { dropDraft, findDraft, keepDraft } from '../../../form/draft.ts';
import { formOf, text } from '../../../form/form.ts';
import { ofStaff } from '../../../door/proof.ts';

const week = 7 * 24 * 60 * 60_000;

/** What each agency sends, whether that is stopped, and what it signs with. */
export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const { db, keys, now } = locals.world;
	const known = await signers.list(db, keys, now());
	const since = now() - week;
	return {
		signers: await Promise.all(
			known.map(async (one) => ({
				...one,
				traffic: await traffic.of(db, one.agency, since),
				isStopped: stops.stands(db, 'feed', one.agency)
			}))
		),
		made: madeOf(await findDraft(event, 'code')),
		agreed: (await deeds.agreedFor(db, ofStaff(locals).actor, now())).map(({ id, deed }) => ({
			...{ id, name: 'name' in deed ? deed.name : nameOf(known, deed) }
		})),
		kinds: agencyKinds,
		isDone: url.searchParams.has('done'),
		isAdded: url.searchParams.has('added'),
		isAsked: url.searchParams.has('asked'),
		isLate: url.searchParams.has('late'),
		isChanged: url.searchParams.has('paused')
	};
};

function nameOf(known: readonly signers.Signer[], deed: deeds.Deed): string {
	return known.find(({ agency }) => 'agency' in deed && agency === deed.agency)?.name ?? '';
}

type Made = { readonly agency: AgencyId; readonly secret: string };

/** The secret that this keeper made last, until it is copied or an hour is over; other codes are shown elsewhere. */
function madeOf(draft: { readonly answers: unknown } | undefined): Made | undefined {
	return (draft?.answers as { readonly client?: Made } | undefined)?.client;
}

export const actions: Actions = {
	client: async (event) => {
		const { db, keys, now } = event.locals.world;
		const agency = text(await formOf(event), 'agency') as AgencyId;
		if (agency === '') return fail(400, { at: 'client' } as const);
		await deeds.ask(db, keys, ofStaff(event.locals).actor, { do: 'client', agency }, now());
		redirect(303, '/today/agencies?asked');
	},
	add: async (event) => {
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const typed = {
			...{ id: text(form, 'id').trim(), name: text(form, 'name').trim() },
			...{ kind: text(form, 'kind'), force: text(form, 'force').trim() }
		};
		const read = await readNew(db, typed);
		if (typeof read === 'string') return fail(400, { at: 'add', typed, wrong: read } as const);
		await deeds.ask(db, keys, ofStaff(event.locals).actor, { do: 'agency', ...read }, now());
		redirect(303, '/today/agencies?asked');
	},
	secret: async (event) => {
		const { db, keys, now } = event.locals.world;
		const agency = text(await formOf(event), 'agency') as AgencyId;
		await deeds.ask(db, keys, ofStaff(event.locals).actor, { do: 'secret', agency }, now());
		redirect(303, '/today/agencies?asked');
	},
	take: async (event) => {
		const { db, keys, now, invented } = event.locals.world;
		const id = text(await formOf(event), 'id');
		const at = { now: now(), invented };
		const client = await take(db, keys, ofStaff(event.locals).actor, id, at);
		if (client) await keepDraft(event, 'code', { client });
		redirect(303, client ? '/today/agencies' : '/today/agencies?late');
	},
	pause: async (event) => {
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const of = text(form, 'agency');
		const why = text(form, `why-${of}`).trim();
		if (why === '') return fail(400, { at: 'pause', agency: of } as const);
		const stop = { kind: 'feed', of, why } as const;
		const isMade = await stops.set(db, keys, ofStaff(event.locals).actor, stop, now());
		redirect(303, `/today/agencies?${isMade ? 'paused' : 'late'}`);
	},
	start: async (event) => {
		const { db, keys, now } = event.locals.world;
		const of = text(await formOf(event), 'agency');
		const stop = (await stops.list(db, keys)).find((one) => one.kind === 'feed' && one.of === of);
		const isMade =
			stop && (await stops.lift(db, keys, ofStaff(event.locals).actor, stop.id, now()));
		redirect(303, `/today/agencies?${isMade ? 'paused' : 'late'}`);
	},
	copied: async (event) => {
		await dropDraft(event, 'code');
		redirect(303, '/today/agencies');
	},
	end: async (event) => {
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const agency = text(form, 'agency') as AgencyId;
		const secret = text(form, 'secret');
		const meant = secret === '' ? { agency } : { agency, secret };
		const isDone = await signers.end(db, keys, ofStaff(event.locals).actor, meant, now());
		redirect(303, `/today/agencies?${isDone ? 'done' : 'late'}`);
	},
	certificate: async (event) => {
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const agency = text(form, 'whose') as AgencyId;
		const thumbprint = text(form, 'thumbprint');
		const { actor } = ofStaff(event.locals);
		if (!(await signers.certify(db, keys, actor, { agency, thumbprint }, now())))
			return fail(400, { agency, thumbprint, at: 'thumbprint' } as const);
		redirect(303, '/today/agencies?added');
	}
};
