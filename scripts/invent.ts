// Fills an empty database with invented agencies, people and cases, through the same doors that real ones use.
import type { AgencyId, PersonId, StaffRole } from '#lib/domain/actor.ts';
import { addDays, dayOf, instantOf, isWorkingDay, weekdayOf } from '#lib/domain/calendar.ts';
import type { Instant, Teller, Telling } from '#lib/domain/event.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import { joinTeam } from '#lib/server/team/members.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction, type Trx } from '#lib/server/database.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import * as rotas from '#lib/server/call/rota.ts';
import * as teams from '#lib/server/team/teams.ts';
import type * as worlds from '#lib/server/world.ts';
import { inventAsk } from './asking.ts';
import { inventChildren, inventStaying } from './staying.ts';
import { everybody, readers, sittingDay, type Someone } from './tales.ts';

type World = Pick<worlds.World, 'db' | 'keys' | 'now'>;

/** Adds everybody; call it once, on an empty database. */
export async function invent({ db, keys, now }: World): Promise<void> {
	const known = await inventAgencies(db, keys, now());
	const hearing = (name: string) => indexOf(keys, 'hearing', name);
	const victims = new Map<string, PersonId>();
	const all = [...everybody(now(), hearing), ...readers(now(), hearing)];
	for (const [nth, someone] of all.entries())
		victims.set(someone.name, await inventVictim({ db, keys, now }, known, someone, nth));
	await inventAsk({ db, keys, now }, victims.get('Marta Nowak')!);
	await inventStaff({ db, keys, now });
}

/** Adds the nth victim, whose id it gives, and tells what happened through the inbox that agencies use. */
export async function inventVictim(
	{ db, keys, now }: World,
	known: ReadonlyMap<Teller, agencies.Agency>,
	someone: Someone,
	nth: number
): Promise<PersonId> {
	const urn = readUrn(someone.urn) as Urn;
	const person = await transaction(db, (trx) => addVictim(trx, keys, someone, urn, now() + nth));
	// Many lived through the same: told in one hour it would be a burst, which is held.
	const time = `${16 - (nth % 7)}:20`;
	for (const [index, { from, daysAgo, telling }] of someone.tale.entries()) {
		const agency = known.get(from);
		if (!agency) throw new Error(`No invented ${from}`);
		const day = addDays(dayOf(now()), -daysAgo);
		const on = from === 'courts' ? sittingDay(day) : day;
		const part = { urn, references: [], tellings: [{ ...telling, on } as Telling] };
		const id = `${someone.urn}-${index}`;
		const message = { source: 'invented', id, body: id, parts: [part] };
		await inbox.take(db, keys, agency, [message], Math.min(instantOf(on, time), now()));
	}
	return person;
}

async function addVictim(
	trx: Trx,
	keys: Keys,
	someone: Someone,
	urn: Urn,
	at: Instant
): Promise<PersonId> {
	const { name, language, enhanced } = someone;
	const { caseId } = await cases.openFor(trx, keys, { kind: 'operator' }, urn, at);
	// From the range Ofcom keeps for drama: it rings nobody.
	const who = { role: 'victim', language, name, phone: '07700 900123' } as const;
	const person = await people.add(trx, keys, who, at);
	await people.join(trx, person, caseId, enhanced, at);
	return person;
}

async function inventAgencies(
	db: World['db'],
	keys: World['keys'],
	now: Instant
): Promise<Map<Teller, agencies.Agency>> {
	const wanted = [
		{ id: 'thamesgate-police', name: 'Thamesgate Police', kind: 'police', force: '01' },
		{ id: 'northmarsh-police', name: 'Northmarsh Police', kind: 'police', force: '02' },
		{ id: 'thamesgate-prosecutors', name: 'Thamesgate Prosecutors', kind: 'cps' },
		{ id: 'criminal-courts', name: 'The Criminal Courts', kind: 'courts' },
		{ id: 'thamesgate-witness-care', name: 'Thamesgate Witness Care', kind: 'witness-care' },
		{ id: 'thamesgate-probation', name: 'Thamesgate Probation', kind: 'probation' },
		{ id: 'thamesgate-prison', name: 'Thamesgate Prison', kind: 'prison' }
	] as const;
	const known = new Map<Teller, agencies.Agency>();
	for (const { kind, ...agency } of wanted) {
		const mayTell = usuallyTells[kind] ?? [];
		const added = await agencies.add(
			db,
			keys,
			{
				...agency,
				id: agency.id as AgencyId,
				kind,
				mayTell,
				...(['courts', 'probation', 'prison'].includes(kind) ? {} : { tellingsSince: 0 }),
				invented: true
			},
			now
		);
		if (!known.has(kind)) known.set(kind, added);
	}
	return known;
}

async function inventStaff({ db, keys, now }: World): Promise<void> {
	const staff = [
		{ name: 'Amina Hassan', role: 'advocate' },
		{ name: 'Tom Reyes', role: 'advocate' },
		{ name: 'Sam Okafor', role: 'supervisor' },
		{ name: 'Kim Lowe', role: 'keeper' },
		{ name: 'Lee Marsh', role: 'keeper' }
	] as const;
	const advocates: PersonId[] = [];
	const supervisors: PersonId[] = [];
	for (const [nth, { name, role }] of staff.entries()) {
		const at = now() + 100 + nth;
		const person = await transaction(db, (trx) => addStaff(trx, keys, { role, name }, at));
		if (role === 'advocate') advocates.push(person);
		if (role === 'supervisor') supervisors.push(person);
	}
	await transaction(db, (trx) => inventTeam(trx, advocates, now()));
	for (const person of supervisors)
		await inventStaying({ db, keys, now }, { kind: 'supervisor', person });
	await inventChildren({ db, keys, now }, { kind: 'advocate', person: advocates[0]! });
}

const team = 'thamesgate';
const daysAtWork = 60;

const evening = { weekday: 2, from: 17 * 60, to: 20 * 60 };

/** One team for everybody in London, at work from nine to five, Monday to Friday, and one of them on Tuesday evenings. */
async function inventTeam(trx: Trx, advocates: readonly PersonId[], now: Instant): Promise<void> {
	await teams.keep(
		trx,
		{
			id: team,
			name: 'Thamesgate',
			boroughs: [],
			needs: [],
			languages: ['en', 'pl', 'ar'],
			hasInterpreter: true,
			hasBsl: true,
			hasRelay: true,
			hours: [
				...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 9 * 60, to: 17 * 60 })),
				evening
			],
			cap: 60,
			caseCap: 40,
			isDefault: true,
			isOpen: true
		},
		now
	);
	for (let ahead = 0; ahead < daysAtWork; ahead += 1) {
		const day = addDays(dayOf(now), ahead);
		if (!isWorkingDay(day)) continue;
		const [from, to] = [instantOf(day, '09:00'), instantOf(day, '17:00')];
		for (const person of advocates) await rotas.addShift(trx, { person, team, from, to });
		const [late] = advocates;
		if (late && weekdayOf(day) === evening.weekday) {
			const until = instantOf(day, '20:00');
			await rotas.addShift(trx, { person: late, team, from: to, to: until });
		}
	}
}

async function addStaff(
	trx: Trx,
	keys: Keys,
	{ role, name }: { readonly role: StaffRole; readonly name: string },
	at: Instant
): Promise<PersonId> {
	const person = await people.add(trx, keys, { role, language: 'en', name }, at);
	if (role !== 'keeper') await joinTeam(trx, person, team);
	return person;
}
