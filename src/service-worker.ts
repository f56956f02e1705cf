/**
 * The service worker: what runs on a phone while no page of ours is open. It keeps public pages in the two languages read last
 * and static files for when there is no connection, never a page of one person or of staff, and shows our notes.
 */
import { prerendered, files, version } from '$service-worker';
import {
	addPlugins,
	cleanupOutdatedCaches,
	matchPrecache,
	precacheAndRoute
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { preferred, type Language } from '#lib/i18n/languages.ts';
import { address, isFramedForHer, readAddress } from '#lib/i18n/pages.ts';

// Which version of what is said it is of, where something was corrected since the build: our server writes it in front.
declare const self: ServiceWorkerGlobalScope & { readonly said?: string };

const notices = import.meta.glob<Readonly<Record<string, string>>>('./lib/i18n/*/notice.json', {
	eager: true,
	import: 'default'
});

// The language read now and the one before: who goes between two finds both, and neither is fetched again.
const chosen = new URL(self.location.href).searchParams.get('lang')?.split(',') ?? ['en'];
const both = chosen.slice(0, 2).map((one) => preferred(one));
const [lang = 'en'] = both;
const sentence = notices[`./lib/i18n/${lang}/notice.json`]?.['way-changed'] ?? '';
// Kit also makes the data of each page, which only a hydrated page would ask for. The page about nothing is kept in
// every language: she may sign in to pages in another one than she came with.
const pages = prerendered.filter((path) => {
	const page = readAddress(path);
	const isRead = page.path === '/kitchen' || both.includes(page.lang ?? 'en');
	return isRead && !path.endsWith('__data.json');
});

// A recording is as big as all else together: whoever wants it asks for it.
const kept = files.filter((file) => !file.startsWith('/recordings/'));

const network = new NetworkOnly();
// What is kept is not waited for much longer than a page takes.
const shortly = new NetworkOnly({ networkTimeoutSeconds: 3 });
registerRoute(
	new NavigationRoute(async (options) => {
		const { pathname } = options.url;
		const known = await matchPrecache(pathname);
		// To who is signed in some of them look another way, and only the server knows who that is.
		if (known && !isFramedForHer(pathname)) return known;
		try {
			const answer = await (known ? shortly : network).handle(options);
			return known && answer.status >= 500 ? known : answer;
		} catch {
			if (known) return known;
			const asked = readAddress(pathname);
			// An address without a language may be that of a page of hers.
			const read = both.find((one) => one === asked.lang) ?? lang;
			if (asked.path === '/help') return Response.redirect(numbersFor(options.url, read));
			const kept =
				asked.path === '/leave'
					? address(asked.lang ?? 'en', '/kitchen')
					: address(read, '/offline');
			return (await matchPrecache(kept)) ?? Response.error();
		}
	})
);

// What is kept is a stranger's: with the cookie of a visit some pages would be answered as hers, and kept on her phone.
addPlugins([
	{
		requestWillFetch: ({ request }) =>
			Promise.resolve(
				request.mode === 'navigate' ? request : new Request(request, { credentials: 'omit' })
			)
	}
]);
precacheAndRoute(
	[...pages, ...kept].map((url) => ({ url, revision: `${version}${self.said ?? ''}` })),
	{ cleanURLs: false, directoryIndex: null as never, ignoreURLParametersMatching: [] }
);
cleanupOutdatedCaches();

/** The kept numbers, at what was chosen; without a connection nobody can say who is open. */
function numbersFor({ searchParams }: URL, read: Language): string {
	const need = /^\d{1,2}$/.exec(searchParams.get('n') ?? '')?.[0];
	return new URL(
		`${address(read, '/help/numbers')}${need ? `#n${need}` : ''}`,
		self.location.origin
	).href;
}

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// Whatever a push says, a note says one sentence of the closed list. The id in it puts a second of the same in its place.
self.addEventListener('push', (event) => {
	const id = /^[\w-]{1,64}$/.exec(event.data?.text() ?? '')?.[0] ?? 'note';
	const options = { tag: id, lang, icon: '/icon-192.png', silent: true };
	event.waitUntil(self.registration.showNotification(sentence, options));
});

// It opens the first page, which says nothing of her: whoever has the phone in the hand may have tapped it.
self.addEventListener('notificationclick', (event) => {
	event.notification.close();
	event.waitUntil(self.clients.openWindow('/'));
});
