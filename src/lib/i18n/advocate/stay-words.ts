/** Who stays with her, in whole sentences: her advocate, another that was told before, the calls after her case. */
import type { ChangeReason, ChangeState } from '#lib/domain/advocate/change.ts';
import type { FinishReason } from '#lib/domain/advocate/finishing.ts';
import { addDays, dayOf } from '#lib/domain/calendar.ts';
import { hasPassed } from '#lib/domain/call/promise-watch.ts';
import { retention } from '#lib/domain/data/retention.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import type { Span } from '#lib/domain/team/work-week.ts';
import { sayPassed, saySlot } from '#lib/i18n/call/slot-words.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { nameOfTongue, type Language } from '#lib/i18n/languages.ts';
import { listed } from '#lib/i18n/listing.ts';
import { words } from '#lib/i18n/words.ts';

type Away = { readonly from: Day; readonly back: Day; readonly cover: string | undefined };
type Advocate = {
	readonly name: string | undefined;
	readonly there: readonly Span[];
	readonly away: Away | undefined;
	readonly team: string | undefined;
	readonly languages: readonly string[];
};

/** Who her advocate is, in one sentence. */
export function sayName(name: string | undefined, lang: Language): string {
	return name ? words(lang)('stay.name', { name }) : words(lang)('stay.noName');
}

/** Who will call her. */
export function sayCaller(name: string, lang: Language): string {
	return words(lang)('stay.calls', { name });
}

/** When they are there: a line for each time. */
export function sayThere({ there }: Advocate, lang: Language): string[] {
	const lines = there.map(({ from, to }) =>
		words(lang)('stay.there.line', {
			day: sayDay(lang, dayOf(from), 'short'),
			from: sayTime(lang, from),
			to: sayTime(lang, to)
		})
	);
	return lines.length > 0 ? lines : [words(lang)('stay.there.none')];
}

/** That they are away, when they are back and who stands in; nothing where they are there. */
export function sayAway(away: Away | undefined, lang: Language): string[] {
	if (!away) return [];
	const t = words(lang);
	const [from, back] = [sayDay(lang, away.from, 'short'), sayDay(lang, away.back, 'short')];
	return [
		t('stay.there.away', { from, back }),
		away.cover ? t('stay.there.cover', { cover: away.cover }) : t('stay.there.noCover')
	];
}

/** The team and its languages. */
export function sayTeam({ team, languages }: Advocate, lang: Language): string[] {
	const t = words(lang);
	const named = languages.map((code) => nameOfTongue(code, lang));
	return [
		...(team ? [t('stay.team', { team })] : []),
		...(named.length > 0 ? [t('stay.languages', { languages: listed(named, lang) })] : [])
	];
}

type Change = {
	readonly state: ChangeState;
	readonly on: Day;
	readonly reason: ChangeReason | FinishReason;
	readonly from: string | undefined;
	readonly to: string | undefined;
	readonly call: { readonly promised: Span; readonly state: string } | undefined;
};

/** What she is told of another advocate: what and when, why, and what follows; the first sentence stands alone. */
export function sayChange(change: Change, lang: Language, now: Instant): string[] {
	const t = words(lang);
	const { state, from, to } = change;
	const reason = sayReason(change, lang);
	const day = sayDay(lang, change.on, 'short');
	switch (state) {
		case 'refused':
			return [t('stay.change.refused'), sayCall(change.call, lang, now)];
		case 'planned':
		case 'settled':
		case 'done':
			return [
				to ? t(`stay.change.${state}`, { day, to }) : t(`stay.change.unnamed.${state}`, { day }),
				reason,
				t('stay.change.closed')
			];
		case 'ended':
			return [
				from ? t('stay.change.ended', { day, from }) : t('stay.change.unnamed.ended', { day }),
				reason,
				t('stay.change.again'),
				t('stay.change.kept', keptUntil(change.on, lang))
			];
		case 'stopped':
		case 'failed':
			return [];
	}
}

/** Why; where a name is missing the sentence does without one. */
function sayReason({ reason, from, to }: Change, lang: Language): string {
	const t = words(lang);
	switch (reason) {
		case 'better-fit':
			return to
				? t('stay.change.reason.better-fit', { to })
				: t('stay.change.unnamed.reason.better-fit');
		case 'other-work':
		case 'long-leave':
		case 'too-many':
		case 'has-left':
			return from
				? t(`stay.change.reason.${reason}`, { from })
				: t(`stay.change.unnamed.reason.${reason}`);
		case 'case-over':
		case 'she-asked':
		case 'nothing-more':
		case 'unsafe':
			return t(`stay.change.reason.${reason}`);
	}
}

function keptUntil(ended: Day, lang: Language) {
	const until = ({ lasts }: { readonly lasts: { readonly days: number } }) =>
		sayDay(lang, addDays(ended, lasts.days), 'plain');
	return { messages: until(retention.messages), notes: until(retention.contact_notes) };
}

/** A call that is promised, in the sentence of its kind; once its time is over, that it is. */
export function sayToCome(
	kind: 'stay.change.call' | 'stay.after.call',
	promised: Span,
	lang: Language,
	now: Instant
): string {
	return hasPassed(promised, now)
		? sayPassed(lang, promised)
		: words(lang)(kind, saySlot(lang, promised));
}

/** That her advocate will ask how she is, for her first page: nothing beside a call she asked for, and after one only a day to come. */
export function sayAfter(
	[next]: readonly { readonly on: Day }[],
	asked: 'asked' | 'taken' | 'done' | 'closed' | undefined,
	lang: Language,
	now: Instant
): string[] {
	if (asked === 'asked' || asked === 'taken') return [];
	const t = words(lang);
	if (next && next.on > dayOf(now))
		return [t('stay.after.planned', { day: sayDay(lang, next.on, 'short') })];
	return asked === 'done' ? [] : [t('stay.after.text')];
}

function sayCall(call: Change['call'], lang: Language, now: Instant): string {
	const isOpen = call?.state === 'asked' || call?.state === 'taken';
	return call && isOpen
		? sayToCome('stay.change.call', call.promised, lang, now)
		: words(lang)('stay.change.noCall');
}
