/** What is held and what waits for a second keeper, in sentences: of what, from whom, never of whom. */
import type { PersonId } from '#lib/domain/actor.ts';
import { sayWhat } from '#lib/i18n/case/case-words.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { Burst } from '#lib/server/feed/burst-desk.ts';
import type { Asked } from '#lib/server/feed/deeds.ts';

export type SaidBurst = Omit<Burst, 'says'> & {
	readonly says: readonly { readonly text: string; readonly many: number }[];
	/** Whether a keeper asked to let it through. */
	readonly isAsked: boolean;
};

/** The bursts with what each fact would say on a page. */
export function saidBursts(bursts: readonly Burst[], asked: readonly Asked[]): SaidBurst[] {
	return bursts.map((burst) => ({
		...burst,
		says: burst.says.map(({ of, many }) => ({ text: sayWhat(of, 'en'), many })),
		isAsked: asked.some(({ deed }) => deed.burst === burst.id)
	}));
}

/** What was asked for, as far as it can still be done. */
export function saidDeeds(asked: readonly Asked[], bursts: readonly Burst[], keeper: PersonId) {
	return asked.flatMap(({ id, deed, by, at }) => {
		const burst = bursts.find((one) => one.id === deed.burst);
		if (!burst) return [];
		const { sort, source } = burst;
		const text = t('today.second.let', { what: t(`today.facts.${sort}`), source });
		return [{ id, text, at, isYours: by === keeper }];
	});
}
