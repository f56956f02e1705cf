/** A copy of the project whose Polish is the pseudo-locale en-XA and whose Arabic is ar-XB, built in a folder of its own. */
import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pseudo, pseudoFile, type Pseudo, type Sentences } from './_pseudo.ts';
import { newFolder, root } from './_server.ts';

const parts = ['src', 'static', 'migrations', 'scripts', 'tests/world', 'tests/drills'];
const files = [
	'package.json',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json'
];
/** In whose place each stands: the folder is theirs, and so are its addresses. */
export const standsIn = { pl: 'en-XA', ar: 'ar-XB' } as const satisfies Record<string, Pseudo>;

/** Copies the project and puts the pseudo words in; gives the folder. */
export function copied(): string {
	const folder = newFolder();
	for (const part of [...parts, ...files])
		cpSync(path.join(root, part), path.join(folder, part), { recursive: true });
	symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
	const words = path.join(folder, 'src/lib/i18n');
	writeWords(words, 'pl', 'en', standsIn.pl);
	writeWords(words, 'ar', 'ar', standsIn.ar);
	writeRows(path.join(words, 'language-rows.ts'));
	return folder;
}

function writeWords(words: string, into: string, from: string, as: Pseudo): void {
	for (const name of readdirSync(path.join(words, into)).filter((one) => one.endsWith('.json'))) {
		const file = path.join(words, into, name);
		const [shape, source] = [read(file), read(path.join(words, from, name))];
		writeFileSync(file, JSON.stringify(pseudoFile(shape, source, as)));
	}
	for (const name of readdirSync(path.join(words, into, 'guidance'))) {
		const text = readFileSync(path.join(words, from, 'guidance', name), 'utf8');
		writeFileSync(path.join(words, into, 'guidance', name), pseudo(text, as));
	}
}

/** Says in their rows what they are and, of the English one, how it stops. */
function writeRows(file: string): void {
	const text = readFileSync(file, 'utf8');
	const plurals = "plurals: ['one', 'few', 'many', 'other']";
	const polish = `${plurals},\n		marks: low`;
	const arabic = '		plurals: six,\n		marks: angled,';
	if (!text.includes(polish) || !text.includes(arabic))
		throw new Error('The rows are written otherwise');
	const marks = "tag: 'en-XA', marks: { ...most, stop: '．', gap: '' }";
	writeFileSync(
		file,
		text.replace(polish, `${plurals}, ${marks}`).replace(arabic, `		tag: 'ar-XB',\n${arabic}`)
	);
}

function read(file: string): Sentences {
	return JSON.parse(readFileSync(file, 'utf8')) as Sentences;
}
