/** The courts' messages as they are read: one table for the door, which passes on nothing else, and for the documents. */
import * as of from './fields.ts';
import { day, described, fields, instant, list, text, uuid, yes, type Shape } from './shape.ts';

const sentAt = {
	sharedTime: described(instant, 'Without one, or with one still to come, now.'),
	_metadata: described(fields({ createdAt: instant }), 'Read where there is no `sharedTime`.')
};

const shared = fields(
	{
		hearing: of.hearing,
		...sentAt,
		hearingId: described(uuid, 'If it is there, the same as under `hearing`.'),
		hearingDay: described(day, 'The day it is about, where the hearing has none.'),
		targets: list(of.target)
	},
	['hearing']
);
const rest =
	'The whole message of Common Platform may be sent: what is not named here is not looked at. A hearing with nothing around it is taken, too. At least one case has a URN or an id.';

export const messages = {
	Hearing: described(shared, `A hearing as it is listed. ${rest}`),
	HearingResult: described(shared, `A hearing with its results. ${rest}`),
	Concluded: described(
		fields(
			{
				prosecutionConcluded: list(
					fields(
						{
							prosecutionCaseId: uuid,
							defendantId: described(uuid, 'Without one it is the end for everybody.'),
							isConcluded: yes,
							offenceSummary: list(fields({ proceedingsConcludedChangedDate: day })),
							applicationConcluded: described(
								fields({}),
								'The end of an application is passed over: it is not that of a case.'
							)
						},
						['prosecutionCaseId']
					)
				),
				...sentAt
			},
			['prosecutionConcluded']
		),
		'For which defendants of which cases nothing more is to be decided.'
	),
	CaseUpdated: described(
		fields({
			prosecutionCase: described(of.caseState, 'Needed, but of a case that was taken out.'),
			removalReason: described(text, 'That it was taken out is understood, and nothing is told.'),
			...sentAt
		}),
		'The state of a whole case.'
	),
	Vacated: described(
		fields(
			{
				hearingId: uuid,
				vacatedTrialReasonId: described(uuid, 'Without one the trial is not vacated.'),
				hearingDateTime: instant,
				caseDetails: list(fields(of.caseNames)),
				...sentAt
			},
			['hearingId']
		),
		'A trial that was taken off.'
	)
} as const satisfies Record<string, Shape>;

export type MessageName = keyof typeof messages;

/** A hearing as it is read, with its envelope or without. */
export const hearingOrBare = fields({ ...of.hearing.properties, ...shared.properties });

/** Whichever of them it is. */
export const anyMessage = fields(
	Object.assign(
		{},
		hearingOrBare.properties,
		...Object.values(messages).map((one) => one.properties)
	)
);
