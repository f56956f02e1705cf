import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { PersonId } from '#lib/domain/actor.ts';
import { ageOf } from '#lib/domain/access/child.ts';
import { lengths, longestCalled, mayBeForced } from '#lib/domain/access/letting-in.ts';
import { advocatePanes, supporterPanes } from '#lib/domain/access/pane.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as sharedPanes from '#lib/server/advocate/shared-panes.ts';
import * as proofs from '#lib/server/door/proofs.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import { dropDraft, findDraft, keepDraft } from '../../form/draft.ts';
import { formOf, text, texts } from '../../form/form.ts';
import { hers, isProvedFor, needProof } from '../../door/proof.ts';
import { ownOrigin } from '../../../settings.ts';
import { chosenTongue, tonguesFor } from '../../form/tongues.ts';

type Made = {
	readonly of: string;
	readonly person: PersonId;
	readonly code: string;
	readonly startsAt: number;
};

/** Who can see something. What she calls them, a code and the forms are there once she has shown again that it is her. */
export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const { db, keys, now } = locals.world;
	const { victim, session } = hers(locals);
	const mayOpen = await isProvedFor(locals, 'people');
	const all = await supporters.listFor(db, keys, victim, now());
	const made = mayOpen ? await madeHere(event) : undefined;
	// A code that was used, or is of somebody she let out, opens nothing and is shown no more.
	const isGood = all.some(({ person, codeUntil }) => codeUntil && person === made?.person);
	const chosen = url.searchParams.get('show');
	return {
		now: now(),
		// In place of the frame's, which keeps her own where it cannot be chosen any more.
		tongues: tonguesFor(locals),
		people: all.map(({ person: _, called, ...one }) => (mayOpen ? { ...one, called } : one)),
		advocate: await sharedPanes.advocateOf(db, keys, victim),
		mayOpen,
		made: isGood ? made : undefined,
		typedAt: `${new URL(ownOrigin ?? url.origin).host}/sign-in`,
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
		const language = chosenTongue(event.locals, typed.language);
		const problems = {
			...problemsOf(typed),
			...(language ? {} : { language: 'language' as const })
		};
		if (Object.keys(problems).length > 0 || !language) return fail(400, { typed, problems });
		const shared = await proofs.isShared(db, session);
		const made = await supporters.letIn(db, keys, victim, { ...typed, language, shared }, now());
		if (!made.ok) return fail(400, { typed, problems: { main: made.refused } as Problems });
		const { person, code, startsAt } = made;
		const kept: Made = { of: victim.person, person, code, startsAt };
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
		const { victim } = hers(event.locals);
		await supporters.revoke(db, keys, victim, id, now());
		const made = await madeHere(event);
		const left = await supporters.listFor(db, keys, victim, now());
		if (made && !left.some(({ person }) => person === made.person)) await dropDraft(event, 'code');
		redirect(303, '/people?stopped');
	},
	name: async (event) => {
		await needProof(event.locals, 'people');
		const { db, keys, now } = event.locals.world;
		const form = await formOf(event);
		const id = text(form, 'id');
		const called = text(form, `called-${id}`).trim();
		if (called.length > longestCalled) return fail(400, { named: { id, called } });
		await supporters.rename(db, keys, hers(event.locals).victim, { id, called }, now());
		redirect(303, '/people');
	},
	advocate: async (event) => {
		await needProof(event.locals, 'people');
		const form = await formOf(event);
		const [panes, to] = [texts(form, 'open'), text(form, 'to')];
		if (!advocatePanes.some((pane) => panes.includes(pane)))
			return fail(400, { problems: { open: 'no-advocate-pane' } as Problems });
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

type Typed = ReturnType<typeof typedOf>;
type Problem =
	| 'called'
	| 'no-pane'
	| 'days'
	| 'language'
	| 'too-long'
	| 'with-your-advocate'
	| 'no-advocate-pane';
type Problems = Partial<
	Record<'called' | 'panes' | 'days' | 'language' | 'open' | 'main', Problem>
>;

function typedOf(form: FormData) {
	return {
		called: text(form, 'called').trim(),
		panes: texts(form, 'panes'),
		days: Number(text(form, 'days')),
		language: text(form, 'language')
	};
}

function problemsOf({ called, panes, days }: Typed): Problems {
	return {
		...(called.length > longestCalled ? { called: 'called' } : {}),
		...(supporterPanes.some((pane) => panes.includes(pane)) ? {} : { panes: 'no-pane' }),
		...(lengths.some((one) => one === days) ? {} : { days: 'days' })
	};
}

/** The code she made in this browser, if it is she. */
async function madeHere(event: RequestEvent): Promise<Made | undefined> {
	const made = (await findDraft(event, 'code'))?.answers as Made | undefined;
	return made?.of === hers(event.locals).victim.person ? made : undefined;
}
