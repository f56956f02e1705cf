/** Notes on her own phone: allowed there, sent through a push service to her browser, and one neutral sentence whatever comes. */
import { generateKeyPairSync } from 'node:crypto';
import type { Page } from '@playwright/test';
import { transaction } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { publicPushKey } from '#lib/server/notice/push.ts';
import { openPushPeer } from '#tests/notice/push-peer.ts';
import { newUrn } from './town/cases.ts';
import { keepsKeys } from './town/device.ts';
import { english, expect, readings, test } from './town/test.ts';
import { openTown } from './town/town.ts';

test.use({ serviceWorkers: 'allow' });

type Shown = { readonly title: string; readonly body: string; readonly tag: string };

/** What lies on the screen of the phone. */
const shownOn = (page: Page): Promise<Shown[]> =>
	page.evaluate(async () => {
		const { getNotifications } = ServiceWorkerRegistration.prototype;
		const registration = await navigator.serviceWorker.ready;
		const all = await getNotifications.call(registration);
		return all.map(({ title, body, tag }) => ({ title, body, tag }));
	});

/** Lets a message of the push service arrive in the worker, whatever is in it. */
async function pushesTo(page: Page): Promise<(data: string) => Promise<void>> {
	const session = await page.context().newCDPSession(page);
	const registered = new Promise<string>((found) =>
		session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
			const [one] = registrations;
			if (one) found(one.registrationId);
		})
	);
	await session.send('ServiceWorker.enable');
	const registrationId = await registered;
	const { origin } = new URL(page.url());
	return async (data) => {
		await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
	};
}

for (const { as, ...reading } of readings.filter((one) => one.scripts))
	test(`whatever a push says, the phone shows one sentence, and the same one twice as one, ${as} @unhurried`, async ({
		town,
		reader
	}) => {
		const somebody = await reader(reading, { town });
		const { page } = somebody;
		await page.context().grantPermissions(['notifications'], { origin: town.url });
		await somebody.goesTo('/');
		await page.evaluate(() => navigator.serviceWorker.ready);
		const push = await pushesTo(page);

		await push('aaaabbbbccccdddd');
		await push('aaaabbbbccccdddd');
		await expect.poll(() => shownOn(page)).toHaveLength(1);
		await push('{"title":"Your case is in court","body":"Snaresbrook"}');
		await push('');

		const title = somebody.says('notice.way-changed');
		await expect.poll(() => shownOn(page)).toHaveLength(2);
		expect((await shownOn(page)).toSorted((one, other) => (one.tag < other.tag ? -1 : 1))).toEqual([
			{ title, body: '', tag: 'aaaabbbbccccdddd' },
			{ title, body: '', tag: 'note' }
		]);

		// Where a visit is over nothing of it stays on the screen.
		await somebody.goesTo('/sign-out');
		await expect.poll(() => shownOn(page)).toEqual([]);
	});

test('she lets notes come to her own phone, and a push service gets an id that only her browser can read', async ({
	victim
}) => {
	const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const service = await openPushPeer(publicPushKey(key));
	const town = await openTown({
		PUSH_KEY: String(key.export({ type: 'pkcs8', format: 'pem' })),
		PUSH_CONTACT: 'mailto:us@timeline.example',
		PUSH_SERVICES: service.origin
	});
	const mary = await victim(english, { town });
	const { page } = mary;
	await page.context().grantPermissions(['notifications'], { origin: town.url });
	// The browser's own push service cannot be reached from here: the stand-in answers in its place.
	await page.addInitScript((given) => {
		PushManager.prototype.subscribe = () =>
			Promise.resolve({ toJSON: () => JSON.parse(given) as object } as PushSubscription);
	}, service.subscription);
	await keepsKeys(mary);
	await mary.opensHerInvitation(
		await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' })
	);
	await mary.showsEverything();
	await mary.goes('/needs/told');
	await mary.sees('told.push.shared');
	await mary.makesAKey();
	await mary.presses('way.next', /\/home$/);
	await mary.goes('/prove?for=contact');
	await mary.presses('signin.key.button', /\/needs$/);
	await mary.follows('told.link', /\/needs\/told$/);
	await page.locator('input[name=days][value="3"]').check();
	await page.locator('input[name=parts][value=morning]').check();
	await mary.presses('told.times.button', /\/needs\/told\?kept$/);
	await mary.presses('told.push.button', /\/needs\/told\?works$/);
	await mary.sees('told.now.push');

	await town.inStores(({ db, now }) =>
		transaction(db, async (trx) => {
			const { person_id: person } = await trx
				.selectFrom('notice_ways')
				.innerJoin('participations', 'participations.id', 'notice_ways.participation_id')
				.select('participations.person_id')
				.executeTakeFirstOrThrow();
			await notices.owe(trx, { kind: 'request-changed', person, facts: {} }, now());
		})
	);
	await expect.poll(() => service.pushed.length, { timeout: 20_000 }).toBe(1);
	expect(service.pushed[0]?.says).toMatch(/^[\w-]{16,40}$/);
	await mary.presses('told.now.end', /\/needs\/told\?ended$/);
	await mary.sees('told.now.none');
	await town.close();
	await service.close();
});
