import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { commands, wholeHelp } from './list.ts';
import { Stop } from './stop.ts';

/** Does what the operator asks for: the words after `npm run alongside --`. The exit code says how it went. */
export async function answer([name = 'help', ...rest]: readonly string[]): Promise<void> {
	const two = `${name} ${rest[0] ?? ''}`;
	const command =
		commands.find((one) => one.name === two) ?? commands.find((one) => one.name === name);
	try {
		if ([name, ...rest].some((word) => word === '--help' || word === '-h')) {
			console.log(helpOf(command, name));
			return;
		}
		if (!command) throw new Stop(unknown(name, rest[0]));
		const { values, positionals } = parseArgs({
			args: command.name === two ? rest.slice(1) : rest,
			options: command.options,
			allowPositionals: true
		});
		await command.run({
			options: values as Record<string, string | boolean | undefined>,
			words: positionals
		});
	} catch (error) {
		// A mistake in the asking is answered in a sentence; anything else keeps its stack.
		const isAsked = error instanceof TypeError && 'code' in error;
		const mistake =
			isAsked && command ? `${sentenceOf(error)}. It is: ${command.usage}` : undefined;
		console.error(error instanceof Stop ? error.message : (mistake ?? error));
		process.exitCode = 1;
	}
}

const begunBy = (name: string) => commands.filter((one) => one.name.startsWith(`${name} `));

/** How one command is called and what it does; of the beginning of several, each of them; else of all. */
function helpOf(command: Command | undefined, name: string): string {
	const some = command ? [command] : begunBy(name);
	return some.length > 0 ? some.map(lineOf).join('\n') : wholeHelp();
}

function lineOf({ usage, does }: Command): string {
	return `npm run alongside -- ${usage}\n    ${does}`;
}

// What Node says after its first sentence is about another way of writing options.
function sentenceOf({ message }: TypeError): string {
	return message.split(/\.\s|\n/)[0]?.replace(/\.$/, '') ?? '';
}

function unknown(name: string, second = ''): string {
	const some = begunBy(name).map((one) => one.name);
	const ways = some.length > 0 ? `There is: ${some.join(', ')}` : 'Try: npm run alongside -- help';
	return `There is no command ${some.length > 0 ? `${name} ${second}`.trim() : name}. ${ways}`;
}
