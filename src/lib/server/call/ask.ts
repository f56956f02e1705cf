/** Sending what she asked: one call for one draft, at a time that nobody else was promised. */
import type { Actor } from '#lib/domain/actor.ts';
import type { Asker } from '#lib/domain/call/asked-for.ts';
import type { Wishes } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import { readReceipt } from '#lib/domain/call/receipt-number.ts';
import { route } from '#lib/domain/team/routing.ts';
import { triesAmong } from '#lib/domain/call/tries.ts';
import type { Asking } from '#lib/domain/call/voice.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { newReceipt } from '#lib/server/vault/codes.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as receipts from './receipts.ts';
import * as requests from './requests.ts';
import * as rotas from './rota.ts';
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
/** It is on its way, now or since it was sent before; somebody was quicker; or the draft is gone. */
export type Sent = 'sent' | 'sent-before' | 'taken' | 'gone';

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
		return promiseIt(trx, keys, actor, sending, now);
	});
}

async function promiseIt(
	trx: Trx,
	keys: Keys,
	actor: Actor,
	{ token, wishes, asking, language, wanted, asker }: Sending,
	now: Instant
): Promise<Sent> {
	const offer = route(await teams.all(trx), await rotas.read(trx, now), asking, now);
	const safe = new Set(wishes.slots.map(({ from }) => from));
	const free = offer?.slots.filter(({ from }) => from >= wanted && safe.has(from)) ?? [];
	const [promised, ...further] = triesAmong(free);
	if (!offer || promised?.from !== wanted) return 'taken';
	const shown = asker ? undefined : newReceipt();
	const receipt = shown ? receipts.indexOfReceipt(keys, readReceipt(shown) ?? '') : null;
	const of = { team: offer.team, receipt };
	const call = { kind: 'call', wishes, language, promised, of, further } as const;
	const whoAsks: Actor = asker ? { kind: 'stranger' } : actor;
	const request = await requests.add(trx, keys, whoAsks, call, now);
	if (asker) await keepAsker(trx, keys, request, asker);
	await drafts.markSent(trx, token, request, now + receiptLives);
	// From now on the draft holds no number of hers: only the one that opens her receipt.
	await drafts.setAnswers(trx, keys, token, shown ? { receipt: shown } : {});
	return 'sent';
}
