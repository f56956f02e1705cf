/** The rules of a person, or of all, in one sentence: what the row on her first page says. */
import type { Whose } from '#lib/domain/case/whose.ts';
import type { Day } from '#lib/domain/event.ts';
import type { Rules } from './bail-rules.ts';
import { isPrison } from './weight.ts';
import type { Guards, Order } from './orders.ts';

/**
 * `hold`: rules hold. `fewer`: a rule we told her of is not among them any more. `none`: let go, and there never were
 * any that we know of. `gone`: let go, and the rules ended. `over` and `over-rules`: the case came to an end, without
 * and with rules before, and nobody said whether the person is free. `out` and `out-rules`: the same of somebody who was
 * let go. `ended` and `ended-none`: the same where nothing can be said of being free. `apart`: not the same for each.
 * `arrested` and `prison`: that is all that was told of where the person is.
 * `order`: an order of a court holds; `order-may` and `order-free`: of somebody who may be free, or is; a sentence with
 * rules outside prison is such an order. `order-over`: one
 * was told, and it holds no more.
 */
export type ShortState =
	| 'arrested'
	| 'prison'
	| 'hold'
	| 'fewer'
	| 'not-told'
	| 'none'
	| 'gone'
	| 'held'
	| 'away'
	| 'licence'
	| 'over'
	| 'over-rules'
	| 'out'
	| 'out-rules'
	| 'ended'
	| 'ended-none'
	| 'died'
	| 'put-right'
	| 'unclear'
	| 'apart'
	| 'order'
	| 'order-may'
	| 'order-free'
	| 'order-over';

export type InShort = { readonly state: ShortState; readonly on: Day };

/** One answer for all, or nothing where neither rules nor an order were told of. */
export function inShort({ rules, orders }: Guards): InShort | undefined {
	const bail = ofAll(rules.map(shortOf));
	const order = ofOrders(orders.map(shortOfOrder));
	if (!order || !bail) return bail ?? order;
	const on = bail.on > order.on ? bail.on : order.on;
	const people = byPerson({ rules, orders });
	// Once it is over with both, what ended last is what she asks about; and of what was wrong we say that we are sorry.
	const isEnded = ['ended', 'ended-none', 'prison'].includes(bail.state);
	if (order.state === 'order-over' && isEnded && order.on > bail.on) return order;
	if (order.state === 'put-right' && isEnded) return order;
	if (order.state === 'order-over' || order.state === 'put-right') return bail;
	if (people.length > 1 && bail.state !== 'hold') return { state: 'apart', on };
	return { state: withOrder(bail.state, order.state), on };
}

/** What guards her from one person. */
export type PersonGuards = Guards & { readonly whose?: Whose | undefined };

/** The rules and the orders of each person, in the order of their numbers; who has none comes last, each alone. */
export function byPerson({ rules, orders }: Guards): PersonGuards[] {
	const keyOf = ({ whose }: { readonly whose?: Whose | undefined }) => JSON.stringify(whose);
	const all = new Map([...rules, ...orders].map((one) => [keyOf(one), one.whose]));
	const place = (whose: Whose | undefined) => (typeof whose === 'object' ? whose.nth : Infinity);
	return [...all]
		.map(([key, whose]) => ({
			whose,
			rules: rules.filter((one) => keyOf(one) === key),
			orders: orders.filter((one) => keyOf(one) === key)
		}))
		.flatMap((one) => (one.rules.length > 1 || one.whose === 'one-of-them' ? eachOf(one) : [one]))
		.sort((a, b) => place(a.whose) - place(b.whose) || 0);
}

// Nobody said of whom: the order may be about another than the rules.
function eachOf({ whose, rules, orders }: PersonGuards): PersonGuards[] {
	const withOrders = orders.length > 0 ? [{ whose, rules: [], orders }] : [];
	return [...rules.map((one) => ({ whose, rules: [one], orders: [] })), ...withOrders];
}

function ofAll([first, ...others]: readonly InShort[]): InShort | undefined {
	if (!first) return undefined;
	const on = [first, ...others].map((one) => one.on).reduce((a, b) => (a > b ? a : b));
	return { state: others.every(({ state }) => state === first.state) ? first.state : 'apart', on };
}

// One order that holds is what matters, whatever became of another.
function ofOrders(all: readonly InShort[]): InShort | undefined {
	const found = orderStates.flatMap(
		(state) => ofAll(all.filter((one) => one.state === state)) ?? []
	);
	return found[0];
}

const orderStates = ['order', 'unclear', 'order-over', 'put-right'] as const;

const orderState = {
	holds: 'order',
	over: 'order-over',
	ended: 'order-over',
	unclear: 'unclear',
	'put-right': 'put-right',
	'not-ended': 'put-right'
} as const;

/** The answer for one order. */
export function shortOfOrder({ state, since }: Order): InShort {
	return { state: orderState[state], on: since };
}

// That somebody is free, or may be, is said beside the order; that no rules are known is not true beside it.
function withOrder(bail: ShortState, order: ShortState): ShortState {
	switch (bail) {
		case 'hold':
		case 'fewer':
		case 'away':
		case 'licence':
		case 'died':
		case 'apart':
		case 'order-may':
			return bail;
		case 'over':
		case 'over-rules':
			return order === 'order' ? 'order-may' : order;
		case 'none':
		case 'gone':
		case 'out':
		case 'out-rules':
			return order === 'order' ? 'order-free' : order;
		default:
			return order;
	}
}

/** The answer for one person. */
export function shortOf({ state, lost, endedOn, since, out, outTold, ...rules }: Rules): InShort {
	if (state === 'rules') {
		const lostOn = lost.map((one) => one.since).toSorted();
		return { state: lost.length > 0 ? 'fewer' : 'hold', on: lostOn.at(-1) ?? since };
	}
	if (state === 'none') return { state: endedOn ? 'gone' : 'none', on: endedOn ?? since };
	if (state !== 'ended') return { state, on: since };
	if (isPrison(outTold)) return { state: 'prison', on: since };
	if (rules.sentenceHolds) return { state: 'order-may', on: since };
	const [bare, had] = endings[out];
	return { state: endedOn ? had : bare, on: endedOn ?? since };
}

const endings = {
	may: ['over', 'over-rules'],
	told: ['out', 'out-rules'],
	held: ['ended-none', 'ended'],
	'not-told': ['ended-none', 'ended']
} as const;
