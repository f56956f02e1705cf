/** Who sends a delivery: known and in time, or refused before anything in it is read. */
import type { Instant } from '#lib/domain/event.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as limits from '#lib/server/limits.ts';
import * as stops from '#lib/server/stop/stops.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { World } from '#lib/server/world.ts';
import * as answered from './answered.ts';
import * as binary from './binary.ts';
import { refuse, type Answer } from './problems.ts';
import { jsonOf, largest, textOf, unpack } from './unpack.ts';
import { lacking, whoIs, type Who } from './who.ts';

/** What holds at the address it was sent to, and from which network it came. */
export type Terms = {
	/** The most bytes of a body. */
	readonly most: number;
	/** Whether one CloudEvent may come with its attributes in headers. */
	readonly isOfEvents?: boolean;
	readonly network?: string;
};

/** Who sent something, and by which id of its own. */
export type From = { readonly agency: Agency; readonly webhookId: string };
/** A delivery whose sender is known, and what it says, not understood yet. */
export type Sent = From & { readonly body: string; readonly json: unknown };

export const usual: Terms = { most: largest.events, isOfEvents: true };

/** A delivery whose sender is known, and why what it says cannot be read. */
export type Unread = From & { readonly refused: Answer };

/** The delivery with its sender, or why it is refused: a sender who is known is given with that, too. */
export async function identify(
	world: World,
	headers: Headers,
	bytes: Uint8Array,
	terms: Terms
): Promise<Sent | Unread | Answer> {
	const body = await unpack(headers.get('content-encoding'), bytes, terms.most);
	if ('status' in body) return body;
	const who = await whoSent(world, headers, body, terms);
	if ('status' in who) return who;
	const { agency, webhookId } = who;
	// An event has an id of its own; what the courts send is known by nothing else.
	if (webhookId === undefined && !terms.isOfEvents) return noId;
	const from = { agency, webhookId: webhookId ?? newId() };
	const read = opened(headers, body, terms);
	return 'status' in read ? { ...from, refused: read } : { ...from, ...read };
}

const noId = lacking([
	{ header: 'webhook-id', detail: 'What the courts send is known by this header alone.' }
]).refused;

/** Whose these bytes are, by a signature or a token; or why it is refused. */
export async function whoSent(
	world: World,
	headers: Headers,
	bytes: Uint8Array,
	{ isOfEvents = false, network }: Terms
): Promise<Who | Answer> {
	const who = await whoIs(world, headers, bytes, isOfEvents);
	if ('refused' in who) {
		const { refused, isCounted } = who;
		const wait = isCounted && network !== undefined ? await countWrong(world, network) : 0;
		const detail = 'Too many wrong signatures or tokens came from your network.';
		return wait > 0 ? tooMany(Math.ceil(wait / 1000), detail) : refused;
	}
	if (stops.stands(world.db, 'feed', who.agency.id) || stops.stands(world.db, 'writing'))
		return refuse('stopped', 'Nothing was taken.', {}, { 'retry-after': '300' });
	if (await answered.areTooMany(world.db, who.agency.id, world.now()))
		return tooMany(1, `At most ${answered.mostASecond} requests in one second.`);
	return who;
}

// One that is right is never held up by those who share its network: only wrong ones are counted, and only they wait.
/** Counts one more wrong try from a network, and says how long it waits, in milliseconds. */
export async function countWrong({ db, keys, now }: World, network: string): Promise<number> {
	const name = limits.bucket(keys, 'unsigned', network);
	const at: Instant = now();
	// Asked before it is written, so that a flood of them writes nothing.
	const wait = await limits.waitFor(db, name, at);
	return wait > 0 ? wait : limits.take(db, [{ name, rule: limits.perNetwork }], at);
}

/** Come again in so many seconds. */
export function tooMany(seconds: number, detail: string): Answer {
	return refuse('too-many', detail, {}, { 'retry-after': String(seconds) });
}

function opened(
	headers: Headers,
	bytes: Uint8Array,
	{ isOfEvents }: Terms
): Omit<Sent, keyof From> | Answer {
	const body = textOf(bytes);
	if (body === undefined) return refuse('body-not-utf-8', 'The body is not UTF-8.');
	const json =
		isOfEvents && binary.isBinary(headers) ? binary.structured(headers, body) : jsonOf(body);
	if ('code' in json) return refuse(json.code, json.detail);
	return { body, json: json.value };
}
