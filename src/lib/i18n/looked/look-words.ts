/** One line of who looked, in words: who, what, when, and what became of her question about it. */
import type { Day, Instant } from '#lib/domain/event.ts';
import {
	mayAskAbout,
	type InquiryAnswer,
	type Looker,
	type ShownAct
} from '#lib/domain/looked/look.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

type Look = {
	readonly who: Looker;
	readonly name?: string;
	readonly act: ShownAct;
	readonly times: number;
	readonly at: Instant;
	readonly inquiry?: {
		readonly askedOn: Day;
		readonly promisedOn: Day;
		readonly answer?: InquiryAnswer;
	};
};
export type SaidLook = {
	/** By her, or by somebody who came in as her. */
	readonly isOwn: boolean;
	readonly mayAsk: boolean;
	readonly who: string;
	readonly act: string;
	readonly when: string;
	/** What became of her question, if she asked. */
	readonly asked?: string;
};

/** One line of the list. */
export function sayLook(look: Look, lang: Language): SaidLook {
	const t = words(lang);
	const time = sayTime(lang, look.at);
	const when =
		look.times === 1 ? t('looked.once', { time }) : t('looked.times', { count: look.times, time });
	const line = {
		isOwn: look.who === 'you',
		mayAsk: mayAskAbout(look.act),
		who: sayLooker(look, lang),
		act: t(`looked.act.${look.act}`),
		when
	};
	return look.inquiry ? { ...line, asked: sayInquiry(look.inquiry, lang) } : line;
}

/** Who did it: what they are, and a name only of staff and agencies. */
export function sayLooker({ who, name = '' }: Pick<Look, 'who' | 'name'>, lang: Language): string {
	return words(lang)(`looked.who.${who}`, { name });
}

function sayInquiry(
	{ askedOn, promisedOn, answer }: NonNullable<Look['inquiry']>,
	lang: Language
): string {
	const t = words(lang);
	if (answer) return t(`looked.ask.${answer}`);
	const say = (day: Day) => sayDay(lang, day, 'plain');
	return t('looked.ask.asked', { day: say(askedOn), promised: say(promisedOn) });
}
