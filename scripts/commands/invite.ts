import { readFileSync, statSync } from 'node:fs';
import { rowOf } from '#lib/i18n/language-rows.ts';
import { isOffered } from '#lib/i18n/offering.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import { admitVictim, type Paper } from '#lib/server/begin/paper.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as found from '#lib/server/keeper/found.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { readPaper } from '#lib/server/begin/paper-form.ts';
import { withWorld, type Command } from './command.ts';
import { Stop } from './stop.ts';

export const invite: Command = {
	name: 'invite',
	usage:
		'invite --urn URN --handed alone|letter [--language CODE] [--enhanced yes|no|unknown] [--name NAME] [--phone NUMBER] [--born 2012-03] [--stands self|parent|bereaved|acting]',
	does: 'opens the case of a reference if there is none, adds a victim and prints her code, once',
	options: {
		urn: { type: 'string' },
		handed: { type: 'string' },
		language: { type: 'string' },
		enhanced: { type: 'string' },
		name: { type: 'string' },
		phone: { type: 'string' },
		// The month, of somebody who may be under 16: the date itself is never asked.
		born: { type: 'string' },
		stands: { type: 'string' }
	},
	run: (asked) =>
		withWorld(async ({ db, keys, now, invented }) => {
			const read = readPaper(asked.options);
			if (!read.ok) throw new Stop(read.problems.map((problem) => `--${problem}`).join('\n'));
			refuseUnread([read.paper], invented);
			await warn(db, keys, [read.paper]);
			const code = await invitations.newCode(keys);
			await transaction(db, (trx) => admitVictim(trx, keys, read.paper, code, now()));
			console.log(`Her code, shown this once: ${code.shown}`);
		})
};

export const importFile: Command = {
	name: 'import',
	usage: 'import FILE',
	does: 'invites many: a file of JSON lines with the names of `invite`; all of them or, with a list of what is wrong, none',
	run: (asked) =>
		withWorld(async ({ db, keys, now, invented }) => {
			const [file] = asked.words;
			if (!file) throw new Stop('Which file?');
			const papers = readLines(file);
			refuseUnread(papers, invented);
			await warn(db, keys, papers);
			const made: { readonly paper: Paper; readonly code: invitations.Code }[] = [];
			for (const paper of papers) {
				made.push({ paper, code: await invitations.newCode(keys) });
				if (made.length % 100 === 0) console.error(`${made.length} of ${papers.length} codes made`);
			}
			await transaction(db, async (trx) => {
				for (const { paper, code } of made) await admitVictim(trx, keys, paper, code, now());
			});
			for (const { paper, code } of made) console.log(`${paper.urn}\t${code.shown}`);
			console.error(`${made.length} invited. The codes are shown this once.`);
		})
};

/** Nobody is given a page in words that no named person has read. */
function refuseUnread(papers: readonly Paper[], invented: boolean): void {
	const unread = papers.find(({ language }) => !isOffered(language, { invented }));
	if (unread) throw new Stop(`Not offered yet: ${rowOf(unread.language).english}`);
}

/** Says which references have somebody already, or stand twice in a file: a second code opens a second page there. */
async function warn(db: Db, keys: Keys, papers: readonly Paper[]): Promise<void> {
	const seen = new Set<string>();
	for (const { urn } of papers) {
		const caseId = await cases.findByUrn(db, keys, urn);
		if (seen.has(urn)) console.error(`Warning: ${urn} stands twice. Each gets a code of its own.`);
		else if (caseId !== undefined && (await found.placesIn(db, caseId)).length > 0)
			console.error(
				`Warning: somebody is in the case of ${urn} already. This code is for somebody else of that case: it does not replace one that was lost.`
			);
		seen.add(urn);
	}
}

function readLines(file: string): Paper[] {
	if (!statSync(file, { throwIfNoEntry: false })?.isFile())
		throw new Stop(`There is no file ${file}`);
	const lines = readFileSync(file, 'utf8').split('\n');
	const problems: string[] = [];
	const papers = lines.flatMap((line, index) => {
		if (line.trim() === '') return [];
		const read = readPaper(parse(line));
		if (read.ok) return [read.paper];
		problems.push(...read.problems.map((problem) => `line ${index + 1}: ${problem}`));
		return [];
	});
	if (problems.length > 0) throw new Stop(`Nobody was invited.\n${problems.join('\n')}`);
	return papers;
}

function parse(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}
