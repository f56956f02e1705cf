/** The results a court ordered, in one shape, from the two shapes in which they travel. */
import type { Day } from '#lib/domain/event.ts';
import { dayOrHearings, type Context } from './context.ts';
import { readDay } from './day.ts';
import { flagAt, idAt, listAt, objectAt, textAt, valueAt, wholeAt, type Json } from './payload.ts';

/** Words here are in small letters and only ever looked up: none is passed on. */
export type Result = {
	readonly id?: string;
	readonly defendant?: string;
	readonly offence?: string;
	readonly label: string;
	/** The code of the criminal justice system's data standard. */
	readonly code: string;
	/** The id of the definition in the courts' reference data. */
	readonly definition?: string;
	/** The day it was ordered; one that carries no day is of the day its hearing sat. */
	readonly orderedOn?: Day;
	/** Whether this hearing ordered it: an earlier hearing's results travel on with the offence. */
	readonly isOfThisHearing: boolean;
	readonly convicts: boolean;
	readonly endsProceedings: boolean;
	readonly isForLife: boolean;
	/** The first length it orders, in one unit: one of several units comes as days. */
	readonly duration?: { readonly unit: string; readonly value: number };
	/** The second: of a suspended sentence, how long it is suspended. It is no part of the first. */
	readonly secondDuration?: { readonly unit: string; readonly value: number };
	readonly prompts: readonly Prompt[];
	readonly next?: Json;
};

export type Prompt = { readonly name: string; readonly label: string; readonly value: string };

/** The results under `judicialResults` of an offence or a defendant; deleted ones are left out. */
export function judicialResults(context: Context, within: Json): Result[] {
	return listAt(context.notes, within, 'judicialResults').flatMap((result) =>
		judicialResult(context, result)
	);
}

/** One judicial result, or none when it was deleted. */
export function judicialResult(context: Context, result: Json): Result[] {
	if (flagAt(result, 'isDeleted')) return [];
	const orderedIn = idAt(result, 'orderedHearingId');
	return dated(context, result, {
		...common(result, 'judicialResultId', 'judicialResultTypeId', 'label'),
		isOfThisHearing: orderedIn === undefined || orderedIn === context.hearing,
		prompts: promptsOf(context, result, 'judicialResultPrompts', 'promptReference')
	});
}

/** The result lines beside a hearing, as the clerk entered them, each with the defendant and offence it is about. */
export function resultLines(context: Context, envelope: Json): Result[] {
	return listAt(context.notes, envelope, 'targets').flatMap((target) =>
		listAt(context.notes, target, 'resultLines').flatMap((line) =>
			resultLine(context, target, line)
		)
	);
}

function resultLine(context: Context, target: Json, line: Json): Result[] {
	// A line the clerk has not finished is a draft; one of an application decides nothing about a charge.
	if (flagAt(line, 'isDeleted') || valueAt(line, 'isComplete') === false) return [];
	if (idAt(line, 'applicationId') ?? idAt(target, 'applicationId')) return [];
	const orderedIn = idAt(target, 'hearingId');
	const defendant = idAt(line, 'defendantId') ?? idAt(target, 'defendantId');
	const offence = idAt(line, 'offenceId') ?? idAt(target, 'offenceId');
	return dated(context, line, {
		...common(line, 'resultLineId', 'resultDefinitionId', 'resultLabel'),
		...(defendant ? { defendant } : {}),
		...(offence ? { offence } : {}),
		isOfThisHearing: orderedIn === undefined || orderedIn === context.hearing,
		prompts: promptsOf(context, line, 'prompts', 'promptRef')
	});
}

// A result ordered on a day to come is left out. What has no day that can be read is of the day its hearing sat.
function dated(context: Context, from: Json, result: Omit<Result, 'orderedOn'>): Result[] {
	const said = dayOrHearings(context, from, 'orderedDate', undefined);
	if (said && (result.isOfThisHearing || !said.isStandIn))
		return [{ ...result, orderedOn: said.on }];
	if (readDay(textAt(from, 'orderedDate'))) return [];
	const isOwn = result.isOfThisHearing && context.heldOn;
	return [{ ...result, ...(isOwn ? { orderedOn: context.heldOn } : {}) }];
}

function common(result: Json, idKey: string, definitionKey: string, labelKey: string) {
	const id = idAt(result, idKey);
	const definition = idAt(result, definitionKey);
	const next = objectAt(result, 'nextHearing');
	const durations = objectAt(result, 'durationElement');
	const duration = durationOf(durations, 'primary');
	const secondDuration = durationOf(durations, 'secondary');
	return {
		...(id ? { id } : {}),
		...(definition ? { definition } : {}),
		...(next ? { next } : {}),
		...(duration ? { duration } : {}),
		...(secondDuration ? { secondDuration } : {}),
		label: lower(textAt(result, labelKey, 300)),
		code: textAt(result, 'cjsCode', 10) ?? '',
		convicts: flagAt(result, 'isConvictedResult'),
		endsProceedings: flagAt(result, 'terminatesOffenceProceedings'),
		isForLife: flagAt(result, 'lifeDuration')
	};
}

function durationOf(element: Json | undefined, nth: 'primary' | 'secondary'): Result['duration'] {
	const unit = textAt(element, `${nth}DurationUnit`, 20);
	const value = wholeAt(element, `${nth}DurationValue`);
	return unit && value !== undefined ? { unit: unit.toLowerCase(), value } : undefined;
}

function promptsOf(context: Context, result: Json, key: string, nameKey: string): Prompt[] {
	return listAt(context.notes, result, key).map((prompt) => ({
		name: lower(textAt(prompt, nameKey, 100)),
		label: lower(textAt(prompt, 'label', 300)),
		value: textAt(prompt, 'value') ?? ''
	}));
}

/** The value of the prompt with a label: of several with the same one, all of them; nothing where none says anything. */
export function promptOf({ prompts }: Result, label: RegExp): string | undefined {
	const values = new Set(prompts.filter((one) => label.test(one.label)).map(({ value }) => value));
	return [...values].join(' ').trim() || undefined;
}

function lower(text: string | undefined): string {
	return (text ?? '').toLowerCase().replace(/\s+/g, ' ');
}

/** Both shapes as one list: a line of the clerk's gives way to the judicial result this hearing made of it. */
export function asShared(judicial: readonly Result[], lines: readonly Result[]): Result[] {
	const made = new Set(
		judicial.flatMap(({ id, isOfThisHearing }) => (id && isOfThisHearing ? [id] : []))
	);
	return [...judicial, ...lines.filter(({ id }) => !id || !made.has(id))];
}
