/** What is read of the pieces of the courts' messages: of a case, a person, an offence, a result and an application. */
import { trialReasons } from '#lib/domain/case/trial-reason.ts';
import { bailCodes } from './bail.ts';
import { caseStates } from './concluded.ts';
import { count, day, described, fields, instant, list, text, uuid, words, yes } from './shape.ts';
import { pleaValues } from './verdict.ts';

const court = fields({ name: words(['Alderbrook Crown Court']) });
const jurisdictionType = words(['CROWN', 'MAGISTRATES']);
const hearingType = fields({
	id: uuid,
	description: words(['Trial', 'Sentence', 'First hearing'])
});

const nextHearing = fields({
	existingHearingId: described(uuid, 'The id of the hearing, where it was planned before.'),
	type: hearingType,
	courtCentre: court,
	jurisdictionType,
	listedStartDateTime: instant,
	weekCommencingDate: day
});
const durationElement = fields({
	primaryDurationUnit: words(['D', 'W', 'M', 'Y', 'L'], 'L is for life.'),
	primaryDurationValue: count,
	secondaryDurationUnit: words(['D', 'W', 'M', 'Y']),
	secondaryDurationValue: count
});
const label = words(
	['Imprisonment', 'Remanded on conditional bail', 'Restraining order', 'Granted'],
	'With `cjsCode` and the id of the definition it says what kind of result it is. Of a kind we do not know nothing is told, and `ignored` says so.'
);
const ofResult = {
	cjsCode: words(['1002'], 'The code of the data standard.'),
	orderedDate: described(day, 'Without one that can be read it is of the day the hearing sat.'),
	isDeleted: described(yes, 'A deleted result is passed over.'),
	isConvictedResult: yes,
	terminatesOffenceProceedings: yes,
	lifeDuration: yes,
	durationElement,
	nextHearing
};
const value = words(
	['2 Years, 6 Months'],
	'Lengths, dates, amounts and courts. Free text is not read.'
);

/** A result as it is shared. */
export const judicialResult = fields({
	...ofResult,
	label,
	judicialResultId: uuid,
	judicialResultTypeId: described(uuid, 'The definition in the reference data.'),
	orderedHearingId: described(uuid, 'Results of an earlier hearing are not told again.'),
	judicialResultPrompts: list(fields({ promptReference: words(['HDATE']), label: text, value }))
});

/** The lines that the clerk entered: a line that has become a result above is not told twice. */
export const target = fields({
	hearingId: uuid,
	defendantId: uuid,
	offenceId: uuid,
	applicationId: described(uuid, 'Lines of an application decide nothing about a charge.'),
	resultLines: list(
		fields({
			...ofResult,
			resultLabel: label,
			resultLineId: uuid,
			resultDefinitionId: uuid,
			defendantId: uuid,
			offenceId: uuid,
			applicationId: uuid,
			isComplete: described(yes, '`false` is a draft, which is passed over.'),
			prompts: list(fields({ promptRef: words(['HDATE']), label: text, value }))
		})
	)
});

const plea = fields({
	pleaValue: words(pleaValues, 'Of another value nothing is told, and `ignored` says so.'),
	value: described(text, 'Read where there is no `pleaValue`.'),
	pleaDate: day
});
const verdictType = fields({
	categoryType: words(['GUILTY', 'NOT_GUILTY', 'NO_VERDICT'], 'Read by how it begins.'),
	category: text,
	description: words(['Found guilty by the jury']),
	verdictCode: text
});
const offence = fields({
	id: described(uuid, 'Without one it is known by its place in this hearing.'),
	offenceCode: text,
	offenceTitle: described(text, 'Read to tell a charge from a breach of bail; never shown.'),
	offenceLegislation: text,
	modeOfTrial: words(['Civil'], '`Civil` is no charge.'),
	chargeDate: day,
	plea,
	indicatedPlea: fields({
		indicatedPleaValue: words(['INDICATED_GUILTY'], 'No other is a plea.'),
		indicatedPleaDate: day,
		source: words(['IN_COURT', 'ONLINE'], 'Said online is no plea.')
	}),
	verdict: fields({ verdictType, verdictDate: day }),
	convictionDate: described(day, 'Alone it says nothing of guilt: that needs a plea or a verdict.'),
	aquittalDate: described(day, 'In this spelling or the other.'),
	acquittalDate: day,
	isDiscontinued: yes,
	proceedingsConcluded: yes,
	judicialResults: list(judicialResult)
});

const bailStatus = fields({
	code: words(bailCodes),
	description: words(['Conditional Bail'], 'Read where the code is none we know.')
});

const defendant = fields({
	id: described(uuid, 'Of a defendant without an id nothing is told.'),
	masterDefendantId: uuid,
	isYouth: yes,
	personDefendant: fields({ bailStatus }),
	offences: list(offence),
	judicialResults: list(judicialResult)
});

/** What a case is called: one of these is needed. */
export const caseNames = {
	prosecutionCaseIdentifier: fields({
		caseURN: words(['01GD1000126']),
		prosecutionAuthorityReference: described(text, 'Read where there is no `caseURN`.')
	}),
	id: uuid,
	caseId: described(uuid, 'Before `id`, where it is there.'),
	prosecutionCaseId: described(uuid, 'Before `caseId`, where it is there.'),
	caseUrn: described(text, 'Read where neither of the identifiers is there.')
};

export const prosecutionCase = fields({ ...caseNames, defendants: list(defendant) });

export const application = fields({
	type: fields({
		type: words(['Application to vary conditions of bail'], 'What is asked for, by its words.'),
		applicationType: described(text, 'Read where there is no `type`.'),
		code: words(['BA76504']),
		applicationCode: described(text, 'Read where there is no `code`.'),
		appealFlag: yes
	}),
	applicationReceivedDate: day,
	applicationStatus: words(['DRAFT'], '`DRAFT` is passed over.'),
	courtApplicationCases: described(
		list(prosecutionCase),
		'The cases it belongs to. Without one it is told to nobody.'
	),
	subject: fields({
		masterDefendant: fields({
			defendantCase: list(fields({ caseId: uuid, defendantId: uuid })),
			personDefendant: fields({ bailStatus })
		})
	}),
	judicialResults: list(judicialResult)
});

const reasonId = described(uuid, 'The id of one of the official reasons; another is not told.');

export const hearing = fields(
	{
		id: uuid,
		jurisdictionType,
		courtCentre: court,
		type: hearingType,
		hearingDays: list(
			fields({
				sittingDay: instant,
				listedDurationMinutes: count,
				isCancelled: yes,
				hasSharedResults: yes
			})
		),
		weekCommencingDate: described(day, 'Read where there are no days.'),
		weekCommencingStartDate: day,
		weekCommencingDurationInWeeks: described(count, 'At most 8.'),
		isBoxHearing: described(yes, 'On paper: nobody goes there, and nothing is told of it.'),

		isVirtualBoxHearing: yes,
		isSJPHearing: yes,
		hasSharedResults: described(
			yes,
			'Read by `/api/check` alone, where no address says which it is.'
		),
		isEffectiveTrial: yes,
		isVacatedTrial: yes,
		vacatedTrialReasonId: reasonId,
		crackedIneffectiveTrial: fields({
			id: { ...reasonId, examples: [trialReasons[0]?.id] },
			type: words(['Cracked', 'Ineffective', 'Vacated'], 'Read where the id is none we know.'),
			date: day
		}),
		prosecutionCases: list(prosecutionCase),
		courtApplications: list(application),
		defendantJudicialResults: list(fields({ masterDefendantId: uuid, judicialResult }))
	},
	['id']
);

/** The state of a whole case. */
export const caseState = fields({
	...caseNames,
	caseStatus: words(caseStates, 'Of another state nothing is told, and `ignored` says so.'),
	defendants: list(
		fields(
			{
				id: uuid,
				proceedingsConcluded: described(yes, 'Counts for this defendant before `caseStatus`.'),
				offences: list(
					fields({
						judicialResults: described(
							list(fields({ orderedDate: day })),
							'The last of these days is the day it ended.'
						)
					})
				)
			},
			['id']
		)
	)
});
