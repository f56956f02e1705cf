/** The shape of what is read of a message: JSON Schema for whoever sends it, and the measure of what is looked at. */
import { isJson } from './payload.ts';

export type Shape = {
	readonly type: 'object' | 'array' | 'string' | 'boolean' | 'integer';
	readonly description?: string;
	readonly format?: 'uuid' | 'date' | 'date-time';
	readonly examples?: readonly unknown[];
	readonly properties?: Readonly<Record<string, Shape>>;
	readonly required?: readonly string[];
	readonly additionalProperties?: true;
	readonly items?: Shape;
};

export const text: Shape = { type: 'string' };
export const yes: Shape = { type: 'boolean' };
export const count: Shape = { type: 'integer' };
export const uuid: Shape = { type: 'string', format: 'uuid' };
export const day: Shape = { type: 'string', format: 'date' };
export const instant: Shape = { type: 'string', format: 'date-time' };

/** An object of which these fields are read; others may stand beside them. */
export function fields(
	properties: Readonly<Record<string, Shape>>,
	required: readonly string[] = []
): Shape {
	return {
		type: 'object',
		properties,
		...(required.length > 0 ? { required } : {}),
		additionalProperties: true
	};
}

export function list(items: Shape): Shape {
	return { type: 'array', items };
}

/** Words of which a few, or all that mean something to us, are named. */
export function words(examples: readonly unknown[], description?: string): Shape {
	return { type: 'string', examples, ...(description ? { description } : {}) };
}

export function described(shape: Shape, description: string): Shape {
	return { ...shape, description };
}

/** What a shape names of a value, and nothing beside it; what is of another type than it says is left as it came. */
export function only({ items, properties }: Shape, value: unknown): unknown {
	if (items && Array.isArray(value)) return value.map((one) => only(items, one));
	if (!properties || !isJson(value)) return value;
	const named = Object.entries(properties).filter(([name]) => Object.hasOwn(value, name));
	return Object.fromEntries(named.map(([name, inner]) => [name, only(inner, value[name])]));
}
