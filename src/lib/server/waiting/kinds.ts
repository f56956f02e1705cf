/** Everything that waits for a person of ours, each kind one row: how it is read, whose it is and how urgent. */
import type { Instant } from '#lib/domain/event.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import * as misfits from '#lib/server/feed/misfits.ts';
import * as pace from '#lib/server/feed/pace.ts';
import * as quarantine from '#lib/server/feed/quarantine.ts';
import * as corrections from '#lib/server/keeper/corrections.ts';
import * as deeds from '#lib/server/keeper/deeds.ts';
import * as tieDesk from '#lib/server/keeper/tie-desk.ts';
import * as wrongWords from '#lib/server/keeper/wrong-words.ts';
import * as burstDesk from '#lib/server/keeper/burst-desk.ts';
import * as inquiries from '#lib/server/looked/inquiries.ts';
import * as stuck from '#lib/server/notice/stuck.ts';
import * as source from '#lib/server/pull/source.ts';
import { spaceLeft } from '#lib/server/readiness.ts';
import * as stops from '#lib/server/stop/stops.ts';
import type { World } from '#lib/server/world.ts';
import * as ages from './ages.ts';
import * as law from './law.ts';

/** One thing, or some of a kind: how many, since when, and from which source if that is known. */
export type Item = { readonly many: number; readonly since: Instant; readonly of?: string };
export type Owner = 'keeper' | 'operator' | 'supervisor';
export type Seen = Pick<World, 'db' | 'keys' | 'marketplace' | 'invented'> & {
	readonly now: Instant;
	/** Where the service keeps its files. */
	readonly folder: string;
};
type Row = {
	readonly owner: Owner;
	/** `now`: harm is done or the service ends; `soon`: somebody waits for it; `sometime`: it grows old. */
	readonly urgency: 'now' | 'soon' | 'sometime';
	/** Where one acts; what has no page is done by a command or by telephone, as its words say. */
	readonly href?: `/today${string}`;
	readonly read: (seen: Seen) => readonly Item[] | Promise<readonly Item[]>;
};

/** With less than this left on the disk somebody has time to make room; `readiness.ts` says when there is none any more. */
const roomForDays = 2 ** 30;

/** What nobody has to close stands for so long. */
const week = 7 * 86_400_000;

const one = (since: Instant | undefined) => (since === undefined ? [] : [{ many: 1, since }]);

/** By kind; the names are those of their words in `waiting.json`. */
export const kinds = {
	disk: {
		owner: 'operator',
		urgency: 'now',
		read: async ({ folder, now }) => one((await spaceLeft(folder)) < roomForDays ? now : undefined)
	},
	facts: {
		owner: 'keeper',
		urgency: 'now',
		href: '/today#facts',
		read: async ({ db, keys }) =>
			(await burstDesk.list(db, keys)).map(({ source: of, facts, beganAt }) => ({
				...{ of, many: facts, since: beganAt }
			}))
	},
	ties: {
		owner: 'keeper',
		urgency: 'now',
		href: '/today#ties',
		read: async ({ db, keys }) =>
			(await tieDesk.list(db, keys)).map(({ source: of, heldAt }) => ({
				...{ of, many: 1, since: heldAt }
			}))
	},
	stops: {
		owner: 'keeper',
		urgency: 'now',
		href: '/today/stops',
		read: async ({ db, keys }) =>
			(await stops.list(db, keys)).map(({ since }) => ({ many: 1, since }))
	},
	second: {
		owner: 'keeper',
		urgency: 'now',
		href: '/today#second',
		read: async ({ db, now }) =>
			(await deeds.openIn(db, now)).map(({ at }) => ({ many: 1, since: at }))
	},
	corrections: {
		owner: 'keeper',
		urgency: 'now',
		href: '/today/corrections',
		read: async ({ db, keys }) => gathered(await corrections.unfit(db, keys))
	},
	held: {
		owner: 'keeper',
		urgency: 'now',
		href: '/today#held',
		read: async ({ db }) =>
			(await stuck.held(db)).map(({ source: of, many, since }) => ({ of, many, since }))
	},
	silent: {
		owner: 'keeper',
		urgency: 'soon',
		href: '/today/agencies',
		read: async ({ db, now }) =>
			(await pace.silent(db, now)).map(({ name: of, since }) => ({ of, many: 1, since }))
	},
	asked: {
		owner: 'operator',
		urgency: 'soon',
		href: '/today#asked',
		read: async ({ db, marketplace, now }) => {
			const { failing, unread } = marketplace ? await source.seen(db) : {};
			if (failing) return [{ many: 1, since: failing.since }];
			return unread ? [{ many: unread, since: now }] : [];
		}
	},
	unread: {
		owner: 'keeper',
		urgency: 'soon',
		href: '/today/agencies',
		read: ({ db }) => quarantine.waiting(db)
	},
	dead: {
		owner: 'keeper',
		urgency: 'soon',
		href: '/today#dead',
		read: async ({ db }) => gathered((await stuck.dead(db)).map(({ owedAt }) => owedAt))
	},
	declined: {
		owner: 'keeper',
		urgency: 'soon',
		href: '/today#heard',
		read: async ({ db, now }) =>
			gathered(await stuck.owedSince(db, 'invitation-declined', now - week))
	},
	inquiries: {
		owner: 'supervisor',
		urgency: 'soon',
		read: async ({ db, now }) => gathered(await inquiries.lateIn(db, dayOf(now)))
	},
	misfits: {
		owner: 'operator',
		urgency: 'soon',
		read: async ({ db, now }) => {
			const found = await misfits.counted(db);
			// What was counted too long ago says nothing of today.
			if (!found || now - found.at > 2 * 86_400_000)
				throw new Error('the misfits were not counted');
			return found.many > 0 ? [{ many: found.many, since: found.since }] : [];
		}
	},
	parked: {
		owner: 'keeper',
		urgency: 'sometime',
		href: '/today/agencies',
		read: async ({ db }) =>
			(await misfits.waiting(db)).map(({ name: of, messages: many, since }) => ({
				...{ of, many, since }
			}))
	},
	backup: {
		owner: 'operator',
		urgency: 'now',
		// A demonstration is made anew instead.
		read: async ({ db, invented, now }) => (invented ? [] : one(await ages.staleBackup(db, now)))
	},
	root: {
		owner: 'operator',
		urgency: 'sometime',
		read: async ({ db, keys, now }) => one(await ages.oldRoot(db, keys, now))
	},
	secrets: {
		owner: 'keeper',
		urgency: 'sometime',
		href: '/today/agencies',
		read: ({ db, now }) => ages.oldSecrets(db, now)
	},
	certificates: {
		owner: 'keeper',
		urgency: 'soon',
		href: '/today/agencies',
		read: ({ db, now }) => ages.oldCertificates(db, now)
	},
	services: {
		owner: 'keeper',
		urgency: 'soon',
		href: '/today/corrections?about=service',
		read: ({ now }) => law.stale(now)
	},
	figures: {
		owner: 'keeper',
		urgency: 'sometime',
		href: '/today/corrections?about=wait',
		read: ({ now }) => law.oldFigures(now)
	},
	law: {
		owner: 'keeper',
		urgency: 'sometime',
		href: '/today/corrections?about=law',
		read: () => law.recalled()
	},
	words: {
		owner: 'keeper',
		urgency: 'soon',
		href: '/today/words',
		read: async ({ db }) => gathered(await wrongWords.waiting(db))
	},
	rules: {
		owner: 'keeper',
		urgency: 'sometime',
		href: '/today/corrections?about=step',
		read: () => law.recalledRules()
	}
} as const satisfies Readonly<Record<string, Row>>;

export type WaitingKind = keyof typeof kinds;

/** Many of a kind as one thing, as old as the oldest of them. */
function gathered(since: readonly Instant[]): Item[] {
	return since.length === 0 ? [] : [{ many: since.length, since: Math.min(...since) }];
}
