/** Two names that a force tied and that are not one case: parted again, with what came by each, and who was asked in by it. */
import type { AgencyId, Staff } from '#lib/domain/actor.ts';
import { isSameFact } from '#lib/domain/case/news.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import { nowOf } from '#lib/server/begin/joining.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import { openedRows, readRow } from '#lib/server/case/facts.ts';
import * as ledgers from '#lib/server/case/ledgers.ts';
import { parted, type Parted } from '#lib/server/case/parted.ts';
import { retold, type Retold } from '#lib/server/case/retold.ts';
import * as shares from '#lib/server/case/shares.ts';
import * as ties from '#lib/server/case/ties.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as batches from '#lib/server/feed/batch.ts';
import * as deliver from '#lib/server/feed/deliver.ts';
import * as heldTies from '#lib/server/feed/held-ties.ts';
import { leave } from '#lib/server/feed/leaving.ts';
import { settle } from '#lib/server/feed/settle.ts';
import * as places from '#lib/server/people/places.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { moveTo } from './unlinking.ts';
import { takeOff } from './withdrawals.ts';

export type Tied = {
	readonly id: string;
	readonly agency: AgencyId;
	readonly names: readonly [Urn, Urn];
	readonly at: Instant;
	/** How many facts would go from a page, how many people to a page apart, and how many would stay. */
	readonly facts: number;
	readonly people: number;
	readonly others: number;
};

/** The ties of a case that can be undone, the oldest first, with what that would touch. */
export function list(db: Db, keys: Keys, caseId: CaseId): Promise<Tied[]> {
	return transaction(db, async (trx) => {
		const ring = await keyrings.find(trx, keys, caseId);
		const all: Tied[] = [];
		for (const { id } of ties.sorted(await ties.ofCase(trx, keys, caseId, ring), 'tie')) {
			const one = await about(trx, keys, id);
			if (one) all.push(one);
		}
		return all;
	});
}

/** One of them, by its id; nothing where it is undone already. */
export function find(db: Db, keys: Keys, tie: string): Promise<Tied | undefined> {
	return transaction(db, (trx) => about(trx, keys, tie));
}

async function about(trx: Trx, keys: Keys, id: string): Promise<Tied | undefined> {
	const plan = await planOf(trx, keys, id);
	if (!plan) return undefined;
	const { agency, names, at, sides } = plan;
	const facts = sides.reduce((sum, side) => sum + side.retold.wrong.length, 0);
	const people = sides.reduce((sum, side) => sum + side.moving.length, 0);
	const all = sides.reduce((sum, side) => sum + side.people, 0);
	return { id, agency, names, at, facts, people, others: all - people };
}

type Side = {
	readonly caseId: CaseId;
	readonly ring: keyrings.Ring;
	readonly parted: Parted;
	readonly retold: Retold;
	readonly moving: readonly places.Place[];
	readonly people: number;
};
type Plan = ties.Tie & { readonly at: Instant; readonly sides: readonly Side[] };

async function planOf(trx: Trx, keys: Keys, tie: string): Promise<Plan | undefined> {
	const caseId = await ties.caseOf(trx, tie);
	const ring = caseId && (await keyrings.find(trx, keys, caseId));
	if (!caseId || !ring) return undefined;
	const found = ties.sorted(await ties.ofCase(trx, keys, caseId, ring), 'tie');
	const kept = found.find(({ id }) => id === tie);
	if (!kept) return undefined;
	const { entry, at } = kept;
	const both = await cases.byUrns(trx, keys, hashed(keys, entry.names));
	const all = [...new Set([caseId, ...[...both.values()].flat()])].sort();
	const sides: Side[] = [];
	for (const one of all) {
		const side = await sideOf(trx, keys, one, entry.names);
		if (side) sides.push(side);
	}
	return sides.length > 0 ? { ...entry, at, sides } : undefined;
}

async function sideOf(
	trx: Trx,
	keys: Keys,
	caseId: CaseId,
	names: readonly [Urn, Urn]
): Promise<Side | undefined> {
	const ring = await keyrings.find(trx, keys, caseId);
	const own = await cases.referenceOf(trx, keys, caseId);
	if (!ring || !own) return undefined;
	const parts = parted(own as Urn, await ties.ofCase(trx, keys, caseId, ring), names);
	if (!parts) return undefined;
	const anew = await retold(trx, keys, { caseId, ring }, parts.since, parts.stays);
	const there = await places.all(trx).where('case_id', '=', caseId).execute();
	const asked = await nowOf(trx, parts.places);
	const moving = there.filter(({ participation }) => asked.has(participation));
	return { caseId, ring, parted: parts, retold: anew, moving, people: there.length };
}

function hashed(keys: Keys, names: readonly Urn[]): string[] {
	return names.map((name) => indexOf(keys, 'urn', name));
}

/**
 * Undoes a tie: from then on each name leads to its own case, and each case says what came by its own names alone. False
 * where it is undone already. The tie stays refused.
 */
export async function untie(
	trx: Trx,
	keys: Keys,
	keeper: Staff,
	tie: string,
	now: Instant
): Promise<boolean> {
	const seen = await planOf(trx, keys, tie);
	if (!seen) return false;
	await lock(trx, [...hashed(keys, seen.names), ...seen.sides.map(({ caseId }) => caseId)]);
	const plan = await planOf(trx, keys, tie);
	if (!plan) return false;
	for (const { caseId, parted: parts } of plan.sides) {
		const gone = [...hashed(keys, parts.names), ...parts.references];
		await cases.dropReferences(trx, keys, caseId, gone);
		await ties.forget(trx, parts.over);
	}
	const homes = new Map<CaseId, CaseId>();
	for (const side of plan.sides) homes.set(side.caseId, await homeOf(trx, keys, side, now));
	for (const side of plan.sides) {
		const to = homes.get(side.caseId) as CaseId;
		const isSorry = !side.retold.isEmpty;
		for (const place of side.moving) await moveTo(trx, keys, place, { to, isSorry }, now);
		await setRight(trx, keys, keeper, side, now);
		const { agency, names } = plan;
		await heldTies.refuse(trx, keys, { agency, names, cases: [side.caseId, to] }, now);
	}
	await tellAgain(trx, keys, plan, homes, now);
	return true;
}

async function homeOf(trx: Trx, keys: Keys, { parted: { names } }: Side, now: Instant) {
	const found = await cases.byUrns(trx, keys, hashed(keys, names));
	const [first] = [...found.values()].flat();
	if (first) return first;
	const opened = await cases.openFor(trx, keys, { kind: 'operator' }, names[0] as Urn, now);
	return opened.caseId;
}

/** Takes off a page what came by the wrong name, and adds what had been known by it already. */
async function setRight(
	trx: Trx,
	keys: Keys,
	keeper: Staff,
	{ caseId, ring, retold: { wrong, lacking, shares: newest } }: Side,
	now: Instant
): Promise<void> {
	const added = await openedRows(trx, keys, lacking, [ring]);
	const told = added.map((row) => readRow({ ...row, source: null }));
	await takeOff(trx, keys, keeper, wrong, now, (fact) =>
		told.some((one) => isSameFact(one, fact) && one.defendant === fact.defendant)
	);
	const [{ seq } = { seq: 0 }] = await ledgers.ledgersOf(trx, keys, [caseId], now);
	await ledgers.add(
		trx,
		lacking.map((row, nth) => ({ ...row, seq: seq + nth + 1 }))
	);
	await shares.replaceAll(trx, keys, caseId, ring, newest);
}

/**
 * Tells the cases of the wrong names what came by these, where they have not heard it themselves. A hearing that had moved
 * from one to the other meanwhile, or an event that was put right there, leaves the first.
 */
async function tellAgain(
	trx: Trx,
	keys: Keys,
	plan: Plan,
	homes: ReadonlyMap<CaseId, CaseId>,
	now: Instant
): Promise<void> {
	const batch = batches.open(trx, keys, now);
	const once = new Set<string>();
	for (const { caseId, parted: parts } of plan.sides) {
		const to = homes.get(caseId) as CaseId;
		const others = hashed(keys, namesBeside(plan, parts));
		for (const part of inOrder(parts)) {
			const sender = await agencies.find(trx, part.entry.agency);
			if (!sender) continue;
			const { source, id } = part.entry;
			const name = JSON.stringify([sender.id, source, id, to]);
			const isNew = parts.goes.includes(part) && !homes.has(to) && !once.has(name);
			const told = ownOf(part.entry, parts.names, others);
			once.add(name);
			await batches.learn(batch, { references: told.references });
			// It was heard when the other case heard it.
			if (isNew) await deliver.add({ ...batch, now: part.at }, to, sender, told, told);
			const reached = [caseId, to].filter((one) => isOf(parts, part, one === to));
			for (const telling of told.tellings)
				await deliver.takeBack(batch, sender, telling, told, reached);
			const [share] = part.entry.shares ?? [];
			const left = [caseId, to].filter((one) => !isAbout(parts, part, one === to));
			if (share && part.entry.hearing) await leave(batch, sender, share, left, part.entry);
		}
	}
	await settle(batch);
}

function inOrder({ stays, goes }: Parted) {
	return [...new Set([...stays, ...goes])].sort((one, other) => one.nth - other.nth);
}

/** Whether the message of a part was about the wrong names' case too, or about the first. */
function isAbout(parts: Parted, part: ties.Kept<ties.Part>, isTo: boolean): boolean {
	const [share] = part.entry.shares ?? [];
	const kept = (isTo ? parts.goes : parts.stays).flatMap(({ entry }) => entry.shares ?? []);
	const before = isTo ? [] : parts.since.shares;
	return [...before, ...kept].some((one) => one.hearing === share?.hearing && one.at === share.at);
}

function isOf({ goes, stays }: Parted, part: ties.Kept<ties.Part>, isTo: boolean): boolean {
	return (isTo ? goes : stays).includes(part);
}

function namesBeside({ names }: Plan, parts: Parted): Urn[] {
	return names.filter((name) => !parts.names.includes(name));
}

/** A part without what it says of a name that is not theirs. */
function ownOf(part: ties.Told, names: readonly Urn[], others: readonly string[]): ties.Told {
	const { was, ...rest } = part;
	const isTied = was !== undefined && names.includes(was);
	const references = rest.references.filter((one) => !others.includes(one));
	return { ...rest, references, ...(isTied ? { was } : {}) };
}
