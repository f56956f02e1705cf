/** The words of a language as XLIFF 2.0, which translators' tools read (OASIS, urn:oasis:names:tc:xliff:document:2.0). */
import { tagOf, rowOf, type Prepared } from '#lib/i18n/language-rows.ts';
import { all, encoded, NoXml, readXml, textOf, type Element } from './xml.ts';

/** One sentence on its way to a translator or back. */
export type Unit = {
	readonly name: string;
	readonly english: string;
	readonly said: string;
	readonly state: 'stale' | 'draft' | 'reviewed';
	/** Where it is seen, by whom, and what to take care of. */
	readonly notes: readonly string[];
};

// Of the standard's words for a state, what each of ours is.
const states = { stale: 'initial', draft: 'translated', reviewed: 'reviewed' } as const;

/** Writes the file, a sentence after the other under the file it stands in. */
export function writeXliff(lang: Prepared, units: readonly Unit[]): string {
	const files = [...Map.groupBy(units, ({ name }) => fileOf(name))];
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en-GB" trgLang="${tagOf(lang)}">`,
		...files.flatMap(([file, some]) => [
			`\t<file id="${encoded(idOf(file))}" original="${encoded(file)}">`,
			...some.flatMap((unit) => unitLines(unit, rowOf(lang).dir)),
			'\t</file>'
		]),
		'</xliff>',
		''
	].join('\n');
}

function unitLines({ name, english, said, state, notes }: Unit, dir: 'ltr' | 'rtl'): string[] {
	const turned = dir === 'rtl' ? ' trgDir="rtl"' : '';
	return [
		`\t\t<unit id="${encoded(idOf(name))}" name="${encoded(name)}"${turned}>`,
		'\t\t\t<notes>',
		...notes.map((note) => `\t\t\t\t<note>${encoded(note)}</note>`),
		'\t\t\t</notes>',
		`\t\t\t<segment state="${states[state]}">`,
		`\t\t\t\t<source xml:space="preserve">${encoded(english)}</source>`,
		`\t\t\t\t<target xml:space="preserve">${encoded(said)}</target>`,
		'\t\t\t</segment>',
		'\t\t</unit>'
	];
}

function fileOf(name: string): string {
	return name.startsWith('guidance/')
		? `${name.replace(/:\d+$/, '')}.md`
		: `${name.split('.')[0]}.json`;
}

// An id may hold neither a stroke nor a colon.
function idOf(name: string): string {
	return name.replaceAll(/[/:]/g, '.');
}

/** What came back of a sentence: the English it was made from, its words, and how the translator's tool marks it. */
export type Back = {
	readonly english: string;
	readonly said: string;
	readonly mark: 'initial' | 'translated' | 'reviewed';
};

/** Reads a file. Throws `NoXml` with a sentence for what is none of this language. */
export function readXliff(text: string, lang: Prepared): ReadonlyMap<string, Back> {
	const root = readXml(text);
	const { version = '', trgLang = '' } = root.attributes;
	if (!/^(?:.*:)?xliff$/.test(root.name) || !version.startsWith('2'))
		throw new NoXml('This is no XLIFF 2');
	if (![tagOf(lang), lang].includes(trgLang))
		throw new NoXml(`This file is for “${trgLang}”, not for “${tagOf(lang)}”`);
	const units = all(root, 'unit');
	const back = new Map(units.map((unit) => [nameOf(unit), backOf(unit)] as const));
	if (back.size < units.length) throw new NoXml('A sentence stands in it twice');
	return back;
}

function nameOf({ attributes: { name, id } }: Element): string {
	if (!name) throw new NoXml(`The unit “${id ?? ''}” has lost its name`);
	return name;
}

// A tool may cut a text into segments: they are put together again as they stand.
function backOf(unit: Element): Back {
	const segments = all(unit, 'segment');
	const partsOf = (name: string) => segments.map((one) => textOf(all(one, name)[0])).join('');
	const isWhole = segments.every((one) => all(one, 'target').length > 0);
	const marks = segments.map(({ attributes }) => attributes.state ?? 'translated');
	const isReviewed = marks.length > 0 && marks.every((one) => /^(reviewed|final)$/.test(one));
	const mark = marks.includes('initial') ? 'initial' : 'translated';
	return {
		english: partsOf('source'),
		said: isWhole ? partsOf('target') : '',
		mark: isReviewed ? 'reviewed' : mark
	};
}
