/** The door for her printed code, on the day she has lost the rest: it opens when a second thing is there too. */
import type { PersonId } from '#lib/domain/actor.ts';
import {
	arrive,
	notYet,
	refused,
	strangerFrom,
	waiting,
	type Door,
	type Here,
	type NotYet
} from './arrivals.ts';
import { transaction } from '#lib/server/database.ts';
import * as devices from './devices.ts';
import * as limits from '#lib/server/limits.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as recoveries from './recoveries.ts';
import { inLine } from '#lib/server/vault/line.ts';
import * as visits from './visits.ts';

/** Takes her printed code: opens, says what is still needed, or refuses as every door does. */
export function comeBackByCode(here: Here, network: string, typed: string): Promise<Door | NotYet> {
	return inLine(strangerFrom(network), () => tryCode(here, network, typed));
}

async function tryCode(here: Here, network: string, typed: string): Promise<Door | NotYet> {
	const { db, keys, now } = here.world;
	const name = limits.bucket(keys, 'network', network);
	const wait = await limits.take(db, [{ name, rule: limits.perNetwork }], now());
	if (wait > 0) return waiting(wait);
	const person = await recoveries.ownerOf(db, keys, typed);
	if (!person) return refused;
	await limits.spare(db, name, now());
	const standing = await transaction(db, async (trx) => {
		const before = await recoveries.standing(trx, person, now());
		// Given again it would only make her wait anew.
		const isGiven = await recoveries.gaveCode(trx, person);
		if (before && before.state !== 'one' && isGiven) return before;
		return recoveries.give(trx, keys, 'herself', { person, factor: 'code' }, now());
	});
	if (standing.state !== 'open') return { ...notYet(standing), person };
	return open(here, person);
}

async function open(here: Here, person: PersonId): Promise<Door> {
	const { db, keys, now } = here.world;
	const found = await actors.actorOf(db, person, { level: 'full', sure: true });
	if (!found || found.isPaused) return refused;
	const { actor } = found;
	return transaction(db, async (trx) => {
		// Whoever else is in may be why she lost it.
		await visits.endAll(trx, person);
		await devices.forgetAll(trx, person);
		await recoveries.useUp(trx, person);
		await recoveries.writeDown(trx, keys, 'herself', person, 'recovery-done', now());
		const proof = { purpose: 'way-back', at: now() } as const;
		const beginning = { level: 'full', sure: true, how: 'recovery', proof } as const;
		const session = await arrive(trx, here.world, { person, actor }, beginning);
		return { ok: true, session, actor };
	});
}
