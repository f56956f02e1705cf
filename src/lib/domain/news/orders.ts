/** The orders of courts beside a sentence, as they stand: which of their rules hold, until when, and what was lost. */
import { isSameFact } from '#lib/domain/case/news.ts';
import { after, hasRulesOn } from '#lib/domain/case/sentence.ts';
import { whoseIn, type Whose } from '#lib/domain/case/whose.ts';
import type { Lasting } from '#lib/domain/event-field.ts';
import {
	standing,
	type Day,
	type DefendantKey,
	type Event,
	type EventId,
	type EventOf,
	type Protection
} from '#lib/domain/event.ts';
import { chainsIn, holds, rulesNow, type Lost, type Rules } from './bail-rules.ts';

type OrderEvent = EventOf<'protective-order'>;

export type Order = {
	readonly order: OrderEvent['data']['order'];
	/** Whose it is, as far as it was told. */
	readonly of?: DefendantKey | undefined;
	/** Which of several it is, where whoever told of it gives each a name. */
	readonly which?: string | undefined;
	/** Made until the case is decided. */
	readonly isInterim?: true;
	/**
	 * `over`: the day until which it was to hold has passed. `ended`: a court ended it. `unclear`: one of several such
	 * orders was changed or ended, and nobody said which. `put-right`: there never was one. `not-ended`: all that we were
	 * told of it is an end, and that was wrong.
	 */
	readonly state: 'holds' | 'over' | 'ended' | 'unclear' | 'put-right' | 'not-ended';
	/** With several people in the case: which of them it is. */
	readonly whose?: Whose;
	readonly protections: readonly Protection[];
	readonly lost: readonly Lost[];
	/** Until when it holds, and the day that is counted from. */
	readonly lasting?: { readonly told: Lasting; readonly from: Day };
	/** The day it was changed last. */
	readonly changedOn?: Day;
	/** The day it came to this. */
	readonly since: Day;
	readonly told: Event;
};

/** All that tells a person what they must not do: rules until the case is over, and orders beside a sentence. */
export type Guards = { readonly rules: readonly Rules[]; readonly orders: readonly Order[] };

/** What guards her today, as far as we were told. A rule that ended and that an order goes on with is not lost to her. */
export function guardsOn(events: readonly Event[], today: Day): Guards {
	const orders = ordersNow(events, today);
	const rules = rulesNow(events).map((one) => ({
		...one,
		...(isOutWithRules(one, today) ? { sentenceHolds: true as const } : {}),
		lost: one.lost.filter(
			({ protection }) => !orders.some((order) => goesOn(order, one, protection))
		)
	}));
	return { rules, orders };
}

function isOutWithRules({ state, out, outTold }: Rules, today: Day): boolean {
	const isBySentence = state === 'ended' && out === 'may' && outTold.kind === 'sentenced';
	return isBySentence && hasRulesOn(outTold, today);
}

function goesOn(order: Order, { whose }: Rules, protection: Protection): boolean {
	const isOfSame = JSON.stringify(order.whose) === JSON.stringify(whose);
	return order.state === 'holds' && isOfSame && order.protections.includes(protection);
}

/**
 * Whether anybody must keep to something now. `told`: to rules we were told of. `licence`: who is out of prison normally
 * has some, and nobody told us of one.
 */
export function guardOf({ rules, orders }: Guards): 'told' | 'licence' | 'none' {
	const held = rules.filter(holds);
	const isTold =
		held.some(({ state, protections }) => state !== 'licence' || protections.length > 0) ||
		orders.some(({ state }) => state === 'holds');
	if (isTold) return 'told';
	return held.length > 0 ? 'licence' : 'none';
}

/** Every order we were told of, in the order they were first told of; what was put right comes last. */
export function ordersNow(events: readonly Event[], today: Day): Order[] {
	const told = standing(events);
	const wrongBy = new Map(
		[...chainsIn(events)].map(([id, wrong]) => [id, wrong.filter(isOrder)] as const)
	);
	const whose = whoseIn(events);
	const orders = ordersBy(told.filter(isOrder).filter(isFirstTold), wrongBy).map((order) =>
		atDay(order, today)
	);
	const wrong = told
		.filter((event) => !isOrder(event))
		.flatMap((by) => (wrongBy.get(by.id) ?? []).map((event) => ({ event, by })));
	const all = wrong.reduce<Order[]>(putRight, orders);
	return all.map((order) => {
		// A taking back names nobody: it is of whom the order was.
		const which = whose(order.of ? { ...order.told, defendant: order.of } : order.told);
		return which ? { ...order, whose: which } : order;
	});
}

function isOrder(event: Event): event is OrderEvent {
	return event.kind === 'protective-order';
}

function isFirstTold(event: OrderEvent, nth: number, all: readonly OrderEvent[]): boolean {
	return all.findIndex((one) => isAgain(one, event)) === nth;
}

type Wrong = { readonly event: OrderEvent; readonly by: Event };

/** What was told of an order by mistake: of one that stands, only the rules it named are lost; else there never was one. */
function putRight(orders: readonly Order[], { event, by }: Wrong): Order[] {
	const { order, change, protections } = event.data;
	// With an ending that is taken back nothing ended.
	const isEnd = change === 'ended';
	const left = { kept: [], holds: isEnd ? 'not-ended' : 'never', since: by.on } as const;
	if (!orders.some((one) => mayBeOf(one, event))) {
		const lost = lostBy([], protections, left);
		const never = { order, of: event.defendant, which: event.data.which, lost };
		const state = isEnd ? 'not-ended' : 'put-right';
		return [...orders, { ...never, state, protections: [], since: by.on, told: by }];
	}
	return orders.map((one) => {
		if (!mayBeOf(one, event)) return one;
		const state = one.state === 'not-ended' && !isEnd ? 'put-right' : one.state;
		const lost = lostBy(one.lost, protections, { ...left, kept: one.protections });
		return { ...one, state, lost };
	});
}

function isAgain(one: OrderEvent, other: OrderEvent): boolean {
	return isSameFact(one, other) && one.defendant === other.defendant;
}

type Rights = ReadonlyMap<EventId, readonly OrderEvent[]>;

/** Every order by what was told of it, in turn. What may be of each of several is told of each of them. */
function ordersBy(told: readonly OrderEvent[], wrongBy: Rights): Order[] {
	const orders = new Map<OrderEvent, Order>();
	for (const event of told) {
		const gone = (wrongBy.get(event.id) ?? []).flatMap(({ data }) => data.protections);
		const found = [...orders].filter(([first, order]) => mayBeOf(order, event, first));
		const about = aboutWhich(found, event);
		for (const [first, before] of about)
			orders.set(first, next(before, event, { gone, isUnsure: about.length > 1 }));
		if (about.length === 0) orders.set(event, next(undefined, event, { gone, isUnsure: false }));
	}
	return [...orders.values()];
}

function mayBeOf(
	{ order, of, which }: Order,
	{ data, defendant }: OrderEvent,
	first?: OrderEvent
): boolean {
	const isOne = !of || !defendant || of === defendant;
	if (!isOne || order !== data.order) return false;
	if (which && data.which) return which === data.which;
	// Who gives orders names gives each one.
	return !(first && data.change === 'made' && (which ?? data.which));
}

type Known = readonly [first: OrderEvent, now: Order];

/**
 * Which of these an order's making, change or end is about. Made on another day, or with another end, it is one more; only
 * one made until the case is decided gives way to it. What ended, or is over, is changed no more.
 */
function aboutWhich(known: readonly Known[], event: OrderEvent): readonly Known[] {
	if (event.data.change === 'made')
		return known.filter(([first, now]) => now.isInterim ?? isSameMaking(first, event));
	const live = known.filter(([, now]) => ['holds', 'unclear'].includes(atDay(now, event.on).state));
	return live.length > 0 ? live : known;
}

function isSameMaking({ on, data }: OrderEvent, event: OrderEvent): boolean {
	const ends = [data.lasting, event.data.lasting].flatMap((one) => one ?? []);
	const [one, other] = ends.map((lasting) => JSON.stringify(lasting));
	return data.change === 'made' && on === event.on && (other === undefined || one === other);
}

type Beside = {
	/** The rules of what the event put right. */
	readonly gone: readonly Protection[];
	/** It may be of another such order. */
	readonly isUnsure: boolean;
};

function next(before: Order | undefined, event: OrderEvent, { gone, isUnsure }: Beside): Order {
	const { order, change, lasting, which, interim } = event.data;
	const isEnd = change === 'ended';
	const isAlike = before && change === 'made' && !before.isInterim;
	const kept = isEnd
		? []
		: [...new Set([...(isAlike ? before.protections : []), ...event.data.protections])];
	const until = lasting
		? { told: lasting, from: event.on }
		: change === 'made' && !isAlike
			? undefined
			: before?.lasting;
	const named = [...(before?.protections ?? []), ...gone, ...event.data.protections];
	const how = isEnd && !isUnsure ? 'no' : 'not-told';
	return {
		order,
		of: before?.of ?? event.defendant,
		which: before?.which ?? which,
		...(change === 'made' && interim ? { isInterim: true } : {}),
		state: isUnsure && change !== 'made' ? 'unclear' : isEnd ? 'ended' : 'holds',
		protections: kept,
		lost: lostBy(before?.lost ?? [], named, { kept, holds: how, since: event.on }),
		...(until ? { lasting: until } : {}),
		...(change === 'varied' ? { changedOn: event.on } : {}),
		since: event.on,
		told: event
	};
}

type Left = Pick<Lost, 'holds' | 'since'> & { readonly kept: readonly Protection[] };

function lostBy(
	was: readonly Lost[],
	named: readonly Protection[],
	{ kept, holds: how, since }: Left
): Lost[] {
	const all = new Set([...was.map(({ protection }) => protection), ...named]);
	return [...all]
		.filter((protection) => !kept.includes(protection))
		.map((protection) => {
			const known = was.find((one) => one.protection === protection);
			return known && (['no', 'never'].includes(known.holds) || how === 'not-told')
				? known
				: { protection, holds: how, since };
		});
}

/** The last day an order holds; of one for some time it may be the day before. */
function lastDay({ lasting }: Pick<Order, 'lasting'>): Day | undefined {
	if (!lasting || 'openEnded' in lasting.told) return undefined;
	if ('until' in lasting.told) return lasting.told.until;
	return after(lasting.from, lasting.told.length).toString();
}

function atDay(order: Order, today: Day): Order {
	const last = lastDay(order);
	if (order.state !== 'holds' || !last || today <= last) return order;
	const isDay = order.lasting !== undefined && 'until' in order.lasting.told;
	const left = { kept: [], holds: isDay ? ('no' as const) : ('not-told' as const), since: last };
	return {
		...order,
		state: 'over',
		since: last,
		protections: [],
		lost: lostBy(order.lost, order.protections, left)
	};
}
