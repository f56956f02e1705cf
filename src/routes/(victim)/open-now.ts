import type { Actor } from '#lib/domain/actor.ts';
import { isStaffed } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import { alwaysOpen, isStale, type Service } from '#lib/domain/help/service.ts';
import { firstFor, whomIs } from '#lib/domain/help/whom.ts';
import type { Say } from '#lib/i18n/words.ts';
import { ownNumber } from '../../settings.ts';

type Line = { readonly name: string; readonly number: string };
export type OpenNow = {
	readonly own: { readonly number: string; readonly hours: string; readonly staffed: boolean };
	readonly line?: Line;
	readonly young?: Line;
};

/** Who answers at this moment: our own people, or when they are there, a child's own line, and the one that never closes. */
export function openNow(t: Say, actor: Actor, now: Instant): OpenNow {
	const own = { number: ownNumber, hours: t('common.end.hours'), staffed: isStaffed(now) };
	const line = lineOf(alwaysOpen(now));
	const young = childLine(actor, now);
	return { own, ...(line && { line }), ...(young && { young }) };
}

/** The line made for children, to whoever is young; nothing where its check is too old. */
export function childLine(actor: Actor, now: Instant): Line | undefined {
	if (whomIs(actor, now) !== 'young') return undefined;
	return lineOf(
		firstFor('young').find((one) => one.who.includes('who.children') && !isStale(one, now))
	);
}

function lineOf(service: Service | undefined): Line | undefined {
	const phone = service?.phones.find(({ kind, free }) => kind === 'voice' && free);
	return service && phone && { name: service.name, number: phone.number };
}
