/** A delivery tried out: whether its signature is right, what would be understood, and what she would read. Nothing of it is kept. */
import type { EventId, Event, Instant, Teller, Telling } from '#lib/domain/event.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { isDecision, weightOf } from '#lib/domain/news/weight.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { sayEntry } from '#lib/i18n/case/case-words.ts';
import * as limits from '#lib/server/limits.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { World } from '#lib/server/world.ts';
import * as binary from './binary.ts';
import type { Part } from './feed-part.ts';
import { codeOf, problems, refuse, typeOf, type Answer, type ProblemCode } from './problems.ts';
import { foreignIn, hashBy, marked, type Read, type Reader } from './receive.ts';
import { tooMany, usual, type From, type Terms } from './sender.ts';
import { jsonOf, largest, textOf, unpack } from './unpack.ts';
import { whoIs } from './who.ts';

/** An address it would be sent to: what reads it there, and what else holds there. */
export type Door = Pick<Terms, 'most' | 'isOfEvents'> & { readonly read: Reader };
/** The door a body is for; nothing when none takes such a thing. */
export type DoorFor = (json: unknown, isBinary: boolean) => Door | undefined;

/** Says of a delivery what would become of it, as far as that can be known without looking at any case. */
export async function check(
	world: World,
	headers: Headers,
	bytes: Uint8Array,
	network: string,
	doorFor: DoorFor
): Promise<Answer> {
	const name = limits.bucket(world.keys, 'trying', network);
	const wait = await limits.take(world.db, [{ name, rule: limits.perTrying }], world.now());
	const id = newId();
	if (wait > 0)
		return marked(tooMany(Math.ceil(wait / 1000), 'Your network tried very often.'), id);
	const body = await unpack(headers.get('content-encoding'), bytes, largest.courts);
	if ('status' in body) return marked(body, id);
	const isOfEvents = doorFor(undefined, true)?.isOfEvents !== false;
	const inHeaders = isOfEvents && binary.isBinary(headers);
	const signature = await signatureOf(world, headers, body, inHeaders);
	if (!signature.from && body.length > usual.most) return marked(unknownAndLarge, id);
	const json = opened(headers, body, inHeaders);
	const understood =
		'code' in json
			? { refused: json.code, said: { items: [] } }
			: understand(world, body.length, json.value, signature, doorFor(json.value, inHeaders));
	return marked(
		{
			status: 200,
			body: { signature: signature.said, would: wouldOf(signature, understood), ...understood.said }
		},
		id
	);
}

// Reading costs: what is large is read only of somebody we know.
const unknownAndLarge = refuse(
	'body-too-large',
	`More than ${usual.most} bytes are tried out only when they are signed well. This signature is not.`
);

type Signature = {
	readonly from?: From;
	readonly refused?: ProblemCode;
	readonly said: Readonly<Record<string, unknown>>;
};

async function signatureOf(
	world: World,
	headers: Headers,
	body: Uint8Array,
	isOfEvents: boolean
): Promise<Signature> {
	const who = await whoIs(world, headers, body, isOfEvents);
	if (!('refused' in who)) {
		const from = { agency: who.agency, webhookId: who.webhookId ?? newId() };
		return { from, said: { isGood: true, agency: who.agency.id } };
	}
	const { type, detail, errors } = who.refused.body;
	const refused = codeOf(type);
	if (errors) return { refused, said: { isGood: false, detail, errors } };
	return { refused, said: { isGood: false, type, detail: problems[refused].mend } };
}

type Understood = { readonly refused?: ProblemCode; readonly said: Answer['body'] };

function opened(headers: Headers, body: Uint8Array, inHeaders: boolean) {
	const text = textOf(body);
	if (text === undefined) return { code: 'body-not-utf-8' } as const;
	return inHeaders ? binary.structured(headers, text) : jsonOf(text);
}

function understand(
	world: World,
	size: number,
	json: unknown,
	{ from }: Signature,
	door: Door | undefined
): Understood {
	const now = world.now();
	const context = { webhookId: from?.webhookId ?? '', hash: hashBy(world.keys), now };
	if (door && size > door.most) return { refused: 'body-too-large', said: { items: [] } };
	const reading = door?.read(json, context);
	if (!reading) return { refused: 'not-understood', said: { items: [], errors: [unknown] } };
	if (!reading.ok)
		return { refused: 'not-understood', said: { items: [], errors: reading.problems } };
	const isForeign = from && foreignIn(from.agency, reading.messages) !== undefined;
	return {
		...(isForeign ? { refused: 'not-yours-to-tell' } : {}),
		said: { items: itemsOf(reading, from?.agency.kind, now) }
	};
}

const unknown = {
	index: 0,
	pointer: '',
	detail: 'This is neither an event nor a message of the courts: give the address in ?to=.'
};

function wouldOf({ refused }: Signature, understood: Understood) {
	const code = refused ?? understood.refused;
	if (code === undefined) return { status: 202 };
	return { status: problems[code].status, type: typeOf(code) };
}

/** What of each message would be understood: the facts with what she would read of them, and what is passed over. */
export function itemsOf(
	reading: Extract<Read, { ok: true }>,
	by: Teller | undefined,
	now: Instant
) {
	return reading.messages.map(({ parts }, index) => {
		const ignored = (reading.ignored ?? []).filter((one) => one.index === index);
		return {
			index,
			facts: parts.flatMap((part) => factsOf(part, by, now)),
			ignored: ignored.map(({ pointer, detail }) => ({ pointer, detail }))
		};
	});
}

/** Each fact with the English sentence she would read, if it stands on her page by itself. */
function factsOf({ tellings }: Part, by: Teller | undefined, now: Instant) {
	const events = tellings.map((telling, nth) => eventOf(telling, nth, by, now));
	const entries = new Map(timeline(events).map((entry) => [entry.event.id, entry]));
	return events.map((event) => {
		const entry = entries.get(event.id);
		const said = entry && sayEntry(entry, { lang: 'en', places: true });
		const says = [said && `${said.title}.`, said?.detail].filter(Boolean).join(' ');
		const weight = weightOf(event);
		return {
			kind: event.kind,
			on: event.on,
			...(said ? { says: says.replace(/<\/?(b|ref)>/g, '') } : {}),
			...(isDecision(event) ? { waits: 'She reads it when she chooses.' } : {}),
			...(weight === 'safety' ? { waits: 'She is told at once.' } : {})
		};
	});
}

function eventOf(telling: Telling, nth: number, by: Teller | undefined, now: Instant): Event {
	const { corrects: _, ...fact } = telling;
	const toldBy = by ?? kindRow(telling.kind).tellers[0] ?? 'courts';
	return { ...fact, id: `tried-${nth}` as EventId, heardAt: now, toldBy } as Event;
}
