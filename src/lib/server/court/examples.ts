/** Invented messages of the courts, as they would be sent. */
import {
	aCase,
	asked,
	charge,
	hearingId,
	ids,
	person,
	prosecutionCaseIdentifier,
	result,
	sat,
	type Fields
} from './example-pieces.ts';
import type { MessageName } from './messages.ts';

/** What it tells, and the message. */
export type Example = { readonly summary: string; readonly value: Fields };

const plea = { nth: 1, on: '2026-07-06' };
const trial = { nth: 2, on: '2026-09-14' };
const sentence = { nth: 3, on: '2026-10-12' };
const later = { nth: 4, on: '2026-11-02' };

const adjourned = [
	result(trial, 'Adjournment reason: At request of the defence', {
		judicialResultTypeId: 'c93c5a18-838a-41d3-a017-c203b37f5655'
	}),
	result(trial, 'Next hearing in Crown Court', {
		nextHearing: {
			type: { description: 'Trial' },
			jurisdictionType: 'CROWN',
			courtCentre: { name: 'Alderbrook Crown Court' },
			listedStartDateTime: '2027-03-08T10:00:00Z'
		}
	})
];
const passed = [
	result(sentence, 'Suspended sentence order', {
		cjsCode: '1115',
		prompts: { 'Imprisonment period': '1 Years, 2 Months', 'Suspended period': '2 Years' }
	}),
	result(sentence, 'Restraining order', { prompts: { 'End date': '2031-10-12' } }),
	result(sentence, 'Compensation', { prompts: { 'Amount of compensation': '£350.00' } })
];
const rules = [
	result(plea, 'Remanded on conditional bail'),
	result(plea, 'Bail condition: Exclusion - not to contact directly or indirectly'),
	result(plea, 'Bail condition: Exclusion - not to enter a place')
];
const onBail = { personDefendant: { bailStatus: { code: 'B', description: 'Conditional Bail' } } };

const ofOne = (fields: Fields, more: Fields = {}) => ({
	prosecutionCases: [aCase(person(ids.first, [charge(fields)], more))]
});
const pleaded = (pleaValue: string) => ({ plea: { pleaValue, pleaDate: plea.on } });

export const examples: Readonly<Record<MessageName, Readonly<Record<string, Example>>>> = {
	Hearing: {
		listed: {
			summary: 'A trial of two days is listed.',
			value: {
				sharedTime: '2026-07-07T09:30:00Z',
				hearing: {
					id: hearingId(2),
					jurisdictionType: 'CROWN',
					courtCentre: { name: 'Alderbrook Crown Court' },
					type: { description: 'Trial' },
					hearingDays: [
						{ sittingDay: '2026-09-14T09:00:00Z', listedDurationMinutes: 360 },
						{ sittingDay: '2026-09-15T09:00:00Z', listedDurationMinutes: 360 }
					],
					...ofOne({})
				}
			}
		},
		week: {
			summary: 'A trial is listed for some day of two weeks.',
			value: {
				sharedTime: '2026-07-07T09:30:00Z',
				hearing: {
					id: hearingId(2),
					jurisdictionType: 'CROWN',
					courtCentre: { name: 'Alderbrook Crown Court' },
					type: { description: 'Trial' },
					weekCommencingDate: '2026-09-14',
					weekCommencingDurationInWeeks: 2,
					...ofOne({})
				}
			}
		}
	},
	HearingResult: {
		plea: {
			summary: 'A plea of not guilty.',
			value: sat(plea.nth, plea.on, 'Plea and Trial Preparation', ofOne(pleaded('NOT_GUILTY')))
		},
		bail: {
			summary: 'Bail with two conditions that protect the victim.',
			value: sat(
				plea.nth,
				plea.on,
				'Plea and Trial Preparation',
				ofOne({ judicialResults: rules }, onBail)
			)
		},
		conviction: {
			summary: 'The jury finds the person guilty.',
			value: sat(
				trial.nth,
				trial.on,
				'Trial',
				ofOne({
					...pleaded('NOT_GUILTY'),
					verdict: {
						verdictDate: trial.on,
						verdictType: { categoryType: 'GUILTY', description: 'Guilty' }
					},
					convictionDate: trial.on
				})
			)
		},
		several: {
			summary: 'Two people answer: one pleads guilty, one not guilty.',
			value: sat(plea.nth, plea.on, 'Plea and Trial Preparation', {
				prosecutionCases: [
					aCase(
						person(ids.first, [charge(pleaded('GUILTY'))]),
						person(ids.second, [charge(pleaded('NOT_GUILTY'), ids.other)])
					)
				]
			})
		},
		adjournment: {
			summary: 'The rest is put off, with the reason and the next date.',
			value: sat(trial.nth, trial.on, 'Trial', ofOne({ judicialResults: adjourned }))
		},
		ineffective: {
			summary: 'A trial could not go ahead, with the official reason.',
			value: sat(trial.nth, trial.on, 'Trial', {
				crackedIneffectiveTrial: {
					id: 'aab32389-22bc-325a-af60-6eb525ffdc56',
					type: 'Ineffective',
					date: trial.on
				},
				...ofOne({})
			})
		},
		sentence: {
			summary: 'Prison that is suspended, a restraining order, and compensation.',
			value: sat(
				sentence.nth,
				sentence.on,
				'Sentence',
				ofOne({ ...pleaded('GUILTY'), convictionDate: plea.on, judicialResults: passed })
			)
		},
		application: {
			summary: 'Somebody asked to have the conditions of bail changed, and the court refused.',
			value: sat(
				later.nth,
				later.on,
				'Bail Application',
				asked('Application to vary conditions of bail', result(later, 'Refused'))
			)
		},
		varied: {
			summary: 'A restraining order is changed, on an application.',
			value: sat(
				later.nth,
				later.on,
				'Application',
				asked(
					'Application to vary a restraining order',
					result(later, 'Restraining order varied', { prompts: { 'End date': '2029-10-12' } })
				)
			)
		},
		unknown: {
			summary: 'A result of a kind that nothing is told of: the answer names it under `ignored`.',
			value: sat(
				sentence.nth,
				sentence.on,
				'Sentence',
				ofOne({ judicialResults: [result(sentence, 'Driving licence endorsed')] })
			)
		}
	},
	Concluded: {
		closed: {
			summary: 'Nothing more is to be decided about one person.',
			value: {
				sharedTime: '2026-10-12T17:10:00Z',
				prosecutionConcluded: [
					{
						prosecutionCaseId: ids.case,
						defendantId: ids.first,
						isConcluded: true,
						offenceSummary: [{ proceedingsConcludedChangedDate: sentence.on }]
					}
				]
			}
		}
	},
	CaseUpdated: {
		closed: {
			summary: 'The case is closed: the last result is its day.',
			value: {
				sharedTime: '2026-10-12T17:10:00Z',
				prosecutionCase: {
					id: ids.case,
					prosecutionCaseIdentifier,
					caseStatus: 'INACTIVE',
					defendants: [
						{
							id: ids.first,
							proceedingsConcluded: true,
							offences: [{ judicialResults: [{ orderedDate: sentence.on }] }]
						}
					]
				}
			}
		},
		open: {
			summary: 'The case is open again: what was said of its end is taken back.',
			value: {
				sharedTime: '2026-10-13T09:00:00Z',
				prosecutionCase: {
					id: ids.case,
					prosecutionCaseIdentifier,
					caseStatus: 'ACTIVE',
					defendants: [{ id: ids.first, proceedingsConcluded: false }]
				}
			}
		}
	},
	Vacated: {
		vacated: {
			summary: 'A trial is taken off, with the official reason.',
			value: {
				hearingId: hearingId(2),
				vacatedTrialReasonId: '9a115815-4dfa-32ca-9dbd-0694a4e9bdc8',
				hearingDateTime: '2026-09-14T09:00:00Z',
				caseDetails: [{ caseId: ids.case, caseUrn: '01GD1000126' }]
			}
		},
		standing: {
			summary: 'The trial stands after all: no reason is given.',
			value: { hearingId: hearingId(2), hearingDateTime: '2026-09-14T09:00:00Z' }
		}
	}
};
