/** What we hold of her that can be handed over, item by item, each with the hash by which anybody can tell that it is the same. */
import { createHash } from 'node:crypto';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import type { Handed, HeldSort } from '#lib/domain/disclosure/request.ts';
import * as contactNoteRows from '#lib/server/note/rows.ts';
import * as taskRows from '#lib/server/note/task-rows.ts';
import type { Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Place } from '#lib/server/people/places.ts';
import { stepsOf } from '#lib/server/call/calls.ts';
import * as talkRows from '#lib/server/message/rows.ts';

/** One thing with its text, as it is handed over. */
export type Item = Handed & { readonly text: string };
export type Wanted = {
	/** The team that was asked: what another had with her is not its to give, or to read. */
	readonly team: string;
	readonly sorts: readonly HeldSort[];
	/** Days in London; both count. */
	readonly from: Day;
	readonly to: Day;
};

/** The items of some sorts and days, oldest first within each sort. */
export async function itemsOf(
	trx: Trx,
	keys: Keys,
	place: Place,
	{ team, sorts, from, to }: Wanted
): Promise<Item[]> {
	const found: Item[] = [];
	for (const sort of sorts) {
		const all = await bySort[sort](trx, keys, { ...place, team });
		found.push(
			...all
				.filter(({ at }) => dayOf(at) >= from && dayOf(at) <= to)
				.map(({ at, says }) => itemOf(sort, at, says))
		);
	}
	return found;
}

type Said = { readonly at: Instant; readonly says: object };
type Held = Place & Pick<Wanted, 'team'>;

const bySort: Readonly<
	Record<HeldSort, (trx: Trx, keys: Keys, held: Held) => Promise<readonly Said[]>>
> = {
	messages: async (trx, keys, { participation, team }) => {
		const rows = await talkRows.ofPlace(trx, participation).where('team', '=', team).execute();
		const messages = await talkRows.opened(trx, keys, participation, rows);
		// What one of us understood of it is nobody's evidence of what she said.
		return messages.map(({ side, language, words, writtenAt }) => ({
			at: writtenAt,
			says: { from: side === 'hers' ? 'victim' : 'advocate', language, words }
		}));
	},
	// Picked from lists, what was corrected with what took its place; and the lines of what was to be done.
	contacts: async (trx, keys, { participation, team }) => {
		const rows = await contactNoteRows
			.ofPlace(trx, participation)
			.where('contact_notes.team', '=', team)
			.execute();
		const notes = (await contactNoteRows.opened(trx, keys, rows)).map(
			({ id, note: { on, ...picked }, writtenAt, corrects }) => ({
				at: instantOf(on),
				says: { id, ...picked, writtenAt: textOf(writtenAt), ...(corrects ? { corrects } : {}) }
			})
		);
		const toDo = await taskRows
			.ofPlace(trx, participation)
			.where('tasks.team', '=', team)
			.execute();
		const tasks = (await taskRows.opened(trx, keys, toDo)).map(({ id, what, on, madeAt }) => ({
			at: madeAt,
			says: { id, ...what, toDoOn: on }
		}));
		return [...notes, ...tasks];
	},
	// When we called and whether we spoke: no number, no safe time, no name.
	calls: async (trx, _keys, { person, team }) => {
		const rows = await trx
			.selectFrom('calls')
			.select(['id', 'kind', 'state', 'asked_at', 'tries'])
			.where('person_id', '=', person)
			// One of no team is everybody's who answers.
			.where(({ or, eb }) => or([eb('team', 'is', null), eb('team', '=', team)]))
			.orderBy('asked_at')
			.execute();
		return Promise.all(
			rows.map(async ({ id, kind, state, asked_at, tries }) => {
				const steps = (await stepsOf(trx, id)).map(({ step, at }) => ({ step, at: textOf(at) }));
				return { at: asked_at, says: { kind, state, tries, steps } };
			})
		);
	},
	advocates: async (trx, _keys, { participation, team }) => {
		const rows = await trx
			.selectFrom('assignments')
			.select(['assigned_at', 'ended_at'])
			.where('participation_id', '=', participation)
			.where('team', '=', team)
			.orderBy('seq')
			.execute();
		return rows.map(({ assigned_at, ended_at }) => ({
			at: assigned_at,
			says: { until: ended_at === null ? null : textOf(ended_at) }
		}));
	}
};

function itemOf(sort: HeldSort, at: Instant, says: object): Item {
	const text = JSON.stringify({ sort, at: textOf(at), ...says });
	return { sort, at, text, sha256: createHash('sha256').update(text).digest('hex') };
}

function textOf(at: Instant): string {
	return new Date(at).toISOString();
}
