import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { rowOf, type Prepared } from '#lib/i18n/language-rows.ts';
import { isLanguage, languages } from '#lib/i18n/languages.ts';
import { readingOf } from '#lib/i18n/offering.ts';
import { countIn, exported, imported, staleIn } from '../words/exchange.ts';
import { NoXml } from '../words/xml.ts';
import type { Asked, Command } from './command.ts';
import { Stop } from './stop.ts';

/** More than any language comes to, ten times over. */
const most = 20_000_000;

export const wordsExport: Command = {
	name: 'words export',
	usage: 'words export LANG FILE',
	does: 'writes every sentence of a language beside its English as XLIFF 2, with notes and the address of its page',
	run: async (asked) => {
		const [lang, file] = languageAndFile(asked);
		writeFileSync(file, exported(lang));
		console.log(`${rowOf(lang).english}: written to ${file}`);
		await Promise.resolve();
	}
};

export const wordsImport: Command = {
	name: 'words import',
	usage: 'words import LANG FILE [--by "NAME DATE"]',
	does: 'takes the words of a language from XLIFF 2, all of the file or nothing; --by names who reviewed what is marked so',
	options: { by: { type: 'string' } },
	run: async (asked) => {
		const [lang, file] = languageAndFile(asked);
		const { by } = asked.options;
		const name = typeof by === 'string' && by.trim() ? by.trim() : undefined;
		const done = readBack(() => imported(textOf(file), { lang, by: name }));
		if (!done.ok) {
			for (const problem of done.problems.slice(0, 50)) console.error(problem);
			const more = done.problems.length - 50;
			throw new Stop(`${more > 0 ? `and ${more} more. ` : ''}Nothing was taken.`);
		}
		console.log(
			`Changed: ${done.changed}. Reviewed: ${done.reviewed}. Without words: ${done.empty}.`
		);
		await Promise.resolve();
	}
};

export const wordsStale: Command = {
	name: 'words stale',
	usage: 'words stale LANG',
	does: 'names the sentences of a language whose English has changed since',
	run: async ({ words: [lang] }) => {
		const names = staleIn(known(lang));
		console.log(names.length > 0 ? names.join('\n') : 'Nothing is stale.');
		await Promise.resolve();
	}
};

export const wordsCount: Command = {
	name: 'words count',
	usage: 'words count',
	does: 'says of every language how many words and sentences it has, how many are drafts, reviewed and stale, and how many a named person still has to read',
	run: async () => {
		const rows = languages
			.filter(({ code }) => code !== 'en')
			.map(({ code }) => ({
				language: code,
				...countIn(code),
				'to be read': readingOf(code).unread
			}));
		console.log(Object.keys(rows[0] ?? {}).join('\t'));
		for (const row of rows) console.log(Object.values(row).join('\t'));
		await Promise.resolve();
	}
};

function languageAndFile({ words: [lang, file] }: Asked): [Prepared, string] {
	if (!file) throw new Stop('Which file?');
	return [known(lang), file];
}

function known(lang: string | undefined): Prepared {
	if (!isLanguage(lang) || lang === 'en')
		throw new Stop(`No language of ours to translate into: ${lang ?? ''}`);
	return lang;
}

function textOf(file: string): string {
	const found = statSync(file, { throwIfNoEntry: false });
	if (!found?.isFile()) throw new Stop(`There is no file ${file}`);
	if (found.size > most) throw new Stop('The file is larger than any language of ours');
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
	} catch {
		throw new Stop('The file is not written in UTF-8');
	}
}

function readBack<Done>(act: () => Done): Done {
	try {
		return act();
	} catch (error) {
		if (error instanceof NoXml) throw new Stop(`${error.message}. Nothing was taken.`);
		throw error;
	}
}
