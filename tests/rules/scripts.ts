/** The project's files of TypeScript as trees, each made once: to make them is most of what the rules that ask for them take. */
import ts from 'typescript';
import { placeOf, read } from './tree.ts';

const made = new Map<string, ts.SourceFile>();

/** A file as the compiler reads it; several rules ask for the same, and change nothing in it. */
export function scriptOf(file: string): ts.SourceFile {
	return made.getOrInsertComputed(file, () =>
		ts.createSourceFile(placeOf(file), read(file), ts.ScriptTarget.Latest, true)
	);
}
