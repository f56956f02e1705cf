/** Appeals against a conviction or a sentence, from the applications a hearing's message carries. */
import type { Day, DefendantKey, EventData, Telling } from '#lib/domain/event.ts';
import { namesOf } from './case.ts';
import { pastDay, type Context, type Tellings } from './context.ts';
import { judicialResults, type Result } from './result.ts';
import { flagAt, idAt, listAt, objectAt, textAt, type Json } from './payload.ts';

type About = EventData['appeal-lodged']['about'];
type Outcome = EventData['appeal-decided']['result'];

/** The appeals of one case: that one was asked for, and what the court decided on it. */
export function appeals(context: Context, hearing: Json, theirCase: Json): Tellings {
	return listAt(context.notes, hearing, 'courtApplications')
		.filter((application) => isOf(context, application, theirCase))
		.flatMap((application) => appealFrom(context, application, theirCase));
}

function isOf(context: Context, application: Json, theirCase: Json): boolean {
	const named = namesOf(theirCase);
	return listAt(context.notes, application, 'courtApplicationCases').some((one) => {
		const { id, urn } = namesOf(one) ?? {};
		return (id !== undefined && id === named?.id) || (urn !== undefined && urn === named?.urn);
	});
}

function appealFrom(context: Context, application: Json, theirCase: Json): Telling[] {
	const about = aboutOf(objectAt(application, 'type'));
	if (!about) return [];
	const defendant = appellantOf(context, application, theirCase);
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

// The person may be known by another id in each case: the one of this case is the one its other facts carry.
function appellantOf(
	context: Context,
	application: Json,
	theirCase: Json
): DefendantKey | undefined {
	const person = objectAt(objectAt(application, 'subject'), 'masterDefendant');
	const caseId = namesOf(theirCase)?.id;
	const id = listAt(context.notes, person, 'defendantCase').flatMap((one) =>
		caseId !== undefined && idAt(one, 'caseId') === caseId ? (idAt(one, 'defendantId') ?? []) : []
	)[0];
	return id === undefined ? undefined : (context.hash('defendant', id) as DefendantKey);
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
function decisionIn(results: readonly Result[]): { on: Day; result: Outcome } | undefined {
	const found = results.flatMap(({ label, code, orderedOn: on }) => {
		const result =
			code === '2096' ? 'retrial' : outcomes.find(([pattern]) => pattern.test(label))?.[1];
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
