import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { languages } from '#lib/i18n/languages.ts';
import * as found from '#lib/server/keeper/found.ts';
import * as stops from '#lib/server/stop/stops.ts';
import * as teams from '#lib/server/team/teams.ts';
import { formOf, text } from '../../../form/form.ts';
import { ofStaff } from '../../../door/proof.ts';

/** What is stopped, and what can be: each with whom it is about. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys } = locals.world;
	const options = await optionsIn(locals);
	const standing = await stops.list(db, keys);
	return {
		standing: standing.map(({ id, kind, of, why, since }) => {
			const name = options[kind]?.find(({ value }) => value === of)?.label;
			return { id, kind, why, since, ...(name === undefined ? {} : { name }) };
		}),
		kinds: stops.stopKinds,
		options,
		isDone: url.searchParams.has('done'),
		isLate: url.searchParams.has('late')
	};
};

type Options = Partial<
	Record<stops.StopKind, { readonly value: string; readonly label: string }[]>
>;

/** Of what there is more than one; a case is found by its reference. */
async function optionsIn({ world: { db } }: App.Locals): Promise<Options> {
	const named = (all: readonly { readonly id: string; readonly name: string }[]) =>
		all.map(({ id, name }) => ({ value: id, label: name }));
	return {
		feed: named(await found.sources(db)),
		calls: named(await teams.all(db)),
		// Everybody can be shown English.
		language: languages
			.filter(({ code }) => code !== 'en')
			.map(({ code, english }) => ({ value: code, label: english }))
	};
}

export const actions: Actions = {
	stop: async ({ locals, request }) => {
		const { db, keys, now } = locals.world;
		const form = await formOf({ request });
		const kind = stops.stopKinds.find((one) => one === text(form, 'kind'));
		// Only a form that was made up says none.
		if (!kind) return fail(400);
		const [asked, why] = [text(form, `${kind}-of`), text(form, `${kind}-why`).trim()];
		const typed = { kind, why, of: kind === 'case' ? '' : asked };
		if (why === '') return fail(400, { ...typed, wrong: 'why' } as const);
		const of = await whichOf(locals, kind, asked);
		if (of === undefined) return fail(400, { ...typed, wrong: 'of' } as const);
		const isMade = await stops.set(db, keys, ofStaff(locals).actor, { kind, of, why }, now());
		redirect(303, `/today/stops?${isMade ? 'done' : 'late'}`);
	},
	start: async ({ locals, request }) => {
		const { db, keys, now } = locals.world;
		const id = text(await formOf({ request }), 'id');
		const isMade = await stops.lift(db, keys, ofStaff(locals).actor, id, now());
		redirect(303, `/today/stops?${isMade ? 'done' : 'late'}`);
	}
};

async function whichOf(
	locals: App.Locals,
	kind: stops.StopKind,
	asked: string
): Promise<string | undefined> {
	if (stops.whole.includes(kind)) return '';
	const { db, keys, now } = locals.world;
	if (kind === 'case') return found.caseOf(db, keys, ofStaff(locals).actor, asked, now());
	const known = (await optionsIn(locals))[kind] ?? [];
	return known.find(({ value }) => value === asked)?.value;
}
