/** What takes long to open, and is asked by several files of one run: one house, and one server for every town. */
import { after, before } from 'node:test';
import prepare from '#tests/journeys/town/prepare.ts';
import { endIdle, openTown, type Town } from '#tests/journeys/town/town.ts';
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

const askPeople = shared(prepare, async (takeAway) => {
	await endIdle();
	takeAway();
});

/** The people of the demonstration as they are on a Wednesday morning, for one file of tests. */
export function askDemonstration() {
	const { opened, done } = askPeople();
	let town: Town;
	return {
		opened: async () => {
			await opened();
			return (town = await openTown());
		},
		done: async () => {
			await town.close();
			await done();
		}
	};
}

/** For a file whose stories each have a town of their own, since they move its clock: gives what a test does in one. */
export function askTowns() {
	const { opened, done } = askPeople();
	before(opened);
	after(done);
	return async (story: (town: Town) => Promise<void>) => {
		const town = await openTown();
		try {
			await story(town);
		} finally {
			await town.close();
		}
	};
}
