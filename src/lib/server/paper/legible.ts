/**
 * Makes a paper in a script whose letters join be read aloud and copied as it was written (ISO 32000-1, 14.9.4). Typst draws a
 * mark that is raised or lowered as a piece of its own, in the order of the page: Bengali would come out doubled, and Arabic
 * backwards. From left to right each stretch of a sentence becomes one piece again, which says what it says. From right to
 * left the sentence says it instead: readers turn round what a piece says, and read a sentence as it is.
 */
import type { Paper, Runs, Sheet } from './paper.ts';
import { packed, readPdf, unpacked, writePdf, type Objects } from './pdf-objects.ts';

/** Pieces of a page, one behind the other in one element. */
type Stretch = {
	readonly element: number;
	readonly page: number;
	readonly pieces: readonly string[];
};

/** The same PDF, in which every sentence says itself. Throws where it is not built as Typst builds it. */
export function legible(pdf: Uint8Array, { sheets }: Paper): Uint8Array {
	const objects = readPdf(pdf);
	const elements = sentencesIn(objects);
	const said = sheets.flatMap((sheet) =>
		saidOn(sheet).map((runs) => ({ runs, ...sheet.language }))
	);
	if (elements.length !== said.length) throw new Error('Not the sentences that were set');
	const found = said.flatMap(({ runs, joins, dir }, nth) => {
		if (joins && dir === 'rtl') sayOf(objects, elements[nth] ?? 0, runs);
		return joins && dir === 'ltr' ? matched(stretchesOf(objects, elements[nth]), runs) : [];
	});
	for (const page of new Set(found.map(({ stretch }) => stretch.page)))
		joinOn(
			objects,
			page,
			found.filter(({ stretch }) => stretch.page === page)
		);
	return writePdf(objects, pdf);
}

/** Every sentence of a sheet, in the order in which it is read. */
function saidOn({ heading, note, parts }: Sheet): Runs[] {
	const blocks = parts.flatMap(({ title, blocks: all }) => [
		...(title ? [title] : []),
		...all.flatMap((block): readonly Runs[] => {
			if (block.kind === 'places')
				return block.items.flatMap(({ name, says }) => (says.length > 0 ? [name, says] : [name]));
			if (block.kind === 'pictured') return block.lines.map(({ said }) => said);
			return 'items' in block ? block.items : [block.said];
		})
	]);
	return [...(heading ? [heading] : []), ...(note ? [note] : []), ...blocks];
}

/** The elements that hold a sentence each, in the order in which they are read. */
function sentencesIn(objects: Objects): number[] {
	const root = [...objects.values()].find((text) => text.includes('/Type /StructTreeRoot'));
	const walk = (id: number): number[] =>
		/\/S \/(H\d|P)\n/.test(objects.get(id) ?? '')
			? [id]
			: kidsOf(objects, id).flatMap((kid) => (isElement(kid) ? walk(parseInt(kid, 10)) : []));
	const [, whole = ''] = /\/K \[(\d+) 0 R\]/.exec(root ?? '') ?? [];
	return walk(Number(whole));
}

/** Lets an element say its whole sentence. A name in English and a number are read right as they are. */
function sayOf(objects: Objects, element: number, runs: Runs): void {
	if (runs.every(({ marks = [], text }) => marks.includes('english') || !/\p{L}/u.test(text)))
		return;
	const text = hexOf(runs.map((run) => run.text).join(''));
	const said = (objects.get(element) ?? '').replace(/\/S \/\w+\n/, `$&  /ActualText <${text}>\n`);
	objects.set(element, said);
}

function kidsOf(objects: Objects, id: number): string[] {
	const [, kids = ''] = /\/K \[([^\]]*)\]/.exec(objects.get(id) ?? '') ?? [];
	return kids.match(/\d+ 0 R|\d+/g) ?? [];
}

function isElement(kid: string): boolean {
	return kid.endsWith('R');
}

function stretchesOf(objects: Objects, element = 0): Stretch[] {
	const [, page] = /\/Pg (\d+) 0 R/.exec(objects.get(element) ?? '') ?? [];
	const found: Stretch[] = [];
	let pieces: string[] = [];
	for (const kid of [...kidsOf(objects, element), 'end']) {
		if (/^\d+$/.test(kid)) pieces.push(kid);
		else if (pieces.length > 0) found.push({ element, page: Number(page), pieces });
		if (!/^\d+$/.test(kid)) pieces = [];
		if (isElement(kid)) found.push(...stretchesOf(objects, parseInt(kid, 10)));
	}
	return found;
}

type Matched = { readonly stretch: Stretch; readonly text: string };

/** What each stretch says: what is bold is an element of its own, all else between stands together. */
function matched(stretches: readonly Stretch[], runs: Runs): Matched[] {
	const texts: string[] = [];
	let wasBold = true;
	for (const { text, marks = [] } of runs) {
		const isBold = marks.includes('bold');
		if (isBold || wasBold) texts.push(text);
		else texts.push((texts.pop() ?? '') + text);
		wasBold = isBold;
	}
	if (texts.length !== stretches.length) throw new Error('Not the stretches that were set');
	return stretches.map((stretch, nth) => ({ stretch, text: texts[nth] ?? '' }));
}

/** Where a piece begins, with the end of the one before it if nothing stands between. */
const begin = /(EMC\n)?(\/Span <<\n {2}\/MCID (\d+)\n[^>]*)>> BDC\n/g;

/** Joins the pieces of a page, in what is drawn and in what is read. */
function joinOn(objects: Objects, page: number, all: readonly Matched[]): void {
	const says = new Map(all.map(({ stretch, text }) => [stretch.pieces[0], text]));
	const inner = new Set(all.flatMap(({ stretch }) => stretch.pieces.slice(1)));
	const [, content] = /\/Contents (\d+) 0 R/.exec(objects.get(page) ?? '') ?? [];
	const drawn = unpacked(objects.get(Number(content)) ?? '')
		.replaceAll(/(\/Span <<\n {2}\/ActualText <\w*>\n>> BDC|\/ReversedChars BMC)\n/g, '')
		.replaceAll(/(?<=T[jJ]\n)(EMC\n)+/g, '')
		.replaceAll(begin, (whole, ends = '', begins, piece) => {
			if (inner.has(piece)) return ends ? '' : fault();
			const text = says.get(piece);
			return text === undefined
				? whole
				: `${ends}${begins}  /ActualText <${hexOf(text)}>\n>> BDC\n`;
		});
	objects.set(Number(content), packed(drawn));
	for (const element of new Set(all.map(({ stretch }) => stretch.element))) {
		const text = objects.get(element) ?? '';
		const kids = kidsOf(objects, element).filter((kid) => !inner.has(kid));
		objects.set(element, text.replace(/\/K \[[^\]]*\]/, `/K [${kids.join(' ')}]`));
	}
}

function fault(): never {
	throw new Error('Not the pieces that were set');
}

/** A text string as UTF-16 with its mark (ISO 32000-1, 7.9.2.2). */
function hexOf(text: string): string {
	return `feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}`;
}
