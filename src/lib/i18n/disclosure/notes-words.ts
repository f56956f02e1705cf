/** A request of police for notes, in whole sentences: for her page, for the desk and for her copy. */
import { dayOf } from '#lib/domain/calendar.ts';
import {
	isNoticeLate,
	sectionOf,
	type Handed,
	type NotesRequest
} from '#lib/domain/disclosure/request.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

/** Who asked for what, and what she was told of it by those who asked. */
export function sayAsked(request: NotesRequest, lang: Language) {
	const t = words(lang);
	const day = (of: string) => sayDay(lang, of, 'plain');
	const { asker, receivedOn, sorts, from, to, isCounselling } = request;
	return {
		who: t(`asked.asker.${asker}`),
		line: t('asked.on', { asker: t(`asked.asker.${asker}`), day: day(receivedOn) }),
		sorts: sorts.map((one) => t(`asked.sort.${one}`)),
		period: t('asked.period', { from: day(from), to: day(to) }),
		counselling: isCounselling
			? t('asked.counselling', { section: sectionOf['beyond-presumption'] })
			: undefined,
		notice: sayNotice(request, lang)
	};
}

function sayNotice(request: NotesRequest, lang: Language): string[] {
	const t = words(lang);
	const { notice, noticeOn } = request;
	if (notice !== 'given' || !noticeOn)
		return [t(`asked.notice.${notice}`, { section: sectionOf.notice })];
	const given = t('asked.notice.given', { day: sayDay(lang, noticeOn, 'plain') });
	return isNoticeLate(request)
		? [given, t('asked.notice.late', { section: sectionOf.notice })]
		: [given];
}

/** What was decided and why; and until then that nothing is. */
export function sayDecided({ state, reason, decidedAt }: NotesRequest, lang: Language): string[] {
	const t = words(lang);
	if (state === 'open' || !reason || decidedAt === undefined) return [t('asked.state.open')];
	const day = sayDay(lang, dayOf(decidedAt), 'plain');
	return [t(`asked.state.${state}`, { day }), t(`asked.reason.${reason}`)];
}

/** What was handed over, item by item: what it is, of when, and its mark. */
export function sayHanded(handed: readonly Handed[], lang: Language) {
	const t = words(lang);
	return handed.map(({ sort, at, sha256 }) => ({
		what: t('asked.item', {
			what: t(`asked.sort.${sort}`),
			day: sayDay(lang, dayOf(at), 'plain'),
			time: sayTime(lang, at)
		}),
		sha256
	}));
}
