import type OpenNow from './OpenNow.svelte';
import type { Examples } from './example.ts';

const own = { number: '020 7946 0990', hours: 'Monday to Friday, 9 am to 5 pm' };
const line = { name: 'Victim Support', number: '08 08 16 89 111' };

/** What the gallery shows of OpenNow. */
export const examples: Examples<typeof OpenNow> = {
	open: { own: { ...own, staffed: true }, line },
	closed: { own: { ...own, staffed: false }, line },
	child: {
		own: { ...own, staffed: false },
		line,
		young: { name: 'Childline', number: '0800 1111' }
	},
	unchecked: { own: { ...own, staffed: false } }
};
