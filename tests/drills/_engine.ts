/** What a browser of any make can be asked to do as a person would, and what it then shows. */
import { setTimeout as sleep } from 'node:timers/promises';

/** One window of one visitor, who has never been here. */
export type Visit = {
	readonly goes: (address: string) => Promise<void>;
	/** Presses what a selector finds, with a real pointer. */
	readonly presses: (selector: string) => Promise<void>;
	/** Back or forward by one. */
	readonly travels: (steps: -1 | 1) => Promise<void>;
	readonly reloads: () => Promise<void>;
	/** Where the window is, and the words somebody looking at it can read; undefined where no page can be read. */
	readonly sees: () => Promise<Sight | undefined>;
	/** Whether the window below its bar is of one colour; only for a browser that answers nothing while a page is on its way. */
	readonly showsNothing?: () => Promise<boolean>;
	/** Takes up what was open: the browser closed and opened again where that can be driven, else another tab. */
	readonly opensAgain: (address: string) => Promise<void>;
	readonly ends: () => Promise<void>;
};
export type Sight = { readonly url: string; readonly words: string };

/** Whether scripts run, and whether the visitor has a browser of her own, which can be closed and opened again. */
export type How = { readonly scripts: boolean; readonly alone: boolean };

export type Engine = {
	readonly name: string;
	readonly version: string;
	readonly visit: (how: How) => Promise<Visit>;
	readonly close: () => Promise<void>;
};

/** Read inside the page: a page behind a cover shows no words. */
export const look = `({
	url: location.href,
	words: getComputedStyle(document.documentElement).opacity === '0' ? '' : document.body?.innerText ?? ''
})`;

/** Waits until a window shows what is wanted, and throws when it never does. */
export async function until(
	visit: Visit,
	wanted: (sight: Sight) => boolean,
	what: string
): Promise<Sight> {
	let last: Sight | undefined;
	for (let tries = 0; tries < 150; tries += 1) {
		last = await visit.sees();
		if (last && wanted(last)) return last;
		await sleep(100);
	}
	throw new Error(`Never came to ${what}; the last was ${last?.url}`);
}
