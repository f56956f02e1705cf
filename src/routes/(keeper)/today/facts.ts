/** What is held and what waits for a second keeper, in sentences: of what, from whom, never of whom. */
import type { PersonId } from '#lib/domain/actor.ts';
import { sayWhat } from '#lib/i18n/case/case-words.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { About } from '#lib/server/keeper/about-deeds.ts';
import { labelOf } from '#lib/server/keeper/correction-kinds.ts';
import type { Burst } from '#lib/server/keeper/burst-desk.ts';
import type { Asked } from '#lib/server/keeper/deeds.ts';
import type { Tie } from '#lib/server/keeper/tie-desk.ts';
import { sayAt } from './sentence.ts';

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
		isAsked: asked.some(({ deed }) => deed.do === 'let' && deed.burst === burst.id)
	}));
}

/** The ties, each with whether a keeper asked to join it. */
export function markedTies(ties: readonly Tie[], asked: readonly Asked[]) {
	const isAskedOf = (id: string) => asked.some(({ deed }) => deed.do === 'join' && deed.tie === id);
	return ties.map((tie) => ({ ...tie, isAsked: isAskedOf(tie.id) }));
}

/** What was asked for, as far as it can still be done: its words, since when, and whether it was this keeper. */
export function saidDeeds(about: readonly About[], keeper: PersonId) {
	return about.map((one) => ({
		id: one.asked.id,
		at: one.asked.at,
		text: sayDeed(one),
		isYours: one.asked.by === keeper,
		// Of a correction both sides are looked at first.
		...(one.do === 'correct' ? { href: '/today/corrections' } : {})
	}));
}

function sayDeed(about: About): string {
	switch (about.do) {
		case 'let':
			return t('today.second.let', {
				what: t(`today.facts.${about.burst.sort}`),
				source: about.burst.source
			});
		case 'join': {
			const [one, other] = about.tie.names;
			return t('today.second.join', { source: about.tie.source, one, other });
		}
		case 'untie': {
			const { names, facts, people, others, at } = about.tied;
			const [one, other] = names;
			const said = { source: about.source, one, other, at: sayAt(at), facts, people, others };
			return t('today.second.untie', said);
		}
		case 'fact':
			return t('today.second.fact', {
				what: sayWhat(about.fact, 'en'),
				source: about.source,
				at: sayAt(about.heardAt)
			});
		case 'since': {
			const { source, since, facts, cases, waiting } = about;
			return t('today.second.since', { source, at: sayAt(since), count: facts, cases, waiting });
		}
		case 'correct': {
			const { kind, of } = about.change;
			const what = t(`corrections.kinds.${kind}.title`);
			return t('today.second.correct', { what, name: labelOf(kind, of) });
		}
		case 'open':
			return t('today.second.open', { ref: about.person });
		case 'secret':
		case 'client':
			return t(`today.second.${about.do}`, { source: about.source });
		case 'agency':
			return t('today.second.agency', { source: about.source, kind: about.kind, ref: about.id });
		case 'unlink':
			return t('today.second.unlink', { at: sayAt(about.addedAt) });
	}
}
