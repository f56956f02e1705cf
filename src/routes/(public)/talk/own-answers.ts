import type { RequestEvent } from '@sveltejs/kit';
import type { CallForm } from '#lib/domain/call-form.ts';
import { callFormFrom, tailOf } from '#lib/domain/needs.ts';
import * as needs from '#lib/server/needs.ts';

/** The form as it waits to be sent; `keptPhone` says that the number is one she gave before, which no page shows whole. */
export type TalkDraft = CallForm & { readonly keptPhone?: boolean };

type Own = { readonly typed?: CallForm; readonly phone?: string; readonly tail?: string };

/** What a fully signed-in victim said once about being called; nothing for anybody else. */
export async function ownAnswers({ locals }: RequestEvent): Promise<Own> {
	const { world, lang, actor } = locals;
	if (actor.kind !== 'victim') return {};
	const kept = await needs.readFor(world.db, world.keys, actor, world.now());
	if (!kept) return {};
	const { phone } = kept;
	return {
		typed: callFormFrom(kept, lang, world.now()),
		...(phone ? { phone, tail: tailOf(phone) } : {})
	};
}

/** The form with the number she gave before, where she typed none. */
export function withKeptNumber(typed: CallForm, phone: string | undefined): TalkDraft {
	return typed.phone.trim() === '' && phone ? { ...typed, phone, keptPhone: true } : typed;
}

/** A number as her own page may show it: how it ends, where she did not type it just now. */
export function shownNumber(phone: string | undefined, { keptPhone }: TalkDraft): string {
	if (!phone) return '';
	return keptPhone ? `… ${tailOf(phone)}` : phone;
}
