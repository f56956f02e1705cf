/** The one way out: whatever is sent goes through here, as a sentence of the closed list, if her plan allows it at this very moment. */
import { isStaffRole, type PersonId, type StaffRole } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import { wayToTell, type Decision } from '#lib/domain/contact-plan.ts';
import { staffNotices, type NoticeKind } from '#lib/domain/template.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { sentenceOf } from '#lib/i18n/outbound-words.ts';
import * as audit from './audit.ts';
import * as contactPlans from './contact-plans.ts';
import { once, type Trx } from './database.ts';
import * as people from './people.ts';
import type { Message } from './senders.ts';
import type { World } from './world.ts';

export type Outgoing = {
	/** The id of what is owed: sent twice, it is shown once. */
	readonly notice: string;
	readonly says: NoticeKind;
	/** One person, or everybody of a role. */
	readonly to: { readonly person: PersonId } | { readonly role: StaffRole };
};

/** Sends it, or keeps it back; what was decided for her is written down. Throws when a sender is down. */
export async function send(world: World, outgoing: Outgoing): Promise<Decision> {
	const { notice, says, to } = outgoing;
	const { db } = world;
	if ('role' in to) return sendToStaff(world, { notice, says, to: to.role }, 'en');
	const { person } = to;
	const [role, lang] = [await people.roleOf(db, person), await people.languageOf(db, person)];
	if (role && isStaffRole(role)) return sendToStaff(world, { notice, says, to: person }, lang);
	return sendToHer(world, { notice, says, person }, lang);
}

type ToStaff = Pick<Message, 'notice' | 'to'> & { readonly says: NoticeKind };

async function sendToStaff(
	world: World,
	{ says, ...message }: ToStaff,
	lang: Language
): Promise<Decision> {
	if (!staffNotices.some((one) => one === says)) return { may: 'never', why: 'other-words' };
	await world.senders.send(
		{ ...message, channel: 'desk', text: sentenceOf(says, lang) },
		world.now()
	);
	return { may: 'now', why: 'asked-for' };
}

type ToHer = Pick<Message, 'notice'> & { readonly says: NoticeKind; readonly person: PersonId };

async function sendToHer(
	world: World,
	{ notice, says, person }: ToHer,
	lang: Language
): Promise<Decision> {
	const { db, keys, senders } = world;
	const now = world.now();
	const { channel, decision } = wayToTell(
		await contactPlans.forPerson(db, keys, person),
		says,
		now
	);
	if (decision.may === 'now')
		await senders.send({ notice, to: person, channel, text: sentenceOf(says, lang) }, now);
	await writeDown(world, person, decision);
	return decision;
}

async function writeDown(
	{ db, keys, now }: World,
	person: PersonId,
	{ may }: Decision
): Promise<void> {
	await once(db, async (trx) => {
		const about = await aboutOf(trx, person);
		const act = may === 'now' ? 'notice-sent' : 'notice-held';
		const day = { since: instantOf(dayOf(now())), now: now() };
		// One that waits is decided again and again; a line a day says so.
		if (may === 'later') await audit.writeOnce(trx, keys, about, { kind: 'operator' }, act, day);
		else await audit.write(trx, keys, about, { kind: 'operator' }, act, now());
	});
}

async function aboutOf(trx: Trx, person: PersonId): Promise<audit.About> {
	const found = await people.actorOf(trx, person, { level: 'code', sure: false });
	if (found?.actor.kind !== 'victim') return { chain: `person:${person}` };
	return audit.inCase(found.actor);
}
