/** What the rule tests read: the project's own files, its routes and its components as trees. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'svelte/compiler';

/** A node of a tree that a compiler made; each kind has fields of its own. */
export type Node = { readonly type: string; readonly [field: string]: unknown };

const root = path.resolve(import.meta.dirname, '../..');

const folders = new Map<string, readonly string[]>();

/** Every file under a folder of the project, as paths from the root with forward slashes. */
export function filesIn(folder: string): readonly string[] {
	return folders.getOrInsertComputed(folder, () =>
		readdirSync(path.join(root, folder), { withFileTypes: true })
			.flatMap((entry) => {
				const name = `${folder}/${entry.name}`;
				return entry.isDirectory() ? filesIn(name) : [name];
			})
			.sort()
	);
}

const texts = new Map<string, string>();

/** The text of a file of the project: many rules ask for the same, and none writes one. */
export function read(file: string): string {
	return texts.getOrInsertComputed(file, () => readFileSync(path.join(root, file), 'utf8'));
}

/** The place of a file on this machine. */
export function placeOf(file: string): string {
	return path.join(root, file);
}

/** Every folder that answers a request, by its route id, such as `/(victim)/home`. */
export function routeIds(): string[] {
	const answering = filesIn('src/routes').filter((file) =>
		/\/\+(page\.svelte|server\.ts)$/.test(file)
	);
	return [
		...new Set(answering.map((file) => path.posix.dirname(file).slice('src/routes'.length) || '/'))
	];
}

/** The address a route answers at: its id without the audience and without matchers. */
export function addressOf(routeId: string): string {
	return routeId.replace(/\/\([^)]+\)/g, '') || '/';
}

/** Every component of the project. */
export function components(): string[] {
	return filesIn('src').filter((file) => file.endsWith('.svelte'));
}

const trees = new Map<string, Node>();

/** A component as the compiler reads it; several rules ask for the same, and change nothing in it. */
export function treeOf(file: string): Node {
	const tree = trees.get(file) ?? (parse(read(file), { modern: true }) as unknown as Node);
	trees.set(file, tree);
	return tree;
}

/** Every node of a tree, the outermost first. */
export function* nodesOf(tree: unknown): Generator<Node> {
	if (typeof tree !== 'object' || tree === null) return;
	if (Array.isArray(tree)) {
		for (const item of tree) yield* nodesOf(item);
		return;
	}
	if (isNode(tree)) yield tree;
	for (const [field, inside] of Object.entries(tree))
		if (field !== 'parent') yield* nodesOf(inside);
}

/** Where in a file a node begins, as `file:line`. */
export function at(file: string, node: Node): string {
	// A fragment has no place of its own: it begins where its first node does.
	const [first] = (node.nodes ?? [node]) as Node[];
	const line = read(file)
		.slice(0, (first ?? node).start as number)
		.split('\n').length;
	return `${file}:${line}`;
}

function isNode(value: object): value is Node {
	return 'type' in value && typeof value.type === 'string';
}
