/** Tells `node --test` what to say: each test that does not hold, and at the end one line of counts for scripts/testing.mjs. */
import path from 'node:path';

/** Before the counts, so that they are found among whatever else was said. */
export const mark = '#counts ';
/** How much of one mistake is shown: a difference between two tables can be thousands of lines. */
const shownLines = 40;

/** The reporter: node hands it every event of a run. The default export is what node asks for. */
export default async function* report(events) {
	let counts;
	const names = [];
	for await (const { type, data } of events) {
		if (type === 'test:fail' && isOwnFault(data)) {
			names.push(`${data.name} (${placeOf(data)})`);
			yield describe(data);
		}
		if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
		// Each process has a summary; the last one is of the whole.
		if (type === 'test:summary') ({ counts } = data);
	}
	if (counts) yield `${mark}${JSON.stringify({ counts, names })}\n`;
}

/** A suite does not hold because a test in it does not: that is said once, of the test. */
function isOwnFault({ details }) {
	return details.error?.failureType !== 'subtestsFailed';
}

function describe({ details, ...test }) {
	const { error } = details;
	const why = error?.cause?.stack ?? error?.cause ?? error?.stack ?? error;
	return `\nDOES NOT HOLD: ${test.name}\n${placeOf(test)}\n${shorten(why)}\n`;
}

/** The first lines of what is long. */
export function shorten(text) {
	const lines = String(text).split('\n');
	const left = lines.length - shownLines;
	return [...lines.slice(0, shownLines), ...(left > 0 ? [`… and ${left} lines more`] : [])].join(
		'\n'
	);
}

function placeOf({ file = '', line }) {
	return `${path.relative(process.cwd(), file)}:${line}`;
}
