/** A delivery taken again because its sender asks: what we could not read is read by today's rules, what waits looks for its case. */
import type { Officer } from '#lib/domain/actor.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { transaction, type Trx } from '#lib/server/database.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { World } from '#lib/server/world.ts';
import * as answered from './answered.ts';
import type { Asked, Given } from './answered.ts';
import type { DoorFor } from './check.ts';
import * as deliver from './deliver.ts';
import type { Verdict } from './inbox.ts';
import { answering, nothingOfYours, type Asking } from './look-up.ts';
import { refuse, type Answer } from './problems.ts';
import * as quarantine from './quarantine.ts';
import { canonical, marked, refused, said, takeIn } from './receive.ts';

/** What takes a delivery at the address it was sent to. */
export type Doors = (to: string | null) => DoorFor;

/**
 * Takes one of the asking agency's own deliveries again, by its webhook-id or by our request id, and answers as the first
 * time. Nothing is stored or told twice; 410 when what it said is not kept.
 */
export function replay(world: World, asking: Asking, id: string, doors: Doors): Promise<Answer> {
	return answering(world, asking, (agency, request) =>
		takeAgain(world, { agency, request, id }, doors)
	);
}

/** The same for one of the agency's people, who is written down with what is taken; nothing while nothing is taken from it. */
export async function replayBy(
	world: World,
	officer: Officer,
	id: string,
	doors: Doors
): Promise<Answer | undefined> {
	const { db, keys, now } = world;
	const agency = await agencies.find(db, officer.agency);
	const [theirs] = await answered.find(db, keys, officer.agency, id);
	if (!agency || !theirs) return nothingOfYours;
	if (!(await secrets.isOpen(db, keys, agency.id, now()))) return undefined;
	const beside = (trx: Trx) =>
		audit.write(trx, keys, `agency:${agency.id}`, officer, 'events-added', now());
	return takeAgain(world, { agency, request: newId(), id, beside }, doors);
}

type Again = {
	readonly agency: agencies.Agency;
	readonly request: string;
	readonly id: string;
	readonly beside?: (trx: Trx) => Promise<void>;
};

async function takeAgain(
	world: World,
	{ agency, request, id, beside }: Again,
	doors: Doors
): Promise<Answer> {
	const { db, keys } = world;
	const given = await answered.besides(db, keys, agency.id, id);
	const [newest] = given;
	if (!newest) return nothingOfYours;
	const asked = { id: request, agency: agency.id, delivery: newest.delivery, route: againRoute };
	const requests = given.map((one) => one.id);
	const unread = await quarantine.find(db, keys, agency.id, requests);
	if (unread.length > 0) return readAgain(world, { agency, asked, unread, beside }, doors);
	const taken = given.filter(({ status }) => status === 202);
	return taken.length > 0
		? lookAgain(world, { agency, asked, taken, beside })
		: refused(world, asked, refuse('not-kept', 'It was not taken, and we did not keep it.'));
}

/** The route under which it is written down that a delivery was taken again. */
export const againRoute = '/(machine)/api/deliveries/[id]/replay';

type Taking = Pick<Again, 'agency'> & {
	readonly asked: Asked;
	readonly beside: Again['beside'];
};

function readAgain(
	world: World,
	{ agency, asked, unread, beside }: Taking & { readonly unread: readonly quarantine.Kept[] },
	doors: Doors
): Promise<Answer> {
	const [newest, ...others] = unread as [quarantine.Kept, ...quarantine.Kept[]];
	const { to, webhookId, json, request } = newest;
	const door = doors(to)(json, false);
	if (!door) return refused(world, asked, refuse('not-kept', 'There is no such address any more.'));
	const same = others.filter((one) => one.to === to && canonical(one.json) === canonical(json));
	const ids = [newest, ...same].map(({ id }) => id);
	const again = {
		of: request,
		forget: async (trx: Trx) => {
			await quarantine.drop(trx, ids);
			await beside?.(trx);
		}
	};
	return takeIn(world, { agency, webhookId, json, to, again }, door.read, asked);
}

/** Looks for the cases of what waits. What was taken stands as it is: whether it fits is asked whenever her page is read. */
function lookAgain(
	{ db, keys, now }: World,
	{ agency, asked, taken, beside }: Taking & { readonly taken: readonly Given[] }
): Promise<Answer> {
	const at = now();
	return transaction(db, async (trx) => {
		const requests = taken.map(({ id }) => id);
		const tried = await deliver.tryAgain(trx, keys, agency.id, requests, at);
		const waited = taken.find(({ id }) => tried.some(({ request }) => request === id));
		const of = waited ?? (taken[0] as Given);
		const own = tried.filter(({ request }) => request === of.id);
		const verdicts = itemsOf(of).map((_, index): Verdict => {
			const parts = own.filter(({ item }) => item === index);
			if (parts.length === 0) return 'already';
			return parts.some(({ isFound }) => isFound) ? 'accepted' : 'parked';
		});
		const body = { ...said(verdicts), replayed: of.id };
		const answer = marked({ status: 202, body }, asked.id);
		await beside?.(trx);
		await answered.write(trx, keys, asked, answer, at);
		return answer;
	});
}

function itemsOf({ body }: Given): readonly unknown[] {
	return Array.isArray(body.items) ? (body.items as unknown[]) : [];
}
