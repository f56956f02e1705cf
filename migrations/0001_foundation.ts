import type { Kysely } from 'kysely';
import { access } from './foundation/access.ts';
import { advocate } from './foundation/advocate.ts';
import { agencyDoor } from './foundation/agency-door.ts';
import { audit } from './foundation/audit.ts';
import { begin } from './foundation/begin.ts';
import { beside } from './foundation/beside.ts';
import { call } from './foundation/call.ts';
import { cases } from './foundation/case.ts';
import { clock } from './foundation/clock.ts';
import { data } from './foundation/data.ts';
import { disclosure } from './foundation/disclosure.ts';
import { door } from './foundation/door.ts';
import { feed } from './foundation/feed.ts';
import { keep } from './foundation/keep.ts';
import { keeper } from './foundation/keeper.ts';
import { looked } from './foundation/looked.ts';
import { message } from './foundation/message.ts';
import { note } from './foundation/note.ts';
import { notice } from './foundation/notice.ts';
import { people } from './foundation/people.ts';
import { pull } from './foundation/pull.ts';
import { reach } from './foundation/reach.ts';
import { service } from './foundation/service.ts';
import { stop } from './foundation/stop.ts';
import { team } from './foundation/team.ts';
import { vault } from './foundation/vault.ts';

// The rooms in their order: a table stands after those it refers to.
const rooms = [
	...[service, vault, audit, people, cases, reach, team, access, keep, notice, door, looked, call],
	...[
		message,
		advocate,
		feed,
		agencyDoor,
		clock,
		beside,
		data,
		note,
		disclosure,
		begin,
		keeper,
		stop,
		pull
	]
];

/** Every table, room by room; `docs/schema.sql` shows what comes of it. */
export async function up(db: Kysely<never>): Promise<void> {
	for (const room of rooms) await room(db);
}
