/** What the leaflet says, part by part, in one language: the same on a screen and on paper. */
import type { Service } from '#lib/domain/help/service.ts';
import { sayDay } from '../dates.ts';
import { asEnglish } from '../in-english.ts';
import { together } from '../joining.ts';
import { languageOf, nameOfTongue, type Language } from '../languages.ts';
import { words, type Key, type Say } from '../words.ts';
import { lines } from './lines.ts';

/** A place to call, and what is said of it. */
export type Calling = {
	readonly service: Service;
	readonly number: string;
	readonly says: string;
};

/** One part: a title, sentences and a list in this order, and what is said last in smaller letters. */
export type Part = {
	readonly title: string;
	readonly code?: string;
	readonly first?: string;
	/** What is said beside a pattern for a camera, which is drawn on paper alone. */
	readonly scan?: string;
	readonly list?: {
		readonly as: 'bullets' | 'numbers' | 'to-fill';
		readonly lines: readonly string[];
	};
	readonly places?: readonly Calling[];
	readonly then?: readonly string[];
	/** What to say in English, word for word. */
	readonly aloud?: string;
	readonly small?: string;
};

/** Where the service is reached by telephone, and at which address, where that is known. */
export type Ours = {
	readonly number: string;
	readonly hours: string;
	readonly site?: string | undefined;
};

/** What somebody writes on it by hand: it carries nothing of whoever reads it. */
export function toFill(t: Say): Part {
	const written = ['reference', 'officer', 'reach', 'told'] as const;
	return {
		title: t('leaflet.yours.title'),
		list: { as: 'to-fill', lines: written.map((one) => t(`leaflet.yours.${one}`)) }
	};
}

/** The parts that are the same for everybody. */
export function leaflet(lang: Language, ours: Ours): readonly Part[] {
	const t = words(lang);
	return [
		bullets(t('leaflet.next.title'), [
			t('leaflet.next.police'),
			t('leaflet.next.court'),
			t('leaflet.next.wait')
		]),
		{ title: t('leaflet.rights.title'), list: { as: 'numbers', lines: twelve(t) } },
		bullets(t('leaflet.dates.title'), [
			t('leaflet.dates.money'),
			t('leaflet.dates.review'),
			t('leaflet.dates.statement'),
			t('leaflet.dates.sentence'),
			t('leaflet.dates.late')
		]),
		help(lang, t),
		bullets(t('leaflet.unsafe.title'), [
			t('common.end.danger'),
			t('leaflet.unsafe.deaf'),
			t('leaflet.unsafe.later'),
			t('leaflet.unsafe.paper')
		]),
		bullets(t('leaflet.complain.title'), [
			t('leaflet.complain.first'),
			t('leaflet.complain.then'),
			t('leaflet.complain.help')
		]),
		more(t, ours)
	];
}

/** Whom to call, and where all of it is: what every paper ends with. */
export function whomToCall(lang: Language, ours: Ours): readonly Part[] {
	const t = words(lang);
	return [help(lang, t), more(t, ours)];
}

/** All that is said in a language nobody has read yet: whom to call, and how to ask for a call in that language. */
export function numbersOnly(lang: Language, ours: Ours): readonly Part[] {
	const t = words(lang);
	const asked = words('en')('leaflet.spoken', { language: languageOf(lang).english });
	return [
		bullets(t('leaflet.unsafe.title'), [t('common.end.danger')]),
		{
			title: t('leaflet.help.title'),
			places: lines().map((line) => ({ ...line, says: '' })),
			then: [us(t, ours), t('leaflet.call')],
			aloud: asEnglish(asked),
			small: t('leaflet.spoken', { language: nameOfTongue(lang, lang) })
		}
	];
}

function us(t: Say, { number, hours }: Ours): string {
	return t('common.end.us', { number, hours });
}

function bullets(title: string, all: readonly string[]): Part {
	return { title, list: { as: 'bullets', lines: all } };
}

function twelve(t: Say): string[] {
	return Array.from({ length: 12 }, (_, index) => t(`rights.list.${index + 1}.line` as Key));
}

function help(lang: Language, t: Say): Part {
	const all = lines();
	// The oldest check of them all, so that no number looks fresher than it is.
	const checked = all.map(({ service }) => service.checkedOn).sort()[0];
	return {
		title: t('leaflet.help.title'),
		first: t('leaflet.help.lead'),
		places: all.map(({ service, number }) => ({
			service,
			number,
			says: together(
				[
					service.hours === 'always' ? t('leaflet.help.always') : undefined,
					t(`help.service.${service.slug}.line` as Key)
				],
				lang
			)
		})),
		...(checked
			? { small: t('leaflet.help.checked', { day: sayDay(lang, checked, 'plain') }) }
			: {})
	};
}

function more(t: Say, ours: Ours): Part {
	const { site } = ours;
	const title = t('leaflet.more.title');
	const last = { then: [us(t, ours)], small: t('rights.source') };
	if (!site) return { title, list: { as: 'to-fill', lines: [t('leaflet.more.write')] }, ...last };
	return { title, scan: t('leaflet.more.site', { site }), ...last };
}
