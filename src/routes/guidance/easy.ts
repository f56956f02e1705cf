/** A page in easy words, read from its guidance: a title, lines with a picture each, and what follows them. */
import { pictures, type Picture } from '#lib/ui/pictures.ts';
import type { Block, Inline } from './guidance.ts';

export type EasyLine = {
	/** Nothing where no such picture is drawn. */
	readonly picture: Picture | undefined;
	readonly line: readonly Inline[];
};

export type EasyPage = {
	readonly title: string;
	readonly lines: readonly EasyLine[];
	/** Where it goes on, and the titles of parts. */
	readonly rest: readonly Block[];
};

/** The title, the lines and the rest of a page. */
export function easyOf(guidance: readonly Block[]): EasyPage {
	const [title, list, ...rest] = guidance;
	const items = list?.kind === 'list' ? list.items : [];
	return { title: title ? wordsOf(title) : '', lines: items.map(lineOf), rest };
}

/** The words of a heading. */
export function wordsOf(block: Block): string {
	return block.kind === 'heading' ? block.inside.map(textOf).join('') : '';
}

/** A line begins with the name of its picture, between stars. */
function lineOf(item: readonly Inline[]): EasyLine {
	const [first, ...line] = item;
	const name = first?.kind === 'strong' ? first.inside.map(textOf).join('') : '';
	return isDrawn(name) ? { picture: name, line: begun(line) } : { picture: undefined, line: item };
}

// A page swallows the space behind the name; on paper the line would stand in from the others.
function begun([first, ...rest]: readonly Inline[]): readonly Inline[] {
	if (first?.kind !== 'text') return first ? [first, ...rest] : rest;
	const text = first.text.trimStart();
	return text === '' ? rest : [{ ...first, text }, ...rest];
}

function textOf(piece: Inline): string {
	return 'text' in piece ? piece.text : '';
}

function isDrawn(name: string): name is Picture {
	return Object.hasOwn(pictures, name);
}
