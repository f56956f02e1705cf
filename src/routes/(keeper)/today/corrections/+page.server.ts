import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import {
	asTyped,
	corrected,
	correctionKinds,
	inTexts,
	isOpenToCorrection,
	phonesOf,
	readCorrection
} from '#lib/domain/help/correction.ts';
import { services, servicesNow, type Service } from '#lib/domain/help/service.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as corrections from '#lib/server/keeper/corrections.ts';
import * as deeds from '#lib/server/keeper/deeds.ts';
import { entry } from '../../../(public)/help/say.ts';
import { ofStaff } from '../../../door/proof.ts';
import { formOf, text } from '../../../form/form.ts';

/** What is corrected, what waits for a second keeper, and of a service that was chosen what can be. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, now } = locals.world;
	const at = now();
	const { person } = ofStaff(locals).actor;
	const standing = await corrections.list(db, keys);
	return {
		standing: standing.map((one) => said(one, at)),
		waiting: (await waitingIn(locals)).map(({ deed, change }) => ({
			...said(change, at),
			id: deed,
			isYours: change.by === person
		})),
		options: open.map(({ slug, name }) => ({ value: slug, label: name })),
		chosen: await chosenIn(locals, url.searchParams.get('of'), at),
		seen: seenIn(url, at),
		isDone: url.searchParams.has('done'),
		isLate: url.searchParams.has('late')
	};
};

const open = services
	.filter(isOpenToCorrection)
	.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));

function said({ id, kind, name, why, at, before, after }: corrections.Change, now: Instant) {
	return { id, kind, name, why, at, before: card(before, now), after: card(after, now) };
}

function card(service: Service | undefined, now: Instant) {
	return service && entry(service, 'en', now);
}

async function waitingIn({ world: { db, keys, now } }: App.Locals) {
	const found: { readonly deed: string; readonly change: corrections.Change }[] = [];
	for (const { id, deed } of await deeds.openIn(db, now())) {
		if (deed.do !== 'correct') continue;
		const change = await corrections.waiting(db, keys, deed.correction);
		if (change) found.push({ deed: id, change });
	}
	return found;
}

async function chosenIn({ world }: App.Locals, slug: string | null, now: Instant) {
	const known = open.find((one) => one.slug === slug);
	if (!known) return undefined;
	const service = servicesNow().find((one) => one.slug === slug);
	return {
		slug: known.slug,
		name: known.name,
		mark: await corrections.markOf(world.db, known.slug),
		isInTexts: inTexts.includes(known.slug),
		card: card(service, now),
		phones: service ? phonesOf(service).map(({ number }) => number) : [],
		hours: service ? asTyped('hours', service) : ''
	};
}

export const actions: Actions = {
	ask: async (event) => {
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const why = text(form, 'why').trim();
		const read = readIn((name) => text(form, name));
		if (!read || typeof read.correction === 'string') return fail(400);
		if (why === '') return fail(400, { why, wrong: 'why' } as const);
		const asking = { correction: read.correction, why, mark: text(form, 'mark') };
		const { actor } = ofStaff(event.locals);
		if (!(await deeds.askToCorrect(db, keys, actor, asking, now())))
			return fail(400, { why, wrong: 'clash' } as const);
		redirect(303, '/today/corrections?done');
	},
	second: async (event) => {
		const { db, keys, now } = event.locals.world;
		const id = text(await formOf(event), 'id');
		const isDone = await deeds.confirm(db, keys, ofStaff(event.locals).actor, id, now());
		redirect(303, `/today/corrections?${isDone ? 'done' : 'late'}`);
	},
	undo: async (event) => {
		const { db, keys, now } = event.locals.world;
		const id = text(await formOf(event), 'id');
		const isDone = await corrections.undo(db, keys, ofStaff(event.locals).actor, id, now());
		redirect(303, `/today/corrections?${isDone ? 'done' : 'late'}`);
	}
};

/** What a form or an address says is to be corrected; nothing where it says none, or its service is on hold. */
function readIn(get: (name: string) => string) {
	const kind = correctionKinds.find((one) => one === get('kind'));
	const slug = get('of');
	const service = servicesNow().find((one) => one.slug === slug);
	if (!kind || !service) return undefined;
	const typed = { kind, text: get(kind), which: get('which') };
	return { typed, service, correction: readCorrection(kind, typed, service) };
}

/** What is to be corrected, as its address says: what is wrong with it, or how it will look. */
function seenIn(url: URL, now: Instant) {
	const read = readIn((name) => (url.searchParams.get(name) ?? '').slice(0, 200));
	if (!read) return undefined;
	const { typed, correction, service } = read;
	if (typeof correction === 'string') return { ...typed, wrong: correction };
	const [after] = corrected([service], [correction]);
	return { ...typed, before: card(service, now), after: card(after, now) };
}
