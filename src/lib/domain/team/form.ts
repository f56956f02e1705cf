/** A team as its supervisor types it: read whole, or what is wrong with it, each at its field. */
import { isBorough } from '#lib/domain/help/borough.ts';
import { latinDigits } from '#lib/domain/digits.ts';
import { needs } from '#lib/domain/help/service.ts';
import type { Team } from './team.ts';
import { tongues } from '#lib/domain/help/tongues.ts';
import { readHours, typedHours, weekdays, type HoursProblem, type Weekday } from './week-hours.ts';

export const means = ['interpreter', 'bsl', 'relay'] as const;

export type TeamForm = {
	readonly name: string;
	readonly boroughs: readonly string[];
	readonly needs: readonly string[];
	readonly languages: readonly string[];
	/** What it can offer beside its own languages. */
	readonly means: readonly string[];
	/** Line by line, Monday first. */
	readonly hours: readonly string[];
	readonly cap: string;
	readonly caseCap: string;
	readonly open: string;
};

export type TeamProblem =
	| 'name-missing'
	| 'name-long'
	| 'languages-none'
	| 'number'
	| 'hours-none'
	| 'unread'
	| HoursProblem;
export type TeamField = 'name' | 'languages' | 'cap' | 'caseCap' | 'open' | `hours-${Weekday}`;
export type TeamProblems = Partial<Record<TeamField, TeamProblem>>;

const longestName = 60;
/** More calls or cases than this is a slip of the finger. */
export const largestCap = 500;

/** The team as typed, in place of what it was; or what is to be put right. */
export function readTeam(
	form: TeamForm,
	before: Team
):
	| { readonly ok: true; readonly team: Team }
	| { readonly ok: false; readonly problems: TeamProblems } {
	const name = form.name.trim().replace(/\s+/g, ' ');
	const languages = tongues.filter((one) => form.languages.includes(one));
	const days = weekdays.map((day) => [day, readHours(day, form.hours[day - 1] ?? '')] as const);
	const hours = days.flatMap(([, read]) => (typeof read === 'string' ? [] : read));
	const [cap, caseCap] = [readCap(form.cap), readCap(form.caseCap)];
	const isOpen = form.open === 'yes';
	const problems: TeamProblems = {
		...(name === '' ? { name: 'name-missing' } : {}),
		...(name.length > longestName ? { name: 'name-long' } : {}),
		...(languages.length === 0 ? { languages: 'languages-none' } : {}),
		...Object.fromEntries(
			days.flatMap(([day, read]) => (typeof read === 'string' ? [[`hours-${day}`, read]] : []))
		),
		...(cap ? {} : { cap: 'number' }),
		...(caseCap ? {} : { caseCap: 'number' }),
		...(isOpen || form.open === 'no' ? {} : { open: 'unread' })
	};
	// Open without an hour would promise what nobody can keep.
	if (isOpen && Object.keys(problems).length === 0 && hours.length === 0)
		return { ok: false, problems: { open: 'hours-none' } };
	if (Object.keys(problems).length > 0 || !cap || !caseCap) return { ok: false, problems };
	return {
		ok: true,
		team: {
			...before,
			name,
			boroughs: form.boroughs.filter(isBorough),
			needs: needs.filter((one) => form.needs.includes(one)),
			languages,
			hasInterpreter: form.means.includes('interpreter'),
			hasBsl: form.means.includes('bsl'),
			hasRelay: form.means.includes('relay'),
			hours,
			cap,
			caseCap,
			isOpen
		}
	};
}

/** The form filled with a team as it is. */
export function formOfTeam(team: Team): TeamForm {
	const has = { interpreter: team.hasInterpreter, bsl: team.hasBsl, relay: team.hasRelay };
	return {
		name: team.name,
		boroughs: team.boroughs,
		needs: team.needs,
		languages: team.languages,
		means: means.filter((one) => has[one]),
		hours: weekdays.map((day) => typedHours(team.hours, day)),
		cap: String(team.cap),
		caseCap: String(team.caseCap),
		open: team.isOpen ? 'yes' : 'no'
	};
}

function readCap(typed: string): number | undefined {
	const digits = latinDigits(typed).trim();
	const number = Number(digits);
	return /^\d+$/.test(digits) && number >= 1 && number <= largestCap ? number : undefined;
}
