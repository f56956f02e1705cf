/** How much the service is used, by week and language: counts, and small ones are not said. */
import { addDays, dayOf, instantOf, weekdayOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import type { Db } from '#lib/server/database.ts';
import * as marks from '#lib/server/marks.ts';

/** Of fewer than this nobody is counted: one who reads Polish in a quiet week could be known by it. */
export const fewest = 10;
const weeks = 8;

/** Nothing where there were too few to say. */
export type Count = number | undefined;
export type Week = {
	/** Its Monday. */
	readonly from: Day;
	readonly language: Language;
	/** Codes that were used for the first time. */
	readonly letIn: Count;
	readonly signedIn: Count;
	readonly callsAsked: Count;
	/** Calls that ended with words. */
	readonly callsHeld: Count;
};

type Span = { readonly from: Instant; readonly to: Instant };

/** The weeks that are over, the newest first, each with every language. */
export async function byWeek(db: Db, now: Instant): Promise<Week[]> {
	const today = dayOf(now);
	const monday = addDays(today, 1 - weekdayOf(today));
	const all: Week[] = [];
	for (let nth = 1; nth <= weeks; nth += 1)
		all.push(...(await kept(db, addDays(monday, -7 * nth))));
	return all;
}

// Counted once, when it is first looked at: a count that changed later by one would say what was hidden.
async function kept(db: Db, from: Day): Promise<Week[]> {
	const name = `use ${from}`;
	const before = await marks.read(db, name);
	if (before !== undefined) return JSON.parse(before) as Week[];
	const span = { from: instantOf(from), to: instantOf(addDays(from, 7)) };
	await marks.begin(db, name, JSON.stringify(await weekOf(db, from, span)));
	return JSON.parse((await marks.read(db, name)) ?? '[]') as Week[];
}

async function weekOf(db: Db, from: Day, span: Span): Promise<Week[]> {
	const [letIn, signedIn] = [await codesUsed(db, span), await signIns(db, span)];
	const [asked, held] = [await calls(db, span, 'asked'), await calls(db, span, 'held')];
	const of = (rows: readonly Counted[], language: Language): Count => {
		const many = Number(rows.find((row) => row.language === language)?.many ?? 0);
		return many < fewest ? undefined : many;
	};
	return languages.map(({ code }) => ({
		from,
		language: code,
		letIn: of(letIn, code),
		signedIn: of(signedIn, code),
		callsAsked: of(asked, code),
		callsHeld: of(held, code)
	}));
}

type Counted = { readonly language: Language; readonly many: number | string | bigint };

function codesUsed(db: Db, { from, to }: Span): Promise<Counted[]> {
	return db
		.selectFrom('invitations')
		.innerJoin('people', 'people.id', 'invitations.person_id')
		.select(({ fn }) => ['people.language', fn.countAll<number>().as('many')])
		.where('people.role', '=', 'victim')
		.where('used_at', '>=', from)
		.where('used_at', '<', to)
		.groupBy('people.language')
		.execute();
}

function signIns(db: Db, { from, to }: Span): Promise<Counted[]> {
	return db
		.selectFrom('sign_ins')
		.innerJoin('people', 'people.id', 'sign_ins.person_id')
		.select(({ fn }) => [
			'people.language',
			fn.count<number>('sign_ins.person_id').distinct().as('many')
		])
		.where('people.role', '=', 'victim')
		.where('at', '>=', from)
		.where('at', '<', to)
		.groupBy('people.language')
		.execute();
}

function calls(db: Db, { from, to }: Span, which: 'asked' | 'held'): Promise<Counted[]> {
	const at = which === 'asked' ? 'asked_at' : 'changed_at';
	return db
		.selectFrom('calls')
		.select(({ fn }) => ['language', fn.countAll<number>().as('many')])
		.where('kind', '=', 'call')
		.where(at, '>=', from)
		.where(at, '<', to)
		.$if(which === 'held', (some) => some.where('state', '=', 'done'))
		.groupBy('language')
		.execute();
}
