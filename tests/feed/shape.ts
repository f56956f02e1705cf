/** Whether a value is what a schema of our documents says, and nothing that it does not say: as a generated client reads it. */
import { openApi } from '#lib/server/court/documents.ts';

export type Shape = {
	readonly $ref?: string;
	readonly type?: string;
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly properties?: Readonly<Record<string, Shape>>;
	readonly required?: readonly string[];
	readonly additionalProperties?: boolean;
	readonly items?: Shape;
	readonly anyOf?: readonly Shape[];
	readonly oneOf?: readonly Shape[];
	readonly allOf?: readonly Shape[];
};

const { components } = openApi() as {
	readonly components: { readonly schemas: Readonly<Record<string, Shape>> };
};

/** A schema of our OpenAPI document, by its name. */
export function shapeNamed(name: string): Shape {
	const found = components.schemas[name];
	if (!found) throw new Error(`There is no schema ${name}`);
	return found;
}

/** Where a value is not of a shape, as a JSON pointer; nothing where it is. */
export function misfitIn(shape: Shape, value: unknown, at = ''): string | undefined {
	if (shape.$ref) return misfitIn(shapeNamed(shape.$ref.split('/').at(-1) ?? ''), value, at);
	if (shape.anyOf)
		return shape.anyOf.some((one) => misfitIn(one, value, at) === undefined) ? undefined : at;
	if (shape.enum && !shape.enum.includes(value)) return at;
	if (!isOfType(shape.type, value)) return at;
	if (Array.isArray(value))
		return first(value, (one, nth) => misfitIn(shape.items ?? {}, one, `${at}/${nth}`));
	return typeof value === 'object' && value !== null
		? misfitInObject(shape, value as Readonly<Record<string, unknown>>, at)
		: undefined;
}

function misfitInObject(
	{ properties = {}, required = [], additionalProperties }: Shape,
	value: Readonly<Record<string, unknown>>,
	at: string
): string | undefined {
	const missing = required.find((name) => !(name in value));
	if (missing !== undefined) return `${at}/${missing}`;
	return first(Object.entries(value), ([name, held]) => {
		const shape = Object.hasOwn(properties, name) ? properties[name] : undefined;
		if (shape) return misfitIn(shape, held, `${at}/${name}`);
		return additionalProperties ? undefined : `${at}/${name}`;
	});
}

function isOfType(type: string | undefined, value: unknown): boolean {
	if (type === 'array') return Array.isArray(value);
	if (type === 'object')
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	if (type === 'integer') return Number.isInteger(value);
	return typeof value === type;
}

function first<T>(things: readonly T[], look: (thing: T, nth: number) => string | undefined) {
	for (const [nth, thing] of things.entries()) {
		const found = look(thing, nth);
		if (found !== undefined) return found;
	}
	return undefined;
}
