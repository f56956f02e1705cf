/** A sentence, a page of guidance or a banner as keepers write it, in all languages at once: so that all say the same. */
import { addDays, isDay } from '#lib/domain/calendar.ts';
import {
	standingNow,
	wordsOf,
	type AnyCorrection,
	type CorrectionRow,
	type FieldRow,
	type Typed
} from '#lib/domain/keeper/corrected.ts';
import { bannerPages } from '#lib/i18n/banner.ts';
import {
	faultOfBanner,
	faultOfGuide,
	faultOfSentence,
	type WordFault
} from '#lib/i18n/checking/wording.ts';
import { languageOf, languages, type Language } from '#lib/i18n/languages.ts';
import { bare, formOf, sentencesIn, sourceOf, type Sentences } from '#lib/i18n/sentences.ts';
import { guidanceNow, guidanceTexts } from './guidance-texts.ts';

export type WordRefusal = WordFault | 'same' | 'gone' | 'banner-day';
type Row = CorrectionRow<WordRefusal>;
/** One text of a form: in which language, under which name it is said, and in which field it is typed. */
type Part = { readonly lang: Language; readonly name: string; readonly field: FieldRow };

const sentences = new Map<Language, Sentences>();
const sentencesOf = (lang: Language): Sentences => {
	const own = sentences.get(lang) ?? sentencesIn(lang);
	sentences.set(lang, own);
	return own;
};
const stems = new Map<string, string>();
for (const [name, text] of sentencesOf('en'))
	if (!stems.has(bare(name))) stems.set(bare(name), text);

/** The sentences of one name in every language, in each form of number that it has there. */
function partsOf(stem: string): Part[] {
	return languages.flatMap(({ code: lang }) =>
		[...sentencesOf(lang).keys()]
			.filter((name) => bare(name) === stem)
			.map((name) => {
				const form = formOf(name);
				const field = { name: `says-${lang}${form ? `-${form}` : ''}`, as: 'text', lang } as const;
				return { lang, name, field: form ? { ...field, form } : field };
			})
	);
}

/** What a sentence says in every language, with what is corrected. */
export function phraseWith(stem: string, all: readonly AnyCorrection[]) {
	const other = new Map(wordsOf(all, 'phrase'));
	return partsOf(stem).map(({ lang, name, field }) => ({
		...{ lang, name, field: field.name },
		text: other.get(`${lang}:${name}`) ?? sentencesOf(lang).get(name) ?? ''
	}));
}

type Texts = ReadonlyMap<string, string>;

function phraseFault(stem: string, texts: Texts): { fault: WordFault; at: string } | undefined {
	const english: Texts = new Map(
		partsOf(stem).flatMap(({ lang, name, field }) =>
			lang === 'en' ? [[name, texts.get(field.name) ?? '']] : []
		)
	);
	for (const { lang, name, field } of partsOf(stem)) {
		const was = sentencesOf(lang).get(name) ?? '';
		const from = lang === 'en' ? was : (sourceOf(name, english) ?? '');
		const text = texts.get(field.name) ?? '';
		const fault = faultOfSentence({ lang, name, text, was, english: from });
		if (fault) return { fault, at: field.name };
	}
	return undefined;
}

export const phraseRow: Row = {
	subjects: () => [...stems].map(([of, label]) => ({ of, label })),
	fields: (of) => partsOf(of).map(({ field }) => field),
	asTyped: (of) => typedOf(phraseWith(of, standingNow())),
	read: (of, typed) => {
		if (!stems.has(of)) return 'gone';
		const texts = new Map(partsOf(of).map(({ field }) => [field.name, lineOf(typed[field.name])]));
		const wrong = phraseFault(of, texts);
		if (wrong) return { refused: wrong.fault, at: wrong.at };
		const now = phraseWith(of, standingNow());
		if (now.every(({ field, text }) => texts.get(field) === text)) return 'same';
		const says = partsOf(of).flatMap(({ lang, name, field }) => {
			const text = texts.get(field.name) ?? '';
			return text === sentencesOf(lang).get(name) ? [] : [[`${lang}:${name}`, text] as const];
		});
		return { says: Object.fromEntries(says) };
	},
	fits: (of, value) => {
		const one = { kind: 'phrase', of, value };
		return (
			stems.has(of) && !phraseFault(of, new Map(Object.entries(typedOf(phraseWith(of, [one])))))
		);
	}
};

const guideNames = () =>
	[...guidanceTexts.keys()].filter((of) => of.startsWith('en/')).map((of) => of.slice(3));
const guideField = (lang: Language): FieldRow => ({ name: `says-${lang}`, as: 'text', lang });

/** The languages a page is written in: all, but for those in easy words. */
const tonguesOf = (name: string) =>
	languages.filter(({ code }) => guidanceTexts.has(`${code}/${name}`));

function guideFault(name: string, texts: Texts): { fault: WordFault; at: string } | undefined {
	const english = texts.get('says-en') ?? '';
	for (const { code: lang } of tonguesOf(name)) {
		const was = guidanceTexts.get(`${lang}/${name}`) ?? '';
		const text = texts.get(`says-${lang}`) ?? '';
		const fault = faultOfGuide({ lang, name, text, was, english });
		if (fault) return { fault, at: `says-${lang}` };
	}
	return undefined;
}

/** What a page of guidance says in every language, as texts of its form. */
export function guideWith(name: string, texts: Texts) {
	return tonguesOf(name).map(({ code: lang }) => ({
		...{ lang, field: `says-${lang}` },
		text: texts.get(`${lang}/${name}`) ?? ''
	}));
}

export const guideRow: Row = {
	subjects: () =>
		guideNames().map((of) => ({
			of,
			label: /^# (.+)/.exec(guidanceTexts.get(`en/${of}`) ?? '')?.[1] ?? of
		})),
	fields: (of) => tonguesOf(of).map(({ code }) => guideField(code)),
	asTyped: (of) => typedOf(guideWith(of, guidanceNow())),
	read: (of, typed) => {
		if (!guideNames().includes(of)) return 'gone';
		const texts = new Map(
			tonguesOf(of).map(({ code }) => [`says-${code}`, pageOf(typed[`says-${code}`])])
		);
		const wrong = guideFault(of, texts);
		if (wrong) return { refused: wrong.fault, at: wrong.at };
		const now = guideWith(of, guidanceNow());
		if (now.every(({ field, text }) => texts.get(field) === text)) return 'same';
		const says = tonguesOf(of).flatMap(({ code }) => {
			const text = texts.get(`says-${code}`) ?? '';
			return text === guidanceTexts.get(`${code}/${of}`) ? [] : [[`${code}/${of}`, text] as const];
		});
		return { says: Object.fromEntries(says) };
	},
	fits: (of, value) => {
		const texts = new Map([...guidanceTexts, ...wordsOf([{ kind: 'guide', of, value }], 'guide')]);
		return (
			guideNames().includes(of) &&
			!guideFault(of, new Map(Object.entries(typedOf(guideWith(of, texts)))))
		);
	}
};

/** How long a banner may stand: who forgets it leaves no old news on a page. */
const longestDays = 90;

export const bannerRow: Row = {
	subjects: () => bannerPages.map((of) => ({ of, label: of })),
	fields: () => [
		...languages.map(({ code }): FieldRow => ({ name: `says-${code}`, as: 'line', lang: code })),
		{ name: 'until', as: 'day' }
	],
	asTyped: () => ({ until: '' }),
	read: (of, typed, today) => {
		if (!bannerPages.includes(of)) return 'gone';
		const english = lineOf(typed['says-en']);
		const says: Record<string, string> = {};
		for (const { code: lang } of languages) {
			const text = lineOf(typed[`says-${lang}`]);
			// Said in English there: news that is urgent waits for no translator.
			if (text === '' && lang !== 'en') continue;
			const fault = faultOfBanner(lang, text, english);
			if (fault) return { refused: fault, at: `says-${lang}` };
			says[lang] = text;
		}
		const until = typed.until ?? '';
		const isSoon = isDay(until) && until >= today && until <= addDays(today, longestDays);
		return isSoon ? { says, until } : { refused: 'banner-day', at: 'until' };
	}
};

/** Which languages can be taken off the lists; English is what all others fall back on. */
export const languageRow: Row = {
	subjects: () =>
		languages
			.filter(({ code }) => code !== 'en')
			.map(({ code }) => ({ of: code, label: languageOf(code).english })),
	fields: () => [],
	asTyped: () => ({}),
	read: (of) => {
		if (of === 'en' || !languages.some(({ code }) => code === of)) return 'gone';
		const isOff = standingNow().some((one) => one.kind === 'language' && one.of === of);
		return isOff ? 'same' : { offered: false };
	}
};

function typedOf(texts: readonly { readonly field: string; readonly text: string }[]): Typed {
	return Object.fromEntries(texts.map(({ field, text }) => [field, text]));
}

function lineOf(text = ''): string {
	return text.replaceAll(/\s*\r?\n\s*/g, ' ').trim();
}

function pageOf(text = ''): string {
	return `${text.replaceAll('\r\n', '\n').trimEnd()}\n`;
}
