/** Who looked at her case: the acts that are written down, what she is shown of them, and what she may ask about it. */
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import { addWorkingDays, dayOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';

/** What can be written down, from a closed list: never what was in it. */
export const acts = [
	'case-opened',
	'case-read',
	'case-checked',
	'events-added',
	'event-taken-back',
	'needs-changed',
	'needs-read',
	'invitation-made',
	'paper-returned',
	'packs-made',
	'packs-ended',
	'invitation-declined',
	'invitation-used',
	'invitation-used-again',
	'way-back-made',
	'signed-in',
	'rest-opened',
	'proved-contact',
	'proved-way-back',
	'proved-signed-in',
	'proved-people',
	'proved-number',
	'proved-many',
	'proved-team',
	'proved-keys',
	'proved-copy',
	'proved-erase',
	'key-added',
	'key-removed',
	'staff-invited',
	'staff-enrolled',
	'card-made',
	'visits-ended',
	'page-paused',
	'page-opened-again',
	'recovery-begun',
	'recovery-vouched',
	'recovery-seconded',
	'recovery-stopped',
	'recovery-done',
	'request-made',
	'request-changed',
	'request-listed',
	'request-read',
	'request-taken',
	'request-handed',
	'request-answered',
	'request-taken-back',
	'number-shown',
	'news-chosen',
	'names-given',
	'ask-made',
	'ask-sent',
	'ask-taken-back',
	'ask-replied',
	'looks-read',
	'inquiry-made',
	'inquiry-answered',
	'join-asked',
	'cases-joined',
	'hold-set',
	'hold-ended',
	'let-in',
	'let-in-used',
	'let-in-listed',
	'let-in-begun',
	'let-in-refused',
	'let-out',
	'child-marked',
	'stands-set',
	'own-page-begun',
	'sides-noted',
	'sides-doubted',
	'sides-cleared',
	'advocate-given',
	'advocate-let-in',
	'advocate-let-out',
	'advocate-ended',
	'advocate-planned',
	'advocate-refused',
	'advocate-settled',
	'advocate-stopped',
	'case-listed',
	'line-listed',
	'check-ins-stopped',
	'check-ins-wanted',
	'team-changed',
	'shift-added',
	'shift-removed',
	'week-copied',
	'absence-added',
	'absence-removed',
	'colleague-added',
	'colleague-left',
	'copy-asked',
	'copy-taken',
	'erase-asked',
	'data-checked',
	'data-seconded',
	'data-refused',
	'data-stopped',
	'erased',
	'danger-she-said',
	'danger-police-said',
	'danger-threat-known',
	'messages-opened',
	'messages-closed',
	'messages-read',
	'message-written',
	'message-settled',
	'worry-noted',
	'worry-read',
	'worry-ended',
	'contact-listed',
	'contact-noted',
	'step-planned',
	'step-done',
	'contact-notes-read',
	'contact-copied',
	'notes-asked',
	'notes-noticed',
	'notes-view',
	'notes-decided',
	'notes-handed',
	'notice-sent',
	'notice-held',
	'notice-ways-changed',
	'notice-ways-ended',
	'notices-decided',
	'facts-decided',
	'case-sought',
	'secret-made',
	'secret-ended',
	'certificate-added',
	'facts-withdrawn',
	'refused'
] as const;
/** Written down, and never shown to her: nothing stood on her page by it, or it is a keeper's own deed. */
export type Unseen =
	| 'events-held'
	| 'facts-hidden'
	| 'stopped'
	| 'started-again'
	| 'corrected'
	| 'correction-asked'
	| 'correction-made'
	| 'correction-undone';
export type ShownAct = (typeof acts)[number];
export type Act = ShownAct | Unseen;

/** Whether she can ask about it: that we sent nothing is no deed of anybody's to recognise. */
export function mayAskAbout(act: ShownAct): boolean {
	return act !== 'notice-held';
}

/** Who did it: she herself, somebody beside her, staff, an agency or its people, or the service at its own console. */
export const lookers = [
	'you',
	'supporter',
	'advocate',
	'supervisor',
	'keeper',
	'agency',
	'officer',
	'operator'
] as const;
export type Looker = (typeof lookers)[number];

/** One row of the audit of a case. */
export type Written = {
	readonly at: Instant;
	readonly actorKind: string;
	readonly actorId: string | null;
	readonly act: string;
	/** Whose place in the case it was at; nothing for what the victims of a case share. */
	readonly whose: ParticipationId | null;
};

/** One line on her page: the same one doing the same thing on one day, however often. */
export type Line = {
	readonly who: Looker;
	readonly actorId: string | null;
	readonly act: ShownAct;
	readonly day: Day;
	readonly times: number;
	/** When last. */
	readonly at: Instant;
};
export type LookDay = { readonly day: Day; readonly lines: readonly Line[] };

type Her = { readonly person: PersonId; readonly participation: ParticipationId };

/**
 * What she sees of who looked, newest day first. What another victim of the case did, or what was done for her, is not
 * there: that she exists is nobody's to learn.
 */
export function looksOf(rows: readonly Written[], her: Her): LookDay[] {
	const lines = new Map<string, Line>();
	for (const row of rows.filter((one) => isHers(one, her)).toSorted((a, b) => b.at - a.at)) {
		const line = lineOf(row, her);
		if (!line) continue;
		const key = keyOf(line);
		const known = lines.get(key);
		lines.set(key, known ? { ...known, times: known.times + 1 } : line);
	}
	const days = Map.groupBy(lines.values(), ({ day }) => day);
	return [...days].map(([day, own]) => ({ day, lines: own }));
}

/** What one line is, so that she can ask about it again on another day and it is still the same. */
export function keyOf({
	day,
	who,
	actorId,
	act
}: Pick<Line, 'day' | 'who' | 'actorId' | 'act'>): string {
	return JSON.stringify([day, who, actorId, act]);
}

function isHers({ whose, actorKind, actorId }: Written, her: Her): boolean {
	if (whose) return whose === her.participation;
	return actorId === her.person || ['agency', 'officer', 'operator'].includes(actorKind);
}

function lineOf({ at, actorKind, actorId, act }: Written, her: Her): Line | undefined {
	const who = actorId === her.person ? 'you' : lookers.find((one) => one === actorKind);
	const known = acts.find((one) => one === act);
	return who && known && { who, actorId, act: known, day: dayOf(at), times: 1, at };
}

/** What became of a line she did not recognise: it was somebody's work for her, it was she, or it was wrong. */
export const inquiryAnswers = ['was-work', 'was-you', 'was-wrong'] as const;
export type InquiryAnswer = (typeof inquiryAnswers)[number];

/** The day by which a line she does not recognise is looked into: five working days, our own promise. */
export function inquiryPromise(now: Instant): Day {
	return addWorkingDays(dayOf(now), 5);
}
