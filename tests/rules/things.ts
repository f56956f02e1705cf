/** What the table of doors asks about: the things that stand in addresses, and what a page has to be asked about. */
import { dayKey } from '#lib/domain/case/court-day.ts';
import type { Cast } from './cast.ts';

/** What stands in an address in place of a parameter: something there is, and something there is not. */
export const things: Readonly<Record<string, (cast: Cast) => Readonly<Record<string, string>>>> = {
	'/(advocate)/desk/[id]': ({ calls }) => ({ taken: calls.taken, free: calls.free, nowhere: 'x' }),
	'/(advocate)/desk/team/[person]': ({ colleague }) => ({ colleague, nowhere: 'x' }),
	'/(advocate)/desk/begin/[id]': ({ opening }) => ({ begun: opening, nowhere: 'x' }),
	'/(advocate)/desk/begin/[id]/read': ({ opening }) => ({ begun: opening, nowhere: 'x' }),
	'/(advocate)/desk/requests/[id]': ({ asked }) => ({ asked, nowhere: 'x' }),
	'/(advocate)/desk/requests/[id]/copy': ({ asked }) => ({ asked, nowhere: 'x' }),
	'/(advocate)/desk/people/[place]': ({ places, talking }) => ({
		open: talking,
		...places,
		nowhere: 'x'
	}),
	'/(advocate)/desk/people/[place]/live': ({ talking }) => ({ open: talking, nowhere: 'x' }),
	'/(advocate)/desk/worries/[id]': ({ worry }) => ({ open: worry, nowhere: 'x' }),
	'/(advocate)/desk/notes/[id]': ({ talking }) => ({ noted: talking, nowhere: 'x' }),
	'/(advocate)/desk/asked/[id]': ({ notes }) => ({ asked: notes, nowhere: 'x' }),
	'/(advocate)/desk/asked/[id]/items': ({ notes }) => ({ asked: notes, nowhere: 'x' }),
	...Object.fromEntries(
		['give', 'list', 'packs'].map((made) => [
			`/(agency)/agency/${made}/paper/[form=form].pdf`,
			() => ({ '': 'a4' })
		])
	),
	'/(agency)/agency/deliveries/[id]': ({ delivery }) => ({ theirs: delivery, nowhere: 'x' }),
	'/(victim)/day/[hearing]': () => ({ trial: dayKey('trial-1'), nowhere: 'x' }),
	'/(victim)/day/[hearing]/add': () => ({ trial: dayKey('trial-1'), nowhere: 'x' }),
	'/(victim)/dates/[key]/add': () => ({ nowhere: 'x' }),
	'/(victim)/dates/paper/[form=form].pdf': () => ({ '': 'a4' }),
	'/(victim)/ask/[row]': () => ({ nowhere: 'x' })
};

/** What a page has to be asked about, for it to be there at all. */
export const questions: Readonly<Record<string, string>> = {
	'/(victim)/prove': 'for=way-back',
	'/(victim)/prove/ask': 'for=way-back',
	'/(advocate)/desk/prove': 'for=number',
	'/(advocate)/desk/prove/ask': 'for=number'
};
