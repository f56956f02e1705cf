/** Codes that an agency's own people give on paper: for a reference of their own force, and never two without a word. */
import type { Officer, ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Stands } from '#lib/domain/access/stands.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import { forceOf, type Urn } from '#lib/domain/case/urn.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as cases from '#lib/server/case/cases.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as limits from '#lib/server/limits.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { forceFor, type Force } from './force.ts';
import * as packs from './packs.ts';
import * as safeWays from './safe-ways.ts';
import { admitVictim, type Admitted } from './paper.ts';

export type Asked = {
	/** What the form was made with: sent twice it gives one code. */
	readonly token: string;
	readonly urn: Urn;
	/** The reference as it was typed. */
	readonly written?: string | undefined;
	readonly language: Language;
	/** For whom the page is, where the officer says. */
	readonly stands?: Stands | undefined;
	/** `alone`: into their own hand. `letter`: nobody could ask them alone, so that others may read the paper. */
	readonly handed: invitations.Handed;
	/** The number of a sealed pack that was handed over, where nothing is to be printed. Its language is its own. */
	readonly pack?: string | undefined;
	/** Where the leaflet goes instead of a paper: only what they marked as safe when they were asked alone. */
	readonly sending?: safeWays.Sending | undefined;
	/** The unit whoever gives it works in, where their sign-in says. */
	readonly unit?: string | undefined;
	/** Where one was given before: in place of it, or for somebody else who was harmed. */
	readonly again?: 'replace' | 'another' | undefined;
	/** The paper that came back, in whose place this one is. */
	readonly of?: string | undefined;
};

/** What is printed, kept for an hour under a token that only the officer's browser holds. */
export type Sheet = {
	/** Nothing where it is a sealed pack: nobody but whoever opens it knows its code. */
	readonly code?: string;
	readonly pack?: string;
	/** By which way the leaflet goes, where they copy the code themselves. */
	readonly way?: 'text' | 'mail';
	/** As whoever made it typed it. */
	readonly reference: string;
	readonly language: Language;
	readonly endsAt: Instant;
};

/** A code that was given before: when, how and in which language. */
export type Given = {
	readonly at: Instant;
	readonly handed: invitations.Handed;
	readonly language: Language;
};

export type Giving =
	| { readonly ok: true; readonly paper: string }
	| { readonly ok: false; readonly why: 'not-yours' | 'in-use' | 'elsewhere' | 'no-pack' }
	| { readonly ok: false; readonly why: 'given'; readonly before: Given }
	| { readonly ok: false; readonly why: 'wait'; readonly minutes: number };

/** Gives a code, and keeps what is printed of it for an hour; the same form sent again gives the same paper. */
export async function give(
	db: Db,
	keys: Keys,
	officer: Officer,
	asked: Asked,
	now: Instant
): Promise<Giving> {
	const name = limits.bucket(keys, 'giving', `${officer.door} ${officer.subject}`);
	const wait = await limits.take(db, [{ name, rule: limits.perGiving }], now);
	if (wait > 0) return { ok: false, why: 'wait', minutes: limits.minutesOf(wait) };
	const minutes = asked.sending ? await safeWays.toWait(db, keys, asked.sending, now) : 0;
	if (minutes > 0) return { ok: false, why: 'wait', minutes };
	return giveOne(db, keys, officer, asked, now);
}

/** The same without counting: for a list of them, which is counted as one. */
export async function giveOne(
	db: Db,
	keys: Keys,
	officer: Officer,
	asked: Asked,
	now: Instant
): Promise<Exclude<Giving, { why: 'wait' }>> {
	const force = await forceFor(db, officer);
	// Made for a pack too: neither the answer nor how long it takes tells whether somebody opened it.
	const drawn = await invitations.newCode(keys);
	// Of the officer too: what somebody makes up leads to nothing that another keeps.
	const paper = indexOf(
		keys,
		'giving',
		JSON.stringify([officer.door, officer.subject, asked.token])
	);
	return transaction(db, async (trx) => {
		await lock(trx, [paper, indexOf(keys, 'urn', asked.urn)]);
		if (await drafts.find(trx, keys, paper, now)) return { ok: true, paper };
		const known = await cases.findByUrn(trx, keys, asked.urn);
		if (!force || !isTheirs(force, asked.urn, known)) {
			await audit.write(trx, keys, `agency:${officer.agency}`, officer, 'refused', now);
			return { ok: false, why: 'not-yours' };
		}
		const pack = asked.pack ? await packs.findFor(trx, officer, asked.pack, now) : undefined;
		const printed = asked.pack ? undefined : drawn;
		const paperOf = { ...asked, language: pack?.language ?? asked.language };
		const take = async () => printed ?? (pack && packs.codeOf(trx, pack, drawn, now));
		const made = await placeFor(trx, keys, officer, paperOf, { known, take }, now);
		if ('why' in made) return made;
		const { participation } = made;
		await add(trx, keys, officer, { ...paperOf, pack: pack?.number, participation }, now);
		await drafts.save(trx, keys, paper, sheetOf(paperOf, { printed, pack }, now), now);
		return { ok: true, paper };
	});
}

type Out = {
	readonly printed: invitations.Code | undefined;
	readonly pack: packs.ToTie | undefined;
};

function sheetOf(asked: Asked, { printed, pack }: Out, now: Instant): Sheet {
	const { urn, written: reference = urn, language } = asked;
	const endsAt = invitations.endOf('month', now);
	const way = sendingOf(asked)?.to.way;
	const what = pack ? { pack: pack.number } : { code: printed?.shown ?? '' };
	return { ...what, ...(way ? { way } : {}), reference, language, endsAt };
}

// Whoever could not be asked alone gets paper and nothing else.
function sendingOf({ handed, pack, sending }: Asked): safeWays.Sending | undefined {
	return handed === 'alone' && !pack ? sending : undefined;
}

function isTheirs({ force }: Force, urn: Urn, known: CaseId | undefined): boolean {
	return forceOf(urn) === force && (known === undefined || known.startsWith(`${force}-`));
}

type At = {
	readonly known: CaseId | undefined;
	/** Takes the code out of where it waited; nothing where the pack may not be tied, which is said last. */
	readonly take: () => Promise<invitations.Kept | undefined>;
};

async function placeFor(
	trx: Trx,
	keys: Keys,
	officer: Officer,
	asked: Asked,
	{ known, take }: At,
	now: Instant
): Promise<Admitted | Exclude<Giving, { ok: true } | { why: 'wait' }>> {
	const { again, stands, of, ...paper } = asked;
	const before = known && (await lastIn(trx, officer, known, of));
	// What came back undelivered is in nobody's hands: nobody is asked about it.
	if (before && (again === 'replace' || (before.returned !== null && again !== 'another'))) {
		if (await isIn(trx, before.person)) return { ok: false, why: 'in-use' };
		const code = await take();
		if (!code) return { ok: false, why: 'no-pack' };
		await replace(trx, keys, officer, { ...before, caseId: known }, { asked, code }, now);
		return before;
	}
	if (again !== 'another') {
		if (before) return { ok: false, why: 'given', before: saidOf(before) };
		if (known && (await isSomebodyIn(trx, known))) return { ok: false, why: 'elsewhere' };
	}
	const code = await take();
	if (!code) return { ok: false, why: 'no-pack' };
	return admitVictim(
		trx,
		keys,
		{ ...paper, ...(stands ? { stands } : {}), enhanced: 'unknown' },
		code,
		now,
		officer
	);
}

// Whose it is stays here.
function saidOf({ at, handed, language }: Before): Given {
	return { at, handed, language };
}

type Before = Given & Admitted & { readonly returned: Instant | null };

/**
 * The newest code that was given in a case by this agency, or by another of its force, or the one that is named: what the
 * police gave, a Witness Care Unit gives again. Its SQL is held by a test.
 */
export function scopedTo(db: Db | Trx, { agency }: Officer, caseId: CaseId, of?: string) {
	return db
		.selectFrom('givings')
		.innerJoin('participations', 'participations.id', 'givings.participation_id')
		.select(['participations.id as participation', 'participations.person_id as person'])
		.select(['givings.given_at as at', 'givings.handed', 'givings.language'])
		.select('givings.returned_at as returned')
		.where('givings.agency_id', 'in', (where) =>
			where
				.selectFrom('agencies as own')
				.innerJoin('agencies as theirs', 'theirs.force', 'own.force')
				.select('theirs.id')
				.where('own.id', '=', agency)
		)
		.where('participations.case_id', '=', caseId)
		.$if(of !== undefined, (some) => some.where('givings.id', '=', of as string))
		.orderBy('givings.given_at', 'desc')
		.limit(1);
}

function lastIn(
	trx: Trx,
	officer: Officer,
	caseId: CaseId,
	of?: string
): Promise<Before | undefined> {
	return scopedTo(trx, officer, caseId, of || undefined).executeTakeFirst();
}

async function isSomebodyIn(trx: Trx, caseId: CaseId): Promise<boolean> {
	const row = await trx
		.selectFrom('participations')
		.select('id')
		.where('case_id', '=', caseId)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** Whether somebody has come in, by whatever code: another in their place would open their page to whoever holds it. */
export async function isIn(trx: Trx, person: PersonId): Promise<boolean> {
	const used = await trx
		.selectFrom('invitations')
		.select('locator')
		.where('person_id', '=', person)
		.where('used_at', 'is not', null)
		.limit(1)
		.executeTakeFirst();
	const way = await trx
		.selectFrom('ways_in')
		.select('made_at')
		.where('person_id', '=', person)
		.executeTakeFirst();
	return used !== undefined || way !== undefined;
}

async function replace(
	trx: Trx,
	keys: Keys,
	officer: Officer,
	{ person, ...place }: Admitted & { readonly caseId: CaseId },
	{ asked, code }: { readonly asked: Asked; readonly code: invitations.Kept },
	now: Instant
): Promise<void> {
	const { handed, language } = asked;
	await invitations.withdraw(trx, person);
	await invitations.add(trx, code, { person, handed, language, livesFor: 'month' }, now);
	await audit.write(trx, keys, audit.inCase(place), officer, 'invitation-made', now);
}

async function add(
	trx: Trx,
	keys: Keys,
	officer: Officer,
	{ participation, ...asked }: Asked & { readonly participation: ParticipationId },
	now: Instant
): Promise<void> {
	const { handed, language, pack, unit } = asked;
	const id = newId();
	const sending = sendingOf(asked);
	await trx
		.insertInto('givings')
		.values({
			id,
			participation_id: participation,
			agency_id: officer.agency,
			given_by: officer.subject,
			handed,
			language,
			pack: pack ?? null,
			way: sending?.to.way ?? null,
			unit: unit ?? null,
			given_at: now,
			returned_at: null
		})
		.execute();
	if (!sending) return;
	const leaflet = { by: officer, language, sending, of: { giving: id }, dueAt: now };
	await safeWays.owe(trx, keys, leaflet, now);
}
