/** The orders of courts beside a sentence, as they stand: which of their rules hold, until when, and what was lost. */
import { isSameFact } from '#lib/domain/case/news.ts';
import { after } from '#lib/domain/case/sentence.ts';
import { whoseIn, type Whose } from '#lib/domain/case/whose.ts';
import type { Lasting } from '#lib/domain/event-field.ts';
import {
	standing,
	type Day,
	type DefendantKey,
	type Event,
	type EventOf,
	type Protection
} from '#lib/domain/event.ts';
import { chainsIn, holds, rulesNow, type Lost, type Rules } from './bail-rules.ts';

type OrderEvent = EventOf<'protective-order'>;

export type Order = {
	readonly order: OrderEvent['data']['order'];
	/** Whose it is, as far as it was told. */
	readonly of?: DefendantKey | undefined;
	/**
	 * `over`: the day until which it was to hold has passed. `ended`: a court ended it. `unclear`: such an order of one of
	 * several people was changed or ended, and nobody said of whom. `put-right`: there never was one.
	 */
	readonly state: 'holds' | 'over' | 'ended' | 'unclear' | 'put-right';
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
		lost: one.lost.filter(
			({ protection }) => !orders.some((order) => goesOn(order, one, protection))
		)
	}));
	return { rules, orders };
}

function goesOn(order: Order, { whose }: Rules, protection: Protection): boolean {
	const isOfSame = JSON.stringify(order.whose) === JSON.stringify(whose);
	return order.state === 'holds' && isOfSame && order.protections.includes(protection);
}

/** Whether anybody must keep to something now. */
export function isGuarded({ rules, orders }: Guards): boolean {
	return rules.some(holds) || orders.some(({ state }) => state === 'holds');
}

/** Every order we were told of, in the order they were first told of; what was put right comes last. */
export function ordersNow(events: readonly Event[], today: Day): Order[] {
	const told = standing(events);
	const wrongBy = new Map(
		[...chainsIn(events)].map(([id, wrong]) => [id, wrong.filter(isOrder)] as const)
	);
	const chains = chainsOf(told.filter(isOrder).filter(isFirstTold));
	const whose = whoseIn(events);
	const orders = chains.flatMap((chain) => {
		const sort = chain[0]?.data.order;
		const isOfMany = chains.filter(([first]) => first?.data.order === sort).length > 1;
		const now = chain.reduce<Order | undefined>((before, event) => {
			const gone = (wrongBy.get(event.id) ?? []).flatMap(({ data }) => data.protections);
			return next(before, event, { gone, isOfMany });
		}, undefined);
		return now ? atDay(now, today) : [];
	});
	const wrong = told
		.filter((event) => !isOrder(event))
		.flatMap((by) => (wrongBy.get(by.id) ?? []).map((event) => ({ event, by })));
	const all = wrong.reduce<Order[]>(putRight, orders);
	return all.map((order) => {
		const which = whose(order.told);
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
	const how = change === 'ended' ? 'not-told' : 'no';
	const left = { kept: [], holds: how, since: by.on } as const;
	if (!orders.some((one) => isOf(one, event))) {
		const lost = lostBy([], protections, left);
		const never = { order, of: event.defendant, state: 'put-right' as const, lost };
		return [...orders, { ...never, protections: [], since: by.on, told: by }];
	}
	return orders.map((one) => {
		if (!isOf(one, event)) return one;
		const lost = lostBy(one.lost, protections, { ...left, kept: one.protections });
		return { ...one, lost };
	});
}

function isOf({ order, of }: Order, { data, defendant }: OrderEvent): boolean {
	return order === data.order && (!of || !defendant || of === defendant);
}

function isAgain(one: OrderEvent, other: OrderEvent): boolean {
	return isSameFact(one, other) && one.defendant === other.defendant;
}

/** What was told of each order. Of one person and sort it is one; where nobody is named, it is of each it may be of. */
function chainsOf(told: readonly OrderEvent[]): OrderEvent[][] {
	const named = new Map<string, OrderEvent[]>();
	for (const event of told) {
		const known = [...named.values()].filter(([first]) => first && mayBeSame(first, event));
		if (known.length === 0) named.set(`${event.data.order} ${event.defendant ?? ''}`, [event]);
		for (const chain of known) chain.push(event);
	}
	return [...named.values()];
}

function mayBeSame(one: OrderEvent, other: OrderEvent): boolean {
	const isOne = !one.defendant || !other.defendant || one.defendant === other.defendant;
	return isOne && one.data.order === other.data.order;
}

type Beside = {
	/** The rules of what the event put right. */
	readonly gone: readonly Protection[];
	/** Several people have such an order, so that one that names nobody may be of another. */
	readonly isOfMany: boolean;
};

function next(before: Order | undefined, event: OrderEvent, { gone, isOfMany }: Beside): Order {
	const { order, change, lasting } = event.data;
	const isUnsure = isOfMany && !event.defendant;
	const isEnd = change === 'ended';
	const kept = isEnd ? [] : event.data.protections;
	const until = lasting ? { told: lasting, from: event.on } : before?.lasting;
	const named = [...(before?.protections ?? []), ...gone, ...event.data.protections];
	const how = isEnd && !isUnsure ? 'no' : 'not-told';
	return {
		order,
		of: before?.of ?? event.defendant,
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
			return known && (known.holds === 'no' || how === 'not-told')
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
