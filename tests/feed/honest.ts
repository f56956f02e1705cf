/** Honest messages of every kind, with one invented name wherever a person could stand; the fuzz begins from them. */
import {
	aCase,
	aDefendant,
	aHearing,
	anOffence,
	aResult,
	ids,
	shared
} from '#tests/court/builders.ts';
import type { Field } from '#lib/domain/event-field.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { toldByAgencies, type AgencyKind } from '#lib/server/feed/event-data.ts';
import { samplesOf } from '#tests/world/samples.ts';

export type Delivery = {
	/** The address it is sent to; a body it has not is sent by DELETE. */
	readonly to: string;
	readonly from: 'police' | 'courts';
	readonly body: unknown;
};

/** A name no message may leave in a place where it can be read. */
export const canary = 'Zephyrine Quillfeather';

const person = {
	personDetails: {
		title: 'Ms',
		firstName: canary,
		middleName: canary,
		lastName: canary,
		dateOfBirth: '1990-01-01',
		address: { address1: canary, postcode: 'N0 0AA' },
		contact: { home: canary, primaryEmail: `${canary}@example.org` },
		disabilityStatus: canary
	},
	bailStatus: { code: 'B', description: 'Conditional Bail' },
	bailConditions: canary
};
const prompts = [
	{ promptReference: 'HDATE', label: 'Date of hearing', value: '2026-05-01' },
	{ promptReference: 'HTYPE', label: 'Hearing type', value: 'Trial' },
	{ label: 'Names', value: canary }
];
const results = [
	aResult('Next hearing in Crown Court', { judicialResultPrompts: prompts }),
	aResult('Next hearing', {
		nextHearing: { type: { description: 'Sentence' }, weekCommencingDate: '2026-05-04' }
	}),
	aResult('Bail condition: not to contact directly or indirectly', {
		judicialResultPrompts: prompts
	}),
	aResult('Restraining order for period', {
		judicialResultPrompts: [
			{ label: 'Protected person', value: canary },
			{ label: 'Order details', value: canary },
			{ label: 'Period of order', value: '5 Years' }
		]
	}),
	aResult('Compensation', {
		judicialResultPrompts: [
			{ label: 'Amount of compensation', value: '£500.00' },
			{ label: 'Major creditor name', value: canary }
		]
	}),
	aResult('Imprisonment', {
		durationElement: { primaryDurationUnit: 'M', primaryDurationValue: 6 }
	})
];
const offence = anOffence({
	wording: canary,
	chargeDate: '2025-10-01',
	convictionDate: '2026-03-02',
	victims: [person],
	plea: { pleaValue: 'GUILTY', pleaDate: '2026-03-02' },
	verdict: {
		verdictDate: '2026-03-02',
		verdictType: { categoryType: 'GUILTY', description: canary }
	},
	judicialResults: results
});
const hearing = aHearing({
	crackedIneffectiveTrial: { type: 'Cracked', description: canary, date: '2026-03-02' },
	defenceCounsels: [{ firstName: canary, lastName: canary }],
	courtApplications: [
		{
			applicant: person,
			subject: { masterDefendant: { personDefendant: person } },
			type: { type: 'Application to vary a restraining order' },
			applicationParticulars: canary,
			courtApplicationCases: [{ prosecutionCaseId: ids.case }],
			judicialResults: [
				aResult('Restraining order varied', {
					judicialResultPrompts: [
						{ label: 'Terms of variation', value: canary },
						{ label: 'Order now expires', value: canary }
					]
				})
			]
		}
	],
	prosecutionCases: [
		aCase({
			statementOfFacts: canary,
			defendants: [
				aDefendant({ personDefendant: person, offences: [offence], associatedPersons: [person] })
			]
		})
	]
});
const targets = [
	{
		defendantId: ids.defendant,
		offenceId: ids.offence,
		resultLines: [{ resultLabel: 'Fine', orderedDate: '2026-03-02', prompts }]
	}
];

/** A hearing with all that the courts share of one. */
export const fullHearing = shared(hearing, { targets });

const door = '/api/common-platform';
const courts: readonly Delivery[] = [
	{ to: `${door}/hearing/${ids.hearing}`, from: 'courts', body: shared(hearing) },
	{ to: `${door}/hearing/${ids.hearing}/result`, from: 'courts', body: fullHearing },
	{ to: `${door}/hearing/${ids.hearing}/delete`, from: 'courts', body: undefined },
	{
		to: `${door}/prosecution-concluded`,
		from: 'courts',
		body: {
			prosecutionConcluded: [
				{
					isConcluded: true,
					prosecutionCaseId: ids.case,
					defendantId: ids.defendant,
					offenceSummary: [{ proceedingsConcludedChangedDate: '2026-03-02', offenceTitle: canary }]
				}
			]
		}
	},
	{
		to: `${door}/trial-vacated`,
		from: 'courts',
		body: {
			hearingId: ids.hearing,
			vacatedTrialReasonId: '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8',
			hearingDateTime: '2026-03-02T10:00:00Z',
			caseDetails: [{ caseURN: '01AB1234526', caseId: ids.case, defendantDetails: [person] }]
		}
	}
];

/** Everything a kind may carry, as an agency writes it. */
function dataOf(kind: AgencyKind) {
	const fields = Object.entries(kindRow(kind).carries);
	return Object.fromEntries(fields.map(([name, field]) => [name, written(field)]));
}

function written(field: Field): unknown {
	if (field.is === 'id') return canary;
	if (field.is === 'time')
		return {
			kind: 'day',
			on: '2026-05-01',
			startsAt: '2026-05-01T10:00:00Z',
			alsoOn: [{ on: '2026-05-04', startsAt: '2026-05-04T10:00:00Z' }]
		};
	return field.is === 'some-of' ? field.of : samplesOf(field)[0];
}

function anEventOf(kind: AgencyKind, nth: number) {
	return {
		specversion: '1.0',
		id: `fuzz-${nth}`,
		source: 'urn:fuzz',
		type: `uk.alongside.${kind}`,
		subject: '01AB1234526',
		time: '2026-03-02T09:30:00Z',
		datacontenttype: 'application/json',
		defendant: canary,
		suspectname: canary,
		data: dataOf(kind)
	};
}

const events = toldByAgencies.map(anEventOf);
const told: readonly Delivery[] = [
	...events.map((body, nth) => ({ to: '/api/events', from: tellerOf(nth), body })),
	{ to: '/api/events', from: 'courts', body: events.filter((_, nth) => tellerOf(nth) === 'courts') }
];
/** Each told by the one whose it is not. */
const foreign = told.map((one) => ({
	...one,
	from: one.from === 'courts' ? ('police' as const) : ('courts' as const)
}));

function tellerOf(nth: number): 'police' | 'courts' {
	const kind = toldByAgencies[nth];
	return kind && kindRow(kind).tellers.includes('courts') ? 'courts' : 'police';
}

/** Every way in about as often as every other: our own events (those with most to say again), and each of the courts' five. */
const listed = told.filter(({ body }) => JSON.stringify(body).includes('startsAt'));
export const deliveries: readonly (readonly Delivery[])[] = [
	told,
	told,
	listed,
	foreign,
	...courts.map((one) => [one])
];
