/** What of all that was planted somebody's pages may show them. */
import type { Planted } from './_planted.ts';
import type { Colleague } from './_team.ts';

const onHerPages = new Set([
	...['reference', 'language of a victim', 'name for a call', 'number of a receipt'],
	...['name of a caller', 'language of a caller', 'what she calls a supporter'],
	...['code for a supporter', 'words she wrote', 'words to her'],
	...['words she has not sent', 'name she gave', 'when she is safe'],
	...['what is to be done for her', 'whom she was given at an office']
]);
/** Whom to call, and in what language, is what the desk is for; the number comes only when it is asked for. */
const forWhoeverCalls = new Set([
	...['name of a caller', 'language of a caller', 'when she is safe']
]);
const forHerAdvocate = new Set([
	...['name of a victim', 'language of a victim', 'name for a call'],
	// Of a case that is open to them.
	...['words she wrote', 'words to her', 'what is to be done for her', 'reference']
]);
const inTheRegister = new Set(['name of a victim', 'reference of police']);

/** Whether it is a victim's own to see: never a number, and nothing the police recorded of her but the reference. */
export function isHers({ of, sort }: Planted, urn: string): boolean {
	return of === urn && onHerPages.has(sort);
}

/** Whether it is the name of one of these. */
export function isNameOf({ sort, value }: Planted, ...colleagues: readonly Colleague[]): boolean {
	return sort === 'name of staff' && colleagues.some(({ name }) => name === value);
}

/** Whether it is what a team works with, or what victims opened to their advocate, or whom police asked about. */
export function isForDesk(
	one: Planted,
	{
		team,
		victims = [],
		asked
	}: {
		readonly team: readonly Colleague[];
		readonly victims?: readonly string[];
		readonly asked: readonly string[];
	}
): boolean {
	const { sort, of = '' } = one;
	return (
		isNameOf(one, ...team) ||
		forWhoeverCalls.has(sort) ||
		(victims.includes(of) && forHerAdvocate.has(sort)) ||
		(asked.includes(of) && inTheRegister.has(sort))
	);
}
