/** What a page is made of on the server alone: no script of ours makes it anew in a browser, so it is not sent to one. */
import type { Transporter } from '@sveltejs/kit';

const marked = new WeakSet<object>();

/** Marks what a load gives to such a page: Kit would write all of it out a second time, and throw that away. */
export function unsent<Data extends object>(data: Data): Data {
	marked.add(data);
	return data;
}

/** Writes what is marked as nothing. */
export const unwritten: Transporter<object, true> = {
	encode: (one: unknown) => typeof one === 'object' && one !== null && marked.has(one),
	decode: () => ({})
};
