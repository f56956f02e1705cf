/** A call as the advocates see it: whom to ring and how, never the number. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Asker } from '#lib/domain/asked-for.ts';
import type { Wishes } from '#lib/domain/call.ts';
import type { ContactPlan } from '#lib/domain/contact-plan.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as contactPlans from './contact-plans.ts';
import type { Db, Trx } from './database.ts';
import type { Keys } from './keys.ts';
import { shown, type Asked } from './requests.ts';
import type { Row } from './tables.ts';
import { askerOf, wishesOf } from './wishes.ts';

/** What an advocate sees; the number only after it was asked for and written down. */
export type Waiting = Asked & {
	readonly wishes: Omit<Wishes, 'phone'>;
	/** What she allows, as it stands now. */
	readonly plan: ContactPlan;
	readonly language: Language;
	readonly takenBy?: PersonId;
	readonly tries: number;
	/** Whether somebody signed in asked, and how sure we are that it is her. */
	readonly person?: PersonId;
	/** Who asked for it, where it was not she. */
	readonly asker?: Asker;
};

/** One call, with what is said of it. */
export async function waiting(db: Db | Trx, keys: Keys, row: Row<'requests'>): Promise<Waiting> {
	const { phone: _, ...wishes } = await wishesOf(db, keys, row);
	const asker = askerOf(keys, row);
	return {
		...(await shown(db, keys, row)),
		wishes,
		plan: (await contactPlans.forCall(db, keys, row)).plan,
		language: row.language,
		tries: row.tries,
		...(row.taken_by ? { takenBy: row.taken_by } : {}),
		...(row.person_id ? { person: row.person_id } : {}),
		...(asker ? { asker } : {})
	};
}
