/** A victim whose every field holds something. */
import assert from 'node:assert/strict';
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { slotsFrom, type Slot } from '#lib/domain/call/call.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import type { DefendantKey } from '#lib/domain/event.ts';
import * as letters from '#lib/server/clock/agency-letters.ts';
import * as fields from '#lib/server/vault/fields.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField } from '#lib/server/vault/seals.ts';
import { endsCase } from '#tests/team/ends-case.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as ledgers from '#lib/server/case/ledgers.ts';
import * as ties from '#lib/server/case/ties.ts';
import { newId } from '#lib/server/vault/codes.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import { transaction } from '#lib/server/database.ts';
import * as devices from '#lib/server/door/devices.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import * as namesGiven from '#lib/server/case/names-given.ts';
import * as pulled from '#lib/server/pull/cases.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as inquiries from '#lib/server/looked/inquiries.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as noticeChoices from '#lib/server/notice/choices.ts';
import * as notesHers from '#lib/server/disclosure/hers.ts';
import * as notesRequests from '#lib/server/disclosure/requests.ts';
import * as taking from '#lib/server/disclosure/taking.ts';
import * as people from '#lib/server/people/people.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as calls from '#lib/server/call/calls.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import * as inEnglish from '#lib/server/message/in-english.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as visits from '#lib/server/door/visits.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';
import { aTelling, someWishes } from '#tests/world/builders.ts';
import { aKeyOf, staffOf } from '#tests/rules/folk.ts';
import { keepsANote } from '#tests/note/builders.ts';
import { aMessage, anAgency, aVictimOf } from '#tests/feed/incoming.ts';
import { typesACode } from '#tests/begin/joining.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { aNotesForm, writing } from '#tests/message/builders.ts';
import { aPaperOf } from '#tests/door/ways.ts';
import type { TestWorld } from '#tests/world/world.ts';

/** Words that stand in every field of hers. */
export const secret = 'CANARY';

/** A victim with a name, a number, needs, a call, an ask, words of her own and a case that the courts told of. */
export async function aFullVictim(
	world: TestWorld,
	reference: Urn,
	word = secret
): Promise<Victim> {
	const { db, keys } = world;
	const victim = await aVictimOf(world, reference, {
		name: `${word} Mary`,
		phone: `${word} 07700 900464`
	});
	const police = await anAgency(world, 'police', reference.slice(0, 2)).catch(() => undefined);
	const courts = await anAgency(world, 'courts').catch(() => undefined);
	const now = world.now();
	const listed = aTelling({
		kind: 'hearing-listed',
		on: '2026-11-20',
		data: { court: `${word} Court` }
	});
	const arrest = aTelling({ kind: 'suspect-arrested', on: '2026-11-09' });
	for (const [agency, telling] of [
		[courts, listed],
		[police, arrest]
	] as const)
		if (agency)
			await inbox.take(
				db,
				keys,
				agency,
				[
					aMessage({
						id: `${reference}-${agency.id}`,
						urn: reference,
						tellings: [telling],
						references: [reference]
					})
				],
				now
			);
	if (courts) await share(world, courts, reference);
	const told = aTelling({ kind: 'victim-told', on: '2026-11-21', data: { about: 'charged' } });
	await cases.tellAs(db, keys, victim, [told], now);
	await needs.save(db, keys, victim, someNeeds({ speaks: word }), now);
	await namesGiven.give(db, keys, victim, new Map([['one' as DefendantKey, word]]), now);
	await noticeChoices.addPush(db, keys, victim, `${word} phone`, now);
	const mornings = { days: ['3'], parts: ['morning'], about: 'dates' } as const;
	await noticeChoices.setTimes(db, keys, victim, mornings, now);
	const { events } = await cases.readFor(db, keys, victim, now);
	const row = { duty: 'arrest', because: events[0]!.id, to: 'police' } as const;
	await letters.setAnswering(db, keys, victim, row, { way: 'phone', times: ['09:00'] }, now);
	await sealsALetter(world, victim);
	const slots = slotsFrom(now).slice(0, 2);
	const call = {
		kind: 'call',
		wishes: someWishes({ slots, name: word }),
		language: 'en',
		promised: slots[0] as Slot
	} as const;
	await transaction(db, (trx) => calls.add(trx, keys, victim, call, now));
	await typesACode(world, victim, 'AAAAA-BBBBB-CCCCC', { wishes: someWishes({ slots }) });
	const letIn = { language: 'en', panes: ['dates'], days: 30, called: `${word} Sam` } as const;
	await supporters.letIn(db, keys, victim, { ...letIn, shared: false }, now);
	await waysIn.make(db, keys, victim.person, 'en', now);
	return victim;
}

/** The same with a row in every table that may name her. */
export async function aWholeVictim(
	world: TestWorld,
	reference: Urn,
	word = secret
): Promise<Victim> {
	const { db, keys } = world;
	const now = world.now();
	const victim = await aFullVictim(world, reference, word);
	const { person, participation } = victim;
	const { id: because } = (await cases.readFor(db, keys, victim, now)).events[0]!;
	const values = { participation_id: participation, about: because, choice: 'read' } as const;
	await db
		.insertInto('news_choices')
		.values({ ...values, chosen_at: now })
		.execute();
	const advocate = await transaction(db, (trx) =>
		people.add(trx, keys, { role: 'advocate', language: 'en', name: 'FOREIGN Ann' }, now)
	);
	await talked(world, victim, word);
	await staffed(world, victim, advocate);
	await aKeyOf(world, victim);
	await aPaperOf(world, person);
	const by = { kind: 'advocate', person: advocate } as const;
	const seen = { person, factor: 'seen', by: advocate, team: 'east', isSure: false } as const;
	await transaction(db, (trx) => recoveries.give(trx, keys, by, seen, now));
	await openSessions(db, world.now).begin(person, 'full', { sure: true });
	await transaction(db, async (trx) => {
		await visits.write(trx, person, 'card', now);
		await devices.know(trx, keys, person, undefined, { shared: false, carded: true }, now);
	});
	await inquire(world, victim);
	const hold = { reason: 'complaint', until: '2026-12-24' } as const;
	await legalHolds.set(db, keys, { kind: 'operator' }, victim, hold, now);
	await dataRequests.ask(db, keys, victim, 'erase', now);
	const shown = { notice_id: newId(), to: person, text: 'something new', at: now };
	await db.insertInto('sent_here').values(shown).execute();
	return victim;
}

async function staffed({ db, now }: TestWorld, victim: Victim, advocate: PersonId): Promise<void> {
	const { participation: participation_id } = victim;
	const { many } = await db
		.selectFrom('assignments')
		.select(({ fn }) => fn.countAll<number>().as('many'))
		.executeTakeFirstOrThrow();
	const rest = { team: 'east', assigned_at: now(), let_in_at: null, ended_at: null };
	await db
		.insertInto('assignments')
		.values({ seq: Number(many) + 1, participation_id, person_id: advocate, ...rest })
		.execute();
	await db
		.insertInto('assisted_begins')
		.values({ id: newId(), participation_id, opened_by: advocate, ends_at: now() })
		.execute();
	await db
		.insertInto('children')
		.values({ participation_id, own_from: 0, grown_from: now(), begun_with: advocate })
		.execute();
	await db
		.insertInto('advocate_changes')
		.values({
			id: newId(),
			participation_id,
			from_person: advocate,
			to_person: advocate,
			team: 'east',
			planned_by: advocate,
			reason: 'other-work',
			planned_for: '2026-12-01',
			state: 'planned',
			call_id: null,
			made_at: now(),
			refused_at: null,
			ended_at: null
		})
		.execute();
	const asked = { closed_on: '2026-10-01', weeks: 2, call_id: null, made_at: now() } as const;
	await db
		.insertInto('check_ins')
		.values({ participation_id, ...asked })
		.execute();
	await db.insertInto('check_in_stops').values({ participation_id, said_at: now() }).execute();
}

/** She and an advocate wrote to each other, one of us worried, and police were given what was said; the advocate is gone since. */
export async function talked(world: TestWorld, victim: Victim, word = secret): Promise<void> {
	const { db, keys, now } = world;
	const { participation, person } = victim;
	const team = newId();
	const [ada, eve] = await transaction(db, async (trx) => [
		await staffOf(trx, world, 'advocate', team),
		await staffOf(trx, world, 'supervisor', team)
	]);
	await assignments.give(db, keys, eve, { participation, advocate: ada.person }, now());
	await talks.open(db, keys, victim, now());
	await talks.send(db, keys, victim, { ...writing(word), language: 'pl' }, now());
	await isInEnglish(world, ada, victim, `${word} in English`);
	await talkDesk.send(db, keys, ada, { participation, ...writing(word) }, now());
	await keepsANote(world, ada, victim);
	await talkDesk.worry(db, keys, ada, participation, now());
	const form = aNotesForm({ reference: word, from: '2026-01-01', to: '2027-01-01' });
	const { number: about } = await waysIn.make(db, keys, person, 'en', now());
	const asked = await taking.register(db, keys, ada, { about, form }, now());
	if (asked?.was !== 'registered') throw new Error('The request was not taken down');
	const { id } = asked;
	await notesHers.say(db, keys, victim, { id, view: 'agree' }, now());
	const given = { outcome: 'given', reason: 'tests-met', sorts: ['messages'] } as const;
	await notesRequests.decide(db, keys, eve, { id, ...given }, now());
	await endsCase(db, keys, ada, participation, now());
}

/** One of us writes down what her last message says in English. */
async function isInEnglish(world: TestWorld, ada: Staff, victim: Victim, words: string) {
	const { db, keys, now } = world;
	const { participation } = victim;
	const thread = await talkDesk.readFor(db, keys, ada, participation, now());
	const message = thread?.messages.at(-1)?.id ?? '';
	const written = { participation, message, words, reading: 'interpreter' } as const;
	assert.equal(
		await inEnglish.write(db, keys, ada, { ...written, seen: undefined }, now()),
		'kept'
	);
}

async function inquire({ db, keys, now }: TestWorld, victim: Victim): Promise<void> {
	const { days } = await accessLog.readFor(db, keys, victim, { now: now() });
	await inquiries.ask(db, keys, victim, days[0]!.lines[0]!.id, now());
}

/** A court shares a hearing of the case, at which nothing was decided, and is asked about it. */
async function share({ db, keys, now }: TestWorld, courts: Agency, reference: Urn): Promise<void> {
	const all = { hearing: `hearing-of-${reference}`, at: now(), accused: [], own: [] };
	const part = { urn: reference, references: [], tellings: [] };
	const shares = [{ ...all, sort: 'listed' }] as const;
	const message = { ...aMessage({ id: `${reference}-share` }), parts: [{ ...part, shares }] };
	await inbox.take(db, keys, courts, [message], now());
	const caseId = await cases.findByUrn(db, keys, reference);
	assert.ok(caseId);
	const asked = { caseId, answers: { schedule: { etag: secret } }, badSince: null };
	await pulled.keep(db, keys, asked, now());
	await transaction(db, async (trx) => {
		const [ledger] = await ledgers.ledgersOf(trx, keys, [caseId], now());
		assert.ok(ledger);
		const tie = { agency: courts.id, names: [reference, reference] } as const;
		await ties.add(trx, [await ties.tied(trx, keys, ledger, tie, now())]);
	});
}

/** The letter of hers as it went to an office that has joined us, and the answer. */
async function sealsALetter({ db, keys }: TestWorld, { participation }: Victim): Promise<void> {
	await transaction(db, async (trx) => {
		const ring = await keyrings.ofPlace(trx, keys, participation);
		const { id } = await trx
			.selectFrom('agency_letters')
			.select('id')
			.where('participation_id', '=', participation)
			.executeTakeFirstOrThrow();
		const letter_sealed = sealField(keys, ring, fields.letterSent, id, secret);
		const answer_sealed = sealField(keys, ring, fields.letterAnswer, id, secret);
		const letter = trx.updateTable('agency_letters').set({ letter_sealed, answer_sealed });
		await letter.where('id', '=', id).execute();
	});
}
