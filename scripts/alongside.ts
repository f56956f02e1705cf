// The operator's command: `npm run alongside -- help`.
import { parseArgs } from 'node:util';
import { commands } from './commands/list.ts';
import { Stop } from './commands/stop.ts';

const [name = 'help', ...rest] = process.argv.slice(2);
const two = `${name} ${rest[0] ?? ''}`;
const command =
	commands.find((one) => one.name === two) ?? commands.find((one) => one.name === name);

try {
	if (!command) throw new Stop(`There is no command ${name}. Try: npm run alongside -- help`);
	const words = command.name === two ? rest.slice(1) : rest;
	const { values, positionals } = parseArgs({
		args: words,
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
