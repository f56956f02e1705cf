import { kindRow } from '#lib/domain/event-kinds.ts';
import { addresses } from '#lib/server/feed/addresses.ts';
import { toldByAgencies } from '#lib/server/feed/event-data.ts';
import { problems, typeOf, type ProblemCode } from '#lib/server/feed/problems.ts';
import { apiVersion } from '#lib/server/feed/schema.ts';

type Key = { readonly id: string; readonly kind: string; readonly secret: string };

/** The page for engineers as Markdown: what is written by hand, and the lists that the code itself gives. */
export function guideFrom(written: string, keys: readonly Key[]): string {
	const parts: Readonly<Record<string, string>> = {
		version: apiVersion,
		keys: keysOf(keys),
		addresses: table(
			['address', 'is for'],
			addresses.map(({ method, path, about }) => [code(`${method.toUpperCase()} ${path}`), about])
		),
		kinds: table(
			['kind', 'usually told by', 'carries'],
			toldByAgencies.map((kind) => [code(kind), kindRow(kind).tellers.join(', '), carriedBy(kind)])
		),
		problems: table(
			['type', 'status', 'means'],
			(Object.keys(problems) as ProblemCode[]).map((one) => [
				`[${typeOf(one)}](${typeOf(one)})`,
				String(problems[one].status),
				problems[one].title
			])
		)
	};
	return written.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '');
}

function keysOf(keys: readonly Key[]): string {
	if (keys.length === 0) return '';
	const rows = keys.map(({ id, kind, secret }) => [code(id), kind, code(secret)]);
	const told =
		'This is a demonstration with invented people, and these are its test keys. The case `01GD1000126` is open.';
	return `${told}\n\n${table(['agency', 'kind', 'secret'], rows)}`;
}

function carriedBy(kind: (typeof toldByAgencies)[number]): string {
	const fields = Object.entries(kindRow(kind).carries);
	return fields
		.map(([name, field]) => code(field.may || field.unless !== undefined ? `${name}?` : name))
		.join(' ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
	return `\`${text}\``;
}
