/** What stands beside the facts of her case: her choices, her names, her reference, both rings and who tells, read with one question. */
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Choices } from '#lib/domain/news/gate.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { listIn, listOf, type Db, type Trx } from '#lib/server/database.ts';
import { preparedFor } from '#lib/server/prepared.ts';
import type { Sealed } from '#lib/server/tables.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import * as agencies from './agencies.ts';
import * as newsChoices from './news-choices.ts';

export type HerPlace = {
	readonly choices: Choices;
	readonly tellers: agencies.Tellers;
	readonly urn: Sealed;
	/** What she calls people, if she gave any a name. */
	readonly names: Sealed | null;
	/** The case's ring, and hers. */
	readonly ring: keyrings.Ring | undefined;
	readonly own: keyrings.Ring | undefined;
	/** Whether it is written down that she looked today. */
	readonly isWritten: boolean;
	/** The keys and choices as they are kept: what is made of them is another where they are. */
	readonly madeOf: readonly unknown[];
};

type Hers = Pick<Victim, 'person' | 'participation' | 'caseId'>;

/** Her place in her case; nothing where it is not hers. */
export async function readFor(
	db: Db | Trx,
	keys: Keys,
	victim: Hers,
	now: Instant
): Promise<HerPlace | undefined> {
	const chain = `case:${victim.caseId}` as const;
	const [row] = await place(db, { ...victim, chain, since: today(now) });
	if (!row) return undefined;
	const { participation, caseId } = victim;
	return {
		choices: newsChoices.choicesOf(listIn(row.choices), row.added_at),
		tellers: agencies.tellersAmong(listIn(row.tellers)),
		urn: row.urn_sealed,
		names: row.names_sealed,
		ring: keyrings.openedOf(keys, caseId, { root: row.case_root, wrapped: row.case_wrapped }),
		own: keyrings.openedOf(keys, participation, { root: row.own_root, wrapped: row.own_wrapped }),
		isWritten: Boolean(row.is_written),
		madeOf: [row.case_root, row.case_wrapped, row.own_root, row.own_wrapped, row.choices]
	};
}

/** Since when a look of hers is written once. */
export function today(now: Instant): Instant {
	return instantOf(dayOf(now));
}

type Asked = Hers & { readonly chain: audit.Chain; readonly since: Instant };

const place = preparedFor<Asked>()((db, valueOf) =>
	scopedTo(db, {
		person: valueOf('person'),
		participation: valueOf('participation'),
		caseId: valueOf('caseId'),
		chain: valueOf('chain'),
		since: valueOf('since')
	})
);

/** The one read of her place, scoped by who she is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, { person, participation, caseId, chain, since }: Asked) {
	const act = 'case-read';
	const look = { chain, whose: participation, actor: person, act, since } as const;
	return db
		.selectFrom('participations')
		.innerJoin('cases', 'cases.id', 'participations.case_id')
		.leftJoin('keyrings as ring', 'ring.id', 'cases.id')
		.leftJoin('keyrings as own', 'own.id', 'participations.id')
		.leftJoin('names_given', 'names_given.participation_id', 'participations.id')
		.select(['cases.urn_sealed', 'names_given.names_sealed'])
		.select(['ring.root as case_root', 'ring.wrapped as case_wrapped'])
		.select(['own.root as own_root', 'own.wrapped as own_wrapped', 'participations.added_at'])
		.select((where) => [
			listOf(
				db,
				where
					.selectFrom('news_choices')
					.select(['news_choices.about', 'news_choices.choice'])
					.whereRef('news_choices.participation_id', '=', 'participations.id')
			).as('choices'),
			listOf(db, agencies.sendTellings(db)).as('tellers'),
			where.exists(audit.lately(db, look)).as('is_written')
		])
		.where('participations.id', '=', participation)
		.where('participations.person_id', '=', person)
		.where('participations.case_id', '=', caseId);
}
