import { instantOf, isDay } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import { agencyKinds, readNew, type AgencyFault } from '#lib/server/keeper/house-agencies.ts';
import { needed, oneOf, withWorld, type Command } from './command.ts';
import { Stop } from './stop.ts';

export const agencyAdd: Command = {
	name: 'agency add',
	usage: `agency add --id ID --name NAME --kind ${agencyKinds.join('|')} [--force 01] [--may-tell a,b] [--tells-since 2026-12-01]`,
	does: 'lets an agency tell us of its cases and prints its secret, once',
	options: {
		id: { type: 'string' },
		name: { type: 'string' },
		kind: { type: 'string' },
		force: { type: 'string' },
		'may-tell': { type: 'string' },
		'tells-since': { type: 'string' }
	},
	run: (asked) =>
		withWorld(async ({ db, keys, now, invented }) => {
			if (invented)
				throw new Stop(
					'This database is a demonstration: a real agency needs one of its own (another DATA_DIR)'
				);
			const id = needed(asked, 'id');
			const kind = oneOf(asked, 'kind', agencyKinds);
			const force = String(asked.options.force ?? '');
			const read = await readNew(db, { id, name: needed(asked, 'name'), kind, force });
			if (typeof read === 'string') throw new Stop(faults[read](id));
			const { agency, ...rest } = read;
			const mayTell = mayTellOf(asked.options['may-tell']) ?? usuallyTells[kind] ?? [];
			const since = tellingsSince(asked.options['tells-since']);
			const known = { ...rest, ...since, id: agency, mayTell, invented: false };
			const added = await agencies.add(db, keys, known, now());
			console.log(`Added ${added.id}. Its secret, shown this once:\n${added.secret}`);
		})
};

const faults: Readonly<Record<AgencyFault, (id: string) => string>> = {
	id: () => '--id is 3 to 40 small letters, digits and dashes',
	taken: (id) => `There is an agency ${id} already`,
	name: () => '--name is missing',
	kind: () => `--kind is one of: ${agencyKinds.join(', ')}`,
	force: () => 'A police force needs --force: the two digits its references begin with'
};

// What was before it sends us its tellings is never called late by its silence.
function tellingsSince(day: string | boolean | undefined): { tellingsSince?: Instant } {
	if (day === undefined) return {};
	if (typeof day !== 'string' || !isDay(day))
		throw new Stop('--tells-since is the day from which it sends us what it told victims');
	return { tellingsSince: instantOf(day) };
}

export const agencyList: Command = {
	name: 'agency list',
	usage: 'agency list',
	does: 'lists the agencies and what each may tell',
	run: () =>
		withWorld(async ({ db }) => {
			for (const { id, name, kind, force, mayTell } of await agencies.list(db))
				console.log(`${id}  ${name}  ${kind}${force ? ` ${force}` : ''}  ${mayTell.join(', ')}`);
		})
};

function mayTellOf(words: string | boolean | undefined) {
	if (typeof words !== 'string') return undefined;
	return words.split(',').map((word) => {
		const kind = eventKinds.find((one) => one === word.trim());
		if (!kind) throw new Stop(`--may-tell does not know ${word}: see /api/events/schema.json`);
		return kind;
	});
}
