/** Runs steps three at a time, each after the ones it needs, and counts what holds and what does not. */

/**
 * How many run at once. The machines we are tested on have two cores, and most steps are one process that waits for a
 * fifth of its time, or for half of it: with two at once a fifth of the cores lay idle.
 */
const lanes = 3;

/**
 * Runs steps: `{ name, needs?, idle?, run }`, where `run` gives `{ passed, failed, output?, note? }`.
 * A step whose need failed is not run and counts as failed. Gives the totals.
 */
export async function runAll(steps, say) {
	const results = new Map();
	const running = new Map();
	const waiting = [...steps];
	while (waiting.length > 0 || running.size > 0) {
		for (const step of startable(waiting, running, results)) {
			waiting.splice(waiting.indexOf(step), 1);
			running.set(
				step,
				finish(step, results, say).finally(() => running.delete(step))
			);
		}
		await Promise.race(running.values());
	}
	const all = [...results.values()];
	const sum = (key) => all.reduce((total, result) => total + result[key], 0);
	return { passed: sum('passed'), failed: sum('failed') };
}

function startable(waiting, running, results) {
	const ready = waiting.filter(({ needs = [] }) =>
		needs.every((name) => isOver(name, waiting, running, results))
	);
	const taken = [...running.keys()].filter((step) => !step.idle).length;
	// One that mostly waits for others takes no lane.
	const [idle, busy] = [ready.filter((step) => step.idle), ready.filter((step) => !step.idle)];
	return [...idle, ...busy.slice(0, lanes - taken)];
}

/** A need that is not part of this run is taken as met. */
function isOver(name, waiting, running, results) {
	const isAhead = [...waiting, ...running.keys()].some((step) => step.name === name);
	return results.has(name) || !isAhead;
}

async function finish(step, results, say) {
	const began = Date.now();
	const lacking = (step.needs ?? []).find((name) => results.get(name)?.failed > 0);
	const result = lacking
		? { passed: 0, failed: 1, note: `not run: it needs ${lacking}` }
		: await attempt(step);
	results.set(step.name, result);
	say(step.name, result, (Date.now() - began) / 1000);
}

async function attempt(step) {
	try {
		return await step.run();
	} catch (error) {
		return { passed: 0, failed: 1, output: error.message };
	}
}
