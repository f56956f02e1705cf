/** What an agency can prove of the codes its people gave: of which case, when, how, in which language and by whom. */
import type { Officer } from '#lib/domain/actor.ts';
import type { SafeWay } from '#lib/domain/begin/safe-way.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as cases from '#lib/server/case/cases.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { forceFor, type Force } from './force.ts';
import type { Given } from './givings.ts';
import * as safeWays from './safe-ways.ts';

export type Proven = Pick<Given, 'at' | 'language'> & {
	/** Nothing where the leaflet went alone, by a way that was marked as safe, and no code yet. */
	readonly handed?: Given['handed'];
	readonly reference: string;
	/** By which way the leaflet went or goes, and how that stands. */
	readonly leaflet?: { readonly way: SafeWay['way']; readonly standing: safeWays.Standing };
	/** The number of the sealed pack, where it was one. */
	readonly pack?: string;
	/** Nothing where it was the one who asks; else the beginning of the keyed hash a colleague goes by. */
	readonly colleague?: string;
	/** The unit of whoever gave it. */
	readonly unit?: string;
	/** What is named to say that it came back; and when it did. */
	readonly id?: string;
	readonly returnedAt?: Instant;
	/** Our own service gave it, not the force. */
	readonly ours?: true;
};

const day = 24 * 60 * 60 * 1000;
/** So many at once; a list that is longer says so. */
export const mostShown = 200;

/** What an agency's people gave since an instant, the newest first; that it was listed is written down once a day. */
export async function listFor(
	db: Db,
	keys: Keys,
	officer: Officer,
	since: Instant,
	now: Instant
): Promise<Proven[]> {
	const force = await forceFor(db, officer);
	return transaction(db, async (trx) => {
		const theirs = await scopedTo(trx, officer, since).execute();
		const ours = force ? await oursIn(trx, force, since).execute() : [];
		const rows = [...theirs, ...ours.map((one) => ({ ...one, ...notTheirs }))]
			.toSorted((one, other) => other.at - one.at)
			.slice(0, mostShown);
		const found = Map.groupBy(rows, ({ case_id }) => case_id);
		await lock(
			trx,
			[...found.keys()].map((id) => `case:${id}`)
		);
		const references = new Map<string, string>();
		for (const id of found.keys()) {
			references.set(id, (await cases.referenceOf(trx, keys, id)) ?? '');
			const about = { chain: `case:${id}` } as const;
			await audit.writeOnce(trx, keys, about, officer, 'case-listed', { since: now - day, now });
		}
		const given = rows.map(({ case_id, given_by, pack, way, unit, id, returned, ...rest }) => ({
			...leafletOf(way, rest),
			...(unit ? { unit } : {}),
			...(id && !pack && !way ? { id } : {}),
			...(returned ? { returnedAt: returned } : {}),
			...{ at: rest.at, handed: rest.handed, language: rest.language },
			...(pack ? { pack } : {}),
			reference: references.get(case_id) ?? '',
			...byWhom(given_by, officer)
		}));
		const alone = (await safeWays.listFor(trx, keys, officer)).flatMap((one) =>
			aloneOf(one, officer)
		);
		return [...given, ...alone.filter(({ at }) => at >= since)]
			.toSorted((one, other) => other.at - one.at)
			.slice(0, mostShown);
	});
}

// What waits was not given yet: it stands beside its report.
function aloneOf(one: safeWays.Asked, officer: Officer): Proven[] {
	const { urn: reference, way, language, by, standing } = one;
	if (standing.state !== 'sent') return [];
	const leaflet = { way, standing };
	return [{ reference, at: standing.at, language, leaflet, ...byWhom(by, officer) }];
}

type Sent = Parameters<typeof safeWays.standingOf>[0];

function leafletOf(
	way: SafeWay['way'] | null,
	{ due_at, ...rest }: Omit<Sent, 'due_at'> & { readonly due_at: Instant | null }
): Pick<Proven, 'leaflet'> {
	const standing = way && due_at !== null && safeWays.standingOf({ ...rest, due_at });
	return way && standing ? { leaflet: { way, standing } } : {};
}

const notTheirs = {
	...{ given_by: null, pack: null, way: null, unit: null, id: null, returned: null },
	...{ due_at: null, sent_at: null, ended_at: null, ended_why: null }
};

function byWhom(by: string | null, { subject }: Officer): Pick<Proven, 'colleague' | 'ours'> {
	if (by === null) return { ours: true };
	return by === subject ? {} : { colleague: by.slice(0, 4) };
}

/**
 * The first code of each place in a case of this force that the force gave none for: our own service did. Its SQL is held by
 * a test.
 */
export function oursIn(db: Db | Trx, { force }: Pick<Force, 'force'>, since: Instant) {
	return db
		.selectFrom('invitations')
		.innerJoin('participations', 'participations.person_id', 'invitations.person_id')
		.innerJoin('cases', 'cases.id', 'participations.case_id')
		.select(['participations.case_id', 'invitations.made_at as at'])
		.select(['invitations.handed', 'invitations.language'])
		.where('cases.force', '=', force)
		.where('invitations.made_at', '>=', since)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('givings')
						.select('givings.id')
						.whereRef('givings.participation_id', '=', 'participations.id')
				)
			)
		)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('invitations as before')
						.select('before.locator')
						.whereRef('before.person_id', '=', 'invitations.person_id')
						.whereRef('before.made_at', '<', 'invitations.made_at')
				)
			)
		)
		.orderBy('invitations.made_at', 'desc')
		.limit(mostShown);
}

/** The one read of it, scoped by the agency of who asks; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, { agency }: Officer, since: Instant) {
	return db
		.selectFrom('givings')
		.innerJoin('participations', 'participations.id', 'givings.participation_id')
		.leftJoin('leaflets', 'leaflets.giving_id', 'givings.id')
		.select(['participations.case_id', 'givings.given_by', 'givings.given_at as at'])
		.select(['givings.handed', 'givings.language', 'givings.pack', 'givings.way'])
		.select(['givings.id', 'givings.unit', 'givings.returned_at as returned'])
		.select(['leaflets.due_at', 'leaflets.sent_at', 'leaflets.ended_at', 'leaflets.ended_why'])
		.where('givings.agency_id', '=', agency)
		.where('givings.given_at', '>=', since)
		.orderBy('givings.given_at', 'desc')
		.limit(mostShown);
}
