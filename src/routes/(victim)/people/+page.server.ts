import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { ageOf } from '#lib/domain/access/child.ts';
import { lengths, mayBeForced } from '#lib/domain/access/letting-in.ts';
import { advocatePanes, supporterPanes } from '#lib/domain/access/pane.ts';
import { isLanguage } from '#lib/i18n/languages.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as sharedPanes from '#lib/server/advocate/shared-panes.ts';
import * as proofs from '#lib/server/door/proofs.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import { dropDraft, findDraft, keepDraft } from '../../form/draft.ts';
import { formOf, text, texts } from '../../form/form.ts';
import { hers, isProvedFor, needProof } from '../../door/proof.ts';

type Made = { readonly of: string; readonly code: string; readonly startsAt: number };

/** Who can see something. What she calls them, a code and the forms are there once she has shown again that it is her. */
export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const { db, keys, now } = locals.world;
	const { victim, session } = hers(locals);
	const mayOpen = await isProvedFor(locals, 'people');
	const all = await supporters.listFor(db, keys, victim, now());
	const made = mayOpen
		? ((await findDraft(event, 'code'))?.answers as Made | undefined)
		: undefined;
	const chosen = url.searchParams.get('show');
	return {
		now: now(),
		people: all.map(({ person: _, called, ...one }) => (mayOpen ? { ...one, called } : one)),
		advocate: await sharedPanes.advocateOf(db, keys, victim),
		mayOpen,
		made: made?.of === victim.person ? made : undefined,
		alone: ageOf(victim.child, now()) === 'grown',
		waits: mayBeForced({
			shared: await proofs.isShared(db, session),
			enhanced: victim.enhanced
		}),
		chosen: supporterPanes.filter((pane) => pane === chosen),
		isStopped: url.searchParams.has('stopped')
	};
};

export const actions: Actions = {
	let: async (event) => {
		await needProof(event.locals, 'people');
		const { db, keys, now } = event.locals.world;
		const { victim, session } = hers(event.locals);
		const typed = typedOf(await formOf(event));
		const { language, days } = typed;
		if (!lengths.some((one) => one === days)) return fail(400, { typed, refused: 'days' as const });
		if (!isLanguage(language)) return fail(400, { typed, refused: 'language' as const });
		const shared = await proofs.isShared(db, session);
		const made = await supporters.letIn(db, keys, victim, { ...typed, language, shared }, now());
		if (!made.ok) return fail(400, { typed, refused: made.refused });
		const { code, startsAt } = made;
		const kept: Made = { of: victim.person, code, startsAt };
		await keepDraft(event, 'code', kept);
		redirect(303, '/people');
	},
	done: async (event) => {
		await dropDraft(event, 'code');
		redirect(303, '/people');
	},
	// Closing asks for no proof: whoever must close it in a hurry has no card at hand.
	stop: async (event) => {
		const { db, keys, now } = event.locals.world;
		const id = text(await formOf(event), 'id');
		await supporters.revoke(db, keys, hers(event.locals).victim, id, now());
		redirect(303, '/people?stopped');
	},
	advocate: async (event) => {
		await needProof(event.locals, 'people');
		const form = await formOf(event);
		const [panes, to] = [texts(form, 'open'), text(form, 'to')];
		if (!advocatePanes.some((pane) => panes.includes(pane)))
			return fail(400, { refused: 'no-advocate-pane' as const });
		const { db, keys, now } = event.locals.world;
		await assignments.setLetIn(db, keys, hers(event.locals).victim, panes, now(), { to });
		redirect(303, '/people');
	},
	advocateOut: async (event) => {
		const { db, keys, now } = event.locals.world;
		await assignments.letOut(db, keys, hers(event.locals).victim, now());
		redirect(303, '/people?stopped');
	}
};

function typedOf(form: FormData) {
	return {
		called: text(form, 'called').trim().slice(0, 40),
		panes: texts(form, 'panes'),
		days: Number(text(form, 'days')),
		language: text(form, 'language')
	};
}
