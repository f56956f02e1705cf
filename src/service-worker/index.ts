/**
 * The service worker: keeps public pages in the reader's language and static files on the phone, and shows them when there
 * is no connection. It never keeps a page of one person or of staff: whatever is not on its list goes to the network.
 */
import { prerendered, files, version } from '$service-worker';
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { isLanguage } from '#lib/i18n/languages.ts';
import { address, readAddress } from '#lib/i18n/pages.ts';

declare const self: ServiceWorkerGlobalScope;

const chosen = new URL(self.location.href).searchParams.get('lang');
const lang = isLanguage(chosen) ? chosen : 'en';
// Kit also makes the data of each page, which only a hydrated page would ask for. The page about nothing is kept in
// every language: she may sign in to pages in another one than she came with.
const pages = prerendered.filter((path) => {
	const page = readAddress(path);
	return (
		!path.endsWith('__data.json') && (page.path === '/kitchen' || (page.lang ?? 'en') === lang)
	);
});

precacheAndRoute(
	[...pages, ...files].map((url) => ({ url, revision: version })),
	{ cleanURLs: false, directoryIndex: null as never, ignoreURLParametersMatching: [] }
);
cleanupOutdatedCaches();

const network = new NetworkOnly();
registerRoute(
	new NavigationRoute(async (options) => {
		try {
			return await network.handle(options);
		} catch {
			const asked = readAddress(options.url.pathname);
			const kept =
				asked.path === '/leave'
					? address(asked.lang ?? 'en', '/kitchen')
					: address(lang, '/offline');
			return (await matchPrecache(kept)) ?? Response.error();
		}
	})
);

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
