import type { RequestEvent } from '@sveltejs/kit';
import { readSafeWay } from '#lib/domain/begin/safe-way.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';
import type { Sending } from '#lib/server/begin/safe-ways.ts';
import { siteOf } from '../../../door/site.ts';

type Event = Pick<RequestEvent, 'url' | 'locals'>;

/** Whether a text or an e-mail can be sent from here at all, and a page of ours be named in it. */
export function maySend(event: Event): boolean {
	const { ways } = event.locals.world.senders;
	return siteOf(event) !== undefined && (ways.includes('mail') || ways.includes('text'));
}

/** Where the leaflet is to go, as it was typed; or why it cannot. */
export function sendingIn(
	event: Event,
	typed: string,
	language: Language
): Sending | 'empty' | 'unreadable' | 'no-text' | 'no-mail' {
	if (typed.trim() === '') return 'empty';
	const to = readSafeWay(typed);
	const site = siteOf(event);
	if (!to) return 'unreadable';
	if (!site || !event.locals.world.senders.ways.includes(to.way)) return `no-${to.way}`;
	return { to, link: new URL(address(language, '/l'), site.origin).href };
}
