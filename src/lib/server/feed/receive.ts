/** The door for agencies' messages: who sends it, is it theirs to tell, can it be understood; then into the inbox. */
import type { EventKind, Instant } from '#lib/domain/event.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as inbox from './inbox.ts';
import * as quarantine from './quarantine.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import type { Trx } from '#lib/server/database.ts';
import type { World } from '#lib/server/world.ts';
import * as answered from './answered.ts';
import type { Asked } from './answered.ts';
import type { Loose } from './batch.ts';
import type { Problem } from './feed-part.ts';
import { refuse, type Answer } from './problems.ts';
import { identify, usual, type Sent, type Terms } from './sender.ts';

export type HashId = (kind: 'hearing' | 'defendant' | 'offence' | 'order', id: string) => string;
export type Context = {
	/** The id the sender gave this delivery: the same again when it is sent again. */
	readonly webhookId: string;
	readonly hash: HashId;
	readonly now: Instant;
};
/** What a reader makes of a body: messages, or where it could not be understood. */
export type Read =
	| {
			readonly ok: true;
			readonly messages: readonly inbox.Incoming[];
			/** What of a message was passed over, and why. */
			readonly ignored?: readonly (Problem & { readonly index: number })[];
	  }
	| { readonly ok: false; readonly problems: readonly (Problem & { readonly index: number })[] };
export type Reader = (json: unknown, context: Context) => Read;

/** The address it was sent to: the name of its route, and its path. */
export type At = { readonly route?: string; readonly to?: string };

/**
 * Receives one signed delivery. 202 with a verdict for each of its messages, or problem JSON with one of our codes
 * (`problems.ts`). Each answer carries the request's id, and is written down for the sender to look up.
 */
export async function receive(
	world: World,
	headers: Headers,
	bytes: Uint8Array,
	read: Reader,
	terms: Terms & At = usual
): Promise<Answer> {
	const id = newId();
	const sent = await identify(world, headers, bytes, terms);
	if ('status' in sent) return marked(sent, id);
	const { agency, webhookId } = sent;
	const delivery = answered.deliveryOf(world.keys, agency.id, webhookId);
	const asked = { id, agency: agency.id, delivery, route: terms.route ?? '' };
	return 'refused' in sent
		? refused(world, asked, sent.refused)
		: takeIn(world, { ...sent, to: terms.to ?? null }, read, asked);
}

/** A refusal, written down for its sender. */
export async function refused(
	{ db, keys, now }: World,
	asked: Asked,
	answer: Answer
): Promise<Answer> {
	const said = marked(answer, asked.id);
	await answered.write(db, keys, asked, said, now());
	return said;
}

/** What is to be taken in: for the first time, or again, with what is to be forgotten then. */
export type Inward = Pick<Sent, 'agency' | 'webhookId' | 'json'> & {
	readonly to: string | null;
	readonly again?: { readonly of: string; readonly forget: (trx: Trx) => Promise<void> };
};

/** Reads a delivery whose sender is known, and takes it whole or not at all. */
export async function takeIn(
	world: World,
	{ agency, webhookId, json, to, again }: Inward,
	read: Reader,
	asked: Asked
): Promise<Answer> {
	const { db, keys } = world;
	const now = world.now();
	const reading = read(json, { webhookId, hash: hashBy(keys), now });
	if (!reading.ok) {
		const request = { agency: agency.id, request: asked.id };
		if (!again) await quarantine.keep(db, keys, request, { to, webhookId, json }, now);
		const detail = 'Nothing was taken. Mend what `errors` names and send it all again.';
		return refused(world, asked, refuse('not-understood', detail, { errors: reading.problems }));
	}
	const foreign = foreignIn(agency, reading.messages);
	if (foreign !== undefined) return refused(world, asked, foreign);
	let answer: Answer | undefined;
	const taken = await inbox.take(db, keys, agency, reading.messages, now, {
		request: asked.id,
		write: async (trx, verdicts, loose) => {
			const ignored = [
				...(reading.ignored ?? []),
				...[...loose].flatMap(([index, all]) =>
					all.map((why) => ({ index, pointer: `/${loosely[why].at}`, detail: loosely[why].detail }))
				)
			];
			const body = { ...said(verdicts, ignored), ...(again ? { replayed: again.of } : {}) };
			answer = marked({ status: 202, body }, asked.id);
			await again?.forget(trx);
			await answered.write(trx, keys, asked, answer, now);
		}
	});
	if (taken.ok && answer) return answer;
	return refused(world, asked, notTaken(agency, taken));
}

/** What is said of an attribute that led nowhere: which, and what to do. */
export const loosely: Readonly<
	Record<Loose, { readonly at: 'corrects' | 'crimereference'; readonly detail: string }>
> = {
	nothing: {
		at: 'corrects',
		detail:
			'No event of yours with this id and source is in a case here, so nothing was corrected. If it comes later to this case, it will be.'
	},
	'not-yours': {
		at: 'corrects',
		detail:
			'The event with this id and source is in a case that is not yours, so nothing was corrected. Ask whoever runs this service to take it back there.'
	},
	apart: {
		at: 'crimereference',
		detail:
			'The two references lead to different cases here, so they were not joined, and the event was taken for `subject` alone. Look whether one is mistyped. Whoever runs this service looks as well; until they join them, tell each case of its own.'
	}
};

/** A keyed hash of an agency's own ids, which are not kept. */
export function hashBy(keys: Keys): HashId {
	return (kind, id) => indexOf(keys, kind, id.toLowerCase());
}

/** Why an agency may not tell what these messages say, if there is something among it that it may not. */
export function foreignIn(
	{ name, mayTell }: agencies.Agency,
	messages: readonly inbox.Incoming[]
): Answer | undefined {
	const foreign = messages.findIndex((message) =>
		kindsOf(message).some((kind) => !mayTell.includes(kind))
	);
	if (foreign < 0) return undefined;
	return refuse(
		'not-yours-to-tell',
		`Message ${foreign} tells something that is not for ${name} to tell.`
	);
}

function notTaken({ name }: agencies.Agency, taken: inbox.Taken): Answer {
	if (taken.ok) throw new Error('It was taken');
	const { index } = taken;
	if (taken.refused === 'circle') {
		const errors = [{ index, pointer: '/corrects', detail: circle }];
		return refuse('not-understood', 'Nothing was taken. Mend what `errors` names.', { errors });
	}
	return taken.refused === 'clash'
		? refuse('id-used-again', `Message ${index} has the id of another that we already have.`)
		: refuse('not-your-case', `Message ${index} is about a case that is not ${name}'s.`);
}

/** What is said of two that would correct each other. */
export const circle =
	'What it corrects corrects this one in turn. Send it under a new id, without `corrects` or with the id of another event.';

type Ignored = NonNullable<Extract<Read, { ok: true }>['ignored']>;

/** The counts, and each message by its place in the delivery with what of it was passed over. */
export function said(verdicts: readonly inbox.Verdict[], ignored: Ignored = []): Answer['body'] {
	const count = (verdict: inbox.Verdict) => verdicts.filter((one) => one === verdict).length;
	const items = verdicts.map((verdict, index) => {
		const own = ignored.filter((one) => one.index === index);
		const parts = own.map(({ pointer, detail }) => ({ pointer, detail }));
		return { index, verdict, ...(parts.length > 0 ? { ignored: parts } : {}) };
	});
	return {
		accepted: count('accepted'),
		already: count('already'),
		parked: count('parked'),
		items
	};
}

/** The answer with the id of its request, in its body and in a header. */
export function marked(answer: Answer, id: string): Answer {
	const { headers, body } = answer;
	return { ...answer, body: { ...body, request: id }, headers: { ...headers, 'request-id': id } };
}

/** The same value always as the same text, whatever the order of its keys. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
}

function kindsOf(message: inbox.Incoming): EventKind[] {
	return message.parts.flatMap(({ tellings }) => tellings.map(({ kind }) => kind));
}
