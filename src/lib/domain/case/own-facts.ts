/** What she can tell us herself: short lists of what she was told, and the questions that go with each. */
import type { CourtKind, Day, EventData, Purpose, Telling, ToldKind } from '#lib/domain/event.ts';
import { sentences } from '#lib/domain/vocabulary.ts';
import type { Length } from '#lib/domain/event-field.ts';

/** Where in the road it belongs: the first question, so that the second has a short list. */
export const ownStages = ['police', 'decision', 'dates', 'court', 'sentence', 'after'] as const;
export type OwnStage = (typeof ownStages)[number];

/** One question to a screen, in this order; which of them are asked depends on what she was told. */
export type OwnStep = 'stage' | 'what' | 'court' | 'planned' | 'day' | 'told';

/** Who can have told her. Only an agency's word answers what the agency owes her. */
export const ownTellers = [
	'police',
	'cps',
	'courts',
	'witness-care',
	'probation',
	'someone-else',
	'not-sure'
] as const;
export type OwnTeller = (typeof ownTellers)[number];
export const ownCourts = ['crown', 'magistrates', 'youth', 'not-told'] as const;

/** Her answers so far. */
export type OwnAnswers = {
	readonly stage?: OwnStage;
	readonly what?: string;
	readonly court?: CourtKind;
	readonly months?: number;
	readonly planned?: Day | 'not-known';
	readonly day?: Day | 'not-sure';
	readonly told?: Day | 'not-sure';
	readonly by?: OwnTeller;
};

type Fact = Pick<Telling, 'kind' | 'data'>;
export type OwnFact = {
	readonly id: string;
	readonly stage: OwnStage;
	/** The fact as it stands, and as its words are found. */
	readonly fact: Fact;
	/** Its questions, after the first two. */
	readonly asks: readonly OwnStep[];
	/** The court date it is about; she may not have been given one. */
	readonly purpose?: Purpose;
	readonly dateMayBeOpen?: true;
};

const happened = ['day', 'told'] as const;
const one = (stage: OwnStage, id: string, fact: Fact, over: Partial<OwnFact> = {}): OwnFact => ({
	id,
	stage,
	fact,
	asks: happened,
	...over
});
type Bare = { [K in Telling['kind']]: Record<never, never> extends Fact['data'] ? K : never };
const bare = (stage: OwnStage, kind: Bare[keyof Bare], over?: Partial<OwnFact>): OwnFact =>
	one(stage, kind, { kind, data: {} } as Fact, over);

/** The id her own hearings carry: one for each purpose, so that a new date moves the old one. */
export function ownHearing(purpose: Purpose): string {
	return `own-${purpose}`;
}

const dated = (purpose: Purpose): OwnFact =>
	one(
		'dates',
		`${purpose}-date`,
		{
			kind: 'hearing-listed',
			data: { hearing: ownHearing(purpose), purpose, courtKind: 'not-told' }
		},
		{ asks: ['planned', 'told'], purpose }
	);

/** Everything she can tell us, in the order a case usually meets it. */
export const ownFacts: readonly OwnFact[] = [
	bare('police', 'reported', { asks: ['day'] }),
	bare('police', 'not-investigated'),
	bare('police', 'suspect-arrested'),
	bare('police', 'suspect-interviewed'),
	one('police', 'suspect-on-bail', { kind: 'suspect-on-bail', data: { protections: [] } }),
	bare('police', 'suspect-under-investigation'),
	bare('police', 'suspect-released'),
	one('police', 'police-bail-changed', { kind: 'police-bail-changed', data: { protections: [] } }),
	bare('police', 'closed-no-suspect'),
	bare('decision', 'sent-to-prosecutor'),
	bare('decision', 'charged'),
	one('decision', 'police-no-charge', { kind: 'closed-without-charge', data: { by: 'police' } }),
	one('decision', 'cps-no-charge', { kind: 'closed-without-charge', data: { by: 'cps' } }),
	one('decision', 'out-of-court', { kind: 'out-of-court', data: { outcome: 'other' } }),
	bare('decision', 'discontinued'),
	bare('decision', 'no-evidence-offered'),
	dated('first-hearing'),
	dated('trial'),
	one(
		'dates',
		'trial-off',
		{ kind: 'trial-vacated', data: { hearing: ownHearing('trial') } },
		{ asks: ['told'] }
	),
	dated('sentence'),
	one(
		'dates',
		'other-date',
		{ kind: 'date-given', data: { on: '' } },
		{ asks: ['planned', 'told'] }
	),
	one(
		'dates',
		'date-moved',
		{ kind: 'date-moved', data: {} },
		{ asks: ['planned', 'told'], dateMayBeOpen: true }
	),
	bare('court', 'sent-to-crown-court'),
	one('court', 'plea-guilty', { kind: 'plea-entered', data: { plea: 'guilty' } }),
	one('court', 'plea-not-guilty', { kind: 'plea-entered', data: { plea: 'not-guilty' } }),
	one('court', 'kept-in-prison', {
		kind: 'court-bail-decided',
		data: { bail: 'custody', protections: [] }
	}),
	one('court', 'let-go-with-rules', {
		kind: 'court-bail-decided',
		data: { bail: 'conditional-bail', protections: [] }
	}),
	bare('court', 'evidence-needed', { asks: ['told'] }),
	bare('court', 'evidence-not-needed', { asks: ['told'] }),
	one('court', 'verdict-guilty', { kind: 'verdict-given', data: { verdict: 'guilty' } }),
	one('court', 'verdict-not-guilty', { kind: 'verdict-given', data: { verdict: 'not-guilty' } }),
	bare('court', 'jury-not-agreed'),
	...sentences.map((sentence) =>
		one(
			'sentence',
			`sentence-${sentence}`,
			{ kind: 'sentenced', data: { sentence } },
			{ asks: ['court', 'day', 'told'] }
		)
	),
	one('after', 'appeal', { kind: 'appeal-lodged', data: { about: 'not-told' } }),
	...(['unchanged', 'conviction-quashed', 'sentence-changed', 'retrial'] as const).map((result) =>
		one('after', `appeal-${result}`, { kind: 'appeal-decided', data: { result } })
	),
	bare('after', 'contact-scheme-referred'),
	bare('after', 'release-considered'),
	bare('after', 'released-from-prison'),
	bare('after', 'recalled-to-prison'),
	bare('after', 'sentence-ended')
];

/** One of the things she can tell, by its id. */
export function ownFact(id: string | undefined): OwnFact | undefined {
	return ownFacts.find((fact) => fact.id === id);
}

/** The next question, or `done` when nothing is left to ask. */
export function nextStep(answers: OwnAnswers): OwnStep | 'done' {
	if (!answers.stage) return 'stage';
	const fact = ownFact(answers.what);
	if (!fact) return 'what';
	return fact.asks.find((step) => answers[step] === undefined) ?? 'done';
}

/** Her answers without the last one, for whoever goes back. */
export function stepBack(answers: OwnAnswers): OwnAnswers {
	const { stage, what, ...rest } = answers;
	const given = (ownFact(what)?.asks ?? []).filter((step) => answers[step] !== undefined);
	const last = given.at(-1);
	if (last) {
		const { [last as 'day']: _, ...left } = { stage, what, ...rest };
		return left as OwnAnswers;
	}
	return what && stage ? { stage } : {};
}

/** Her answers as facts: what happened, and, where an agency told her on a day she knows, that it did. */
export function tellingsOf(answers: OwnAnswers, today: Day): Telling[] {
	const fact = ownFact(answers.what);
	if (!fact || nextStep(answers) !== 'done') return [];
	const told = answers.told === 'not-sure' ? undefined : answers.told;
	// Whoever is not sure when it was has the day she was told; a date is known from that day on.
	const on = known(answers.day) ?? told ?? today;
	const telling = { ...filled(fact, answers), on } as Telling;
	const by = agencyOf(answers.by);
	const about = aboutOf(telling.kind);
	if (!told || !by || !about) return [telling];
	return [telling, { kind: 'victim-told', on: told, data: { about, by } }];
}

function known(day: Day | 'not-sure' | 'not-known' | undefined): Day | undefined {
	return day === 'not-sure' || day === 'not-known' ? undefined : day;
}

function filled({ fact, purpose }: OwnFact, answers: OwnAnswers): Fact {
	const planned = known(answers.planned);
	if (purpose && planned)
		return { ...fact, data: { ...fact.data, when: { kind: 'day', on: planned } } } as Fact;
	if (fact.kind === 'date-given' && planned) return { ...fact, data: { on: planned } };
	if (fact.kind === 'date-moved') return { ...fact, data: planned ? { to: planned } : {} };
	if (fact.kind !== 'sentenced') return fact;
	const { court, months } = answers;
	const which = court && court !== 'not-told' ? { courtKind: court } : {};
	return {
		...fact,
		data: { ...fact.data, ...which, ...(months ? { term: { length: lengthOf(months) } } : {}) }
	} as Fact;
}

// In years and months, as a court says it.
function lengthOf(all: number): Length {
	const [years, months] = [Math.floor(all / 12), all % 12];
	return { ...(years > 0 ? { years } : {}), ...(months > 0 ? { months } : {}) };
}

/** The agency that told her; what anybody else told her answers nothing that an agency owes. */
function agencyOf(by: OwnTeller | undefined): EventData['victim-told']['by'] {
	return by === 'someone-else' || by === 'not-sure' ? undefined : by;
}

function aboutOf(kind: Telling['kind']): ToldKind | undefined {
	switch (kind) {
		case 'victim-told':
		case 'withdrawn':
		case 'date-moved':
		case 'date-given':
		case 'told-answered':
		case 'taken-back':
			return undefined;
		default:
			return kind;
	}
}
