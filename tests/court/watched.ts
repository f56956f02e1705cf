/** A payload that says which of its fields were asked for, and payloads made from the shape of what is read. */
import type { Shape } from '#lib/server/court/shape.ts';

/** Writes down each field that is asked for, there or not, as a path such as `hearing.hearingDays[].sittingDay`. */
export function watched(value: unknown, asked: Set<string>): unknown {
	const known = new WeakMap<object, unknown>();
	const wrap = (one: unknown, path: string): unknown => {
		if (typeof one !== 'object' || one === null) return one;
		const made = known.get(one) ?? proxyOf(one, path);
		known.set(one, made);
		return made;
	};
	const proxyOf = (one: object, path: string) => {
		const isList = Array.isArray(one);
		const within = (key: string) => (isList ? `${path}[]` : path ? `${path}.${key}` : key);
		return new Proxy(one, {
			get: (target, key) => {
				const inner: unknown = Reflect.get(target, key);
				return typeof key === 'string' ? wrap(inner, within(key)) : inner;
			},
			getOwnPropertyDescriptor: (target, key) => {
				if (!isList && typeof key === 'string') asked.add(within(key));
				return Reflect.getOwnPropertyDescriptor(target, key);
			}
		});
	};
	return wrap(value, '');
}

/** Every field that a shape names, as such paths. */
export function pathsOf({ properties = {}, items }: Shape, path = ''): string[] {
	if (items) return pathsOf(items, `${path}[]`);
	return Object.entries(properties).flatMap(([name, inner]) => {
		const at = path ? `${path}.${name}` : name;
		return [at, ...pathsOf(inner, at)];
	});
}

/** A value of a shape in which some fields are left out, each wherever it may stand or in one place. */
export function someOf(shape: Shape, random: () => number): unknown {
	const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)];
	const left = new Map<string, boolean>();
	const isLeft = (name: string) => {
		const everywhere = left.get(name) ?? random() < 0.2;
		left.set(name, everywhere);
		return everywhere || random() < 0.05;
	};
	const make = ({ type, format, properties = {}, items, examples }: Shape): unknown => {
		if (type === 'object') {
			const held = Object.entries(properties).filter(([name]) => !isLeft(name));
			return Object.fromEntries(held.map(([name, inner]) => [name, make(inner)]));
		}
		if (type === 'array') return items ? [make(items)] : [];
		if (type === 'boolean') return random() < 0.5;
		if (type === 'integer') return one([1, 2, 3]);
		if (examples) return one(examples);
		if (format === 'uuid') return `${one([1, 1, 1, 2])}0000000-0000-4000-8000-000000000001`;
		if (format === 'date') return one(['2026-03-02', '2026-03-01']);
		return format === 'date-time' ? one(['2026-03-02T10:00:00Z', '2026-02-02T10:00:00Z']) : 'text';
	};
	return make(shape);
}
