/** The browser test of the stories: a town, and people who come to it. */
import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import * as advocates from './advocate.ts';
import { able, arrive, type Able, type Arrival, type Person, type Reading } from './person.ts';
import * as readers from './reader.ts';
import { openTown, type Town } from './town.ts';
import * as victims from './victim.ts';

export { expect };

// Each act remembers where it was called from, and Playwright looks up every line of that in maps of compiled files. Node
// takes the types out in place: there are none.
Reflect.deleteProperty(Error, 'prepareStackTrace');

/** The two readings of a story. */
export const readings = [
	{ as: 'in English', lang: 'en', scripts: true },
	{ as: 'in Arabic, without JavaScript', lang: 'ar', scripts: false }
] as const;

export const english: Reading = readings[0];
export const arabic: Reading = readings[1];

/**
 * The readings of the stories of a file: one of the two, so that a run ends in time, and every other file has the other
 * one. With EVERY_READING both; the drill `stories` reads them all.
 */
export function readingsOf(file: string): readonly (typeof readings)[number][] {
	if (process.env.EVERY_READING) return readings;
	const letters = [...path.basename(file)].reduce((sum, one) => sum + one.charCodeAt(0), 0);
	return readings.filter((_, nth) => nth !== letters % readings.length);
}

type Whereto = Partial<Pick<Arrival, 'looks' | 'serviceWorkers'>> & { readonly town?: Town };
type Arrives<Acts> = (reading: Reading, whereto?: Whereto) => Promise<Able<Acts>>;
type Fixtures = {
	/** A town of this story's own, for one that moves the clock. */
	ownTown: Town;
	meet: (reading: Reading, whereto?: Whereto) => Promise<Person>;
	victim: Arrives<typeof victims>;
	advocate: Arrives<typeof advocates>;
	reader: Arrives<typeof readers>;
};

export const test = base.extend<Fixtures, { town: Town }>({
	town: [
		async ({}, use) => {
			const town = await openTown();
			const before = await teamsIn(town);
			await use(town);
			// Whoever a story moves to another team is missing on the desk of the next one.
			expect(await teamsIn(town)).toEqual(before);
			await town.close();
		},
		{ scope: 'worker' }
	],
	ownTown: async ({}, use) => {
		const town = await openTown();
		await use(town);
		await town.close();
	},
	meet: async ({ browser, town, serviceWorkers }, use) => {
		const met: Person[] = [];
		await use(async (reading, { town: where = town, looks = true, ...how } = {}) => {
			const person = await arrive(browser, {
				...reading,
				url: where.url,
				idOf: where.idOf,
				network: nextNetwork(),
				looks,
				serviceWorkers,
				...how
			});
			met.push(person);
			return person;
		});
		for (const { page } of met) await page.context().close();
		expect(met.flatMap(({ problems }) => problems())).toEqual([]);
	},
	victim: async ({ meet }, use) => use(async (...how) => able(await meet(...how), victims)),
	advocate: async ({ meet }, use) => use(async (...how) => able(await meet(...how), advocates)),
	reader: async ({ meet }, use) => use(async (...how) => able(await meet(...how), readers))
});

/** Who of the town's staff is in which team. */
function teamsIn(town: Town) {
	return town.inStores(({ db }) =>
		db.selectFrom('team_members').selectAll().orderBy('person_id').execute()
	);
}

let networks = 0;

// From the range that is kept for measuring (RFC 2544): nobody real is there.
function nextNetwork(): string {
	networks += 1;
	return `198.18.${networks >> 8}.${networks & 255}`;
}
