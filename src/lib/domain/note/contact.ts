/**
 * What an advocate notes of a contact with a victim: all of it picked from lists. No field invites the account of the
 * crime, for notes can be asked for by police and the defence (decision 0047).
 */
import { addDays, isDay } from '#lib/domain/calendar.ts';
import type { Day } from '#lib/domain/event.ts';

export const channels = ['phone', 'video', 'meeting', 'message', 'mail', 'letter'] as const;
export type Channel = (typeof channels)[number];

/**
 * What it was about. Nothing of her safety, and nothing that says she plans to leave: she sees it on her page, and so may
 * whoever makes her show it (decision 0043).
 */
export const contactNeeds = [
	'next',
	'rights',
	'court',
	'statement',
	'daily-life',
	'talk',
	'language',
	'other',
	'none'
] as const;
export type ContactNeed = (typeof contactNeeds)[number];

/** `officer`: she has more to say, and was told who takes it; what it is does not belong here. */
export const contactActions = [
	'explained',
	'asked-agency',
	'gave-service',
	'form',
	'went-along',
	'listened',
	'officer',
	'other',
	'nothing'
] as const;
export type ContactAction = (typeof contactActions)[number];

/** What follows on a day. */
export const datedSteps = ['call', 'meet', 'answer'] as const;
export const nextSteps = [...datedSteps, 'hers', 'no-step'] as const;
export type NextStep = (typeof nextSteps)[number];

export type ContactNote = {
	readonly on: Day;
	readonly channel: Channel;
	readonly needs: readonly ContactNeed[];
	readonly actions: readonly ContactAction[];
	readonly next: NextStep;
	readonly nextOn?: Day;
};

/** What was picked, field by field. */
export type PickedNote = {
	readonly on: string;
	readonly channel: string;
	readonly needs: readonly string[];
	readonly actions: readonly string[];
	readonly next: string;
	readonly nextOn: string;
};
export type NoteField = keyof PickedNote;
export type ReadNote =
	| { readonly ok: true; readonly note: ContactNote }
	| { readonly ok: false; readonly wrong: readonly NoteField[] };

/** A next step lies this many days after the contact at most. */
const farthestStep = 366;

/** Reads a note; its day is not before she was here and not to come, and its next step not before its day. */
export function readNote(
	picked: PickedNote,
	{ began, today }: { readonly began: Day; readonly today: Day }
): ReadNote {
	const channel = oneOf(channels, picked.channel);
	const next = oneOf(nextSteps, picked.next);
	const needs = someOf(contactNeeds, picked.needs, 'none');
	const actions = someOf(contactActions, picked.actions, 'nothing');
	const isThere = isDay(picked.on) && picked.on >= began && picked.on <= today;
	const wrong = (
		[
			['on', isThere],
			['channel', channel !== undefined],
			['needs', needs !== undefined],
			['actions', actions !== undefined],
			['next', next !== undefined],
			['nextOn', !isThere || !next || fits(next, picked)]
		] as const
	).flatMap(([field, isRight]) => (isRight ? [] : [field]));
	if (wrong.length > 0 || !channel || !needs || !actions || !next) return { ok: false, wrong };
	const { on, nextOn } = picked;
	return { ok: true, note: { on, channel, needs, actions, next, ...(nextOn ? { nextOn } : {}) } };
}

/** The picked form of a note, as its page shows it again. */
export function pickedOf({ nextOn = '', ...note }: ContactNote): PickedNote {
	return { ...note, nextOn };
}

function fits(next: NextStep, { on, nextOn }: PickedNote): boolean {
	if (!datedSteps.some((one) => one === next)) return nextOn === '';
	return isDay(nextOn) && nextOn >= on && nextOn <= addDays(on, farthestStep);
}

function oneOf<One extends string>(all: readonly One[], picked: string): One | undefined {
	return all.find((one) => one === picked);
}

/** At least one of the list and nothing else, in its order; what says that there was none stands alone. */
function someOf<One extends string>(
	all: readonly One[],
	picked: readonly string[],
	none: One
): One[] | undefined {
	const found = all.filter((one) => picked.includes(one));
	if (found.length === 0 || found.length !== new Set(picked).size) return undefined;
	return found.includes(none) && found.length > 1 ? undefined : found;
}
