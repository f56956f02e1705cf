/** The door for a code that she handed to somebody she trusts: good once, it makes them words and a card of their own. */
import { isStillIn } from '#lib/domain/access.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { refused, type Door, type Here } from './arrivals.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as companions from '#lib/server/access/companions.ts';
import { transaction } from '#lib/server/database.ts';
import * as invitations from './invitations.ts';
import * as people from '#lib/server/people/people.ts';
import * as waysIn from './ways-in.ts';
import * as waysMade from './ways-made.ts';

/** Nothing is opened by such a code: a sign-in was made, which the token shows once, or it is too soon for it. */
export type Handed =
	| {
			readonly ok: false;
			readonly why: 'made';
			readonly minutes: number;
			readonly token: string;
			/** In which their page is: she chose it for them. */
			readonly language: Language;
	  }
	| { readonly ok: false; readonly why: 'too-soon'; readonly minutes: number };

/** Whether a code is one that a victim handed over herself. */
export async function isHandedOver(
	{ world }: Pick<Here, 'world'>,
	{ found, right }: invitations.Looked
): Promise<boolean> {
	return (
		right && found !== undefined && (await people.roleOf(world.db, found.person_id)) === 'supporter'
	);
}

/**
 * Uses such a code. Before its time it opens nothing, and stays good; closed, run out or at rest it is answered as one
 * that was never made.
 */
export async function takeCode(
	{ world }: Pick<Here, 'world'>,
	{ found }: invitations.Looked
): Promise<Door | Handed> {
	const { db, keys, now } = world;
	const at = now();
	const companion = found && (await companions.actorOf(db, found.person_id));
	if (!companion || found.expires_at <= at || at >= companion.until) return refused;
	if (!isStillIn(companion, at)) return { ok: false, why: 'too-soon', minutes: 0 };
	const words = await waysIn.makeWords(keys, found.language);
	return transaction(db, async (trx) => {
		// She may have let them out at this moment.
		if (!(await companions.actorOf(trx, companion.person))) return refused;
		if (!(await invitations.spend(trx, found.locator, at)))
			return { ok: false, why: 'used', minutes: 0 };
		const made = await waysIn.replace(trx, keys, companion.person, words, at, { shared: true });
		// Number and words alone open nothing to them.
		const way = { ...made, cards: await waysIn.replaceCard(trx, keys, companion.person) };
		await audit.write(trx, keys, audit.inCase(companion), companion, 'let-in-used', at);
		const token = await waysMade.laidReady(trx, keys, companion.person, { way }, at);
		return { ok: false, why: 'made', minutes: 0, token, language: found.language };
	});
}
