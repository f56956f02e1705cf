/** The one way out: whatever is sent goes through here, as a sentence of the closed list, if her plan allows it at this very moment. */
import { isStaffRole, type PersonId, type StaffRole } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import {
	safeUntil,
	wayToTell,
	type ContactPlan,
	type Decision
} from '#lib/domain/reach/contact-plan.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { NoticeWay } from '#lib/domain/reach/notice-way.ts';
import {
	staffNotices,
	type CheckSentence,
	type NoticeKind,
	type OwedKind
} from '#lib/domain/reach/template.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { sentenceOf } from '#lib/i18n/notice/outbound-words.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as contactPlans from '#lib/server/reach/contact-plans.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as noticeWays from '#lib/server/reach/notice-ways.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as people from '#lib/server/people/people.ts';
import * as stops from '#lib/server/stop/stops.ts';
import * as leaflets from './leaflets.ts';
import { Refused, type Message } from './sender.ts';
import * as workingHours from '#lib/server/team/working-hours.ts';
import * as supervisors from '#lib/server/team/supervisors.ts';
import type { World } from '#lib/server/world.ts';

export type Outgoing = {
	/** The id of what is owed: sent twice, it is shown once. */
	readonly notice: string;
	readonly says: OwedKind;
	/** One person, everybody of a role, or an address that was marked safe. */
	readonly to:
		| { readonly person: PersonId }
		| { readonly role: StaffRole }
		| { readonly leaflet: string };
	readonly owedAt: Instant;
	/** The one way by which it is to go. */
	readonly way?: string;
};

/** Keeps what became of it, in the transaction in which it is written down for her. */
export type Settle = (trx: Trx, decision: Decision) => Promise<void>;

/** Sends it, or keeps it back; what was decided for her is written down. Throws when a sender is down. */
export async function send(
	world: World,
	outgoing: Outgoing,
	settle: Settle = () => Promise.resolve()
): Promise<Decision> {
	const { to } = outgoing;
	const { db } = world;
	if ('leaflet' in to) return sendLeaflet(world, { ...outgoing, to }, settle);
	const role = 'role' in to ? to.role : await people.roleOf(db, to.person);
	const person = 'person' in to && !(role && isStaffRole(role)) ? to.person : undefined;
	if (person && (await isStopped(db, person))) {
		const later = stopped(world.now());
		await transaction(db, (trx) => settle(trx, later));
		return later;
	}
	const decision = person
		? await sendToHer(world, { ...outgoing, person }, await people.languageOf(db, person))
		: await sendToStaff(world, { ...outgoing, to });
	await transaction(db, async (trx) => {
		if (person) await writeDown(trx, world, person, decision);
		await settle(trx, decision);
	});
	return decision;
}

/** So often it is asked whether what a keeper stopped may go again. */
const askedAgain = 5 * 60_000;
const stopped = (now: Instant): Decision => ({
	may: 'later',
	at: now + askedAgain,
	why: 'not-now'
});

type ToAddress = Outgoing & { readonly to: { readonly leaflet: string } };

// The one message that goes to somebody who has no plan yet: where she, or an officer who asked her alone, marked it safe.
async function sendLeaflet(world: World, outgoing: ToAddress, settle: Settle): Promise<Decision> {
	const { db, keys, now } = world;
	const { leaflet } = outgoing.to;
	const decision = stops.stands(db, 'notices')
		? stopped(now())
		: await sendToAddress(world, outgoing);
	await transaction(db, async (trx) => {
		await leaflets.settle(trx, keys, leaflet, decision, now());
		await settle(trx, decision);
	});
	return decision;
}

async function sendToAddress(
	{ db, keys, senders, now }: World,
	{ notice, to }: ToAddress
): Promise<Decision> {
	const found = await leaflets.toSend(db, keys, to.leaflet);
	if (!found) return { may: 'never', why: 'not-chosen' };
	const { language, way: channel, link, address } = found;
	if (!senders.ways.includes(channel)) return { may: 'never', why: 'no-address' };
	const text = sentenceOf('leaflet', language);
	try {
		await senders.send({ notice, to: 'leaflet', channel, address, text, link }, now());
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		return { may: 'never', why: 'no-address' };
	}
	return { may: 'now', why: 'asked-for' };
}

async function isStopped(db: Db, person: PersonId): Promise<boolean> {
	if (stops.stands(db, 'notices')) return true;
	const cases = stops.standingOf(db, 'case');
	if (cases.length === 0) return false;
	const found = await actors.actorOf(db, person, { level: 'code', sure: false });
	return found !== undefined && 'caseId' in found.actor && cases.includes(found.actor.caseId);
}

type ToStaff = Outgoing & { readonly to: Staff };
type Staff = { readonly person: PersonId } | { readonly role: StaffRole };

async function sendToStaff(
	{ db, senders, now }: World,
	{ notice, says, to: owedTo }: ToStaff
): Promise<Decision> {
	const kind = staffNotices.find((one) => one === says);
	if (!kind) return { may: 'never', why: 'other-words' };
	const to = await whoHears(db, owedTo);
	if (!to) return { may: 'never', why: 'is-paused' };
	const at = await workingHours.nextAtWork(db, to, now());
	if (at > now()) return { may: 'later', at, why: 'not-now' };
	const who = 'role' in to ? to.role : to.person;
	const text = sentenceOf(kind, 'en');
	await senders.send({ notice, to: who, channel: 'desk', text }, now());
	return { may: 'now', why: 'asked-for' };
}

/**
 * Whom of staff it goes to now. Whoever was paused since it was owed, or is gone, hears nothing: it is somebody else's now.
 * What a team told its only supervisor is for every supervisor, as if it had none.
 */
async function whoHears(db: World['db'], to: Staff): Promise<Staff | undefined> {
	if ('role' in to || !(await people.isPaused(db, to.person))) return to;
	return (await supervisors.wasLast(db, to.person)) ? { role: 'supervisor' } : undefined;
}

type ToHer = Outgoing & { readonly person: PersonId };
type Reach = { readonly plan: ContactPlan; readonly ways: readonly NoticeWay[] };

async function sendToHer(world: World, outgoing: ToHer, lang: Language): Promise<Decision> {
	const { db, keys } = world;
	const now = world.now();
	const { person, owedAt } = outgoing;
	const reach = offered(world, outgoing, await contactPlans.toWrite(db, keys, person));
	const says = saidTo(reach, outgoing);
	// The way to try was ended meanwhile.
	if (!says) return { may: 'never', why: 'not-chosen' };
	const { channel, decision } = wayToTell(reach.plan, { says, owedAt }, now);
	const way = reach.ways.find((one) => one.way === channel);
	if (decision.may === 'now' && way) {
		const text = sentenceOf(says, lang);
		const message = { notice: outgoing.notice, to: person, channel, text, address: way.address };
		if (!(await isTaken(world, message, safeUntil(reach.plan, now), way)))
			return { may: 'later', at: now, why: 'not-now' };
	}
	return decision;
}

/** Only the ways for which there is a sender; and where it is to go by one, only that one. */
function offered({ senders }: World, { way }: Outgoing, { plan, ways }: Reach): Reach {
	const left = ways.filter(
		(one) => senders.ways.includes(one.way) && (way === undefined || one.id === way)
	);
	return {
		plan: { ...plan, ways: plan.ways.filter((one) => left.some((each) => each.way === one.way)) },
		ways: left
	};
}

function saidTo({ ways }: Reach, { says }: Outgoing): NoticeKind | CheckSentence | undefined {
	if (says === 'leaflet') return undefined;
	if (says !== 'way-check') return says;
	const word = ways[0]?.word;
	return word && `check-${word}`;
}

/** Whether the other side took it; where the address leads nowhere any more the way is ended, and she is told by another. */
async function isTaken(
	{ db, senders, now }: World,
	message: Message,
	until: Instant | undefined,
	way: NoticeWay
): Promise<boolean> {
	try {
		await senders.send({ ...message, ...(until === undefined ? {} : { until }) }, now());
		return true;
	} catch (error) {
		if (!(error instanceof Refused && error.gone)) throw error;
		await noticeWays.remove(db, way.id);
		return false;
	}
}

async function writeDown(
	trx: Trx,
	{ keys, now }: World,
	person: PersonId,
	{ may }: Decision
): Promise<void> {
	const about = await aboutOf(trx, person);
	const act = may === 'now' ? 'notice-sent' : 'notice-held';
	const day = { since: instantOf(dayOf(now())), now: now() };
	// One that waits is decided again and again; a line a day says so.
	if (may === 'later') await audit.writeOnce(trx, keys, about, { kind: 'operator' }, act, day);
	else await audit.write(trx, keys, about, { kind: 'operator' }, act, now());
}

async function aboutOf(trx: Trx, person: PersonId): Promise<audit.About> {
	const found = await actors.actorOf(trx, person, { level: 'code', sure: false });
	if (found?.actor.kind !== 'victim') return { chain: `person:${person}` };
	return audit.inCase(found.actor);
}
