/** Where a case is and what that means for her, in whole sentences of one language. */
import { rowOf, type Stage } from '#lib/domain/stage/stage.ts';
import type { Track } from '#lib/domain/stage/rows.ts';
import type { Fate, Sum } from '#lib/domain/stage/sum.ts';
import type { Tracker } from '#lib/domain/stage/tracker.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words, type Key } from '#lib/i18n/words.ts';

export const stageParts = ['line', 'means', 'next', 'can', 'ask'] as const;
type Part = (typeof stageParts)[number];

export type SaidStage = Readonly<Record<Part, string>> & {
	/** With several people charged: what became of them, before anything else is said. */
	readonly sum: readonly string[];
};

/** Where a case is; in a youth court some things are otherwise. */
export function sayStage(
	{ stage, track }: { readonly stage: Stage; readonly track: Track },
	sum: Sum | undefined,
	lang: Language
): SaidStage {
	const t = words(lang);
	const of = (sum?.people ?? 1) > 1 ? ofSeveral : {};
	const [line, means, next, can, ask] = stageParts.map((part) =>
		t(keyOf(stage, part, track, of[stage]))
	);
	return {
		line: lineOf(stage, sum, t) ?? line ?? '',
		means: means ?? '',
		next: next ?? '',
		can: can ?? '',
		ask: ask ?? '',
		sum: sum ? saySum(sum, lang, stage) : []
	};
}

/** The first sentence where the stage alone is not the whole answer: it ended apart, or somebody is guilty of a part only. */
function lineOf(stage: Stage, sum: Sum | undefined, t: ReturnType<typeof words>) {
	if (sum?.endedApart) return t('sum.apart');
	const isOfSome = stage === 'waiting-for-sentence' && sum?.people === 1 && sum.partly;
	return isOfSome ? t('sum.alone.waiting-for-sentence') : undefined;
}

/** What is otherwise in a youth court: it is not open, and there is no check of its sentence. */
export const inYouthCourt: Partial<Record<Stage, readonly Part[]>> = {
	'first-hearing-planned': ['means', 'can'],
	'in-court': ['means'],
	'waiting-for-trial': ['means'],
	'trial-on': ['means', 'can'],
	sentenced: ['means', 'can']
};

/** What is otherwise with several people: "the person" is none of them. */
export const ofSeveral: Partial<Record<Stage, readonly Part[]>> = {
	'waiting-for-trial': ['means'],
	'waiting-for-sentence': ['line', 'means'],
	'appeal-waiting': ['line'],
	'conviction-quashed': ['line'],
	'release-considered': ['line'],
	released: ['line'],
	recalled: ['line']
};

function keyOf(stage: Stage, part: Part, track: Track, several: readonly Part[] = []): Key {
	if (track === 'youth' && inYouthCourt[stage]?.includes(part))
		return `youth.${stage}.${part}` as Key;
	return several.includes(part) ? (`sum.${part}.${stage}` as Key) : `stage.${stage}.${part}`;
}

const hard: readonly Fate[] = [
	'jury-not-agreed',
	'conviction-quashed',
	'not-guilty',
	'no-evidence',
	'stopped-by-court',
	'left-on-file',
	'stopped',
	'out-of-court'
];

function saySum({ people, fates, partly }: Sum, lang: Language, stage: Stage): string[] {
	const t = words(lang);
	const charges = partly ? [t(partly === 'not-told' ? 'sum.not-told' : 'sum.partly')] : [];
	if (people < 2) {
		const some = fates.flatMap(({ fate }) => (isOfSome(fate) ? t(`sum.alone.${fate}`) : []));
		return [...some, ...charges];
	}
	// Where the stage itself is hard news, its own words say this.
	const isHard = fates.some(({ fate }) => hard.includes(fate)) && !rowOf(stage).badNews;
	return [
		t('sum.people', { count: people }),
		...fates.map(({ fate, count }) => t(`sum.fate.${fate}`, { count })),
		...charges,
		...(isHard ? [t('stands.said.believed.self')] : [])
	];
}

const ofSome = [
	'guilty-to-some',
	'guilty-and-denies',
	'guilty-of-some',
	'sentenced-for-some'
] as const satisfies readonly Fate[];

function isOfSome(fate: Fate): fate is (typeof ofSome)[number] {
	return ofSome.some((one) => one === fate);
}

export type SaidStep = {
	readonly state: Tracker['steps'][number]['state'];
	readonly title: string;
	/** The day it was done or began. */
	readonly note?: string;
};

/** The steps of the line. */
export function saySteps(where: Tracker, lang: Language): SaidStep[] {
	const t = words(lang);
	return where.steps.map((one) => ({
		state: one.state,
		title: t(stepKey(one, where)),
		...(one.on ? { note: sayDay(lang, one.on, 'plain') } : {})
	}));
}

function stepKey(
	{ step, state, on }: Tracker['steps'][number],
	{ stage, several, answered }: Tracker
): Key {
	// The police know of it; that she reported it is said only where somebody told us so.
	if (step === 'report' && state === 'done' && !on) return 'home.stepDone.report-not-told';
	if (state === 'done') return `home.stepDone.${step}`;
	if (state !== 'now') {
		if (step === 'trial' && (several || answered)) return 'home.step.trial-if-needed';
		return step === 'sentence' && several ? 'home.step.sentence-of-someone' : `home.step.${step}`;
	}
	const isSpecial = stage === 'trial-on' || stage === 'jury-not-agreed' || stage === 'retrial';
	return isSpecial ? `home.stepNow.${stage}` : `home.stepNow.${step}`;
}
