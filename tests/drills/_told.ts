/** What every drill says at its end, and how it is told how much to do. */

/** Says what was measured and whether it is good; the exit code says it again. */
export function tell(
	name: string,
	measured: Readonly<Record<string, unknown>>,
	passed: boolean
): never {
	console.log(JSON.stringify({ name, measured, passed }));
	process.exit(passed ? 0 : 1);
}

/** A number from the command line, `--count=50`, or from DRILL_COUNT; otherwise the usual one. */
export function asked(name: string, usually: number): number {
	const given = process.argv.find((word) => word.startsWith(`--${name}=`))?.split('=')[1];
	return Number(given ?? process.env[`DRILL_${name.toUpperCase()}`] ?? usually);
}

/** The middle one of some numbers. */
export function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((one, other) => one - other);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
