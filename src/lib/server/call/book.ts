/** Sending what she asked: one call for one draft, at a time that nobody else was promised. */
import type { Actor } from '#lib/domain/actor.ts';
import type { Asker } from '#lib/domain/call/asked-for.ts';
import type { Slot, Wishes } from '#lib/domain/call/call.ts';
import { waitsForTime } from '#lib/domain/call/hour.ts';
import { isOwnCase } from '#lib/domain/case/urn.ts';
import type { Instant } from '#lib/domain/event.ts';
import { readReceipt } from '#lib/domain/call/receipt-number.ts';
import { shareOfStrangers } from '#lib/domain/team/rota.ts';
import { route } from '#lib/domain/team/routing.ts';
import { withinShare } from '#lib/domain/team/share.ts';
import { triesAmong } from '#lib/domain/call/tries.ts';
import type { Asking } from '#lib/domain/call/voice.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { newReceipt } from '#lib/server/vault/codes.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as receipts from './receipts.ts';
import * as calls from './calls.ts';
import * as hours from './hours.ts';
import * as rotas from './rota.ts';
import * as strangers from './strangers.ts';
import * as teams from '#lib/server/team/teams.ts';
import { keepAsker } from '#lib/server/reach/wishes.ts';

export type Sending = {
	/** The draft this becomes: sent again, it leads to the same call. */
	readonly token: string;
	readonly wishes: Wishes;
	readonly asking: Asking;
	readonly language: Language;
	/** The beginning of the time she was shown, and no other. */
	readonly wanted: Instant;
	/** Who asks, where it is not for themselves: they are given no receipt, and it is in nobody's case. */
	readonly asker?: Asker;
};
/**
 * It is on its way, now or since it was sent before; she has another that is still to come; somebody was quicker, or
 * nobody can read it; or the draft is gone.
 */
export type Sent = 'sent' | 'sent-before' | 'has-one' | 'taken' | 'unread' | 'gone';

const receiptLives = 24 * 60 * 60 * 1000;

/**
 * Promises her the time she was shown, or says at once that it is taken. Two that want the same time go one after the
 * other, and so do two that send the same draft: the second of these leaves no trace.
 */
export async function send(
	db: Db,
	keys: Keys,
	actor: Actor,
	sending: Sending,
	now: Instant
): Promise<Sent> {
	return transaction(db, async (trx) => {
		await lock(trx, [`draft ${sending.token}`]);
		await rotas.holdTimes(trx);
		const draft = await drafts.find(trx, keys, sending.token, now);
		if (!draft) return 'gone';
		if (draft.request) return 'sent-before';
		if (!sending.asker && (await receipts.hasOne(trx, actor))) return 'has-one';
		const waits = waitsForTime(sending.wishes);
		return (waits ? letItWait : promiseIt)(trx, keys, actor, sending, now);
	});
}

/** Whether nobody knows who asks: it is for somebody else, or by somebody without a page of which an agency or an advocate knows. */
export function isStranger(actor: Actor, { own }: Asking, asker?: Asker): boolean {
	if (asker || actor.kind !== 'victim') return true;
	return own === undefined && isOwnCase(actor.caseId);
}

async function promiseIt(
	trx: Trx,
	keys: Keys,
	actor: Actor,
	sending: Sending,
	now: Instant
): Promise<Sent> {
	const { wishes, asking, wanted, asker } = sending;
	const stranger = isStranger(actor, asking, asker);
	const [all, rota] = [await teams.taking(trx), await rotas.read(trx, now)];
	const offer = route(all, rota, { ...asking, stranger }, now);
	const safe = new Set(wishes.slots.map(({ from }) => from));
	const free = offer?.slots.filter(({ from }) => from >= wanted && safe.has(from)) ?? [];
	const team = all.find(({ id }) => id === offer?.team);
	if (!team || free[0]?.from !== wanted) return 'taken';
	const shareOn = shareOfStrangers(team, rota, now);
	const tries = triesAmong(free);
	const [promised, ...further] = stranger ? withinShare(tries, shareOn) : tries;
	if (!promised) return 'taken';
	await add(trx, keys, actor, sending, { team: team.id, promised, further }, now);
	const { most } = shareOn(promised.on);
	if (stranger)
		await strangers.watch(trx, keys, { team: team.id, times: 1 + further.length, most }, now);
	return 'sent';
}

/** Takes no time from anybody: somebody of her team reads what she wrote, and gives it one. */
async function letItWait(
	trx: Trx,
	keys: Keys,
	actor: Actor,
	sending: Sending,
	now: Instant
): Promise<Sent> {
	const stranger = isStranger(actor, sending.asking);
	const due = await hours.toRead(trx, sending.asking, { stranger }, now);
	if (!due) return 'unread';
	await add(trx, keys, actor, sending, { ...due, team: due.of.team }, now);
	return 'sent';
}

type Promised = {
	readonly team: string;
	readonly promised: Slot;
	readonly further: readonly Slot[];
};

async function add(
	trx: Trx,
	keys: Keys,
	actor: Actor,
	{ token, wishes, language, asker }: Sending,
	{ team, promised, further }: Promised,
	now: Instant
): Promise<void> {
	const shown = asker ? undefined : newReceipt();
	const receipt = shown ? receipts.indexOfReceipt(keys, readReceipt(shown) ?? '') : null;
	const of = { team, receipt };
	const call = { kind: 'call', wishes, language, promised, of, further } as const;
	const whoAsks: Actor = asker ? { kind: 'stranger' } : actor;
	const request = await calls.add(trx, keys, whoAsks, call, now);
	if (asker) await keepAsker(trx, keys, request, asker);
	await drafts.markSent(trx, token, request, now + receiptLives);
	// From now on the draft holds no number of hers: only the one that opens her receipt.
	await drafts.setAnswers(trx, keys, token, shown ? { receipt: shown } : {});
}
