import type { Site } from '#lib/server/door/device-keys.ts';
import { ownOrigin } from '../../settings.ts';

/**
 * The site keys are kept for: the one the operator named, or this machine itself while somebody tries us out on it.
 * Never one that a request names: a key made for another's host would be the other's.
 */
export function siteOf({ url, locals }: { url: URL; locals: App.Locals }): Site | undefined {
	const origin = ownOrigin ?? (url.hostname === 'localhost' ? url.origin : undefined);
	if (!origin) return undefined;
	const { hostname, origin: whole } = new URL(origin);
	return { host: hostname, origin: whole, name: locals.t('common.name') };
}
