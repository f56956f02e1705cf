import type { PageServerLoad } from './$types';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import type { World } from '#lib/server/world.ts';
import { blocks } from '../../guidance/guidance.ts';
import { guideFrom } from './guide.ts';
import written from './guide.md?raw';

/** The page for engineers; in a demonstration with its test keys, which open nothing of anybody's. */
export const load: PageServerLoad = async ({ locals }) => ({
	guidance: blocks(guideFrom(written, await testKeys(locals.world)))
});

async function testKeys({ db, keys, invented, now }: World) {
	if (!invented) return [];
	const known = await Promise.all(
		(await agencies.list(db)).map(async ({ id, kind }) => {
			const live = await secrets.live(db, keys, id, now());
			const secret = live.find(({ scheme }) => scheme === 'v1');
			return { id, kind, secret: secret?.value };
		})
	);
	return known.flatMap(({ secret, ...agency }) => (secret ? [{ ...agency, secret }] : []));
}
