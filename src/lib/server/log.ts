/** The log: named facts from a short list, so that nothing of a person can be written by mistake. */
import { pino, type DestinationStream } from 'pino';

/** All that a log line may hold. No path, form, name, number, case or message ever. */
export type LogFacts = {
	/** The route's own name, such as `/(victim)/home`, never the address asked for. */
	readonly route?: string;
	readonly method?: string;
	readonly status?: number;
	/** An id made for this fault, shown to the person as well. */
	readonly fault?: string;
	readonly stack?: string;
	readonly kind?: string;
	readonly count?: number;
	readonly milliseconds?: number;
	readonly migrations?: readonly string[];
};
export type Log = {
	info(what: string, facts?: LogFacts): void;
	warn(what: string, facts?: LogFacts): void;
	error(what: string, facts?: LogFacts): void;
};

const allowed = [
	'route',
	'method',
	'status',
	'fault',
	'stack',
	'kind',
	'count',
	'milliseconds',
	'migrations'
] as const;

/** Opens the log; lines are JSON on standard output unless another destination is given. */
export function openLog(destination?: DestinationStream): Log {
	const options = { base: null, timestamp: () => `,"at":"${new Date().toISOString()}"` };
	const logger = destination ? pino(options, destination) : pino(options);
	return {
		info: (what, facts = {}) => logger.info(only(facts), what),
		warn: (what, facts = {}) => logger.warn(only(facts), what),
		error: (what, facts = {}) => logger.error(only(facts), what)
	};
}

/** Where in our code something went wrong: the frames of a stack, without the message, which may quote what was typed. */
export function framesOf(error: unknown): string {
	const stack = error instanceof Error ? (error.stack ?? '') : '';
	const name = error instanceof Error ? error.name : typeof error;
	return [name, ...stack.split('\n').filter((line) => /^\s+at /.test(line))]
		.slice(0, 12)
		.join('\n');
}

function only(facts: LogFacts): LogFacts {
	return Object.fromEntries(
		allowed.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]])
	);
}
