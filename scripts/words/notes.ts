/** What a translator is told of a sentence: read from the table in `for-translators.md`, so that it is written once. */
import { readFileSync } from 'node:fs';

/** Says for the name of a sentence where it is seen, who reads it and what to take care of. */
export function notesFor(file: string): (name: string) => string[] {
	const rows = new Map(
		readFileSync(file, 'utf8')
			.split('\n')
			.filter((line) => /^\| `[^|]*\| \/[^|]*\|/.test(line))
			.map((line) => {
				const [files = '', address = '', where = '', reader = '', care = ''] = line
					.split('|')
					.slice(1, -1)
					.map((cell) => cell.trim());
				return [files.replaceAll('`', ''), [address, where, reader, care]] as const;
			})
	);
	return (name) => {
		const [address = '', where = '', reader = '', care = ''] = rows.get(rowOf(name)) ?? [];
		return [`Page: ${address}`, `Where: ${where}`, `Read by: ${reader}`, `Take care: ${care}`];
	};
}

/** The row of a sentence by its name. */
export function rowOf(name: string): string {
	if (!name.startsWith('guidance/')) return name.split('.')[0] ?? '';
	const [, sort] = /^guidance\/(right|guide|easy)-/.exec(name) ?? [];
	return sort ? `guidance/${sort}-…` : 'guidance/ others';
}
