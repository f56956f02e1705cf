/** At which field of a correction's form what is wrong is said. */
import type { FieldName } from '#lib/domain/keeper/corrected.ts';
import type { Refusal } from '#lib/server/keeper/correction-kinds.ts';

const fields: Partial<Readonly<Record<Refusal, readonly FieldName[]>>> = {
	'rule-time': ['within', 'best'],
	'law-days': ['standard'],
	'law-day': ['from'],
	'law-source': ['checkedOn'],
	'law-right': ['title'],
	'wait-days': ['days'],
	'wait-period': ['period'],
	'wait-day': ['published'],
	'wait-source': ['url'],
	'holiday-day': ['day']
};

/** The field of a fault; the form's last where it is about all of it. */
export function fieldOf(fault: Refusal, form: readonly { readonly name: FieldName }[]): string {
	const names = form.map(({ name }) => name);
	return fields[fault]?.find((name) => names.includes(name)) ?? names.at(-1) ?? 'why';
}
