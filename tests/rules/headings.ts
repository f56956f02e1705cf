/** How many first headings a page can show: counted in its own markup and in that of the components it uses. */
import path from 'node:path';
import { read, treeOf, type Node } from './tree.ts';

/** The fewest and the most a page can show, over every way its conditions may turn out. */
export type Range = { readonly least: number; readonly most: number };

const none: Range = { least: 0, most: 0 };
const one: Range = { least: 1, most: 1 };

const counted = new Map<string, Range>();

/** The first headings of a component, counted once for each way it is used; `asTitle` is what its user gave it. */
export function headingsOf(file: string, asTitle = false): Range {
	const { fragment } = treeOf(file) as Node & { fragment: unknown };
	const way = `${file} ${asTitle}`;
	const range = counted.get(way) ?? inside(fragment, { file, asTitle });
	counted.set(way, range);
	return range;
}

type Place = { readonly file: string; readonly asTitle: boolean };

function inside(fragment: unknown, place: Place): Range {
	const { nodes } = (fragment ?? { nodes: [] }) as { nodes: Node[] };
	return nodes.map((node) => ofNode(node, place)).reduce(sum, none);
}

function ofNode(node: Node, place: Place): Range {
	switch (node.type) {
		case 'RegularElement':
			return sum(node.name === 'h1' ? one : none, inside(node.fragment, place));
		case 'Component':
			return sum(ofComponent(node, place), inside(node.fragment, place));
		case 'IfBlock':
			return ofCondition(node, place);
		case 'EachBlock': {
			// A list may be empty or long: a first heading in it would be none or many.
			const each = inside(node.body, place);
			return { least: 0, most: each.most * 2 };
		}
		case 'SvelteHead':
		case 'SnippetBlock':
			return none;
		default:
			return node.fragment ? inside(node.fragment, place) : none;
	}
}

function ofCondition(node: Node, place: Place): Range {
	const test = node.test as { type: string; name?: string };
	const [yes, no] = [inside(node.consequent, place), inside(node.alternate, place)];
	if (test.type === 'Identifier' && test.name === 'asTitle') return place.asTitle ? yes : no;
	return { least: Math.min(yes.least, no.least), most: Math.max(yes.most, no.most) };
}

function ofComponent(node: Node, { file }: Place): Range {
	const from = new RegExp(`import ${String(node.name)} from '([^']+\\.svelte)'`).exec(
		read(file)
	)?.[1];
	// A part chosen while the page is made, as in the gallery, has no file to read.
	if (!from) return none;
	const used = from.startsWith('#lib/')
		? from.replace('#lib/', 'src/lib/')
		: path.posix.join(path.posix.dirname(file), from);
	const given = node.attributes as { name?: string }[];
	return headingsOf(
		used,
		given.some(({ name }) => name === 'asTitle')
	);
}

function sum(a: Range, b: Range): Range {
	return { least: a.least + b.least, most: a.most + b.most };
}
