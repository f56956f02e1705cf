// Who waits to be called in a demonstration: asked for by the door that real callers use, at times the invented team can keep.
import type { Victim } from '#lib/domain/actor.ts';
import type { Asker } from '#lib/domain/call/asked-for.ts';
import { half, notice, type Wishes } from '#lib/domain/call/call.ts';
import type { Asking } from '#lib/domain/call/voice.ts';
import { route } from '#lib/domain/team/routing.ts';
import * as rotas from '#lib/server/call/rota.ts';
import { send } from '#lib/server/call/book.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import * as teams from '#lib/server/team/teams.ts';
import { newToken } from '#lib/server/vault/tokens.ts';
import type * as worlds from '#lib/server/world.ts';
import { victimOf } from './staying.ts';

type World = Pick<worlds.World, 'db' | 'keys' | 'now'>;
type Caller = {
	/** Left out where no agency knows who asks. */
	readonly actor?: Victim;
	readonly asking: Asking;
	readonly wishes: Partial<Wishes>;
	readonly asker?: Asker;
};

/** Asks for three calls where nobody waits for one; a team whose invented rota is over can keep none. */
export async function inventCalls(world: World): Promise<void> {
	const waits = await world.db
		.selectFrom('calls')
		.select('id')
		.where('state', 'in', ['asked', 'taken'])
		.limit(1)
		.executeTakeFirst();
	if (waits) return;
	for (const [nth, caller] of (await callers(world)).entries()) await ask(world, caller, nth);
}

async function callers(world: World): Promise<Caller[]> {
	const asking = { language: 'en', talking: [] } as const;
	return [
		{
			actor: await victimOf(world, '01GD1000826'),
			asking: { ...asking, own: 'thamesgate' },
			wishes: { name: 'Joan', mayLeaveMessage: true }
		},
		{
			asking: { borough: 'brent', language: 'pl', talking: ['interpreter'] },
			wishes: { name: 'Ania', language: 'pl', borough: 'brent', talking: ['interpreter'] }
		},
		{
			asking,
			wishes: { name: 'Rosa', askFirst: true },
			asker: { name: 'Dr Patel', relation: 'professional' }
		}
	];
}

async function ask({ db, keys, now }: World, caller: Caller, nth: number): Promise<void> {
	const { actor = { kind: 'stranger' } as const, asking, asker } = caller;
	const stranger = actor.kind === 'stranger';
	// The first asked a while ago and is due now; the others not all at one time, as it is on a real day.
	const at = nth === 0 ? now() - notice - half : now();
	const rota = await rotas.read(db, at);
	const offered = route(await teams.all(db), rota, { ...asking, stranger }, at)?.slots ?? [];
	const slots = offered.filter(({ to }) => to > now()).slice(nth);
	const [wanted] = slots;
	if (!wanted) return;
	const wishes: Wishes = {
		// From the range Ofcom keeps for drama: it rings nobody.
		phone: `07700 9004${50 + nth}`,
		slots,
		mayLeaveMessage: false,
		language: asking.language,
		ifSomeoneElse: 'hang-up',
		...caller.wishes
	};
	const token = newToken();
	await drafts.save(db, keys, token, {}, at);
	const sending = { token, wishes, asking, wanted: wanted.from, ...(asker ? { asker } : {}) };
	await send(db, keys, actor, { ...sending, language: 'en' }, at);
}
