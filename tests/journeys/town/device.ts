/** What keeps keys: a phone with keys of its own, or a key that is put in, opened by its lock. */
import type { Person } from './person.ts';

export type Device = Awaited<ReturnType<typeof keepsKeys>>;

/** Gives the browser a phone's own keys, or a key that is put in. */
export async function keepsKeys({ page }: Person, transport: 'internal' | 'usb' = 'internal') {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable');
	const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport,
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	return {
		/** Whether the next who holds it can unlock it. */
		unlocks: (isUserVerified: boolean) =>
			cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
		/** What it shows of the keys it keeps. */
		kept: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
		/** It is put away. */
		away: () => cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
	};
}
