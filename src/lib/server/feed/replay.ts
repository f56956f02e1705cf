/** A delivery taken again because its sender asks: what we could not read is read by today's rules, what waits looks for its case. */
import type { Agency } from '#lib/server/case/agencies.ts';
import { transaction } from '#lib/server/database.ts';
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
	const { db, keys } = world;
	return answering(world, asking, async (agency, request) => {
		const given = await answered.besides(db, keys, agency.id, id);
		const [newest] = given;
		if (!newest) return nothingOfYours;
		const asked = { id: request, agency: agency.id, delivery: newest.delivery, route };
		const requests = given.map((one) => one.id);
		const unread = await quarantine.find(db, keys, agency.id, requests);
		if (unread.length > 0) return readAgain(world, { agency, asked, unread }, doors);
		const taken = given.filter(({ status }) => status === 202);
		return taken.length > 0
			? lookAgain(world, agency, asked, taken)
			: refused(world, asked, refuse('not-kept', 'It was not taken, and we did not keep it.'));
	});
}

const route = '/(machine)/api/deliveries/[id]/replay';

type Unread = {
	readonly agency: Agency;
	readonly asked: Asked;
	readonly unread: readonly quarantine.Kept[];
};

function readAgain(world: World, { agency, asked, unread }: Unread, doors: Doors): Promise<Answer> {
	const [newest, ...others] = unread as [quarantine.Kept, ...quarantine.Kept[]];
	const { to, webhookId, json, request } = newest;
	const door = doors(to)(json, false);
	if (!door) return refused(world, asked, refuse('not-kept', 'There is no such address any more.'));
	const same = others.filter((one) => one.to === to && canonical(one.json) === canonical(json));
	const ids = [newest, ...same].map(({ id }) => id);
	const again = {
		of: request,
		forget: (trx: Parameters<typeof quarantine.drop>[0]) => quarantine.drop(trx, ids)
	};
	return takeIn(world, { agency, webhookId, json, to, again }, door.read, asked);
}

/** Looks for the cases of what waits. What was taken stands as it is: whether it fits is asked whenever her page is read. */
function lookAgain(
	{ db, keys, now }: World,
	agency: Agency,
	asked: Asked,
	taken: readonly Given[]
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
		await answered.write(trx, keys, asked, answer, at);
		return answer;
	});
}

function itemsOf({ body }: Given): readonly unknown[] {
	return Array.isArray(body.items) ? (body.items as unknown[]) : [];
}
