/** Appeals against a conviction or a sentence, from the applications a hearing's message carries. */
import type { Day, EventData, Telling } from '#lib/domain/event.ts';
import { applicationsOf, subjectOf } from './application.ts';
import { pastDay, type Context, type Tellings } from './context.ts';
import { judicialResults, type Result } from './result.ts';
import { flagAt, objectAt, textAt, type Json } from './payload.ts';

type About = EventData['appeal-lodged']['about'];
type Outcome = EventData['appeal-decided']['result'];

/** The appeals of one case: that one was asked for, and what the court decided on it. */
export function appeals(context: Context, hearing: Json, theirCase: Json): Tellings {
	return applicationsOf(context, hearing, theirCase).flatMap((application) =>
		appealFrom(context, application, theirCase)
	);
}

/** Whether an application is an appeal in her sense. */
export function isAppeal(application: Json): boolean {
	return aboutOf(objectAt(application, 'type')) !== undefined;
}

function appealFrom(context: Context, application: Json, theirCase: Json): Telling[] {
	const about = aboutOf(objectAt(application, 'type'));
	if (!about) return [];
	const defendant = subjectOf(context, application, theirCase);
	const who = defendant ? { defendant } : {};
	const on = pastDay(context, application, 'applicationReceivedDate');
	const decided = decisionIn(judicialResults(context, application));
	return [
		...(on ? [{ kind: 'appeal-lodged' as const, on, ...who, data: { about } }] : []),
		...(decided
			? [
					{
						kind: 'appeal-decided' as const,
						on: decided.on,
						...who,
						data: { result: decided.result }
					}
				]
			: [])
	];
}

// "Appeal against conviction and sentence by a Magistrates' Court to the Crown Court" and its like; an appeal of
// another sort, such as against a refusal of bail, is no appeal in her sense.
function aboutOf(type: Json | undefined): About | undefined {
	const words = (textAt(type, 'type') ?? '').toLowerCase();
	const said = /^appeal against (conviction and sentence|conviction|sentence)\b/.exec(words)?.[1];
	if (said === 'conviction and sentence') return 'both';
	if (said === 'conviction' || said === 'sentence') return said;
	return flagAt(type, 'appealFlag') && words === '' ? 'not-told' : undefined;
}

// The courts' own result labels for appeals to the Crown Court (hmcts/cpp-context-results, MIT).
const outcomes: readonly (readonly [RegExp, Outcome])[] = [
	[/^appeal against conviction dismissed and sentence varied/, 'sentence-changed'],
	[
		/^appeal (against (conviction and sentence|conviction|sentence) )?(dismissed|abandoned|withdrawn)/,
		'unchanged'
	],
	[/^appeal allowed - retrial ordered/, 'retrial'],
	[/^appeal against (conviction and sentence|conviction) allowed/, 'conviction-quashed'],
	[/^appeal against sentence allowed/, 'sentence-changed']
];

// 2096 in the data standard: appeal allowed, retrial ordered (ministryofjustice/bichard7-next-data, MIT).
function outcomeOf({ label, code }: Result): Outcome | undefined {
	return code === '2096' ? 'retrial' : outcomes.find(([pattern]) => pattern.test(label))?.[1];
}

/** Whether a result says what became of an appeal. */
export function decidesAppeal(result: Result): boolean {
	return outcomeOf(result) !== undefined;
}

function decisionIn(results: readonly Result[]): { on: Day; result: Outcome } | undefined {
	const found = results.flatMap((one) => {
		const { orderedOn: on } = one;
		const result = outcomeOf(one);
		return result && on ? [{ on, result }] : [];
	});
	// A retrial or a changed decision beside a dismissal of the rest is what changes something for her.
	const order: readonly Outcome[] = [
		'retrial',
		'conviction-quashed',
		'sentence-changed',
		'unchanged'
	];
	const weight = ({ result }: { result: Outcome }) => order.indexOf(result);
	return found.sort((a, b) => weight(a) - weight(b))[0];
}
