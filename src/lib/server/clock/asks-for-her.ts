/** What she asked of agencies, for the advocate she opened that to; and what they send for her, where she opened that too. */
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import { asksAbout, isAboutMove, mayAsk, type Ask, type AskedRow } from '#lib/domain/clock/ask.ts';
import { unlessSaid } from '#lib/domain/clock/ask-form.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { dutiesNow } from '#lib/domain/clock/right.ts';
import { leading } from '#lib/domain/case/difference.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { isOvertaken } from '#lib/domain/clock/first-owed.ts';
import type { Instant } from '#lib/domain/event.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { sayLetter } from '#lib/i18n/clock/ask-words.ts';
import { asStands } from '#lib/i18n/stands-words.ts';
import * as sharedPanes from '#lib/server/advocate/shared-panes.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as events from '#lib/server/case/events.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as letters from './agency-letters.ts';
import * as lettersHere from './letters-here.ts';

/** A question that can be sent for her: about which row of her clock, to whom, and word for word. */
export type Ready = {
	readonly key: string;
	readonly to: string;
	readonly letter: readonly string[];
	readonly row: AskedRow;
};

export type Asking = { readonly asks: readonly Ask[]; readonly ready: readonly Ready[] };

/** What she asked and what can be asked for her; nothing where what is late is not open to this one. */
export async function readFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<Asking | undefined> {
	return transaction(db, async (trx) => {
		const place = await placeFor(trx, staff, participation);
		return place && askingAt(trx, keys, place, now);
	});
}

/** Sends one for her; false where she did not open that, or it was sent meanwhile. */
export async function send(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ participation, key }: { readonly participation: ParticipationId; readonly key: string },
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const place = await placeFor(trx, staff, participation);
		const { ready = [] } = place ? await askingAt(trx, keys, place, now) : {};
		const one = ready.find((row) => row.key === key);
		if (!place || !one) return false;
		return lettersHere.sendIn(trx, keys, place, one, now, staff);
	});
}

type Place = letters.Hers & { readonly maySend: boolean };

async function placeFor(
	trx: Trx,
	staff: Staff,
	participation: ParticipationId
): Promise<Place | undefined> {
	const open = await sharedPanes
		.scopedTo(trx, staff)
		.select('participations.case_id as caseId')
		.where('participations.id', '=', participation)
		.executeTakeFirst();
	const panes = open ? sharedPanes.panesOf(open.panes) : [];
	if (!open || !panes.includes('late')) return undefined;
	const { person, caseId } = open;
	return { participation, person, caseId, maySend: panes.includes('ask') };
}

async function askingAt(trx: Trx, keys: Keys, place: Place, now: Instant): Promise<Asking> {
	const asks = await letters.listFor(trx, keys, place);
	if (!place.maySend) return { asks, ready: [] };
	// Her own answers too: what she said she was told is not asked for again, though they are not shown here.
	const told = leading(await events.listFor(trx, keys, place));
	const { enhanced, stands } = await trx
		.selectFrom('participations')
		.select(['enhanced', 'stands'])
		.where('id', '=', place.participation)
		.executeTakeFirstOrThrow();
	const sendTellings = (await agencies.tellersIn(trx))(place.caseId);
	const urn = await cases.referenceOf(trx, keys, place.caseId);
	const { since } = tracker(told);
	const ready: Ready[] = [];
	for (const row of deadlines(told, dutiesNow(), { enhanced, sendTellings, now })) {
		const { current, before, answered } = asksAbout(asks, row, told);
		const isAsked = current?.askedOn !== undefined || before.length > 0 || answered !== undefined;
		if (row.state !== 'overdue' || isOvertaken(row, since) || !mayAsk(row) || isAsked) continue;
		const to = await lettersHere.joinedFor(trx, place, row.owedBy);
		if (!to) continue;
		const answering = current?.answering ?? unlessSaid;
		const facts = {
			row,
			isMoved: isAboutMove(row, told),
			on: dayOf(now),
			rung: 'ask',
			answering,
			urn,
			before,
			isSentHere: true
		} as const;
		const letter = asStands(stands ?? undefined, 'en', sayLetter(facts, 'en'));
		const { duty, because } = current ?? { duty: row.duty.id, because: row.because.id };
		ready.push({ key: row.key, to: to.name, letter, row: { duty, because, to: row.owedBy } });
	}
	return { asks, ready };
}
