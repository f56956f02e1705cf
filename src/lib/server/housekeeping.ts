/** What is done every few seconds and every hour while the service runs. */
import * as abandonedRecords from '#lib/server/keep/abandoned-records.ts';
import * as advocateChanges from '#lib/server/advocate/changes.ts';
import * as agencyLogouts from '#lib/server/agency-door/logouts.ts';
import * as pace from '#lib/server/feed/pace.ts';
import * as pendingSignIns from '#lib/server/agency-door/pending-sign-ins.ts';
import * as agencyVisits from '#lib/server/agency-door/visits.ts';
import * as imports from '#lib/server/import/imports.ts';
import * as stops from '#lib/server/stop/stops.ts';
import * as takingFiles from '#lib/server/import/taking.ts';
import * as heads from '#lib/server/audit/heads.ts';
import { purge } from '#lib/server/keep/audit-purge.ts';
import { eraseDue } from '#lib/server/data/erasing.ts';
import { settle } from './database.ts';
import * as corrections from '#lib/server/keeper/corrections.ts';
import * as checkIns from '#lib/server/call/check-ins.ts';
import * as devices from '#lib/server/door/devices.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import * as hours from '#lib/server/call/hours.ts';
import * as joinCalls from '#lib/server/begin/join-calls.ts';
import * as joinMoves from '#lib/server/begin/join-moves.ts';
import * as joins from '#lib/server/begin/joins.ts';
import * as keyQuestions from '#lib/server/door/key-questions.ts';
import * as limits from './limits.ts';
import { framesOf } from './log.ts';
import * as misfits from '#lib/server/feed/misfits.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as promises from '#lib/server/call/promises.ts';
import { openPulling } from '#lib/server/pull/pulling.ts';
import * as quarantine from '#lib/server/feed/quarantine.ts';
import * as retention from '#lib/server/keep/retention.ts';
import * as safetyCalls from '#lib/server/call/safety.ts';
import { refresh } from '#lib/server/vault/service-keys.ts';
import * as tokens from '#lib/server/feed/tokens.ts';
import * as staffCodes from '#lib/server/door/staff-codes.ts';
import * as undo from '#lib/server/call/undo.ts';
import * as visits from '#lib/server/door/visits.ts';
import { noteRoot } from '#lib/server/waiting/ages.ts';
import type { World } from './world.ts';

const shortLived = [
	quarantine,
	drafts,
	devices,
	keyQuestions,
	staffCodes,
	limits,
	visits,
	pendingSignIns,
	agencyVisits,
	agencyLogouts,
	pace,
	tokens,
	imports,
	corrections
];
const oftenMs = 3000;
const seldomMs = 60 * 60 * 1000;

/** Starts the rounds; the answer stops them and waits for the one under way. */
export function keepHouse(world: World): () => Promise<void> {
	let seldomAt = 0;
	const stops = [
		repeat(async () => {
			await often(world);
			if (world.now() < seldomAt) return;
			seldomAt = world.now() + seldomMs;
			await seldom(world);
		}),
		// By itself: whoever does not answer must not keep a promise from being looked after.
		repeat(asking(world))
	];
	return async () => void (await Promise.all(stops.map((stop) => stop())));
}

function asking(world: World): () => Promise<void> {
	const pull = openPulling(world);
	return () => each(world, [pull]);
}

/** Does something every few seconds, never twice at once; the answer ends that and waits. */
function repeat(act: () => Promise<void>): () => Promise<void> {
	let round = Promise.resolve();
	let isBusy = false;
	const timer = setInterval(() => {
		if (isBusy) return;
		isBusy = true;
		round = act().finally(() => (isBusy = false));
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
		() => joinCalls.follow(db, keys, now()),
		() => safetyCalls.follow(db, keys, now()),
		() => promises.follow(db, keys, now()),
		() => hours.follow(db, keys, now()),
		() => undo.follow(db, keys, now()),
		() => refresh(db, keys),
		() => stops.refresh(db),
		() => corrections.refresh(db, keys),
		() => notices.deliver(world),
		() => takingFiles.follow(world)
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
		() => pace.follow(db, now()),
		() => misfits.recount(db, keys, now()),
		() => noteRoot(db, keys, now()),
		() => purgeOld(world),
		() => purge(db, keys, now()),
		() => heads.make(db, keys, now()),
		() => settle(db)
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
