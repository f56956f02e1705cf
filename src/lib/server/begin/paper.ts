/** How a victim comes in: her case is opened, she joins it, what was parked for it arrives, and her code is made. */
import type { Officer, Operator, ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { ageOf, daysOf } from '#lib/domain/access/child.ts';
import type { Stands } from '#lib/domain/access/stands.ts';
import type { Enhanced } from '#lib/domain/clock/deadline.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as children from '#lib/server/beside/children.ts';
import * as standing from '#lib/server/beside/stands.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as ties from '#lib/server/case/ties.ts';
import type { Trx } from '#lib/server/database.ts';
import * as deliver from '#lib/server/feed/deliver.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';

export type Paper = {
	readonly urn: Urn;
	readonly handed: invitations.Handed;
	readonly language: Language;
	readonly enhanced: Enhanced;
	readonly name?: string;
	/** The month of birth, `2012-03`, of somebody who may be under 16. */
	readonly born?: string;
	/** For whom the page is, where somebody said. */
	readonly stands?: Stands;
	/** The number the police recorded for her. */
	readonly phone?: string;
};

/** Who was added, and her place in the case. */
export type Admitted = { readonly person: PersonId; readonly participation: ParticipationId };

const operator = { kind: 'operator' } as const;

/** Adds a victim to the case of a reference; the code on her paper lets her in. */
export async function admitVictim(
	trx: Trx,
	keys: Keys,
	paper: Paper,
	code: invitations.Kept,
	now: Instant,
	actor: Officer | Operator = operator
): Promise<Admitted> {
	const { urn, handed, language, enhanced, name, phone, born, stands } = paper;
	const { caseId } = await cases.openFor(trx, keys, actor, urn, now);
	await deliver.unpark(trx, keys, indexOf(keys, 'urn', urn), now);
	const known = { ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
	const person = await people.add(trx, keys, { role: 'victim', language, ...known }, now);
	const participation = await people.join(trx, person, caseId, enhanced, now);
	await ties.asked(trx, keys, caseId, { urn, participation }, now);
	if (born && ageOf(daysOf(born), now) !== 'grown')
		await children.set(trx, keys, actor, { participation, caseId, born }, now);
	if (stands) await standing.set(trx, keys, actor, { participation, caseId, stands }, now);
	await invitations.add(trx, code, { person, handed, language, livesFor: 'month' }, now);
	const about = audit.inCase({ caseId, participation });
	await audit.write(trx, keys, about, actor, 'invitation-made', now);
	return { person, participation };
}
