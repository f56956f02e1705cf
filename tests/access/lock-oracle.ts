/**
 * Who may see what, told a second time and otherwise: nothing is kept but what was done and when, and every question is
 * answered by reading that list again. It shares no line with the lock it judges.
 */
import type { AdvocateName, PlaceName, Timed } from './lock-moves.ts';
import { advocates, places, supervisors, teams } from './lock-moves.ts';

const hours24 = 24 * 60 * 60 * 1000;
const openToCompanions = ['now', 'dates', 'day'];
const openToAdvocates = [...openToCompanions, 'late', 'answers', 'needs'];
type Of<K extends Timed['kind']> = Extract<Timed, { kind: K }>;

/** The list of what was done, and what follows from it. */
export class Oracle {
	readonly #done: Timed[] = [];

	/** Writes a move down if it may be made; gives whether it may. */
	make(move: Timed): boolean {
		const may = this.#mayBeMade(move);
		if (may) this.#done.push(move);
		return may;
	}

	/** Whether a person of the town may see a part of somebody's case at a time. */
	sees(who: string, part: string, place: PlaceName, at: number): boolean {
		if (who === place) return this.#hasOwnPage(place, at);
		if (/^s\d/.test(who)) return this.#supporterSees(who, part, place, at);
		return this.#advocateSees(who, part, place, at);
	}

	#mayBeMade(move: Timed): boolean {
		switch (move.kind) {
			case 'let-in':
				return move.panes.length > 0 && move.days <= 90 && yearsOf(move.place, move.at) >= 16;
			case 'let-in-with': {
				const years = yearsOf(move.place, move.at);
				return years >= 13 && years < 16 && this.#isOpenTo(move.by, move.place, move.at);
			}
			case 'let-begin':
			case 'let-refuse':
				return this.#mayCheck(move);
			case 'revoke': {
				return this.#lettingIn(move.who)?.place === move.by && !this.#isClosed(move.who);
			}
			case 'give':
				return this.#mayGive(move);
			case 'open':
			case 'close':
				return this.#holder(move.place) !== undefined;
			case 'end':
				return this.#holder(move.place)?.to === move.by;
			case 'own-page': {
				const years = yearsOf(move.place, move.at);
				const holder = this.#holder(move.place);
				return years >= 13 && years < 16 && holder?.to === move.by && !this.#isWalled(holder);
			}
			case 'suspect':
				return true;
		}
	}

	#mayGive(move: Of<'give'>): boolean {
		if (teams[move.by] !== teams[move.to]) return false;
		const holder = this.#holder(move.place);
		if (holder && teams[holder.to] !== teams[move.to]) return false;
		// Given again to the one who has it: nothing changes, so nothing is written.
		if (holder?.to === move.to) return false;
		return !this.#isWalled(move);
	}

	#hasOwnPage(place: PlaceName, at: number): boolean {
		const years = yearsOf(place, at);
		const isBegun = this.#all('own-page').some((one) => one.place === place);
		return years >= 16 || (years >= 13 && isBegun);
	}

	#supporterSees(who: string, part: string, place: PlaceName, at: number): boolean {
		const letIn = this.#lettingIn(who);
		if (letIn?.place !== place || this.#isClosed(who) || at >= this.#endOf(letIn)) return false;
		return at >= this.#beginningOf(letIn) && letIn.panes.some((pane) => pane === part);
	}

	/** How somebody was let in: each is let in once. */
	#lettingIn(who: string): Of<'let-in' | 'let-in-with'> | undefined {
		return [...this.#all('let-in'), ...this.#all('let-in-with')].find((one) => one.who === who);
	}

	#isClosed(who: string): boolean {
		return this.#done.some(
			(one) => (one.kind === 'revoke' || one.kind === 'let-refuse') && one.who === who
		);
	}

	#endOf(letIn: Of<'let-in' | 'let-in-with'>): number {
		// The days count from the day it begins; where an advocate lets it begin sooner the end stays.
		const wait = this.#waits(letIn) ? hours24 : 0;
		return letIn.at + wait + (letIn.kind === 'let-in' ? letIn.days : 30) * hours24;
	}

	#waits(letIn: Of<'let-in' | 'let-in-with'>): boolean {
		return letIn.kind === 'let-in' && (letIn.shared || letIn.place === 'mary');
	}

	#beginningOf(letIn: Of<'let-in' | 'let-in-with'>): number {
		if (!this.#waits(letIn)) return letIn.at;
		const checked = this.#all('let-begin').find(({ who }) => who === letIn.who);
		return Math.min(letIn.at + hours24, checked?.at ?? Infinity);
	}

	#mayCheck(move: Of<'let-begin' | 'let-refuse'>): boolean {
		const letIn = this.#lettingIn(move.who);
		if (!letIn || this.#isClosed(move.who) || move.at >= this.#endOf(letIn)) return false;
		const holder = this.#holder(letIn.place);
		if (holder?.to !== move.by || this.#isWalled(holder)) return false;
		return move.kind === 'let-refuse' || move.at < this.#beginningOf(letIn);
	}

	#advocateSees(who: string, part: string, place: PlaceName, at: number): boolean {
		if (!this.#isOpenTo(who, place, at)) return false;
		const said = this.#lastSaid(place);
		if (said?.kind === 'open') return said.panes.some((pane) => pane === part);
		return openToAdvocates.includes(part);
	}

	/** Whether anything of a case is open to an advocate. */
	#isOpenTo(who: string, place: PlaceName, at: number): boolean {
		const holder = this.#holder(place);
		if (!advocates.some((name) => name === who) || holder?.to !== who) return false;
		const said = this.#lastSaid(place);
		const isOpen = said
			? said.kind === 'open' && said.panes.length > 0
			: yearsOf(place, holder.at) < 13;
		return isOpen && at >= holder.at && !this.#isWalled(holder);
	}

	/** What she said last about the advocate who has her case now. */
	#lastSaid(place: PlaceName): Of<'open' | 'close'> | undefined {
		const holder = this.#holder(place);
		return this.#done
			.slice(holder ? this.#done.indexOf(holder) : this.#done.length)
			.filter((one): one is Of<'open' | 'close'> => one.kind === 'open' || one.kind === 'close')
			.findLast((one) => one.place === place);
	}

	/** The giving that counts now: the last one, unless its advocate gave it back. */
	#holder(place: PlaceName): Of<'give'> | undefined {
		const about = this.#done.filter(
			(one): one is Of<'give' | 'end'> =>
				(one.kind === 'give' || one.kind === 'end') && one.place === place
		);
		const last = about.at(-1);
		return last?.kind === 'give' ? last : undefined;
	}

	#isWalled(mine: Of<'give'>): boolean {
		const until = this.#done.indexOf(mine);
		const before = until < 0 ? this.#done : this.#done.slice(0, until);
		return before.some(
			(one) =>
				one.kind === 'give' &&
				one.place !== mine.place &&
				teams[one.to] === teams[mine.to] &&
				(this.#isAgainst(one.place, places[mine.place].index) ||
					this.#isAgainst(mine.place, places[one.place].index))
		);
	}

	#isAgainst(place: PlaceName, index: string): boolean {
		return this.#all('suspect').some(
			(one) => one.caseId === places[place].caseId && one.index === index
		);
	}

	#all<K extends Timed['kind']>(kind: K): Of<K>[] {
		return this.#done.filter((one): one is Of<K> => one.kind === kind);
	}
}

/** Whole years, with the month of birth rounded against telling others too long and opening a page too soon. */
function yearsOf(place: PlaceName, at: number): number {
	const { born } = places[place] as { born?: string };
	if (!born) return 40;
	const [year = 0, month = 0] = born.split('-').map(Number);
	const [nowYear = 0, nowMonth = 0] = monthAt(at);
	const lived = (nowYear - year) * 12 + nowMonth - month;
	if (lived >= 16 * 12) return 16;
	return Math.floor((lived - 1) / 12);
}

// A month begins in London at a whole hour; to ask the platform for each question would take most of the time.
const months = new Map<number, readonly number[]>();
function monthAt(at: number): readonly number[] {
	const hour = Math.floor(at / 3_600_000);
	const known = months.get(hour);
	if (known) return known;
	const today = new Date(at).toLocaleDateString('sv', { timeZone: 'Europe/London' });
	const found = today.split('-').map(Number);
	months.set(hour, found);
	return found;
}

/** Everybody of the town after some moves. */
export function everybodyAfter(moves: readonly Timed[]): string[] {
	const let_in = moves.flatMap((move) =>
		move.kind === 'let-in' || move.kind === 'let-in-with' ? [move.who] : []
	);
	return [
		...Object.keys(places),
		...let_in,
		...(advocates as readonly AdvocateName[]),
		...supervisors
	];
}
