import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#lib/domain/actor.ts';
import { emptyCall, isPhone } from '#lib/domain/call/form.ts';
import type { Typed } from '#lib/ui/typed.ts';
import { draftToken, dropDraft, findDraft, keepDraft } from './draft.ts';
import { text, texts } from './form.ts';
import { keep, unsent } from '../(public)/talk/asked.ts';

type Kept = { readonly path: string; readonly who: string; readonly fields: Typed };

/** What no page gives back: whoever opens it next may not be her. */
const secret: ReadonlySet<string> = new Set(['phone', 'yourPhone', 'mail']);

/** Keeps what was typed on a page, for the same person to find it there in another language. */
export async function keepTyped(event: RequestEvent, path: string, form: FormData): Promise<void> {
	const { actor, lang } = event.locals;
	if (path === '/talk') await keepNumber(event, form);
	const names = [...new Set(form.keys())].filter((name) => !secret.has(name));
	const fields = Object.fromEntries(
		names
			.map((name) => [name, texts(form, name)] as const)
			// Nobody chose the language that a page offers because it is its own.
			.filter(([name, [first]]) => name !== 'language' || first !== lang)
	);
	const kept: Kept = { path, who: whoIs(actor), fields };
	await keepDraft(event, 'typed', kept, draftToken(event, 'typed'));
}

// The page gives its end back, and needs it typed no more.
async function keepNumber(event: RequestEvent, form: FormData): Promise<void> {
	const phone = text(form, 'phone');
	if (isPhone(phone)) await keep(event, { ...((await unsent(event)) ?? emptyCall), phone });
}

/** What was typed on this page before its language was changed: given once. */
export async function takeTyped(
	event: Pick<RequestEvent, 'cookies' | 'locals' | 'getClientAddress'>,
	path: string
): Promise<Typed | undefined> {
	if (!draftToken(event, 'typed')) return undefined;
	const kept = (await findDraft(event, 'typed'))?.answers as Kept | undefined;
	await dropDraft(event, 'typed');
	const isHers = kept?.path === path && kept.who === whoIs(event.locals.actor);
	return isHers ? kept.fields : undefined;
}

function whoIs(actor: Actor): string {
	return 'person' in actor ? actor.person : '';
}
