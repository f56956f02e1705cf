// Fills an empty database with invented agencies, people and cases, through the same doors that real ones use.
import type { AgencyId } from '#lib/domain/actor.ts';
import { addDays, addWorkingDays, dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Enhanced } from '#lib/domain/deadline.ts';
import type { EventKind, Instant, Teller, Telling } from '#lib/domain/event.ts';
import { usuallyTells } from '#lib/domain/telling.ts';
import { readUrn, type Urn } from '#lib/domain/urn.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as agencies from '#lib/server/agencies.ts';
import * as cases from '#lib/server/cases.ts';
import { once } from '#lib/server/database.ts';
import * as inbox from '#lib/server/inbox.ts';
import { indexOf } from '#lib/server/keys.ts';
import * as people from '#lib/server/people.ts';
import type { World } from '#lib/server/world.ts';

type Tale = readonly { from: Teller; daysAgo: number; telling: Omit<Telling, 'on'> }[];
type Someone = { name: string; language: Language; enhanced: Enhanced; urn: string; tale: Tale };

/** Adds everybody; call it once, on an empty database. */
export async function invent({ db, keys, now }: Pick<World, 'db' | 'keys' | 'now'>): Promise<void> {
	const known = await inventAgencies(db, keys, now());
	for (const [nth, someone] of everybody(now()).entries()) {
		const at = now() + nth;
		const urn = readUrn(someone.urn) as Urn;
		await once(db, async (trx) => {
			const { caseId } = await cases.openFor(trx, keys, { kind: 'operator' }, urn, at);
			const { name, language, enhanced } = someone;
			// From the range Ofcom keeps for drama: it rings nobody.
			const person = await people.add(
				trx,
				keys,
				{ role: 'victim', language, name, phone: '07700 900123' },
				at
			);
			await people.join(trx, person, caseId, enhanced, at);
		});
		for (const [index, { from, daysAgo, telling }] of someone.tale.entries()) {
			const agency = known.get(from);
			if (!agency) throw new Error(`No invented ${from}`);
			const on = addDays(dayOf(now()), -daysAgo);
			const heardAt = Math.min(instantOf(on, '16:20'), now());
			const message = {
				source: 'invented',
				id: `${someone.urn}-${index}`,
				body: `${index}`,
				parts: [{ urn, references: [], tellings: [{ ...telling, on } as Telling] }]
			};
			await inbox.take(db, keys, agency, [message], heardAt);
		}
	}
	await inventStaff({ db, keys, now });

	function everybody(at: Instant): Someone[] {
		const hearing = (id: string) => indexOf(keys, 'hearing', id);
		return [
			{
				name: 'Mary Adeyemi',
				language: 'en',
				enhanced: 'unknown',
				urn: '01GD1000126',
				tale: movedTrial(hearing('trial-mary'), hearing('first-mary'), at)
			},
			{
				name: 'Marta Nowak',
				language: 'pl',
				enhanced: 'no',
				urn: '01GD1000226',
				tale: movedTrial(hearing('trial-marta'), hearing('first-marta'), at)
			},
			{
				name: 'Amal Haddad',
				language: 'ar',
				enhanced: 'yes',
				urn: '01GD1000326',
				tale: movedTrial(hearing('trial-amal'), hearing('first-amal'), at)
			},
			{ name: 'Nora Quinn', language: 'en', enhanced: 'unknown', urn: '01GD1000426', tale: [] },
			{ name: 'Ewa Lis', language: 'pl', enhanced: 'unknown', urn: '01GD1000526', tale: [] },
			{ name: 'Huda Karam', language: 'ar', enhanced: 'unknown', urn: '01GD1000626', tale: [] },
			{ name: 'Priya Shah', language: 'en', enhanced: 'no', urn: '01GD1000726', tale: arrested() },
			{
				name: 'Joan Baker',
				language: 'en',
				enhanced: 'yes',
				urn: '01GD1000826',
				tale: sentenced(hearing('trial-joan'))
			}
		];
	}
}

const told = (about: EventKind) =>
	({ kind: 'victim-told', data: { about } }) as Omit<Telling, 'on'>;

function begun(): Tale {
	return [
		{ from: 'police', daysAgo: 256, telling: { kind: 'reported', data: {} } },
		{ from: 'police', daysAgo: 255, telling: { kind: 'support-referred', data: {} } },
		{ from: 'police', daysAgo: 241, telling: { kind: 'suspect-arrested', data: {} } },
		{ from: 'police', daysAgo: 240, telling: told('suspect-arrested') },
		{
			from: 'police',
			daysAgo: 240,
			telling: { kind: 'suspect-on-bail', data: { protections: ['no-contact'] } }
		},
		{ from: 'police', daysAgo: 238, telling: told('suspect-on-bail') },
		{ from: 'police', daysAgo: 126, telling: { kind: 'charged', data: {} } }
	];
}

function movedTrial(trial: string, first: string, now: Instant): Tale {
	const today = dayOf(now);
	const day = (days: number) => addWorkingDays(addDays(today, days), 1);
	const at = {
		purpose: 'trial',
		courtKind: 'crown',
		court: 'Snaresbrook Crown Court',
		hearing: trial
	} as const;
	const firstAt = {
		purpose: 'first-hearing',
		courtKind: 'magistrates',
		court: "Thames Magistrates' Court",
		hearing: first
	} as const;
	return [
		...begun(),
		{
			from: 'courts',
			daysAgo: 120,
			telling: {
				kind: 'hearing-listed',
				data: { ...firstAt, when: { kind: 'day', on: addDays(today, -98) } }
			}
		},
		{
			from: 'courts',
			daysAgo: 98,
			telling: { kind: 'hearing-held', data: { hearing: first, purpose: 'first-hearing' } }
		},
		{
			from: 'courts',
			daysAgo: 98,
			telling: { kind: 'plea-entered', data: { plea: 'not-guilty' } }
		},
		{
			from: 'courts',
			daysAgo: 90,
			telling: { kind: 'hearing-listed', data: { ...at, when: { kind: 'day', on: day(5) } } }
		},
		{ from: 'witness-care', daysAgo: 88, telling: told('hearing-listed') },
		// Vacated, K: the court expected to run out of time.
		{
			from: 'courts',
			daysAgo: 16,
			telling: {
				kind: 'trial-vacated',
				data: { hearing: trial, reason: '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8' }
			}
		},
		{
			from: 'courts',
			daysAgo: 15,
			telling: { kind: 'hearing-listed', data: { ...at, when: { kind: 'day', on: day(97) } } }
		}
	];
}

function arrested(): Tale {
	return [
		{ from: 'police', daysAgo: 20, telling: { kind: 'reported', data: {} } },
		{ from: 'police', daysAgo: 19, telling: { kind: 'support-referred', data: {} } },
		{ from: 'police', daysAgo: 2, telling: { kind: 'suspect-arrested', data: {} } }
	];
}

function sentenced(trial: string): Tale {
	return [
		...begun(),
		{
			from: 'courts',
			daysAgo: 60,
			telling: { kind: 'trial-went-ahead', data: { hearing: trial } }
		},
		{
			from: 'courts',
			daysAgo: 58,
			telling: { kind: 'verdict-given', data: { verdict: 'guilty' } }
		},
		{ from: 'witness-care', daysAgo: 57, telling: told('verdict-given') },
		{
			from: 'courts',
			daysAgo: 9,
			telling: { kind: 'sentenced', data: { sentence: 'prison', months: 30 } }
		}
	];
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
		{ id: 'thamesgate-witness-care', name: 'Thamesgate Witness Care', kind: 'witness-care' }
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
				sendsTellings: kind !== 'courts',
				invented: true
			},
			now
		);
		if (!known.has(kind)) known.set(kind, added);
	}
	return known;
}

async function inventStaff({ db, keys, now }: Pick<World, 'db' | 'keys' | 'now'>): Promise<void> {
	const staff = [
		{ name: 'Amina Hassan', role: 'advocate' },
		{ name: 'Tom Reyes', role: 'advocate' },
		{ name: 'Sam Okafor', role: 'supervisor' },
		{ name: 'Kim Lowe', role: 'keeper' }
	] as const;
	for (const [nth, { name, role }] of staff.entries())
		await once(db, (trx) =>
			people.add(trx, keys, { role, language: 'en', name }, now() + 100 + nth)
		);
}
