/** Messages in the shape of the courts' own system, about one invented case, with much in them that no page may show. */
import { randomUUID } from 'node:crypto';

export type Json = Readonly<Record<string, unknown>>;

/** What a message carries and a victim must never read from us. */
export const kept = [
	'Quillfeather',
	'Ossian',
	'Marrowbone Yard',
	'QX9 9ZZ',
	'1983-05-17',
	'Zebrano wording'
];

export const courts = {
	magistrates: { name: "Thamesgate Magistrates' Court", jurisdiction: 'MAGISTRATES' },
	crown: { name: 'Thamesgate Crown Court', jurisdiction: 'CROWN' }
} as const;
type Court = keyof typeof courts;

const types = {
	first: { id: '4a0e892d-c0c5-3c51-95b8-704d8c781776', description: 'First hearing' },
	trial: { id: 'bf8155e1-90b9-4080-b133-bfbad895d6e4', description: 'Trial' },
	plea: { id: '06b0c2bf-3f98-46ed-ab7e-56efaf9ecced', description: 'Plea and Trial Preparation' },
	sentence: { id: '5ae4c090-0f70-4694-b4fc-707633d2b430', description: 'Sentence' }
} as const;
export type Sort = keyof typeof types;

/** A case as the courts know it: their ids, and the reference that the police gave it. */
export type CourtCase = ReturnType<typeof courtCase>;
export function courtCase(urn: string) {
	return { urn, id: randomUUID(), defendant: randomUUID(), offence: randomUUID() };
}

type Sitting = {
	readonly id: string;
	readonly sort: Sort;
	readonly at: Court;
	/** When it begins, an instant. */
	readonly day: string;
	/** The instants at which it begins on its other days. */
	readonly alsoOn?: readonly string[];
	/** What is known of the charge so far: plea, verdict, results. */
	readonly offence?: Json;
	readonly bail?: Json;
};

/** A hearing: confirmed, changed or, with what came of it, resulted. */
export function hearing(of: CourtCase, sitting: Sitting, sharedTime: string): Json {
	const { id, sort, at, day, alsoOn = [] } = sitting;
	return {
		hearingId: id,
		sharedTime,
		hearing: {
			id,
			type: types[sort],
			jurisdictionType: courts[at].jurisdiction,
			courtCentre: { id: randomUUID(), name: courts[at].name, roomName: 'Courtroom 03' },
			hearingDays: [day, ...alsoOn].map((sittingDay) => ({
				sittingDay,
				listingSequence: 0,
				listedDurationMinutes: 30
			})),
			hearingLanguage: 'ENGLISH',
			prosecutionCases: [prosecutionCase(of, sitting)]
		}
	};
}

function prosecutionCase({ id, urn, defendant, offence }: CourtCase, sitting: Sitting): Json {
	return {
		id,
		caseStatus: 'ACTIVE',
		prosecutionCaseIdentifier: { caseURN: urn, prosecutionAuthorityCode: 'TGPF' },
		defendants: [
			{
				id: defendant,
				masterDefendantId: defendant,
				prosecutionCaseId: id,
				isYouth: false,
				personDefendant: {
					...(sitting.bail ? { bailStatus: sitting.bail } : {}),
					personDetails: {
						firstName: 'Ossian',
						lastName: 'Quillfeather',
						dateOfBirth: '1983-05-17',
						address: { address1: '4 Marrowbone Yard', postcode: 'QX9 9ZZ' }
					}
				},
				offences: [
					{
						id: offence,
						chargeDate: '2026-09-15',
						offenceCode: 'ZZ99001',
						offenceTitle: 'Zebrano title',
						wording: 'Zebrano wording of what is said to have been done',
						...sitting.offence
					}
				]
			}
		]
	};
}

type Ordered = { readonly id?: string; readonly at: Court; readonly day: string };

/** Sent to the Crown Court for trial, with the hearing that the magistrates planned there. */
export function sentToCrownCourt(on: string, next: Ordered): Json {
	const label = 'Sent to Crown Court for trial on unconditional bail';
	return { judicialResults: [{ ...ordered(label, on, 'plea', next), cjsCode: '4558' }] };
}

/** A plea of not guilty, and the trial that the court ordered for it; most have no id yet. */
export function notGuilty(on: string, trial: Ordered): Json {
	return {
		plea: { pleaValue: 'NOT_GUILTY', pleaDate: on },
		judicialResults: [ordered('Next hearing in Crown Court', on, 'trial', trial)]
	};
}

function ordered(label: string, on: string, sort: Sort, next: Ordered): Json {
	return {
		judicialResultId: randomUUID(),
		judicialResultTypeId: randomUUID(),
		label,
		orderedDate: on,
		nextHearing: {
			type: types[sort],
			jurisdictionType: courts[next.at].jurisdiction,
			courtCentre: { id: randomUUID(), name: courts[next.at].name },
			listedStartDateTime: next.day,
			...(next.id ? { existingHearingId: next.id } : {})
		}
	};
}

/** A verdict of guilty. */
export function guilty(on: string): Json {
	const verdictType = { id: randomUUID(), category: 'Guilty', categoryType: 'GUILTY' };
	return {
		plea: { pleaValue: 'NOT_GUILTY', pleaDate: '2026-12-16' },
		convictionDate: on,
		verdict: { verdictDate: on, verdictType }
	};
}

/** The same, and prison for two and a half years. */
export function prison(convictedOn: string, on: string): Json {
	return {
		...guilty(convictedOn),
		judicialResults: [
			{
				judicialResultId: randomUUID(),
				judicialResultTypeId: randomUUID(),
				label: 'Imprisonment',
				cjsCode: '1002',
				orderedDate: on,
				judicialResultPrompts: [{ label: 'Imprisonment Period', value: '30 Months' }]
			}
		]
	};
}

/** The court expects to run out of time on the day: one of the official reasons. */
export const outOfTime = '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8';

/** A trial taken out of the list before its day; by the hearing's id alone unless a case is named. */
export function vacated(hearingId: string, day: string, of?: CourtCase): Json {
	return {
		hearingId,
		vacatedTrialReasonId: outOfTime,
		hearingDateTime: day,
		...(of ? { caseDetails: [{ caseId: of.id, caseUrn: of.urn }] } : {})
	};
}
