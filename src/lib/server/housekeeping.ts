/** What is done every few seconds and every hour while the service runs. */
import * as abandonedRecords from './abandoned-records.ts';
import * as advocateChanges from './advocate-changes.ts';
import * as agencyLogouts from './agency-logouts.ts';
import * as agencySignIns from './agency-sign-ins.ts';
import * as agencyVisits from './agency-visits.ts';
import * as heads from './audit-heads.ts';
import { purge } from './audit-purge.ts';
import { eraseDue } from './data-erasing.ts';
import * as checkIns from './check-ins.ts';
import * as devices from './devices.ts';
import * as drafts from './drafts.ts';
import * as joinMoves from './join-moves.ts';
import * as joins from './joins.ts';
import * as keyQuestions from './key-questions.ts';
import * as limits from './limits.ts';
import { framesOf } from './log.ts';
import * as notices from './notices.ts';
import * as promises from './promises.ts';
import * as quarantine from './quarantine.ts';
import * as retention from './retention.ts';
import * as safetyCalls from './safety-calls.ts';
import { refresh } from './service-keys.ts';
import * as staffCodes from './staff-codes.ts';
import * as visits from './visits.ts';
import type { World } from './world.ts';

const shortLived = [
	quarantine,
	drafts,
	devices,
	keyQuestions,
	staffCodes,
	limits,
	visits,
	agencySignIns,
	agencyVisits,
	agencyLogouts
];
const oftenMs = 3000;
const seldomMs = 60 * 60 * 1000;

/** Starts the rounds; the answer stops them and waits for the one under way. */
export function keepHouse(world: World): () => Promise<void> {
	let round = Promise.resolve();
	let seldomAt = 0;
	const timer = setInterval(() => {
		round = round.then(async () => {
			await often(world);
			if (world.now() < seldomAt) return;
			seldomAt = world.now() + seldomMs;
			await seldom(world);
		});
	}, oftenMs);
	timer.unref();
	return async () => {
		clearInterval(timer);
		await round;
	};
}

/** What cannot wait: promises that are looked after, and what is owed to be told. */
export async function often(world: World): Promise<void> {
	const { db, keys, now } = world;
	await each(world, [
		() => joins.follow(db, keys, now()),
		() => joinMoves.follow(db, keys, now()),
		() => safetyCalls.follow(db, keys, now()),
		() => promises.follow(db, keys, now()),
		() => refresh(db, keys),
		() => notices.deliver(world)
	]);
}

async function seldom(world: World): Promise<void> {
	const { db, keys, now } = world;
	await each(world, [
		...shortLived.map(
			({ forget }) =>
				() =>
					forget(db, now())
		),
		() => forgetAbandoned(world),
		() => eraseAsked(world),
		() => stay(world),
		() => purgeOld(world),
		() => purge(db, keys, now()),
		() => heads.make(db, keys, now())
	]);
}

/** One after the other. What breaks off is written down, and the next is done all the same. */
async function each({ log }: World, steps: readonly (() => Promise<unknown>)[]): Promise<void> {
	for (const step of steps)
		await step().catch((error: unknown) =>
			log.error('a part of housekeeping broke off', {
				kind: 'housekeeping',
				stack: framesOf(error)
			})
		);
}

async function forgetAbandoned({ db, keys, log, now }: World): Promise<void> {
	const count = await abandonedRecords.forget(db, keys, now());
	if (count > 0) log.info('destroyed records that nobody can open', { kind: 'own-record', count });
}

async function eraseAsked({ db, keys, log, now }: World): Promise<void> {
	const count = await eraseDue(db, keys, now());
	if (count > 0) log.info('erased what was asked to be erased', { kind: 'erasing', count });
}

async function stay({ db, keys, log, now }: World): Promise<void> {
	const changes = await advocateChanges.follow(db, keys, now());
	if (changes > 0)
		log.info('made changes of advocates that were told before', {
			kind: 'staying',
			count: changes
		});
	const calls = await checkIns.follow(db, keys, now());
	if (calls > 0) log.info('owed calls after a case was closed', { kind: 'staying', count: calls });
}

async function purgeOld({ db, log, now }: World): Promise<void> {
	for (const [kind, count] of Object.entries(await retention.purge(db, now())))
		if (count > 0) log.info('destroyed what was kept long enough', { kind, count });
}
