/** Somebody who reads the pages of the built server and sends their forms as a browser without scripts does. */
import assert from 'node:assert/strict';
import { cookieName } from '#lib/server/door/sessions.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words, type Key, type StaffKey } from '#lib/i18n/words.ts';
import { pieces, plain } from '#lib/ui/said.ts';
import { visitor, type Reply } from '#tests/drills/_visitor.ts';

const marks = /[\u2066-\u2069]/g;
const signs: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	'#39': "'"
};

const unescaped = (text: string) =>
	text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, sign: string) => signs[sign] ?? '');

/** What is read of a piece of a page: its words, without what only says how they look. */
export function readOf(html: string): string {
	const read = html
		.replaceAll(/<!--[^]*?-->|<(style|script)\b[^]*?<\/\1>/g, '')
		.replaceAll(/<[^>]*>/g, '');
	return unescaped(read).replaceAll(marks, '').replaceAll(/\s+/g, ' ').trim();
}

export type Vars = Readonly<Record<string, string | number>>;

/** A sentence as it is read on a page. */
export function says(lang: Language, key: Key | StaffKey, vars?: Vars): string {
	return readOf(
		pieces(words(lang)(key as Key, vars))
			.map(plain)
			.join('')
	);
}

/** The elements whose first tag holds all of these, each whole: `elements(page, 'data-part="now"')`. */
export function elements(html: string, ...holding: readonly (string | RegExp)[]): string[] {
	const found = [...html.matchAll(/<([a-z][\w-]*)\b[^>]*>/g)].filter(([tag]) =>
		holding.every((one) => (typeof one === 'string' ? tag.includes(one) : one.test(tag)))
	);
	return found.map(({ 0: tag, 1: name = '', index }) => {
		// A field has no end.
		if (name === 'input') return tag;
		let depth = 0;
		for (const { 0: mark, index: at } of html
			.slice(index)
			.matchAll(new RegExp(`</?${name}\\b[^>]*>`, 'g'))) {
			depth += mark.startsWith('</') ? -1 : 1;
			if (depth === 0) return html.slice(index, index + at + mark.length);
		}
		return tag;
	});
}

/** What an attribute of the first tag says; nothing where it has none. */
export const attribute = (tag: string, name: string): string | undefined => {
	const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
	return found ? unescaped(found[1] ?? '') : undefined;
};

type Pair = [string, string];
type Pairs = Pair[];

/** What a form sends as it stands. */
function standing(form: string): Pairs {
	const inputs = [...form.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
	const sent: Pairs = inputs
		.filter((tag) => !/type="(checkbox|radio)"/.test(tag) || /\schecked\b/.test(tag))
		.map((tag) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']);
	for (const [whole, tag = '', text = ''] of form.matchAll(/(<textarea\b[^>]*>)([^<]*)/g))
		if (whole) sent.push([attribute(tag, 'name') ?? '', unescaped(text)]);
	for (const select of elements(form, /^<select\b/)) {
		const options = [...select.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag);
		const chosen = options.find((tag) => /\sselected\b/.test(tag)) ?? options[0] ?? '';
		sent.push([attribute(select, 'name') ?? '', attribute(chosen, 'value') ?? '']);
	}
	return sent.filter(([name]) => name !== '');
}

/** Puts an answer into a form; throws where the page has no such field or does not offer it. */
function answered(form: string, sent: Pairs, name: string, answer: Answer): Pairs {
	const fields = [...form.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)]
		.map(([tag]) => tag)
		.filter((tag) => attribute(tag, 'name') === name);
	assert.ok(fields.length > 0, `no field ${name} in ${readOf(form)}`);
	const values = [answer].flat();
	const isPicked = fields.every((tag) => /type="(checkbox|radio)"/.test(tag));
	for (const value of values) {
		if (isPicked)
			assert.ok(
				fields.some((tag) => attribute(tag, 'value') === value),
				`${name} is not ${value}`
			);
		if (fields[0]?.startsWith('<select'))
			assert.ok(form.includes(`value="${value}"`), `${name} is not ${value}`);
	}
	return [...sent.filter(([one]) => one !== name), ...values.map((value): Pair => [name, value])];
}

/** What is typed or picked, or all that is ticked. */
type Answer = string | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;
type Pressed = { readonly holds: string | RegExp; readonly button?: string | undefined };

/** The first form that holds something and has a button of those words or marks; throws where there is none. */
function formIn(page: string, { holds, button }: Pressed): { form: string; pressed: string } {
	for (const form of elements(page, /^<form\b/)) {
		if (typeof holds === 'string' ? !form.includes(holds) : !holds.test(form)) continue;
		const buttons = elements(form, /^<button\b/);
		const pressed = buttons.find(
			(one) => !button || one.includes(button) || readOf(one) === button
		);
		if (pressed) return { form, pressed };
	}
	throw new Error(`No form with ${holds} ${button ?? ''} in: ${readOf(page)}`);
}

/** What a browser asks for when that button is pressed. */
function asked({ form, pressed }: ReturnType<typeof formIn>, answers: Answers, at: string) {
	const filled = Object.entries(answers).reduce(
		(sent, [name, value]) => answered(form, sent, name, value),
		standing(form)
	);
	const own = attribute(pressed, 'name');
	const sent: Pairs = own ? [...filled, [own, attribute(pressed, 'value') ?? '']] : filled;
	const [tag = ''] = /<form[^>]*>/.exec(form) ?? [];
	const action = attribute(pressed, 'formaction') ?? attribute(tag, 'action');
	const target = new URL(action ?? at, `http://localhost${at}`);
	const isRead = attribute(tag, 'method')?.toUpperCase() !== 'POST';
	if (isRead) target.search = new URLSearchParams(sent).toString();
	return { sent, isRead, target: `${target.pathname}${target.search}` };
}

/** Begins with a visit, or with nothing. */
export function walker(port: number, network: string, session?: string, host = '127.0.0.1') {
	const she = visitor(port, network, new Map(session ? [[cookieName, session]] : []), host);
	let at = '/';
	let reply: Reply | undefined;
	const arrives = async (came: Reply): Promise<Reply> => {
		reply = came;
		const next = came.status === 303 ? came.headers.location : undefined;
		if (next === undefined) return came;
		const { pathname, search, hash } = new URL(next, `http://localhost${at}`);
		at = `${pathname}${search}${hash}`;
		return arrives(await she.see(`${pathname}${search}`));
	};
	const page = () => reply?.text ?? '';
	return {
		jar: she.jar,
		/** Asks, and goes nowhere. */
		asks: she.see,
		/** Sends, and goes nowhere. */
		post: she.post,
		/** Types an address, and follows where it leads. */
		goes: (address: string) => {
			at = address;
			return she.see(address).then(arrives);
		},
		/** Where she is. */
		at: () => at,
		page,
		/** All that is read in the page itself. */
		reads: () => readOf(elements(page(), /^<main\b/)[0] ?? page()),
		/** Its parts that are marked so. */
		parts: (mark: string | RegExp) => elements(page(), mark),
		/** Follows the first link that holds something or says just that; throws where there is none. */
		follows: (holds: string) => {
			const links = elements(page(), /^<a\b/);
			const link = links.find((one) => readOf(one) === holds || one.includes(holds));
			if (!link) throw new Error(`No link with ${holds} in: ${readOf(page())}`);
			const { pathname, search } = new URL(attribute(link, 'href') ?? '', `http://localhost${at}`);
			at = `${pathname}${search}`;
			return she.see(at).then(arrives);
		},
		/** Sends fields that no page asks for here. */
		posts: (target: string, fields: Readonly<Record<string, string>>) => {
			at = target;
			return she.post(target, fields).then(arrives);
		},
		/** Sends a file by the form that holds something; without a text none was chosen. */
		uploads: (
			holds: string,
			{ field, text }: { readonly field: string; readonly text?: string | Buffer }
		) => {
			const { target } = asked(formIn(page(), { holds }), {}, at);
			const name = text === undefined ? '' : 'a.csv';
			const part = `content-disposition: form-data; name="${field}"; filename="${name}"`;
			const headers = {
				origin: `http://${host}:${port}`,
				'content-type': 'multipart/form-data; boundary=b'
			};
			const body = Buffer.concat([
				Buffer.from(`--b\r\n${part}\r\ncontent-type: text/csv\r\n\r\n`),
				Buffer.from(text ?? ''),
				Buffer.from('\r\n--b--\r\n')
			]);
			at = target;
			return she.send(target, { method: 'POST', headers, body }).then(arrives);
		},
		/** Fills in the form that holds something, presses its button, and follows where it leads. */
		sends: (holds: string | RegExp, answers: Answers = {}, button?: string) => {
			const { sent, isRead, target } = asked(formIn(page(), { holds, button }), answers, at);
			at = target;
			return (isRead ? she.see(target) : she.post(target, sent)).then(arrives);
		}
	};
}
export type Walker = ReturnType<typeof walker>;
