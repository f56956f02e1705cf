/** Somebody of staff who comes in for the first time: two codes, then two keys. */
import { anAuthenticator, type Authenticator } from '#tests/door/authenticator.ts';
import { plant } from './_planted.ts';
import type { Visitor } from './_visitor.ts';

/** Where the server of a drill says that it lives. */
export const origin = 'https://example.org';

/** Types the codes that the command printed, and adds both keys; the desk is open then. Gives one of the keys. */
export async function comesAsStaff(who: Visitor, printed: string): Promise<Authenticator> {
	const codes = [...printed.matchAll(/^Code \d {2}(\S+)$/gm)].map(([, code = '']) => code);
	const [first = '', second = ''] = codes.map((code) => plant('code of staff', code));
	await who.post('/staff/begin', { first, second });
	const keys = [anAuthenticator(origin), anAuthenticator(origin)] as const;
	for (const key of keys) {
		const { text } = await who.post('/desk/keys/ask');
		const { status } = await who.post('/desk/keys', {
			answer: key.makes(JSON.parse(text) as object)
		});
		if (status !== 303) throw new Error('The key was not added');
	}
	return keys[0];
}

/** Shows the key again, for one purpose: somebody of staff at the desk, or a victim on her own pages. */
export async function shows(
	who: Visitor,
	key: Authenticator,
	purpose: string,
	at: '/desk/prove' | '/prove'
): Promise<void> {
	const { text } = await who.post(`${at}/ask?for=${purpose}`);
	const answer = key.signs(JSON.parse(text) as object);
	const { status } = await who.post(`${at}?/key&for=${purpose}`, { answer });
	if (status !== 303) throw new Error(`The key showed nothing for ${purpose}`);
}
