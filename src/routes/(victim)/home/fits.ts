/** The two services that fit where her case is, in her words, and the guide that is written for her. */
import type { Instant } from '#lib/domain/event.ts';
import { fittingIn } from '#lib/domain/help/fitting.ts';
import { dial, isStale } from '#lib/domain/help/service.ts';
import { firstFor, guideFor, type Whom } from '#lib/domain/help/whom.ts';
import { rowOf } from '#lib/domain/stage/stage.ts';
import type { Tracker } from '#lib/domain/stage/tracker.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words, type Key } from '#lib/i18n/words.ts';

/** Each with the number to ring where one may be shown, otherwise its website. */
export function fitsAt({ stage, track }: Tracker, whom: Whom, lang: Language, now: Instant) {
	const t = words(lang);
	const [theirs] = firstFor(whom);
	const fitting = fittingIn(rowOf(stage, track).phase);
	const two = theirs ? [theirs, ...fitting.slice(1)] : fitting;
	const fits = two.map((service) => {
		const voice = service.phones.find(({ kind, abroad }) => kind === 'voice' && !abroad);
		const href = voice && !isStale(service, now) ? dial(voice) : undefined;
		return {
			name: service.name,
			line: t(`help.service.${service.slug}.line` as Key),
			href: href ?? service.url,
			number: href ? voice?.number : undefined
		};
	});
	return { fits, theirs: guideFor(whom) };
}
