/** The words of one language as its folder holds them, read and written so that nothing else in it moves. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { flat } from '#lib/i18n/states.ts';

type Branch = { [name: string]: string | Branch };

/** Every sentence by its name, and every line of guidance that says something: `guidance/right-1:3`. */
export function textsIn(folder: string): Map<string, string> {
	const sentences = jsonFiles(folder).flatMap((file) => flat(readJson(folder, file), file));
	const lines = pages(folder).flatMap((page) =>
		readPage(folder, page).flatMap((line, at) =>
			line === '' ? [] : [[`guidance/${page}:${at + 1}`, line] as [string, string]]
		)
	);
	return new Map([...sentences, ...lines]);
}

/** Writes these texts in the place of what stood under their names; a file with nothing new is not touched. */
export function putTexts(folder: string, texts: ReadonlyMap<string, string>): void {
	for (const file of jsonFiles(folder)) {
		const old = readJson(folder, file);
		const changed = JSON.stringify(replaced(old, file, texts), null, '\t');
		if (changed !== JSON.stringify(old, null, '\t'))
			writeFileSync(path.join(folder, `${file}.json`), `${changed}\n`);
	}
	for (const page of pages(folder)) {
		const old = readPage(folder, page);
		const lines = old.map((line, at) => texts.get(`guidance/${page}:${at + 1}`) ?? line);
		if (lines.join('\n') !== old.join('\n'))
			writeFileSync(path.join(folder, 'guidance', `${page}.md`), lines.join('\n'));
	}
}

function replaced(branch: Branch, above: string, texts: ReadonlyMap<string, string>): Branch {
	return Object.fromEntries(
		Object.entries(branch).map(([name, inside]) => {
			const whole = `${above}.${name}`;
			return [
				name,
				typeof inside === 'string' ? (texts.get(whole) ?? inside) : replaced(inside, whole, texts)
			];
		})
	);
}

function jsonFiles(folder: string): string[] {
	return namesIn(folder, '.json');
}

function pages(folder: string): string[] {
	return namesIn(path.join(folder, 'guidance'), '.md');
}

function namesIn(folder: string, ending: string): string[] {
	const files = readdirSync(folder).filter((file) => file.endsWith(ending));
	return files.map((file) => path.basename(file, ending)).sort();
}

function readJson(folder: string, file: string): Branch {
	return JSON.parse(readFileSync(path.join(folder, `${file}.json`), 'utf8')) as Branch;
}

function readPage(folder: string, page: string): string[] {
	return readFileSync(path.join(folder, 'guidance', `${page}.md`), 'utf8').split('\n');
}
