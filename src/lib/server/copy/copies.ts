/** Her copy of everything: made in memory, of one moment, and written down as taken before it goes out. */
import type { Actor, Staff, Victim } from '#lib/domain/actor.ts';
import type { Copy } from '#lib/domain/data/copy.ts';
import { mayPrint, standingOf } from '#lib/domain/data/request.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as calls from './calls.ts';
import * as parts from './parts.ts';
import * as talks from './talks.ts';
import * as ways from './ways.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as actors from '#lib/server/access/actors.ts';
import type { Place } from '#lib/server/people/places.ts';
import * as conflicts from '#lib/server/access/conflicts.ts';
import type { Language } from '#lib/i18n/languages.ts';

/** The copy she asked for, when its time has come; nothing before, or when it lay too long. */
export async function takeFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant
): Promise<Copy | undefined> {
	return transaction(db, async (trx) => {
		await lock(trx, [victim.caseId]);
		const asked = await dataRequests.openOf(trx, victim, 'copy', now);
		if (!asked || standingOf(asked, now) !== 'ready') return undefined;
		// It can be taken again until its week is over: a download may break off.
		await dataRequests.markGiven(trx, asked.id, 'page');
		return make(trx, keys, victim, victim, now);
	});
}

export type Printed = { readonly copy: Copy; readonly language: Language };

/** The copy for one of us to print and hand over; nothing unless she was seen by that one and a second agreed. */
export async function printFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<Printed | undefined> {
	return transaction(db, async (trx) => {
		const whose = await dataRequests.whoseIs(trx, id);
		if (whose) await lock(trx, [whose.caseId]);
		const asked = whose && (await dataRequests.listFor(trx, whose)).find((one) => one.id === id);
		const full = { level: 'full', sure: true } as const;
		const found = whose && (await actors.actorOf(trx, whose.person, full));
		const mayBe = asked && mayPrint(asked, staff.person, now) && (await isFor(trx, staff, whose));
		if (found?.actor.kind !== 'victim' || !mayBe) {
			const about = whose ? audit.inCase(whose) : (`person:${staff.person}` as const);
			await audit.write(trx, keys, about, staff, 'refused', now);
			return undefined;
		}
		await dataRequests.markGiven(trx, id, 'hand');
		const copy = await make(trx, keys, found.actor, staff, now);
		return { copy, language: found.language };
	});
}

// What was seen when it was taken down may have turned out since to be the other side.
async function isFor(trx: Trx, staff: Staff, whose: Place): Promise<boolean> {
	if (await conflicts.isBetween(trx, staff, whose.person)) return false;
	return !(await conflicts.isOfAnotherTeam(trx, staff, whose.participation));
}

/** Reads all of it. Whoever takes it is written down first, so that the copy says so too. */
async function make(trx: Trx, keys: Keys, victim: Victim, by: Actor, now: Instant): Promise<Copy> {
	await audit.write(trx, keys, audit.inCase(victim), by, 'copy-taken', now);
	const reading = { trx, keys, victim };
	return {
		madeAt: now,
		parts: {
			you: await ways.you(reading),
			happened: await parts.happened(reading),
			news: await parts.news(reading),
			needs: await parts.needed(reading),
			asks: await parts.asked(reading),
			calls: await calls.called(reading),
			joins: await calls.joined(reading),
			beside: await parts.beside(reading),
			notices: await parts.noticed(reading),
			'ways-in': await ways.waysIn(reading),
			visits: await ways.visits(reading),
			looks: await parts.looked(reading),
			requests: await parts.requests(reading),
			messages: await talks.said(reading),
			contacts: await talks.contacts(reading),
			notes: await talks.notes(reading)
		}
	};
}
