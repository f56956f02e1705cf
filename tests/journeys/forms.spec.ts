/** What another site can do with a browser that is signed in here, and what that browser may keep: nothing. */
import { victimPages } from '#lib/domain/access.ts';
import { addressOf, routeIds } from '#tests/rules/tree.ts';
import { english, expect, test } from './town/test.ts';
import { invitedBeforeTrial, newUrn } from './town/cases.ts';

const plain = (address: string) => !address.includes('[');

test('a form of another site is refused wherever it is sent, and she stays signed in', async ({
	town,
	victim
}) => {
	const code = await town.invite({ urn: newUrn(), handed: 'alone', language: 'en' });
	const mary = await victim(english);
	await mary.opensHerInvitation(code);
	const headers = { origin: 'https://elsewhere.example', accept: 'text/html' };

	const statuses = new Map<string, number>();
	for (const address of routeIds().map(addressOf).filter(plain)) {
		const answer = await mary.page.request.post(address, { form: { name: 'x' }, headers });
		statuses.set(address, answer.status());
	}

	expect(statuses.size).toBeGreaterThan(20);
	// A page made at build time takes no form from anybody, and an address for machines no form at all but where one asks
	// for a token: with a secret in it, and whatever browser sends it.
	expect(statuses.get('/api/oauth/token')).toBe(401);
	const others = [...statuses].filter(
		([address, status]) => status !== 403 && address !== '/api/oauth/token'
	);
	expect(others.filter(([, status]) => ![405, 415].includes(status))).toEqual([]);
	expect(others.map(([address]) => address)).not.toContain('/sign-out');
	await mary.goesTo('/home');
	await expect(mary.page).toHaveURL(/\/home$/);
});

test('no answer of her pages may be kept by a browser @unhurried', async ({ town, victim }) => {
	// Before a trial, where each of her pages is there.
	const { code } = await invitedBeforeTrial(town, { handed: 'alone', language: 'en' });
	const mary = await victim(english);
	await mary.opensHerInvitation(code);
	await mary.showsEverything();
	const whole = (address: string) => (address === '/prove' ? '/prove?for=contact' : address);
	const hers = Object.keys(victimPages).map(addressOf).filter(plain).map(whole);

	const kept: string[] = [];
	for (const address of hers) {
		const answer = await mary.page.request.get(address, { maxRedirects: 0 });
		// An address that takes forms alone has nothing to show.
		if (answer.status() === 405) continue;
		expect(answer.status(), address).toBeLessThan(400);
		if (answer.headers()['cache-control'] !== 'no-store') kept.push(address);
	}

	expect(hers.length).toBeGreaterThan(6);
	expect(kept).toEqual([]);
});
