/**
 * Police, or another body with their powers, ask an advocate service for what it holds of a victim (Police, Crime,
 * Sentencing and Courts Act 2022, sections 44A to 44F, in force since 12 January 2026). It is a request, not an order:
 * nothing is given unless each test is said to be met, she was told in writing, she was asked, and a second person agrees.
 */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Day, Instant } from '#lib/domain/event.ts';

/** Who may ask: police forces, the British Transport and Ministry of Defence Police, the NCA, the IOPC, and who works for them. */
export const askers = [
	'police',
	'transport-police',
	'defence-police',
	'crime-agency',
	'conduct-office',
	'contractor'
] as const;
export type Asker = (typeof askers)[number];

/** What the one who signed it does there. */
export const askerRoles = ['investigator', 'disclosure', 'senior', 'other'] as const;
export type AskerRole = (typeof askerRoles)[number];

/** What we hold that can be asked for; `other`: something we do not hold, such as an account of the crime. */
export const noteSorts = ['messages', 'contacts', 'calls', 'advocates', 'other'] as const;
export type NoteSort = (typeof noteSorts)[number];
/** How to reach her is never handed over. */
export const heldSorts = [
	'messages',
	'contacts',
	'calls',
	'advocates'
] as const satisfies readonly NoteSort[];
export type HeldSort = (typeof heldSorts)[number];

/** Every request has to meet these. */
export const tests = ['held', 'relevant', 'necessary', 'proportionate'] as const;
/** What was said for emotional support is presumed not to be necessary and proportionate: these come on top. */
export const higherTests = ['probative', 'beyond-presumption', 'senior-agreed'] as const;
export type NotesTest = (typeof tests)[number] | (typeof higherTests)[number];

/** Where the law says so, as far as our source names the section. */
export const sectionOf: Readonly<Record<NotesTest | 'notice', string>> = {
	held: '44A–44F',
	relevant: '44A–44F',
	necessary: '44A–44F',
	proportionate: '44A–44F',
	probative: '44D',
	'beyond-presumption': '44D',
	'senior-agreed': '44A–44F',
	notice: '44B'
};

/** `said-withheld`: they say that she may not be told; a supervisor has not looked at it yet. */
export type NoticeOf = 'given' | 'not-given' | 'said-withheld' | 'withheld';
/** What may be said of it when a request is taken down; that it is lawfully withheld is a supervisor's to say. */
export const noticesSaid = ['given', 'not-given', 'said-withheld'] as const satisfies NoticeOf[];
/** Why she need not be told on the day (section 44B). */
export const withheldWhys = ['not-practicable', 'would-harm', 'interferes'] as const;
export type WithheldWhy = (typeof withheldWhys)[number];

export const views = ['agree', 'part', 'object', 'not-say'] as const;
export type View = (typeof views)[number];

export const outcomes = ['given', 'part', 'refused'] as const;
export type NotesOutcome = (typeof outcomes)[number];
export type NotesState = 'open' | NotesOutcome;

export const reasonsOf = {
	given: ['tests-met'],
	part: ['narrowed', 'she-agrees-to-part'],
	refused: ['tests-not-met', 'counselling', 'too-wide', 'no-notice', 'nothing-held', 'court-first']
} as const satisfies Readonly<Record<NotesOutcome, readonly string[]>>;
export type NotesReason = (typeof reasonsOf)[NotesOutcome][number];

/** What exactly was asked, as it lies sealed. */
export type Asked = {
	readonly role: AskerRole;
	/** Theirs, as written on the request. */
	readonly reference: string;
	readonly sorts: readonly NoteSort[];
	readonly from: Day;
	readonly to: Day;
	readonly tests: readonly NotesTest[];
};

/** One thing that was handed over, by a hash of its text. */
export type Handed = { readonly sort: HeldSort; readonly at: Instant; readonly sha256: string };

export type NotesRequest = Asked & {
	readonly id: string;
	readonly participation: ParticipationId;
	readonly team: string;
	readonly asker: Asker;
	readonly receivedOn: Day;
	readonly isCounselling: boolean;
	readonly madeBy: PersonId;
	readonly madeAt: Instant;
	readonly notice: NoticeOf;
	readonly noticeOn?: Day;
	readonly noticeWhy?: WithheldWhy;
	readonly noticeBy?: PersonId;
	readonly view?: View;
	readonly viewHow?: 'page' | 'phone';
	readonly state: NotesState;
	readonly reason?: NotesReason;
	readonly decidedBy?: PersonId;
	readonly decidedAt?: Instant;
	readonly handed?: readonly Handed[];
};

/** Whether she is not to be told: withheld, or said to be, until a supervisor has looked at it. */
export function isHidden({ notice }: Pick<NotesRequest, 'notice'>): boolean {
	return notice === 'withheld' || notice === 'said-withheld';
}

/** Whether her notice came after the request: it is due on that day or before (section 44B). */
export function isNoticeLate({ noticeOn, receivedOn }: NotesRequest): boolean {
	return noticeOn !== undefined && noticeOn > receivedOn;
}

/** The tests that nobody has said are met. */
export function unmet({ isCounselling, tests: met }: NotesRequest): NotesTest[] {
	const asked: readonly NotesTest[] = isCounselling ? [...tests, ...higherTests] : tests;
	return asked.filter((one) => !met.includes(one));
}

export type Deciding = {
	readonly outcome: NotesOutcome;
	readonly reason: NotesReason;
	/** Of what was asked, what is given. */
	readonly sorts: readonly HeldSort[];
};
export type Undecided =
	| 'over'
	| 'same-person'
	| 'reason'
	| 'tests'
	| 'notice'
	| 'view'
	| 'sorts'
	| 'too-much';

/** Why somebody may not decide it so; nothing where they may. Saying no needs a second person and a reason alone. */
export function whyNot(
	request: NotesRequest,
	{ outcome, reason, sorts }: Deciding,
	who: PersonId
): Undecided | undefined {
	if (request.state !== 'open') return 'over';
	if (who === request.madeBy) return 'same-person';
	if (!reasonsOf[outcome].some((one) => one === reason)) return 'reason';
	if (outcome === 'refused') return undefined;
	if (unmet(request).length > 0) return 'tests';
	if (request.notice !== 'given' && request.notice !== 'withheld') return 'notice';
	if (request.view === undefined && !isHidden(request)) return 'view';
	if (sorts.length === 0) return 'sorts';
	return sorts.some((one) => !request.sorts.includes(one)) ? 'too-much' : undefined;
}
