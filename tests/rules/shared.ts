/** What takes long to open, and is asked by several files of one run: one house, one demonstration. */
import { cheap, newFolder, prepare, start } from '#tests/drills/_server.ts';
import { openHouse } from './house.ts';

/**
 * Opened for the first file that asks, and closed once the last is done. A file says that it will ask as it loads, before
 * the first test of any: `scripts/together.mjs` loads them all.
 */
function shared<Thing>(open: () => Promise<Thing>, close: (thing: Thing) => Promise<unknown>) {
	let opened: Promise<Thing> | undefined;
	let asking = 0;
	return () => {
		asking += 1;
		return {
			opened: () => (opened ??= open()),
			done: async () => {
				asking -= 1;
				if (asking === 0 && opened) await close(await opened);
			}
		};
	};
}

/** For files whose people are their own, and who change nothing that is everybody's. */
export const askHouse = shared(openHouse, (house) => house.close());

/** The people of the demonstration, as they are after a start. */
export const askDemonstration = shared(
	async () => {
		const folder = newFolder();
		await prepare(folder, cheap);
		return { folder, server: await start(folder, cheap) };
	},
	({ server }) => server.stop()
);
