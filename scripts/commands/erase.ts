import type { PersonId } from '#lib/domain/actor.ts';
import { dayOf, isDay } from '#lib/domain/calendar.ts';
import { holdReasons } from '#lib/domain/data/hold.ts';
import { readUrn } from '#lib/domain/case/urn.ts';
import * as cases from '#lib/server/case/cases.ts';
import { erase, placesIn } from '#lib/server/keep/erasures.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import * as places from '#lib/server/people/places.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';
import { settle } from '#lib/server/database.ts';
import type { World } from '#lib/server/world.ts';
import { needed, oneOf, withWorld, type Asked, type Command } from './command.ts';
import { Stop } from './stop.ts';

const operator = { kind: 'operator' } as const;

export const eraseOne: Command = {
	name: 'erase',
	usage: 'erase --number NUMBER | --code CODE | --urn URN [--yes]',
	does: 'destroys all that is kept of one victim, by her sign-in number, her printed code or the reference of her case, and prints the receipt',
	options: {
		number: { type: 'string' },
		code: { type: 'string' },
		urn: { type: 'string' },
		yes: { type: 'boolean' }
	},
	run: (asked) =>
		withWorld(async (world) => {
			const { participation } = await placeOf(world, asked);
			if (asked.options.yes !== true)
				throw new Stop('Nothing was erased. It cannot be undone: say --yes if you mean it');
			const erased = await erase(world.db, world.keys, operator, participation, world.now());
			if (!erased.ok && erased.why === 'held')
				throw new Stop(`It is held until ${erased.hold.until}: ${erased.hold.reason}`);
			if (!erased.ok) throw new Stop('There is nobody to erase');
			await settle(world.db);
			const { number, erasedOn, goneFromBackupsOn, destroyed } = erased.receipt;
			console.log(`Receipt ${number}\nErased on ${erasedOn}`);
			for (const [sort, many] of Object.entries(destroyed)) console.log(`  ${sort}: ${many}`);
			console.log(`Gone from every backup of the keys on ${goneFromBackupsOn}`);
		})
};

export const holdOne: Command = {
	name: 'hold',
	usage: `hold --number NUMBER | --code CODE | --urn URN  --reason ${holdReasons.join('|')} --until YYYY-MM-DD | --end`,
	does: 'keeps all of one victim from being destroyed until a day, which she sees; or ends that',
	options: {
		number: { type: 'string' },
		code: { type: 'string' },
		urn: { type: 'string' },
		reason: { type: 'string' },
		until: { type: 'string' },
		end: { type: 'boolean' }
	},
	run: (asked) =>
		withWorld(async (world) => {
			const { db, keys, now } = world;
			const place = await placeOf(world, asked);
			if (asked.options.end === true) {
				if (!(await legalHolds.end(db, keys, operator, place, now())))
					throw new Stop('Nothing is held there');
				console.log('The hold is over.');
				return;
			}
			const reason = oneOf(asked, 'reason', holdReasons);
			const until = needed(asked, 'until');
			if (!isDay(until) || until < dayOf(now()))
				throw new Stop('--until is a day to come, YYYY-MM-DD');
			await legalHolds.set(db, keys, operator, place, { reason, until }, now());
			console.log(`Held until ${until}. She sees why and until when.`);
		})
};

async function placeOf(world: World, asked: Asked): Promise<places.Place> {
	const { number, code, urn } = asked.options;
	if (number === undefined && code === undefined && urn === undefined)
		throw new Stop('Say of whom: --number, --code or --urn');
	const places = await (typeof number === 'string'
		? byPerson(world, await waysIn.ownerOfNumber(world.db, world.keys, number))
		: typeof code === 'string'
			? byPerson(world, await recoveries.ownerOf(world.db, world.keys, code, { evenPaused: true }))
			: byReference(world, needed(asked, 'urn')));
	if (places.length > 1)
		throw new Stop(
			'This case has several victims: say which by her sign-in number or her printed code'
		);
	const [place] = places;
	if (!place) throw new Stop('Nobody is found by that');
	return place;
}

async function byPerson({ db }: World, person: PersonId | undefined): Promise<places.Place[]> {
	const place = person && (await places.of(db, person));
	return place ? [place] : [];
}

async function byReference({ db, keys }: World, text: string): Promise<places.Place[]> {
	const urn = readUrn(text);
	const caseId = urn && (await cases.findByUrn(db, keys, urn));
	return caseId ? placesIn(db, caseId) : [];
}
