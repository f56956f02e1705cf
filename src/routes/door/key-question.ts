import { error, json, type RequestEvent } from '@sveltejs/kit';
import { askToProve } from '#lib/server/door/device-keys.ts';
import type { Question } from '#lib/server/door/key-questions.ts';
import * as limits from '#lib/server/limits.ts';
import { siteOf } from './site.ts';
import { toWait } from '../form/retry-after.ts';

/** What a key has to sign to let somebody in: for whoever asks, and naming nobody. A network may ask so often. */
export async function questionFor(event: RequestEvent, asked: Question): Promise<Response> {
	const { db, keys, now } = event.locals.world;
	const site = siteOf(event) ?? error(404);
	const name = limits.bucket(keys, 'question', event.getClientAddress());
	const wait = await limits.take(db, [{ name, rule: limits.perQuestion }], now());
	if (wait > 0) return json({}, { status: toWait(event, limits.minutesOf(wait)) });
	return json(await askToProve(db, site, asked, now()));
}
