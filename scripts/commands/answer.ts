import { parseArgs } from 'node:util';
import { commands } from './list.ts';
import { Stop } from './stop.ts';

/** Does what the operator asks for: the words after `npm run alongside --`. The exit code says how it went. */
export async function answer([name = 'help', ...rest]: readonly string[]): Promise<void> {
	const two = `${name} ${rest[0] ?? ''}`;
	const command =
		commands.find((one) => one.name === two) ?? commands.find((one) => one.name === name);
	try {
		if (!command) throw new Stop(`There is no command ${name}. Try: npm run alongside -- help`);
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
		const known = error instanceof Stop || (error instanceof TypeError && 'code' in error);
		console.error(known ? error.message : error);
		process.exitCode = 1;
	}
}
