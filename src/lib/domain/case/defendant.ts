/** What we were told of each person charged in a case: without names, and never more than was told. */
import { kindRow, type KindWith } from '#lib/domain/event-kinds.ts';
import { courseOf, courseKinds, isRetrial } from './after-sentence.ts';
import { compareDays } from '#lib/domain/calendar.ts';
import type { Day, Event, EventData, EventKind, EventOf, Telling } from '#lib/domain/event.ts';
import { onceForEach } from '#lib/domain/once.ts';
import { personKeys, type Key } from './person-keys.ts';

/** How it ended for one person before or at the sentence: nothing more is to be decided about them there. */
export const ends = [
	'sentenced',
	'over',
	'not-guilty',
	'no-evidence',
	'stopped-by-court',
	'left-on-file',
	'stopped',
	'out-of-court',
	'defendant-died'
] as const;
/** What follows a sentence, for one person. */
export const afters = [
	'appeal-waiting',
	'release-considered',
	'recalled',
	'released',
	'appeal-unchanged',
	'sentence-changed',
	'sentence-ended',
	'conviction-quashed'
] as const;
export type After = (typeof afters)[number];
export type End = (typeof ends)[number] | After;

/**
 * `guilty-to-some`: the other charges have no answer. `guilty-and-denies`: the others are to be tried.
 * `undecided`: a verdict that was neither guilty nor not guilty. `jury-not-agreed`: no verdict, for the jury could not
 * agree. `retrial`: a new trial was ordered, and nothing was decided since.
 */
export type DefendantState =
	| 'charged'
	| 'denies'
	| 'guilty-to-some'
	| 'guilty-and-denies'
	| 'undecided'
	| 'jury-not-agreed'
	| 'retrial'
	| 'guilty'
	| End;

export type Defendant = {
	readonly state: DefendantState;
	/** The day it came to that; nothing for a person of whom no more than a charge was told. */
	readonly on?: Day;
	/** Guilty of one charge, while another against the same person ended otherwise; or nobody told us how it did. */
	readonly partly?: true | 'not-told';
	/** Guilty of one charge or sentenced for it, while another was still to be decided when we were told last. */
	readonly open?: true;
};

/** Everybody charged, each as they stand. Events oldest first; there is always at least one person. */
export const defendants = onceForEach((told: readonly Event[]): readonly Defendant[] => {
	const keys = personKeys(told);
	const ownOf = (key: Key) => told.filter((event) => isAbout(event, key, keys, told));
	const convicted = keys.filter((key) => isConvicted(ownOf(key)));
	return keys.map((key) => {
		const isOnly = convicted.length === 1 && convicted[0] === key;
		const own = told.filter(
			(event) => isAbout(event, key, keys, told) || (isOnly && isUnplaced(event, keys))
		);
		return defendantFrom(own, keys);
	});
});

/** Whether it has ended for a person. */
export function hasEnded(
	defendant: Defendant
): defendant is Defendant & { readonly state: End; readonly on: Day } {
	return [...ends, ...afters].some((end) => end === defendant.state);
}

// What names nobody is about the only person there is. Among several only the end of the whole case is about each of
// them: a verdict is of one, and we do not guess of whom.
function isAbout(event: Event, key: Key, keys: readonly Key[], told: readonly Event[]): boolean {
	const { kind, defendant } = event;
	if (defendant !== undefined && keys.includes(defendant)) return defendant === key;
	if (defendant !== undefined && kindRow(kind).whom === 'suspect') {
		const wasCharged = told.some((one) => one.kind === 'charged' && one.defendant === defendant);
		return wasCharged && keys.length === 1;
	}
	return keys.length === 1 || kindRow(kind).whom === 'everybody';
}

// A prison has ids of its own. With one person found guilty, what follows a sentence is about that person.
function isUnplaced({ kind, defendant }: Event, keys: readonly Key[]): boolean {
	return courseKinds.includes(kind) && !(defendant !== undefined && keys.includes(defendant));
}

function isConvicted(own: readonly Event[]): boolean {
	return own.some(({ kind }) => kind === 'sentenced') || guiltyBy(own) !== undefined;
}

function defendantFrom(own: readonly Event[], keys: readonly Key[]): Defendant {
	const again = newTrialIn(own, keys);
	if (!again) return stateFrom(own);
	const since = stateFrom(own.filter((event) => event === again || event.on > again.on));
	return ['charged', 'denies', 'guilty-and-denies'].includes(since.state)
		? at('retrial', again)
		: since;
}

/** The newest order of a new trial. One that names nobody among several concerns those whose case had not ended. */
function newTrialIn(own: readonly Event[], keys: readonly Key[]): Event | undefined {
	return own.findLast((event) => {
		if (!isRetrial(event)) return false;
		const isNamed = event.kind === 'appeal-decided' || keys.includes(event.defendant);
		if (isNamed || keys.length === 1) return true;
		return !hasEnded(stateFrom(own.filter(({ on }) => on <= event.on)));
	});
}

function stateFrom(own: readonly Event[]): Defendant {
	const guilty = guiltyBy(own);
	const sentenced = own.find(({ kind }) => kind === 'sentenced');
	const ended = endedBefore(own);
	const died = own.find(({ kind }) => kind === 'defendant-died');
	if (died && (guilty || sentenced || ended?.state !== 'not-guilty'))
		return at('defendant-died', died);
	if (!guilty && !sentenced && ended) return ended;
	const concluded = own.findLast(({ kind }) => kind === 'concluded');
	// What follows a sentence tells that there was one.
	const decided =
		courseOf(own) ??
		(sentenced && at('sentenced', sentenced)) ??
		(concluded && at('over', concluded)) ??
		(guilty && at('guilty', guilty));
	const answer = pleaOf(own);
	if (decided && (guilty || sentenced)) {
		const open = !concluded && isLeftOpen(own) ? { open: true as const } : {};
		return { ...decided, ...partlyOf(own, ended), ...open };
	}
	if (decided) return decided;
	return undecided(own) ?? (answer ? at(answers[answer.data.plea], answer) : { state: 'charged' });
}

const answers: Record<EventData['plea-entered']['plea'], DefendantState> = {
	guilty: 'guilty',
	'guilty-to-some': 'guilty-to-some',
	'guilty-and-not-guilty': 'guilty-and-denies',
	'not-guilty': 'denies',
	other: 'charged'
};

function at(state: DefendantState, { on }: Event): Defendant {
	return { state, on };
}

/** How it ended for a person who was not found guilty. No evidence is by law a verdict of not guilty, told with it. */
function endedBefore(own: readonly Event[]): Defendant | undefined {
	const last = (kind: EventKind) => own.findLast((event) => event.kind === kind);
	const verdict = verdictOf(own);
	const acquitted = verdict?.data.verdict === 'not-guilty' ? verdict : undefined;
	const noEvidence = last('no-evidence-offered');
	if (acquitted && noEvidence?.on !== acquitted.on) return at('not-guilty', acquitted);
	const found = endings.find(([kind]) => last(kind) && !isOvertaken(kind, last));
	const event = found && last(found[0]);
	return event && at(found[1], event);
}

/** What each ending comes to; of several the first here counts. */
const endStates: Record<Exclude<KindWith<{ course: 'ends' }>, 'concluded'>, End> = {
	'no-evidence-offered': 'no-evidence',
	'stopped-by-court': 'stopped-by-court',
	'left-on-file': 'left-on-file',
	discontinued: 'stopped',
	'out-of-court': 'out-of-court'
};
const endings = Object.entries(endStates) as [EventKind, End][];

// A caution with rules that were broken can still lead to a charge. And nobody answers a charge that was dropped.
function isOvertaken(kind: EventKind, last: (kind: EventKind) => Event | undefined): boolean {
	const since = last(kind === 'out-of-court' ? 'charged' : 'plea-entered');
	return since !== undefined && since.on > (last(kind)?.on ?? '');
}

function undecided(own: readonly Event[]): Defendant | undefined {
	const [hung, verdict] = [own.findLast(({ kind }) => kind === 'jury-not-agreed'), verdictOf(own)];
	if (hung && (!verdict || hung.on >= verdict.on)) return at('jury-not-agreed', hung);
	return verdict && at('undecided', verdict);
}

function partlyOf(own: readonly Event[], ended: Defendant | undefined): Pick<Defendant, 'partly'> {
	const isApart = own.some(
		(event) =>
			(event.kind === 'verdict-given' && event.data.verdict.includes('not-guilty')) ||
			(event.kind === 'one-charge' && event.data.became !== 'added')
	);
	if (isLeftOpen(own)) return { partly: 'not-told' };
	return ended || isApart ? { partly: true } : {};
}

/** Whether the newest that was told of all charges left one undecided; what was decided of a day counts before an answer. */
function isLeftOpen(own: readonly Event[]): boolean {
	const said = own.flatMap((event) => openBy(event) ?? []);
	const last = said
		.map(({ on }) => on)
		.toSorted(compareDays)
		.at(-1);
	return last !== undefined && said.every(({ on, isOpen }) => on !== last || isOpen);
}

/** Whether an event leaves a charge undecided; nothing where it does not say. A bare denial may have been decided by a sentence. */
function openBy({
	kind,
	on,
	data
}: Event): { readonly on: Day; readonly isOpen: boolean } | undefined {
	if (kind in endStates) return { on, isOpen: false };
	if (kind === 'one-charge') return { on, isOpen: data.others === 'open' };
	if (kind === 'verdict-given' && data.verdict !== 'other')
		return { on, isOpen: data.verdict.endsWith('of-some') };
	if (kind === 'plea-entered' && data.plea.startsWith('guilty'))
		return { on, isOpen: data.plea !== 'guilty' };
	return undefined;
}

// Guilty of one charge is guilty, once nothing waits for a trial.
function guiltyBy(own: readonly Event[]): Event | undefined {
	const plea = pleaOf(own);
	// So is who pleaded guilty to some, when the case is dropped: only a share tells that of every charge.
	const dropped = own.findLast(({ kind, share }) => kind in endStates && !share)?.on ?? '';
	if (plea?.data.plea === 'guilty' || (plea && saysGuilty(plea) && dropped >= plea.on)) return plea;
	// Who takes back an answer denies everything by it: what rested on that answer is no more so.
	const deniedOn = plea?.data.plea === 'not-guilty' ? plea.on : '';
	return own.find(
		(event) =>
			(event.kind === 'verdict-given' && saysGuilty(event)) ||
			(restsOnGuilt(event) && event.on >= deniedOn)
	);
}

/** Whether it says of one charge that the person is guilty of another, by a plea or a verdict told of by itself. */
export function restsOnGuilt({ kind, data }: Pick<Event, 'kind' | 'data'>): boolean {
	if (kind === 'one-charge') return 'others' in data && data.others === 'guilty';
	return 'verdict' in data && data.verdict === 'not-guilty-of-rest';
}

/** Whether a plea or a verdict says that a person is guilty of something. */
export function saysGuilty(event: Event | Telling): boolean {
	if (event.kind === 'plea-entered') return event.data.plea.startsWith('guilty');
	return event.kind === 'verdict-given' && event.data.verdict.startsWith('guilty');
}

/** The newest plea of guilty or not guilty; who says both on one day has changed it to guilty. */
function pleaOf(own: readonly Event[]): EventOf<'plea-entered'> | undefined {
	const order = ['not-guilty', 'guilty-and-not-guilty', 'guilty-to-some', 'guilty'];
	return own
		.filter((event) => event.kind === 'plea-entered')
		.filter(({ data }) => data.plea !== 'other')
		.sort((a, b) => byDay(a, b) || order.indexOf(a.data.plea) - order.indexOf(b.data.plea))
		.at(-1);
}

function verdictOf(own: readonly Event[]): EventOf<'verdict-given'> | undefined {
	const order = ['other', 'not-guilty-of-some', 'not-guilty', 'guilty-of-some', 'guilty'];
	return own
		.filter((event) => event.kind === 'verdict-given')
		.sort((a, b) => byDay(a, b) || order.indexOf(a.data.verdict) - order.indexOf(b.data.verdict))
		.at(-1);
}

function byDay(a: Event, b: Event): number {
	return compareDays(a.on, b.on);
}
