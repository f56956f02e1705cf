/** What a hearing ordered for a defendant beside bail and sentence. */
import type { Day, Telling } from '#lib/domain/event.ts';
import { isBrokenBail } from './broken-bail.ts';
import type { Tellings } from './context.ts';
import { orderedFor, type Defendant } from './defendant.ts';
import { isSending } from './ending.ts';
import { compensationIn, orderFrom } from './order.ts';
import { isWarrant } from './sentence.ts';
import type { Result } from './result.ts';

/** Sent to the Crown Court for trial, once for each defendant and day; for sentence only is another thing. */
export function sendings(defendant: Defendant): Tellings {
	// Of a charge: a breach or an application may be sent there, too.
	const charges = orderedFor({ ...defendant, beside: [] });
	return daysOf(charges, isSending).map((on) => ({
		kind: 'sent-to-crown-court',
		on,
		defendant: defendant.key,
		data: {}
	}));
}

/** Warrants this hearing issued for a defendant's arrest (Right 8: she is to be told of each). */
export function warrants(defendant: Defendant): Tellings {
	return daysOf(orderedFor(defendant), isWarrant).map((on) => ({
		kind: 'warrant-issued',
		on,
		defendant: defendant.key,
		data: {}
	}));
}

type Order = Extract<Telling, { kind: 'protective-order' }>;

/** Orders beside the sentence that this hearing made, changed or ended: each once, for however many charges. */
export function protectiveOrders(defendant: Defendant): Tellings {
	const found = orderedFor(defendant).flatMap((result): Order[] => {
		const read = orderFrom(result);
		const on = result.orderedOn;
		if (!read || !on) return [];
		const data = { ...read, protections: [] };
		return [{ kind: 'protective-order', on, defendant: defendant.key, data }];
	});
	const alike = Map.groupBy(found, ({ on, data }) => `${on} ${data.order} ${data.change}`);
	return [...alike.values()].flatMap(apart);
}

/** Two made with different ends are two; one without an end beside others is one of them. */
function apart(alike: readonly Order[]): Order[] {
	const ends = new Map(
		alike.flatMap((one) => (one.data.lasting ? [[JSON.stringify(one.data.lasting), one]] : []))
	);
	const [first] = alike;
	if (!first || ends.size === 0) return first ? [first] : [];
	if (ends.size === 1 || first.data.change === 'made') return [...ends.values()];
	// Of two changes neither end is told: we do not know which order is which.
	const { lasting: _, ...data } = first.data;
	return [{ ...first, data }];
}

/** Compensation this hearing ordered, all of a day as one amount; without it where a part cannot be read. */
export function compensations(defendant: Defendant): Tellings {
	const found = orderedFor(defendant).flatMap((result) => {
		const pence = compensationIn(result);
		return pence === undefined || !result.orderedOn ? [] : [{ on: result.orderedOn, pence }];
	});
	return [...Map.groupBy(found, ({ on }) => on)].map(([on, all]) => {
		const isWhole = all.every(({ pence }) => pence > 0);
		const data = isWhole ? { pence: all.reduce((sum, { pence }) => sum + pence, 0) } : {};
		return { kind: 'compensation-ordered', on, defendant: defendant.key, data };
	});
}

/** That the person broke a rule of their bail, once for each day on which they said so or the court found it. */
export function broken(defendant: Defendant): Tellings {
	const found = daysOf(orderedFor(defendant), isBrokenBail);
	return [...new Set([...defendant.brokeBail, ...found])].map((on) => ({
		kind: 'rules-broken',
		on,
		defendant: defendant.key,
		data: {}
	}));
}

function daysOf(results: readonly Result[], is: (result: Result) => boolean): Day[] {
	return [...new Set(results.filter(is).flatMap(({ orderedOn }) => orderedOn ?? []))].sort();
}
