/** What her pages say, as the loads behind them give it to the page: all of it at one moment, for one person. */
import { supporterPanes } from '#lib/domain/access/pane.ts';
import type { Victim } from '#lib/domain/actor.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import type { World } from '#lib/server/world.ts';
import { aCompanion } from '#tests/beside/companion.ts';
import * as beside from '../../src/routes/(companion)/beside/+page.server.ts';
import * as ask from '../../src/routes/(victim)/ask/[row]/+page.server.ts';
import * as dates from '../../src/routes/(victim)/dates/+page.server.ts';
import * as day from '../../src/routes/(victim)/day/[hearing]/+page.server.ts';
import * as home from '../../src/routes/(victim)/home/+page.server.ts';
import * as news from '../../src/routes/(victim)/news/+page.server.ts';
import * as rules from '../../src/routes/(victim)/rules/+page.server.ts';

/** A row of what she is owed, as a page shows it. */
export type Owed = {
	readonly key: string;
	readonly id: string;
	readonly state: string;
	readonly lateTitle: string;
	readonly late: string;
	readonly sentences: readonly string[];
	readonly isPast?: boolean;
	readonly ask?: { readonly href: string; readonly state: string };
};
type Hearing = {
	readonly day: string;
	readonly purpose: string;
	readonly state: string;
	readonly datetime?: string;
	readonly on: string;
	readonly course: readonly string[];
	readonly clash?: Clash;
};
/** What stands there of a court day that falls on one she cannot come. */
type Clash = { readonly falls: string; readonly sent?: string };
type Day = { readonly state: string; readonly lead: string; readonly clash?: Clash };
type Short = { readonly state: string; readonly text: string };

/** Everything, page by page. */
export type HerPages = {
	readonly home: {
		readonly stage: string;
		readonly unread: boolean;
		readonly said: { readonly line: string; readonly means: string; readonly can: string };
		readonly next: readonly string[];
		readonly passed: readonly string[];
		readonly clash?: Clash;
		readonly happened: readonly { readonly kind: string }[];
		readonly owed: readonly Owed[];
		readonly heartbeat?: { readonly sentences: readonly string[] };
		readonly first: {
			readonly safety: readonly unknown[];
			readonly waiting?: { readonly state: string };
			readonly moved?: { readonly date: string; readonly state: string };
			readonly rules?: Short;
			readonly head?: string;
		};
	};
	readonly dates: {
		readonly lead: string;
		readonly hearings: readonly Hearing[];
		readonly owed: readonly Owed[];
		readonly own: readonly {
			readonly id: string;
			readonly state: string;
			readonly sentences: readonly string[];
		}[];
	};
	readonly days: ReadonlyMap<string, Day>;
	readonly rules: {
		readonly waiting: boolean;
		readonly people: readonly {
			readonly is: string;
			readonly title: string;
			readonly must: readonly string[];
			readonly lost: readonly string[];
			readonly lostTitle: string;
			readonly orders: readonly { readonly lost: readonly string[]; readonly lostTitle: string }[];
		}[];
		readonly unknown: readonly string[];
	};
	readonly news: {
		readonly isOut: boolean;
		readonly safe?: Short;
		readonly news: readonly { readonly datetime: string }[];
	};
	readonly asks: readonly { readonly state: string; readonly said: { sentences: string[] } }[];
};

type Load = (event: {
	readonly locals: App.Locals;
	readonly params: Record<string, string>;
	readonly url: URL;
	readonly cookies: unknown;
}) => Promise<unknown>;

const url = new URL('https://alongside.test/');
const cookies = { get: () => undefined };

/** Asks every page of her case what it says to her now. */
export async function herPages(
	world: World,
	actor: Victim,
	lang: Language = 'en'
): Promise<HerPages> {
	const locals = { world, actor, lang, t: words(lang), session: {} } as unknown as App.Locals;
	const of = <Page>(load: unknown, params: Record<string, string> = {}) =>
		(load as Load)({ locals, params, url, cookies }) as Promise<Page>;
	const datesNow = await of<HerPages['dates']>(dates.load);
	const keys = datesNow.hearings.map(({ day: path }) => path.replace('/day/', ''));
	const rows = datesNow.owed.flatMap(({ ask: one }) => one?.href.replace('/ask/', '') ?? []);
	const days = new Map<string, Day>();
	for (const hearing of keys) days.set(`/day/${hearing}`, await of(day.load, { hearing }));
	const asks: HerPages['asks'][number][] = [];
	for (const row of rows) asks.push(await of(ask.load, { row }));
	return {
		home: await of(home.load),
		dates: datesNow,
		days,
		rules: await of(rules.load),
		news: await of(news.load),
		asks
	};
}

/** What somebody she lets in to all that she may open reads now. */
export async function besidePage(world: World, victim: Victim, lang: Language): Promise<unknown> {
	const { db, keys, now } = world;
	const asked = { language: lang, panes: supporterPanes, days: 30, shared: false } as const;
	const letIn = await supporters.letIn(db, keys, victim, asked, now());
	if (!letIn.ok) throw new Error('She lets nobody in.');
	const { person } = letIn;
	const { caseId, participation } = victim;
	const actor = aCompanion({ person, caseId, participation, panes: supporterPanes });
	const locals = { world, actor, lang, t: words(lang), session: {} } as unknown as App.Locals;
	return (beside.load as Load)({ locals, params: {}, url, cookies });
}
