import type { RequestEvent } from '@sveltejs/kit';
import type { CallForm } from '#lib/domain/call-form.ts';
import { callFormFrom } from '#lib/domain/needs.ts';
import * as needs from '#lib/server/needs.ts';

type Own = { readonly typed?: CallForm; readonly phone?: string };

/** What a fully signed-in victim said once about being called; nothing for anybody else. */
export async function ownAnswers({ locals }: RequestEvent): Promise<Own> {
	const { world, lang, actor } = locals;
	if (actor.kind !== 'victim') return {};
	const kept = await needs.readFor(world.db, world.keys, actor, world.now());
	if (!kept) return {};
	const { phone } = kept;
	return {
		typed: callFormFrom(kept, lang, world.now()),
		...(phone ? { phone } : {})
	};
}

/** The form with the number we have, where she typed none. */
export function withKeptNumber(typed: CallForm, phone: string | undefined): CallForm {
	return typed.phone.trim() === '' && phone ? { ...typed, phone } : typed;
}
