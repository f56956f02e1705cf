/** Callers nobody knows, watched together: who fills the diary from many networks at once is seen before it is full. */
import type { Slot } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import { shareOfStrangers } from '#lib/domain/team/rota.ts';
import { withinShare } from '#lib/domain/team/share.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import type { Asking } from '#lib/domain/call/voice.ts';
import type { Trx } from '#lib/server/database.ts';
import * as limits from '#lib/server/limits.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as keptTimes from './kept-times.ts';
import type { Kept } from './kept-times.ts';
import * as rotas from './rota.ts';
import type { Row } from '#lib/server/tables.ts';
import * as supervisors from '#lib/server/team/supervisors.ts';
import * as teams from '#lib/server/team/teams.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

type Took = {
	readonly team: TeamId;
	/** The half hours of one call. */
	readonly times: number;
	/** What they may hold of one day. */
	readonly most: number;
};

/** Counts what strangers took; with more than a day's part in an hour the team's supervisors and the keeper are told, once. */
export async function watch(
	trx: Trx,
	keys: Keys,
	{ team, times, most }: Took,
	now: Instant
): Promise<void> {
	const name = limits.bucket(keys, 'strangers', team);
	const before = await limits.countIn(trx, name, now);
	for (let nth = 0; nth < times; nth += 1)
		await limits.takeIn(trx, [{ name, rule: limits.perHour }], now);
	if (before > most || before + times <= most) return;
	const people = (await supervisors.of(trx, team)).map((person) => ({ person }));
	const whom = people.length > 0 ? people : [{ role: 'supervisor' } as const];
	for (const to of [...whom, { role: 'keeper' } as const])
		await notices.owe(trx, { kind: 'many-asked', ...to, facts: {} }, now);
}

/** The times of a call that is promised to somebody nobody knows, within what strangers may hold, and counted with it. */
export async function keep(
	trx: Trx,
	keys: Keys,
	asking: Asking & { readonly safe: readonly Slot[] },
	now: Instant
): Promise<Kept | undefined> {
	const kept = await keptTimes.among(trx, { ...asking, stranger: true }, now);
	const team = kept && (await teams.find(trx, kept.of.team));
	if (!kept || !team) return undefined;
	const shareOn = shareOfStrangers(team, await rotas.read(trx, now), now);
	const [promised, ...further] = withinShare([kept.promised, ...kept.further], shareOn);
	if (!promised) return undefined;
	const { most } = shareOn(promised.on);
	await watch(trx, keys, { team: team.id, times: 1 + further.length, most }, now);
	return { ...kept, promised, further };
}

/** Those times of a call that is to move which a caller nobody knows may have; all of them for anybody else. */
export async function within(
	trx: Trx,
	{ id, team: of }: Pick<Row<'calls'>, 'id' | 'team'>,
	tries: readonly Slot[],
	now: Instant
): Promise<readonly Slot[]> {
	const team = of === null ? undefined : await teams.find(trx, of);
	if (!team || !(await rotas.isStrangers(trx, id))) return tries;
	const rota = await rotas.read(trx, now, { but: id });
	return withinShare(tries, shareOfStrangers(team, rota, now));
}
