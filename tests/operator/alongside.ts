/**
 * The operator's commands as tests give them: in this process, and in one of its own where the process is under test. Codes
 * are stretched cheaply in this one: no command guesses at them.
 */
import '#tests/world/cheap.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { format } from 'node:util';
import { answer } from '../../scripts/commands/answer.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Answer = { readonly code: number; readonly said: string; readonly wrong: string };

/** Gives a command with nothing of our surroundings but these settings, and what it said. */
export async function command(env: Environment, words: readonly string[]): Promise<Answer> {
	const { log, error } = console;
	const [ours, code] = [{ ...process.env }, process.exitCode];
	const [said, wrong] = [[] as string[], [] as string[]];
	surroundWith(env);
	process.exitCode = 0;
	console.log = (...parts) => void said.push(`${format(...parts)}\n`);
	console.error = (...parts) => void wrong.push(`${format(...parts)}\n`);
	try {
		await answer(words);
		return { code: Number(process.exitCode), said: said.join(''), wrong: wrong.join('') };
	} finally {
		Object.assign(console, { log, error });
		surroundWith(ours);
		process.exitCode = code;
	}
}

function surroundWith(env: Environment): void {
	for (const name of Object.keys(process.env)) delete process.env[name];
	Object.assign(process.env, env);
}

/** Starts a command in a process of its own. */
export function started(env: Environment, words: readonly string[]): ChildProcess {
	const { PATH, NODE_COMPILE_CACHE } = process.env;
	return spawn(process.execPath, ['scripts/alongside.ts', ...words], {
		env: { PATH, NODE_COMPILE_CACHE, ...env }
	});
}

/** Gives a command in a process of its own, with what is typed to it, and waits for its end. */
export async function inItsOwn(
	env: Environment,
	words: readonly string[],
	typed = ''
): Promise<Answer> {
	const child = started(env, words);
	child.stdin?.end(typed);
	const [said, wrong, [code]] = await Promise.all([
		text(child.stdout!),
		text(child.stderr!),
		once(child, 'close') as Promise<[number]>
	]);
	return { code, said, wrong };
}
