/** The columns of a table of events: made from the parsers' own schema, one for each value that an event may carry. */
import { typePrefix } from '#lib/server/feed/cloud-event.ts';
import { toldByAgencies, type AgencyKind } from '#lib/server/feed/event-data.ts';
import { branchOf } from '#lib/server/feed/schema.ts';

/** How a value is written in a cell: words with spaces between them, and what is a list of more than words as JSON. */
type Leaf = 'text' | 'number' | 'yes-or-no' | 'words' | 'json';
type Schema = Readonly<Record<string, unknown>>;
/** A value's place in the data, such as `when.on`. */
type Leaves = ReadonlyMap<string, Leaf>;

/** What stands beside the data of an event, in the order of a template. */
export const attributes = [
	'type',
	'subject',
	'time',
	'id',
	'source',
	'defendant',
	'corrects',
	'crimereference',
	'unit'
] as const;
/** Without these no row is an event. */
export const needed = ['type', 'subject', 'time'] as const;

const dataPrefix = 'data.';
/** No value of ours lies deeper. */
const deepest = 6;

const leavesByKind: ReadonlyMap<string, Leaves> = new Map(
	toldByAgencies.map((kind) => {
		const { data } = branchOf(kind).properties as { data: Schema };
		return [kind, new Map(leavesOf(data, []))] as const;
	})
);
const known = new Map(
	[...attributes, ...new Set([...leavesByKind.values()].flatMap((leaves) => [...leaves.keys()]))]
		.map((name, nth) => (nth < attributes.length ? name : dataPrefix + name))
		.map((name) => [name.toLowerCase(), name] as const)
);

function leavesOf(schema: Schema, path: readonly string[]): (readonly [string, Leaf])[] {
	const choices = (schema.oneOf ?? schema.anyOf) as readonly Schema[] | undefined;
	if (choices) return choices.flatMap((one) => leavesOf(one, path));
	if (schema.type === 'object')
		return Object.entries(schema.properties as Record<string, Schema>).flatMap(([name, inner]) =>
			leavesOf(inner, [...path, name])
		);
	return [[path.join('.'), leafOf(schema)]];
}

function leafOf({ type, items, const: only }: Schema): Leaf {
	if (type === 'array') return (items as Schema).type === 'string' ? 'words' : 'json';
	if (type === 'integer' || type === 'number') return 'number';
	return type === 'boolean' || only === true ? 'yes-or-no' : 'text';
}

/** The column that a name in a header means, or nothing: what is under `data.` is never passed over, known or not. */
export function columnOf(name: string): string | undefined {
	return known.get(name.toLowerCase()) ?? (name.startsWith(dataPrefix) ? name : undefined);
}

/** The event of a row's cells by their columns; empty cells are not there. Whether it is one, the door's parser says. */
export function eventOf(cells: ReadonlyMap<string, string>): Record<string, unknown> | Wrong {
	const event: Record<string, unknown> = {};
	const data = Object.create(null) as Record<string, unknown>;
	const type = cells.get('type') ?? '';
	const kind = type.startsWith(typePrefix) ? type.slice(typePrefix.length) : type;
	const leaves = leavesByKind.get(kind);
	for (const [column, cell] of cells) {
		if (!column.startsWith(dataPrefix)) event[column] = cell;
		else {
			const path = column.slice(dataPrefix.length);
			if (!put(data, path.split('.'), valueOf(cell, leaves?.get(path)))) return { column };
		}
	}
	if (leaves) event.type = typePrefix + kind;
	return Object.keys(data).length > 0 ? { ...event, data } : event;
}

/** A column that says something else than another of the same row. */
export type Wrong = { readonly column: string };

function valueOf(cell: string, leaf: Leaf | undefined): unknown {
	switch (leaf) {
		case 'number':
			return /^\d{1,15}$/.test(cell) ? Number(cell) : cell;
		case 'yes-or-no':
			return /^(true|false)$/i.test(cell) ? cell.toLowerCase() === 'true' : cell;
		case 'words':
			return cell.split(/[\s,;]+/).filter(Boolean);
		case 'json':
			return jsonIn(cell);
		default:
			return cell;
	}
}

// What is no JSON is a text where a list belongs, and the parser says so.
function jsonIn(cell: string): unknown {
	try {
		return JSON.parse(cell);
	} catch {
		return cell;
	}
}

function put(data: Record<string, unknown>, path: readonly string[], value: unknown): boolean {
	const [name = '', ...rest] = path;
	if (path.length > deepest) return false;
	if (rest.length === 0) {
		if (Object.hasOwn(data, name)) return false;
		data[name] = value;
		return true;
	}
	const inner = (data[name] ??= Object.create(null) as object);
	return typeof inner === 'object' && !Array.isArray(inner)
		? put(inner as Record<string, unknown>, rest, value)
		: false;
}

/** The columns of these kinds, in the order of a template. */
export function columnsOf(kinds: readonly AgencyKind[]): string[] {
	const data = kinds.flatMap((kind) => [...(leavesByKind.get(kind)?.keys() ?? [])]);
	return [...attributes, ...[...new Set(data)].map((path) => dataPrefix + path)];
}

/** An event as the cells of these columns. */
export function cellsOf(event: Readonly<Record<string, unknown>>, columns: readonly string[]) {
	return columns.map((column) => {
		const value = column
			.split('.')
			.reduce<unknown>((held, name) => (held as Schema | undefined)?.[name], event);
		if (value === undefined) return '';
		if (typeof value === 'string') return value;
		const isWords = Array.isArray(value) && value.every((one) => typeof one === 'string');
		return isWords ? value.join(' ') : JSON.stringify(value);
	});
}

/** The column that a parser's pointer means, such as `data.when.on` for `/data/when/on`. */
export function columnAt(pointer: string): string {
	const parts = pointer.split('/').slice(1);
	return parts.map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~')).join('.');
}
