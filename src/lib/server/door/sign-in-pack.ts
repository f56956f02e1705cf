/** The door for the code of a sealed pack that is nobody's yet: it opens a page of her own, and no case. */
import { arrive, know, refused, type Door, type Here, type Visitor } from './arrivals.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as invitations from './invitations.ts';
import { takeOut, type Pack } from './packs.ts';

/**
 * Begins a page of her own, all of it open: it holds nothing that she will not have told us. From then on it is the code
 * of a letter to that page, and brings her back to its short first screen until she has a way back in.
 */
export async function begin({ world }: Here, visitor: Visitor, pack: Pack): Promise<Door> {
	const { db, keys, now } = world;
	return transaction(db, async (trx) => {
		// Typed twice at one moment, or ended at it: the other one came first.
		if (!(await takeOut(trx, pack, now()))) return refused;
		const { language } = pack;
		const actor = await cases.beginOwn(trx, keys, language, now());
		const { person, caseId } = actor;
		const letter = { person, language, handed: 'letter', livesFor: 'month' } as const;
		await invitations.add(trx, pack, letter, now());
		await invitations.spend(trx, pack.locator, now());
		await audit.write(trx, keys, `case:${caseId}`, actor, 'case-opened', now());
		const beginning = { level: 'full', sure: true, how: 'begun' } as const;
		const session = await arrive(trx, world, { person, actor }, beginning);
		const met = { shared: true, carded: false, until: invitations.endOf('month', now()) };
		const device = await know(trx, world, person, visitor, met);
		return { ok: true, session, actor, device, isFromPack: true };
	});
}
