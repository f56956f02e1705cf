/** How a victim comes in: her case is opened, she joins it, what was parked for it arrives, and her code is made. */
import type { Enhanced } from '#lib/domain/deadline.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Urn } from '#lib/domain/urn.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from './audit.ts';
import * as cases from './cases.ts';
import type { Trx } from './database.ts';
import * as parts from './parts.ts';
import * as invitations from './invitations.ts';
import { indexOf, type Keys } from './keys.ts';
import * as people from './people.ts';

export type Paper = {
	readonly urn: Urn;
	readonly handed: invitations.Handed;
	readonly language: Language;
	readonly enhanced: Enhanced;
	readonly name?: string;
	/** The number the police recorded for her. */
	readonly phone?: string;
};

/** Adds a victim to the case of a reference and returns the code for her paper. */
export async function admitVictim(
	trx: Trx,
	keys: Keys,
	paper: Paper,
	now: Instant
): Promise<string> {
	const { urn, handed, language, enhanced, name, phone } = paper;
	const actor = { kind: 'operator' } as const;
	const { caseId } = await cases.openFor(trx, keys, actor, urn, now);
	await parts.unpark(trx, keys, [indexOf(keys, 'urn', urn)], now);
	const who = {
		role: 'victim',
		language,
		...(name ? { name } : {}),
		...(phone ? { phone } : {})
	} as const;
	const person = await people.add(trx, keys, who, now);
	await people.join(trx, person, caseId, enhanced, now);
	await audit.write(trx, keys, `case:${caseId}`, actor, 'invitation-made', now);
	return invitations.add(trx, keys, { person, handed, language, livesFor: 'month' }, now);
}
