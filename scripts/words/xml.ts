/** Reads and writes the little XML that files of translators hold: elements, attributes and text. A document type is refused: it can make a small file a large one. */

export type Element = {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly (Element | string)[];
};

/** Why a text is no XML that we read, in a sentence. */
export class NoXml extends Error {}

const part =
	/<\?[^]*?\?>|<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

/** The root of a text. Nothing is nested more than forty deep. */
export function readXml(text: string): Element {
	type Open = { name: string; attributes: Record<string, string>; children: (Element | string)[] };
	const open: Open[] = [{ name: '', attributes: {}, children: [] }];
	const source = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
	part.lastIndex = 0;
	while (part.lastIndex < source.length) {
		const at = part.lastIndex;
		const found = part.exec(source);
		if (!found) throw new NoXml(`Line ${lineAt(source, at)}: this is no XML that we read`);
		const [, data, closing, name, attributes = '', alone, plain] = found;
		const last = open.at(-1) as Open;
		if (data !== undefined) last.children.push(data);
		else if (plain !== undefined) last.children.push(decoded(plain, source, at));
		else if (name === undefined) continue;
		else if (closing) close(open, name, () => lineAt(source, at));
		else {
			const one = { name, attributes: attributesOf(attributes, source, at), children: [] };
			last.children.push(one);
			if (!alone && open.push(one) > 40) throw new NoXml('It is nested too deep');
		}
	}
	const roots = (open[0]?.children ?? []).filter((one) => typeof one !== 'string');
	const [root] = roots;
	if (open.length > 1) throw new NoXml(`<${open.at(-1)?.name}> does not end: the file is cut off`);
	if (!root || roots.length > 1) throw new NoXml('It is not one XML document');
	return root;
}

function close(open: { name: string }[], name: string, line: () => number): void {
	if (open.length < 2 || open.at(-1)?.name !== name)
		throw new NoXml(`Line ${line()}: </${name}> ends what did not begin`);
	open.pop();
}

function attributesOf(text: string, source: string, at: number): Record<string, string> {
	const found = text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
	return Object.fromEntries(
		[...found].map(([, name = '', one, other]) => [name, decoded(one ?? other ?? '', source, at)])
	);
}

const named: Readonly<Record<string, string>> = {
	lt: '<',
	gt: '>',
	amp: '&',
	quot: '"',
	apos: "'"
};

function decoded(text: string, source: string, at: number): string {
	return text.replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|\w+);?/gi, (whole, name: string) => {
		const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
		const isSign = name.startsWith('#') && code > 0 && code <= 0x10ffff;
		const sign = isSign ? String.fromCodePoint(code) : named[name];
		if (sign === undefined || !whole.endsWith(';'))
			throw new NoXml(`Line ${lineAt(source, at)}: “${whole}” names no sign`);
		return sign;
	});
}

function lineAt(source: string, at: number): number {
	return source.slice(0, at).split('\n').length;
}

/** A text as it stands between tags or in an attribute. */
export function encoded(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll(/[\r\u0085\u2028]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** Every element of a name, at any depth; a prefix of a namespace is no part of a name. */
export function all(root: Element, name: string): Element[] {
	const inside = root.children.filter((one) => typeof one !== 'string');
	return inside.flatMap((one) => [...(bareName(one) === name ? [one] : []), ...all(one, name)]);
}

function bareName({ name }: Element): string {
	return name.replace(/^.*:/, '');
}

/** The text inside an element, of all that is in it. */
export function textOf(element: Element | undefined): string {
	return (element?.children ?? [])
		.map((one) => (typeof one === 'string' ? one : textOf(one)))
		.join('');
}
