import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { dayOf } from '#lib/domain/calendar.ts';
import type { CorrectionRow, Typed } from '#lib/domain/keeper/corrected.ts';
import type { Instant } from '#lib/domain/event.ts';
import {
	abouts,
	isOffered,
	kinds,
	labelOf,
	rowOf,
	type CorrectionAbout,
	type CorrectionKind,
	type Refusal
} from '#lib/server/keeper/correction-kinds.ts';
import * as corrections from '#lib/server/keeper/corrections.ts';
import * as deeds from '#lib/server/keeper/deeds.ts';
import * as undone from '#lib/server/keeper/undone-corrections.ts';
import { ofStaff } from '../../../door/proof.ts';
import { formOf, text } from '../../../form/form.ts';
import { fieldOf } from './fault-fields.ts';
import { sides } from './shown.ts';

const twoWeeks = 14 * 24 * 60 * 60_000;

/** What is corrected, what waits for a second keeper, the forms of what was chosen, and how what was written will look. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, keys, now } = locals.world;
	const { actor } = ofStaff(locals);
	const about = aboutOf(url.searchParams.get('about'));
	const id = url.searchParams.get('id');
	const seen = id ? await corrections.written(db, keys, actor, id) : undefined;
	return {
		standing: (await corrections.list(db, keys)).map((one) => said(one, now())),
		undone: (await undone.since(db, now() - twoWeeks)).map((one) => ({
			...one,
			name: labelOf(one.kind, one.of)
		})),
		waiting: (await waitingIn(locals)).map(({ deed, change }) => ({
			...said(change, now()),
			id: deed,
			isYours: change.by === actor.person
		})),
		abouts: (Object.keys(abouts) as CorrectionAbout[]).map((one) => ({
			about: one,
			unread: unreadOf(one)
		})),
		about,
		...(about ? listOf(about, url.searchParams.get('q')) : { options: [], isSearched: false }),
		chosen: about && chosenIn(about, url.searchParams.get('of')),
		written: seen && { ...said(seen, now()), mark: await corrections.markOf(db, seen.of) },
		isGone: id !== null && seen === undefined,
		isDone: url.searchParams.has('done'),
		isLate: url.searchParams.has('late')
	};
};

function aboutOf(name: string | null): CorrectionAbout | undefined {
	return name && Object.hasOwn(abouts, name) ? (name as CorrectionAbout) : undefined;
}

const subjectsOf = (about: CorrectionAbout) =>
	(kinds[abouts[about][0]] as CorrectionRow).subjects?.() ?? [];

/** How many of them nobody has read at their source. */
function unreadOf(about: CorrectionAbout): number {
	return subjectsOf(about).filter(({ isUnread }) => isUnread).length;
}

function optionsOf(about: CorrectionAbout) {
	return subjectsOf(about).map(({ of, label }) => ({ value: of, label }));
}

/** More than this are searched by their words. */
const mostListed = 100;

/** What can be chosen: all of it, or of a long list what holds the words that are looked for. */
function listOf(about: CorrectionAbout, asked: string | null) {
	const options = optionsOf(about);
	if (options.length <= mostListed) return { options, isSearched: false };
	const wanted = (asked ?? '').trim().toLowerCase().slice(0, 100);
	const found = options.filter(({ value, label }) =>
		`${value} ${label}`.toLowerCase().includes(wanted)
	);
	const shown = wanted === '' ? [] : toldApart(found.slice(0, 30));
	return { options: shown, isSearched: true, asked: wanted };
}

type Option = { readonly value: string; readonly label: string };

/** Two that say the same are told apart by their names. */
function toldApart(options: readonly Option[]): Option[] {
	const many = Map.groupBy(options, ({ label }) => label);
	return options.map(({ value, label }) => ({
		value,
		label: (many.get(label)?.length ?? 0) > 1 ? `${label} (${value})` : label
	}));
}

/** The forms of what was chosen; of what its form names there is nothing to choose. */
function chosenIn(about: CorrectionAbout, of: string | null) {
	const options = optionsOf(about);
	const known = options.find(({ value }) => value === of);
	if (options.length > 0 && !known) return undefined;
	const chosen = known?.value ?? '';
	const offered = abouts[about].filter((kind) => isOffered(kind, chosen));
	return {
		of: chosen,
		label: known?.label,
		isInTexts: about === 'service' && offered.length === 1,
		isGone: offered.length === 0,
		forms: offered.map((kind) => {
			const row: CorrectionRow = kinds[kind];
			return { kind, fields: row.fields(chosen), typed: row.asTyped(chosen) };
		})
	};
}

function said(change: corrections.Change, now: Instant) {
	const { id, kind, of, why, at, seen } = change;
	return { ...{ id, kind, of, why, at, seen }, name: labelOf(kind, of), ...sides(change, now) };
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

type No = { readonly refused: Refusal; readonly at: string };
const isRefused = (value: object): value is No => 'refused' in value;

export const actions: Actions = {
	write: async (event) => {
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const kind = text(form, 'kind') as CorrectionKind;
		const row = rowOf(kind);
		if (!row) return fail(400);
		const typed: Typed = Object.fromEntries(
			row.fields(text(form, 'of')).map(({ name }) => [name, text(form, name)])
		);
		const of = row.subjects ? text(form, 'of') : (typed[row.fields('')[0]?.name ?? ''] ?? '');
		const value = row.read(of, typed, dayOf(now()));
		if (typeof value === 'string') {
			const at = fieldOf(value, row.fields(of));
			return fail(400, { kind, typed, wrong: value, at });
		}
		if (isRefused(value)) return fail(400, { kind, typed, wrong: value.refused, at: value.at });
		const { actor } = ofStaff(event.locals);
		const id = await corrections.write(db, keys, actor, { kind, of, value }, now());
		redirect(303, `/today/corrections?id=${id}`);
	},
	ask: async (event) => {
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const why = text(form, 'why').trim();
		if (why === '') return fail(400, { why, wrong: 'why' } as const);
		const asking = { id: text(form, 'id'), mark: text(form, 'mark'), why };
		if (!(await deeds.askToCorrect(db, keys, ofStaff(event.locals).actor, asking, now())))
			return fail(400, { why, wrong: 'clash' } as const);
		redirect(303, '/today/corrections?done');
	},
	second: async (event) => {
		const { db, keys, now } = event.locals.world;
		const { actor } = ofStaff(event.locals);
		const form = await formOf(event);
		const isDone = await deeds.confirm(
			db,
			keys,
			actor,
			text(form, 'id'),
			now(),
			text(form, 'seen')
		);
		redirect(303, `/today/corrections?${isDone ? 'done' : 'late'}`);
	},
	undo: async (event) => {
		const { db, keys, now } = event.locals.world;
		const id = text(await formOf(event), 'id');
		const isDone = await corrections.undo(db, keys, ofStaff(event.locals).actor, id, now());
		redirect(303, `/today/corrections?${isDone ? 'done' : 'late'}`);
	}
};
