/** What a court ordered on an application in a case: for the person it is about, beside what it ordered on the charges. */
import type { DefendantKey } from '#lib/domain/event.ts';
import { ofApplication } from './broken-bail.ts';
import { namesOf } from './case.ts';
import type { Context } from './context.ts';
import type { Defendant } from './defendant.ts';
import { judicialResults, type Result } from './result.ts';
import { idAt, listAt, objectAt, textAt, type Json } from './payload.ts';

/** The applications of one case in a hearing. */
export function applicationsOf(context: Context, hearing: Json, theirCase: Json): Json[] {
	const named = namesOf(theirCase);
	return listAt(context.notes, hearing, 'courtApplications').filter((application) =>
		listAt(context.notes, application, 'courtApplicationCases').some((one) => {
			const { id, urn } = namesOf(one) ?? {};
			return (id !== undefined && id === named?.id) || (urn !== undefined && urn === named?.urn);
		})
	);
}

/**
 * The defendant an application is about. The person may be known by another id in each case: the one of this case is
 * the one its other facts carry.
 */
export function subjectOf(
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

/** Whom an application is about: its subject, or the only person there is. */
export function aboutWhom(
	context: Context,
	application: Json,
	theirCase: Json,
	defendants: readonly Defendant[]
): DefendantKey | undefined {
	const [only, ...others] = defendants;
	const alone = others.length === 0 ? only?.key : undefined;
	return subjectOf(context, application, theirCase) ?? alone;
}

/** The defendants with what was ordered on applications about them; also those of whom the hearing has no charge. */
export function withApplications(
	context: Context,
	hearing: Json,
	theirCase: Json,
	defendants: readonly Defendant[]
): Defendant[] {
	const ordered = applicationsOf(context, hearing, theirCase).flatMap((application) => {
		const key = aboutWhom(context, application, theirCase, defendants);
		const results = resultsOf(context, application);
		if (!key && results.length > 0)
			context.notes.ignored.add('An application is about nobody we can tell from another.');
		return key ? [{ key, results, bail: bailIn(application) }] : [];
	});
	const of = Map.groupBy(ordered, ({ key }) => key);
	const known = defendants.map((one) => ({
		...one,
		beside: [...one.beside, ...(of.get(one.key) ?? []).flatMap(({ results }) => results)]
	}));
	const others = [...of].filter(([key]) => !defendants.some((one) => one.key === key));
	const strangers = others.map(([key, all]) => ({
		...{ key, offences: [], totals: [], results: [], ofOffences: [], brokeBail: [] },
		beside: all.flatMap(({ results }) => results),
		bail: all.flatMap(({ bail }) => bail)
	}));
	return [...known, ...strangers];
}

function bailIn(application: Json): Json[] {
	const person = objectAt(objectAt(application, 'subject'), 'masterDefendant');
	const status = objectAt(objectAt(person, 'personDefendant'), 'bailStatus');
	return status ? [status] : [];
}

// Some courts say only "granted" of what the application asked for.
function resultsOf(context: Context, application: Json): Result[] {
	const words = (textAt(objectAt(application, 'type'), 'type') ?? '').toLowerCase();
	const asked = askedFor.find(([pattern]) => pattern.test(words))?.[1];
	const results = ofApplication(application, judicialResults(context, application));
	return results.map((result) =>
		asked && /^(application )?granted\b/.test(result.label) ? { ...result, label: asked } : result
	);
}

const askedFor: readonly (readonly [RegExp, string])[] = [
	[
		/\b(vary|varied|variation|amend)\b.*\bbail\b|\bbail\b.*\b(vary|varied|variation)\b/,
		'variation of bail conditions'
	],
	[/\b(vary|variation|amend)\b.*\brestraining order\b/, 'restraining order varied'],
	[/\b(discharge|revoke)\b.*\brestraining order\b/, 'restraining order discharged']
];
