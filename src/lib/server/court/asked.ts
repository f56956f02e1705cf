/** What a court was asked beside the charges, and what it said: to change bail, an order, a date, and the like. */
import type { DefendantKey, EventData, Telling } from '#lib/domain/event.ts';
import { isAppeal } from './appeal.ts';
import { aboutWhom, applicationsOf } from './application.ts';
import type { Defendant } from './defendant.ts';
import { pastDay, type Context, type Tellings } from './context.ts';
import { judicialResults, type Result } from './result.ts';
import { objectAt, textAt, type Json } from './payload.ts';

type About = EventData['application']['about'];
type Outcome = EventData['application']['outcome'];

/** The applications of one case that are no appeals: that each was made, and what the court decided on it. */
export function applications(
	context: Context,
	hearing: Json,
	theirCase: Json,
	defendants: readonly Defendant[]
): Tellings {
	return applicationsOf(context, hearing, theirCase)
		.filter((one) => !isAppeal(one) && !isDraft(one))
		.flatMap((one) => {
			const key = aboutWhom(context, one, theirCase, defendants);
			return askedIn(context, one, key ? { defendant: key } : {});
		});
}

function isDraft(application: Json): boolean {
	return /^draft$/i.test(textAt(application, 'applicationStatus', 40) ?? '');
}

function askedIn(
	context: Context,
	application: Json,
	who: { readonly defendant?: DefendantKey }
): Telling[] {
	const about = aboutOf(objectAt(application, 'type'));
	const tell = (on: string, outcome: Outcome): Telling => {
		return { kind: 'application', on, ...who, data: { about, outcome } };
	};
	const made = pastDay(context, application, 'applicationReceivedDate');
	const decided = decisionIn(context, judicialResults(context, application));
	return [
		...(made ? [tell(made, 'made')] : []),
		...(decided ? [tell(decided.on, decided.outcome)] : [])
	];
}

// The data standard's codes of applications (hmcts/cpp-context-progression, hmcts/cpp-context-unifiedsearchquery, MIT).
const byCode: readonly (readonly [RegExp, About])[] = [
	[/^BA765(04|09)$/, 'bail-rules'],
	[/^BA76505$/, 'bail-review'],
	[/^BA765(10|11)$/, 'bail'],
	[/^MC805(24|27|28)$/, 'reopen'],
	[
		/^(CJ035(06|07|10|11)|CJ085(07|14|21)|PC00(595|700)|SE205(01|02|12|17|30|37)|SO59501)$/,
		'broken-order'
	]
];

// In this order: who asks to change bail names bail conditions, and a breach of an order names the order.
const byWords: readonly (readonly [RegExp, About])[] = [
	[/^(breach|fail|commi(t|ssion)|convict)/, 'broken-order'],
	[/\b(vary|variation|amend|remove|relax)\b.*\bbail\b/, 'bail-rules'],
	[/\b(review|reconsider|appeal|revoke)\b.*\bbail\b/, 'bail-review'],
	[/\bbail\b/, 'bail'],
	[/\brestraining order\b/, 'restraining-order'],
	[/\bspecial measures?\b/, 'special-measures'],
	[/\b(adjourn|vacate|postpone|change of (hearing|trial) date)/, 'adjourn'],
	[/\b(re-?open|statutory declaration|set aside)\b/, 'reopen'],
	[/\b(vary|variation|amend|discharge|revoke|extend)\b.*\border\b/, 'order']
];

function aboutOf(type: Json | undefined): About {
	const words = lower(textAt(type, 'type') ?? textAt(type, 'applicationType'));
	const code = (
		textAt(type, 'code', 20) ??
		textAt(type, 'applicationCode', 20) ??
		''
	).toUpperCase();
	const find = (rows: readonly (readonly [RegExp, About])[], text: string) =>
		rows.find(([pattern]) => pattern.test(text))?.[1];
	return find(byWords, words) ?? find(byCode, code) ?? 'other';
}

// The courts' own result labels: granted, refused, dismissed, withdrawn (hmcts/cpp-context-progression, MIT).
const outcomes: readonly (readonly [RegExp, Outcome])[] = [
	[/^(application )?(not granted|refused|dismissed|rejected)\b/, 'refused'],
	[/^(application )?(withdrawn|abandoned)\b/, 'withdrawn'],
	[/^(application )?(granted|allowed)\b/, 'granted'],
	[
		/^(bail( conditions?)?|(the )?(conditions of bail|restraining order)) (varied|discharged)\b/,
		'granted'
	]
];

// Two results that do not agree say nothing: better that she hears it late than that she hears the wrong one.
function decisionIn(
	context: Context,
	results: readonly Result[]
): { on: string; outcome: Outcome } | undefined {
	const found = results.flatMap(({ label, orderedOn: on }) => {
		const outcome = outcomeOf(label);
		return outcome && on ? [{ on, outcome }] : [];
	});
	const [first, ...others] = found;
	if (others.every(({ outcome }) => outcome === first?.outcome)) return first;
	context.notes.ignored.add('The results of an application do not agree: none of them is told.');
	return undefined;
}

function outcomeOf(label: string): Outcome | undefined {
	return outcomes.find(([pattern]) => pattern.test(label))?.[1];
}

/** Whether a result says what became of an application. */
export function decidesApplication({ label }: Result): boolean {
	return outcomeOf(label) !== undefined;
}

function lower(text: string | undefined): string {
	return (text ?? '').toLowerCase().replace(/\s+/g, ' ');
}
