/** Calls as the advocates see them: whom to ring and how, never the number. A list costs as many questions as one call. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Asker } from '#lib/domain/call/asked-for.ts';
import { ringsRecorded, type Wishes } from '#lib/domain/call/call.ts';
import type { HandReason } from '#lib/domain/call/handing.ts';
import { waitsForTime } from '#lib/domain/call/hour.ts';
import { lateSince } from '#lib/domain/call/promise-watch.ts';
import type { ContactPlan } from '#lib/domain/reach/contact-plan.ts';
import { turnOf, type Turn } from '#lib/domain/team/desk-order.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as contactPlans from '#lib/server/reach/contact-plans.ts';
import { quietOf } from '#lib/server/reach/quiet.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as needs from '#lib/server/reach/needs.ts';
import { askedOf, readStep, type Asked, type RequestStep } from './calls.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import type { Row } from '#lib/server/tables.ts';
import { askerOf, opened } from '#lib/server/reach/wishes.ts';

type Call = Row<'calls'>;

/** What an advocate sees; the number only after it was asked for and written down. */
export type Waiting = Asked & {
	readonly wishes: Omit<Wishes, 'phone'>;
	/** What she allows, as it stands now. */
	readonly plan: ContactPlan;
	/** When she may be rung by it. */
	readonly turn: Turn;
	readonly language: Language;
	readonly takenBy?: PersonId;
	/** Who gave it to whoever has it now, and why, until something is done about it. */
	readonly handed?: { readonly by: PersonId; readonly why: HandReason };
	/** How often she was rung and it came to nothing. */
	readonly tries: number;
	/** Since when a promise to her is broken. */
	readonly lateSince?: Instant;
	/** Whether somebody signed in asked, and how sure we are that it is her. */
	readonly person?: PersonId;
	/** Who asked for it, where it was not she. */
	readonly asker?: Asker;
};

/** Several calls, with what is said of each. */
export async function waiting(
	db: Db | Trx,
	keys: Keys,
	rows: readonly Call[],
	now: Instant
): Promise<Waiting[]> {
	const people = rows.flatMap(({ person_id }) => person_id ?? []);
	const ring = await keyrings.ofPeople(db, keys, people);
	const said = await needs.ofPeople(db, keys, ring);
	const recorded = await withNumber(db, rows.filter(ringsRecorded));
	const steps = await stepsOf(db, rows);
	const quiet = await quietOf(db, rows);
	return rows.map((row) => {
		const { person_id: person } = row;
		const { phone, ...wishes } = opened(keys, person ? ring.get(person) : undefined, row);
		const later = person ? said.get(person) : undefined;
		const counts = later && later.at > contactPlans.narrowedSince(row) ? later.needs : undefined;
		const hasNumber = ringsRecorded(row)
			? person !== null && recorded.has(person)
			: phone !== undefined;
		const asker = askerOf(keys, row);
		const own = steps.get(row.id) ?? [];
		const plan = contactPlans.planOf(wishes, counts, { hasNumber, quiet: quiet(row) });
		return {
			...askedOf(row, { ...wishes, ...(phone ? { phone } : {}) }, own),
			wishes,
			plan,
			turn: waitsForTime(wishes) ? { is: 'read' as const } : turnOf(plan, now),
			language: row.language,
			tries: own.filter(({ step }) => rungInVain.includes(step)).length,
			...lateOf(row, now),
			...takingOf(row, own),
			...(person ? { person } : {}),
			...(asker ? { asker } : {})
		};
	});
}

// Rung before her time counts here, though it uses up no try that was promised to her.
const rungInVain: readonly RequestStep['step'][] = ['no-answer', 'not-safe'];

function lateOf(
	{ promised_from: from, promised_to: to, late_since: brokenAt }: Call,
	now: Instant
) {
	const since = lateSince({ from, to, ...(brokenAt === null ? {} : { brokenAt }) }, now);
	return since === undefined ? {} : { lateSince: since };
}

function takingOf({ taken_by }: Call, steps: readonly RequestStep[]) {
	const last = steps.at(-1);
	return {
		...(taken_by ? { takenBy: taken_by } : {}),
		...(taken_by && last?.step === 'handed-over' && last.by && last.why
			? { handed: { by: last.by, why: last.why } }
			: {})
	};
}

/** Those of these calls' people whose number an agency recorded. */
async function withNumber(db: Db | Trx, rows: readonly Call[]): Promise<ReadonlySet<PersonId>> {
	const people = rows.flatMap(({ person_id }) => person_id ?? []);
	if (people.length === 0) return new Set();
	const found = await db
		.selectFrom('people')
		.select('id')
		.where('id', 'in', people)
		.where('number_sealed', 'is not', null)
		.execute();
	return new Set(found.map(({ id }) => id));
}

async function stepsOf(
	db: Db | Trx,
	rows: readonly Call[]
): Promise<ReadonlyMap<string, RequestStep[]>> {
	if (rows.length === 0) return new Map();
	const ids = rows.map(({ id }) => id);
	const found = await db
		.selectFrom('call_steps')
		.selectAll()
		.where('call_id', 'in', ids)
		.orderBy('call_id')
		.orderBy('seq')
		.execute();
	const grouped = Map.groupBy(found, ({ call_id }) => call_id);
	return new Map([...grouped].map(([id, own]) => [id, own.map(readStep)]));
}
