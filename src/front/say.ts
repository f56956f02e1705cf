/** Log lines in the form of the app's own, for what happens outside it. */

/** Writes one line; level 30 is news, 50 a fault, 60 the end (pino's numbers). */
export function say(
	level: 30 | 50 | 60,
	msg: string,
	facts: Readonly<Record<string, unknown>> = {}
): void {
	process.stdout.write(
		`${JSON.stringify({ level, at: new Date().toISOString(), msg, ...facts })}\n`
	);
}

/** Where in the code something went wrong, without the message, which may quote what a person typed. */
export function framesOf(error: unknown): string {
	if (!(error instanceof Error)) return typeof error;
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return [error.name, ...frames].join('\n');
}
