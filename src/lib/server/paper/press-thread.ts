/** Sets papers in a thread of its own, so that nobody waits for a page to be drawn. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from './fonts.ts';
import { forms, type FormRow } from '#lib/domain/paper/forms.ts';
import { legible } from './legible.ts';
import type { Paper } from './paper.ts';
import { template } from './template.ts';

const compiler = NodeCompiler.create({
	fontArgs: [{ fontPaths: Object.values(fontFiles).flat().map(placeOf) }]
});

parentPort?.on('message', (paper: Paper) => {
	try {
		parentPort?.postMessage({ pdf: pdfOf(paper) });
	} catch {
		// What Typst says of a fault quotes what stands on the paper: it stays here.
		parentPort?.postMessage({ pdf: undefined });
	}
});

function pdfOf(paper: Paper): Uint8Array {
	try {
		const pdf = compiler.pdf(fitted(paper), { pdfStandard: 'ua-1' });
		const joins = paper.sheets.some(({ language }) => language.joins);
		return joins ? legible(pdf, paper) : new Uint8Array(pdf);
	} finally {
		// Typst keeps what it has set, to be quicker the next time: nothing of one person's paper stays.
		compiler.evictCache(0);
	}
}

/** In the largest letters by which each sheet takes no more sides than its form has; or twice as many, where it may. */
function fitted(paper: Paper): NodeTypstDocument {
	const { sides = Infinity }: FormRow = forms[paper.form];
	const found = fittedOn(paper, sides) ?? (paper.mayGrow ? fittedOn(paper, sides * 2) : undefined);
	if (!found) throw new Error('Too long for its form');
	return found;
}

function fittedOn(paper: Paper, sides: number): NodeTypstDocument | undefined {
	const { sizes }: FormRow = forms[paper.form];
	const fits = ({ numOfPages }: NodeTypstDocument, { length }: Paper['sheets']) =>
		numOfPages <= sides * length;
	// Of many the first two say where to begin: a pack, or the first of a list.
	const some = paper.sheets.slice(0, 2);
	const begin = firstBy(sizes, (size) => fits(set({ ...paper, sheets: some }, size), some));
	if (begin === sizes.length && some.length === paper.sheets.length) return undefined;
	for (const size of sizes.slice(begin % sizes.length)) {
		const document = set(paper, size);
		if (fits(document, paper.sheets)) return document;
	}
	return undefined;
}

/** The place of the first size that fits, found by halves: smaller letters take no more room. */
function firstBy(sizes: readonly number[], fits: (size: number) => boolean): number {
	if (sizes.length === 0) return 0;
	const middle = Math.floor(sizes.length / 2);
	return fits(sizes[middle] ?? 0)
		? firstBy(sizes.slice(0, middle), fits)
		: middle + 1 + firstBy(sizes.slice(middle + 1), fits);
}

function set(paper: Paper, size: number): NodeTypstDocument {
	const made = compiler.compile({
		mainFileContent: template,
		inputs: {
			paper: JSON.stringify(paper),
			form: JSON.stringify(forms[paper.form]),
			size: String(size)
		}
	});
	if (!made.result) throw new Error('Not set');
	return made.result;
}

// A package need not let its fonts be asked for by name, but they lie in its folder.
function placeOf(file: string): string {
	const folders = createRequire(import.meta.url).resolve.paths(file) ?? [];
	const places = folders.map((folder) => path.join(folder, file));
	const found = places.find((place) => existsSync(place));
	if (!found) throw new Error(`No font at ${file}`);
	return found;
}
