/** Changes of the repository's own files as a patch that `git apply` takes. */

/** A text with the value at a path of its JSON replaced, and the rest left as it is written. */
export function withValue(json: string, path: readonly (string | number)[], value: string): string {
	const span = spanOf(json, path);
	if (!span) throw new Error(`There is no ${path.join('.')}`);
	return json.slice(0, span[0]) + value + json.slice(span[1]);
}

/** A text with the item at a path of its JSON taken out of its list. */
export function withoutItem(json: string, path: readonly (string | number)[]): string {
	const [from, to] = spanOf(json, path) ?? [0, 0];
	const [before, after] = [json.slice(0, from), json.slice(to)];
	return /^\s*,/.test(after)
		? before + after.replace(/^\s*,\s*/, '')
		: before.replace(/,\s*$/, '') + after;
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/** Where the value at a path begins and ends. */
function spanOf(json: string, wanted: readonly (string | number)[]): [number, number] | undefined {
	const path: (string | number)[] = [];
	const name = wanted.join('\n');
	let [key, began]: [string, number | undefined] = ['', undefined];
	for (const { 0: token, index } of json.matchAll(tokens)) {
		const isEnd = token === '}' || token === ']';
		if (isEnd) path.pop();
		const here = path.join('\n') === name;
		if (here && began !== undefined && isEnd) return [began, index + 1];
		if (token === ',') step(path);
		else if (token === ':') path.splice(-1, 1, JSON.parse(key) as string);
		else if (!isEnd && here && began === undefined && json[index + token.length] !== ':')
			began = index;
		if (began === index && token !== '{' && token !== '[') return [index, index + token.length];
		if (token === '{') path.push('');
		else if (token === '[') path.push(0);
		else key = token;
	}
	return undefined;
}

// In a list the next has the next number; in an object its name follows.
function step(path: (string | number)[]): void {
	const last = path.at(-1);
	path.splice(-1, 1, typeof last === 'number' ? last + 1 : '');
}

/** A value on one line, as our formatter writes it. */
export function inline(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const inside = Object.entries(value).map(
		([name, one]) => `${JSON.stringify(name)}: ${inline(one)}`
	);
	return `{ ${inside.join(', ')} }`;
}

const around = 3;

/** The lines that differ between two texts of a file, with three around them; nothing where none does. */
export function patchOf(file: string, before: string, after: string): string {
	if (before === after) return '';
	const [old, now] = [before.split('\n').slice(0, -1), after.split('\n').slice(0, -1)];
	const same = (first: readonly string[], second: readonly string[]) => {
		const at = first.findIndex((line, nth) => line !== second[nth]);
		return at < 0 ? first.length : at;
	};
	const most = Math.min(old.length, now.length);
	const begin = Math.min(same(old, now), most);
	const end = Math.min(same(old.toReversed(), now.toReversed()), most - begin);
	const from = Math.max(0, begin - around);
	const tail = Math.max(0, end - around);
	const [was, is] = [old.length - tail - from, now.length - tail - from];
	const lines = [
		...old.slice(from, begin).map((line) => ` ${line}`),
		...old.slice(begin, old.length - end).map((line) => `-${line}`),
		...now.slice(begin, now.length - end).map((line) => `+${line}`),
		...old.slice(old.length - end, old.length - tail).map((line) => ` ${line}`)
	];
	const head = [`diff --git a/${file} b/${file}`, `--- a/${file}`, `+++ b/${file}`];
	return [...head, `@@ -${from + 1},${was} +${from + 1},${is} @@`, ...lines, ''].join('\n');
}
