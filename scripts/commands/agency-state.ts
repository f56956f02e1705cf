import type { AgencyId } from '#lib/domain/actor.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import * as traffic from '#lib/server/keeper/traffic.ts';
import * as stops from '#lib/server/stop/stops.ts';
import { known, makeNew } from './agency-secret.ts';
import { idOf, needed, withWorld, type Command } from './command.ts';
import { Stop } from './stop.ts';

const week = 7 * 24 * 60 * 60_000;
const operator = { kind: 'operator' } as const;
const id = { type: 'string' } as const;

export const agencyShow: Command = {
	name: 'agency show',
	usage: 'agency show --id AGENCY',
	does: 'says of an agency what it may tell, what it signs with, and what it sent in a week; never a secret',
	options: { id },
	run: (asked) =>
		withWorld(async ({ db, keys, now }) => {
			const agency = await agencies.find(db, idOf(asked));
			if (!agency) throw new Stop(`There is no agency ${idOf(asked)}. See: agency list`);
			const { name, kind, force, mayTell } = agency;
			console.log(`${name}  ${kind}${force ? ` ${force}` : ''}\nmay tell  ${mayTell.join(', ')}`);
			for (const one of (await secrets.standing(db, keys, agency.id, now())).live)
				console.log(`${one.scheme}  from ${iso(one.madeAt)}`);
			const { taken, refused, last } = await traffic.of(db, agency.id, now() - week);
			console.log(`in 7 days  ${taken} messages taken, ${refused} requests refused`);
			console.log(last === undefined ? 'it has sent nothing' : `last  ${iso(last)}`);
			const paused = await pausedAs(db, keys, agency.id);
			if (paused) console.log(`PAUSED since ${iso(paused.since)}: ${paused.why}`);
		})
};

export const agencyRotate: Command = {
	name: 'agency rotate',
	usage: 'agency rotate --id AGENCY [--old-holds HOURS]',
	does: 'the same as agency-secret new: a new secret, and the old one holds for 24 hours more',
	options: { id, 'old-holds': { type: 'string' } },
	run: (asked) => makeNew(asked, 'v1')
};

export const agencyPause: Command = {
	name: 'agency pause',
	usage: 'agency pause --id AGENCY --why TEXT',
	does: 'takes nothing from an agency until it is resumed; its system is told to send again later',
	options: { id, why: { type: 'string' } },
	run: (asked) =>
		withWorld(async ({ db, keys, now }) => {
			const agency = await known(db, asked);
			if (await pausedAs(db, keys, agency)) throw new Stop(`${agency} is paused already`);
			const stop = { kind: 'feed', of: agency, why: needed(asked, 'why') } as const;
			await stops.set(db, keys, operator, stop, now());
			console.log(`${agency} is paused. A running service knows it within seconds.`);
		})
};

export const agencyResume: Command = {
	name: 'agency resume',
	usage: 'agency resume --id AGENCY',
	does: 'takes what an agency sends again',
	options: { id },
	run: (asked) =>
		withWorld(async ({ db, keys, now }) => {
			const agency = await known(db, asked);
			const paused = await pausedAs(db, keys, agency);
			if (!paused) throw new Stop(`${agency} is not paused`);
			await stops.lift(db, keys, operator, paused.id, now());
			console.log(`${agency} may send again.`);
		})
};

async function pausedAs(
	db: Parameters<typeof stops.list>[0],
	keys: Parameters<typeof stops.list>[1],
	agency: AgencyId
) {
	return (await stops.list(db, keys)).find(({ kind, of }) => kind === 'feed' && of === agency);
}

function iso(at: number): string {
	return new Date(at).toISOString();
}
