/** Tells `node --test` what to say: each test that does not hold, and at the end one line of counts for scripts/test.mjs. */

/** Before the counts, so that they are found among whatever else was said. */
export const mark = '#counts ';

/** The reporter: node hands it every event of a run. The default export is what node asks for. */
export default async function* report(events) {
	let counts;
	for await (const { type, data } of events) {
		if (type === 'test:fail' && isOwnFault(data)) yield describe(data);
		if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
		// Each process has a summary; the last one is of the whole.
		if (type === 'test:summary') ({ counts } = data);
	}
	if (counts) yield `${mark}${JSON.stringify(counts)}\n`;
}

/** A suite does not hold because a test in it does not: that is said once, of the test. */
function isOwnFault({ details }) {
	return details.error?.failureType !== 'subtestsFailed';
}

function describe({ name, file, line, details }) {
	const { error } = details;
	const why = error?.cause?.stack ?? error?.cause ?? error?.stack ?? error;
	return `\nDOES NOT HOLD: ${name}\n${file}:${line}\n${why}\n`;
}
