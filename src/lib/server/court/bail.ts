/** Bail or custody as a court decided it, and of its conditions only the two that may protect her. */
import type { BailState, Protection } from '#lib/domain/event.ts';
import { protections } from '#lib/domain/vocabulary.ts';
import type { Context, Tellings } from './context.ts';
import { orderedFor, type Defendant } from './defendant.ts';
import type { Result } from './result.ts';
import { isWarrant } from './sentence.ts';
import { textAt, type Json } from './payload.ts';

// The courts' codes and words (hmcts/cpp-context-hearing, MIT). P is let go once something is done first. L is a child
// in a council's care, which is neither bail nor prison. A is no bail to speak of.
const byCode: ReadonlyMap<string, BailState> = new Map([
	['U', 'unconditional-bail'],
	['B', 'conditional-bail'],
	['P', 'conditional-bail-later'],
	['C', 'custody'],
	['S', 'custody'],
	['L', 'other'],
	['A', 'not-applicable']
]);
/** The codes of a status of bail that are read. */
export const bailCodes: readonly string[] = [...byCode.keys()];
const byWords: ReadonlyMap<string, BailState> = new Map([
	['unconditional bail', 'unconditional-bail'],
	['conditional bail', 'conditional-bail'],
	['conditional bail with pre-release conditions', 'conditional-bail-later'],
	['custody', 'custody'],
	['remanded into custody', 'custody'],
	['custody or remanded into custody', 'custody'],
	['remanded into secure accommodation', 'custody'],
	['remanded into care of local authority', 'other'],
	['not applicable', 'not-applicable']
]);

/** What the court decided for a defendant, on the day of the remand where there is one, else on the last the hearing sat. */
export function bailDecision(context: Context, defendant: Defendant): Tellings {
	const ordered = orderedFor(defendant);
	const remand = ordered.findLast(({ label }) => remands.test(label));
	const remanded = ordered
		.filter((one) => remands.test(one.label) && one.orderedOn === remand?.orderedOn)
		.map(({ label }) => stateIn(label));
	const said = defendant.bail.length > 0 ? stateOf(defendant.bail) : remanded.at(-1);
	const bail = said && (isTorn([said, ...remanded]) ? 'other' : said);
	if (defendant.bail.length > 0 && !bail)
		context.notes.ignored.add('A bail status is of a kind that is not told.');
	if (!remand && ordered.some(isWarrant)) return leftOver(context, bail);
	const on = remand?.orderedOn ?? context.satOn;
	if (!bail || !on) return [];
	const kept = /^conditional/.test(bail) ? protectionsIn(ordered) : [];
	const data = { bail, protections: kept };
	return [{ kind: 'court-bail-decided', on, defendant: defendant.key, data }];
}

// The courts leave a status as it was when somebody did not come and is to be brought: nobody was let go that day.
function leftOver({ notes }: Context, bail: BailState | undefined): Tellings {
	if (bail)
		notes.ignored.add('A bail status beside a warrant for arrest is left over: it is not told.');
	return [];
}

// Nobody is told that he is in custody where the same message says that he was let go, or that he is free where it says that he
// was kept.
function isTorn(states: readonly (BailState | undefined)[]): boolean {
	return states.includes('custody') && states.some((state) => state?.includes('bail'));
}

const remands =
	/^(remanded (on|in) (un)?(conditional bail|custody)|sen[dt] to crown court\b|variation of bail conditions\b)/;

/** Whether a result of this hearing sent somebody to wait for another, on bail or in custody. */
export function isRemanded(defendant: Defendant): boolean {
	return orderedFor(defendant).some(({ label }) => remands.test(label));
}

/** Whether a result is of bail: a remand, or one of the conditions that may protect her. */
export function isOfBail(result: Result): boolean {
	return remands.test(result.label) || protectionsIn([result]).length > 0;
}

function stateIn(label: string): BailState | undefined {
	if (/\bunconditional bail\b/.test(label)) return 'unconditional-bail';
	if (/\bconditional bail\b|\bbail conditions\b/.test(label)) return 'conditional-bail';
	return /\bin custody\b/.test(label) ? 'custody' : undefined;
}

// Listed twice with two of them, a person has one that nobody can tell.
function stateOf(statuses: readonly Json[]): BailState | undefined {
	const [only, ...others] = new Set(statuses.map(stateOfOne));
	return others.length > 0 ? 'other' : only;
}

function stateOfOne(status: Json): BailState | undefined {
	const code = textAt(status, 'code', 20)?.toUpperCase() ?? '';
	const words = textAt(status, 'description')?.toLowerCase().replace(/\s+/g, ' ') ?? '';
	return byCode.get(code) ?? byWords.get(words);
}

// The definitions of these conditions in the courts' reference data, beside their words.
const byDefinition: ReadonlyMap<string, Protection> = new Map([
	['a8c4fc20-6eee-4ff1-8244-d2d167e88a13', 'no-contact'],
	['c1d490ed-1754-43b8-a485-fdab1a25f8cb', 'keep-away-from-place'],
	['dfa19118-e944-43f4-93b2-2ed49df5553f', 'keep-away-from-place'],
	['9da5909e-d715-4f79-a1b8-34780c57acf1', 'keep-away-from-place'],
	['d709a455-02cc-40d9-b3d2-e4194dc46792', 'keep-away-from-place'],
	['9b18ec3a-5eb3-4bfc-a129-623ceb3de8cd', 'keep-away-from-place']
]);
// Looked for from the start of a label, never within what a clerk typed. "Not to go more than so far from a place"
// keeps somebody in, not away, and a public house is no place of hers.
const noContact = /^bail condition: exclusion ?- ?not to contact\b/;
const keepAway = /^bail condition: exclusion ?- ?not (to )?(enter a place|go within a radius)\b/;

function protectionsIn(results: readonly Result[]): Protection[] {
	const found = new Set(
		results.flatMap(({ definition, label, prompts }) => [
			byDefinition.get(definition ?? ''),
			...[label, ...prompts.map((prompt) => prompt.label)].map(protectionOf)
		])
	);
	return protections.filter((protection) => found.has(protection));
}

function protectionOf(label: string): Protection | undefined {
	if (noContact.test(label)) return 'no-contact';
	return keepAway.test(label) ? 'keep-away-from-place' : undefined;
}
