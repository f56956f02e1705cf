/** What the tests of incoming messages share: an agency, a message, a victim in a case. */
import type { AgencyId, Victim } from '#lib/domain/actor.ts';
import type { EventKind, Teller, Telling } from '#lib/domain/event.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import type { Incoming } from '#lib/server/feed/inbox.ts';
import { admitVictim, type Paper } from '#lib/server/begin/paper.ts';
import * as actors from '#lib/server/access/actors.ts';
import type { TestWorld } from '#tests/world/world.ts';

export const urn = readUrn('01GD1234567') as Urn;
export const charged: Telling = { kind: 'charged', on: '2026-11-10', data: {} };

/** An invented agency that tells what its kind usually tells. */
export async function anAgency(
	{ db, keys, now }: Pick<TestWorld, 'db' | 'keys' | 'now'>,
	kind: Exclude<Teller, 'support' | 'victim'>,
	force?: string
): Promise<agencies.Added> {
	const id = `${kind}-${force ?? 'all'}` as AgencyId;
	const known = {
		id,
		name: `The ${kind}`,
		kind,
		mayTell: usuallyTells[kind] ?? [],
		tellingsSince: 0,
		invented: true
	};
	return agencies.add(db, keys, force ? { ...known, force } : known, now());
}

/** A message of one part. */
export function aMessage(
	over: Partial<Incoming> & {
		tellings?: readonly Telling[];
		urn?: string;
		references?: string[];
	} = {}
): Incoming {
	const { tellings = [charged], references = [], urn: named, ...rest } = over;
	return {
		source: 'test',
		id: 'm-1',
		body: 'body',
		parts: [{ ...(named ? { urn: named } : {}), references, tellings }],
		...rest
	};
}

/** A victim whose case has a reference, fully signed in. */
export async function aVictimOf(
	{ db, keys, now }: Pick<TestWorld, 'db' | 'keys' | 'now'>,
	reference: Urn,
	over: Partial<Paper> = {}
): Promise<Victim> {
	const paper = {
		handed: 'alone',
		language: 'en',
		enhanced: 'unknown',
		...over,
		urn: reference
	} as const;
	const code = await invitations.newCode(keys);
	const { person } = await transaction(db, (trx) => admitVictim(trx, keys, paper, code, now()));
	const found = await actors.actorOf(db, person, { level: 'full', sure: true });
	return found?.actor as Victim;
}

/** The kinds of event a victim sees, in the order they were heard. */
export async function kindsFor({ db, keys, now }: TestWorld, victim: Victim): Promise<EventKind[]> {
	return (await cases.readFor(db, keys, victim, now())).events.map(({ kind }) => kind);
}
