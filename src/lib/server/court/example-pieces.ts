/** The pieces of which the invented messages of the courts are made. */

export type Fields = Readonly<Record<string, unknown>>;
export const ids = {
	case: '20000000-0000-4000-8000-000000000126',
	first: '30000000-0000-4000-8000-000000000001',
	second: '30000000-0000-4000-8000-000000000002',
	charge: '40000000-0000-4000-8000-000000000001',
	other: '40000000-0000-4000-8000-000000000002'
} as const;
export const hearingId = (nth: number) => `10000000-0000-4000-8000-00000000000${nth}`;
export const prosecutionCaseIdentifier = { caseURN: '01GD1000126' };

/** The one case of all of them. */
export const aCase = (...defendants: readonly Fields[]): Fields => ({
	id: ids.case,
	prosecutionCaseIdentifier,
	defendants
});
export const charge = (fields: Fields, id: string = ids.charge): Fields => ({
	id,
	chargeDate: '2026-06-08',
	...fields
});
export const person = (id: string, offences: readonly Fields[], fields: Fields = {}): Fields => ({
	id,
	...fields,
	offences
});

/** A hearing at one court, shared on the evening of its day. */
export function sat(nth: number, on: string, type: string, fields: Fields): Fields {
	return {
		sharedTime: `${on}T17:05:00Z`,
		hearing: {
			id: hearingId(nth),
			hasSharedResults: true,
			jurisdictionType: 'CROWN',
			courtCentre: { name: 'Alderbrook Crown Court' },
			type: { description: type },
			hearingDays: [{ sittingDay: `${on}T10:00:00Z`, hasSharedResults: true }],
			...fields
		}
	};
}

/** A result as a hearing ordered it, with prompts by their labels. */
export function result(
	{ nth, on }: { readonly nth: number; readonly on: string },
	label: string,
	{ prompts = {}, ...fields }: Fields & { readonly prompts?: Readonly<Record<string, string>> } = {}
): Fields {
	const judicialResultPrompts = Object.entries(prompts).map(([name, value]) => ({
		label: name,
		value
	}));
	return {
		label,
		orderedDate: on,
		orderedHearingId: hearingId(nth),
		...fields,
		...(judicialResultPrompts.length > 0 ? { judicialResultPrompts } : {})
	};
}

/** An application in the case about the first person, and what was decided on it. */
export function asked(type: string, ...judicialResults: readonly Fields[]): Fields {
	return {
		courtApplications: [
			{
				type: { type },
				applicationReceivedDate: '2026-10-26',
				applicationStatus: 'FINALISED',
				courtApplicationCases: [{ id: ids.case, prosecutionCaseIdentifier }],
				subject: {
					masterDefendant: {
						defendantCase: [{ caseId: ids.case, defendantId: ids.first }]
					}
				},
				judicialResults
			}
		]
	};
}
