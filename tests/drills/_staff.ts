/** Somebody of staff who comes in for the first time: two codes, then two keys. */
import { anAuthenticator } from '#tests/authenticator.ts';
import { plant } from './_planted.ts';
import type { Visitor } from './_visitor.ts';

/** Where the server of a drill says that it lives. */
export const origin = 'https://example.org';

/** Types the codes that the command printed, and adds both keys; the desk is open then. */
export async function comesAsStaff(who: Visitor, printed: string): Promise<void> {
	const codes = [...printed.matchAll(/^Code \d {2}(\S+)$/gm)].map(([, code = '']) => code);
	const [first = '', second = ''] = codes.map((code) => plant('code of staff', code));
	await who.post('/staff/begin', { first, second });
	for (const key of [anAuthenticator(origin), anAuthenticator(origin)]) {
		const { text } = await who.post('/desk/keys/ask');
		const { status } = await who.post('/desk/keys', {
			answer: key.makes(JSON.parse(text) as object)
		});
		if (status !== 303) throw new Error('The key was not added');
	}
}
