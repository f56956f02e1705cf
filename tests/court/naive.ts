/**
 * A second reader of the courts' messages, as simple as can be and from their shape alone: of each hearing the newest
 * share, of each charge the newest word. It shares no line with the reader it is compared with.
 */
import type { Body, Message } from './histories.ts';
import { conditions } from './histories.ts';

type Charge = Body & { readonly id: string; readonly offenceTitle: string };
type Person = Body & { readonly id: string; readonly offences: readonly Charge[] };
type Hearing = Body & {
	readonly id: string;
	readonly hearingDays: readonly { readonly sittingDay: string }[];
	readonly prosecutionCases: readonly { readonly defendants: readonly Person[] }[];
};

/**
 * The newest message of each hearing and door, oldest first; a deleted hearing is left out. `saidBefore`: what was answered
 * before it, its listing goes on to say.
 */
function newest(messages: readonly Message[], { saidBefore = false } = {}): Message[] {
	const gone = new Set(messages.filter(({ door }) => door === 'deleted').map((one) => one.hearing));
	const found = new Map<string, Message>();
	for (const one of messages) {
		const key = `${one.hearing} ${one.door}`;
		const before = found.get(key);
		const isGone = gone.has(one.hearing) && !(saidBefore && one.door === 'listed');
		if (!isGone && (!before || before.at < one.at)) found.set(key, one);
	}
	return [...found.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}

const hearingOf = (message: Message) => message.body.hearing as Hearing;
const peopleOf = (message: Message) => hearingOf(message).prosecutionCases[0]?.defendants ?? [];

/** What somebody is said to be guilty of: by a charge, and on which day a plea or verdict said so. */
export type Guilt = { readonly person: string; readonly on: string };

/**
 * Who is guilty of a charge by its newest plea of guilty or not guilty, or its newest verdict; a breach, not to come
 * back from bail and a date of conviction alone are nothing. `ever`: every plea of guilty that a newest share still tells of.
 */
export function guilty(messages: readonly Message[]): { now: Set<string>; ever: Guilt[] } {
	const pleas = new Map<string, { is: boolean; on: string }>();
	const verdicts = new Map<string, boolean>();
	const ever: Guilt[] = [];
	for (const person of newest(messages, { saidBefore: true }).flatMap(peopleOf))
		for (const { id, offenceTitle, plea, verdict } of person.offences) {
			if (/breach|bail|surrender/i.test(offenceTitle)) continue;
			const key = `${person.id} ${id}`;
			const { pleaValue, pleaDate: on = '' } = (plea ?? {}) as {
				pleaValue?: string;
				pleaDate?: string;
			};
			const isAnswer = pleaValue === 'GUILTY' || pleaValue === 'NOT_GUILTY';
			if (isAnswer && on >= (pleas.get(key)?.on ?? ''))
				pleas.set(key, { is: pleaValue === 'GUILTY', on });
			if (pleaValue === 'GUILTY') ever.push({ person: person.id, on });
			const type = (verdict as Body | undefined)?.verdictType as Body | undefined;
			if (type) verdicts.set(key, type.categoryType === 'GUILTY');
		}
	const keys = [
		...[...pleas].filter(([, { is }]) => is),
		...[...verdicts].filter(([, is]) => is)
	].map(([key]) => key);
	return { now: new Set(keys.map((key) => key.slice(0, key.indexOf(' ')))), ever };
}

/** The days of each hearing in its newest share of either door. */
export function daysOf(messages: readonly Message[]): Map<string, string[]> {
	return new Map(
		newest(messages).map((message) => [
			message.hearing,
			hearingOf(message).hearingDays.map(({ sittingDay }) => sittingDay.slice(0, 10))
		])
	);
}

/** The conditions of bail that anybody is under by the newest results that have any word of their bail. */
export function rulesInForce(messages: readonly Message[]): Set<string> {
	const last = new Map<string, string[]>();
	const results = newest(messages)
		.filter(({ door }) => door === 'resulted')
		.sort((a, b) => (heldOn(a) < heldOn(b) ? -1 : 1));
	for (const person of results.flatMap(peopleOf)) {
		const { code } = ((person.personDefendant as Body).bailStatus ?? {}) as { code?: string };
		const ordered = (person.judicialResults as readonly Body[]).map(({ label }) => label);
		const names = Object.entries(conditions).filter(([, label]) => ordered.includes(label));
		if (code) last.set(person.id, code === 'B' ? names.map(([name]) => name) : []);
	}
	return new Set([...last].flatMap(([person, rules]) => rules.map((rule) => `${person} ${rule}`)));
}

function heldOn(message: Message): string {
	return `${hearingOf(message).hearingDays[0]?.sittingDay ?? ''} ${message.at}`;
}
