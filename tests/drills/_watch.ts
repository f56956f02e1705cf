/** A victim who looks at her page every second while something else goes on. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Visitor } from './_visitor.ts';

/** Looks until told to end: how often, the longest wait in milliseconds, and what was answered instead of her page. */
export function watch(she: Visitor) {
	let on = true;
	const seen = { looks: 0, longest: 0, faults: [] as string[] };
	const looking = (async () => {
		while (on) {
			const began = performance.now();
			const reply = await she.see('/home').catch(() => undefined);
			seen.looks += 1;
			seen.longest = Math.max(seen.longest, Math.round(performance.now() - began));
			if (!reply?.text.includes('data-signed-in'))
				seen.faults.push(`her page: ${reply?.status ?? 'none'}`);
			await sleep(1000);
		}
	})();
	return {
		end: async () => {
			on = false;
			await looking;
			return seen;
		}
	};
}
