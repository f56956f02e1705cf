/** Orders beside a sentence: what they are and until when. What they forbid is written freely, and is not read. */
import type { EventData } from '#lib/domain/event.ts';
import type { Lasting, Length } from '#lib/domain/event-field.ts';
import { readDay } from './day.ts';
import { lengthInUnit, lengthInWords, penceIn } from './length.ts';
import { promptOf, type Result } from './result.ts';

type Made = Pick<EventData['protective-order'], 'order' | 'change'> & {
	readonly lasting?: Lasting;
	readonly interim?: true;
};

// The labels of the courts' reference data (hmcts/cpp-context-hearing, MIT).
const byWords: readonly (readonly [RegExp, Made['order']])[] = [
	[/^(interim )?restraining order\b/, 'restraining'],
	[/^(interim )?criminal behaviour order\b/, 'criminal-behaviour'],
	[
		/^(interim )?(sexual harm prevention|stalking protection|domestic abuse protection) order\b/,
		'other'
	]
];
// The data standard's codes for making one (ministryofjustice/bichard7-next-data, MIT); an order varied has another.
const byCode: ReadonlyMap<string, Made['order']> = new Map([
	...(['3047', '3081', '3260'] as const).map((code) => [code, 'restraining'] as const),
	...(['1177', '1178'] as const).map((code) => [code, 'criminal-behaviour'] as const),
	...(['1179', '1181', '3306', '3307', '3326'] as const).map((code) => [code, 'other'] as const)
]);
// Asked for and not made, or the breach of one made before: no order.
const none = /\b(refused|not made|application|breach|withdrawn|adjourned|dismissed)\b/;

/** The order a result makes, changes or ends; nothing where it does neither. */
export function orderFrom(result: Result): Made | undefined {
	const { label, code } = result;
	if (none.test(label)) return undefined;
	const order = orderIn(label) ?? endedBy(result) ?? (label === '' ? byCode.get(code) : undefined);
	if (!order) return undefined;
	const change = changeIn(label);
	const lasting = change === 'ended' ? undefined : lastingOf(result);
	const interim = change === 'made' && label.startsWith('interim');
	return { order, change, ...(lasting ? { lasting } : {}), ...(interim ? { interim } : {}) };
}

function orderIn(label: string): Made['order'] | undefined {
	return byWords.find(([pattern]) => pattern.test(label))?.[1];
}

// "Order discharged" says which in a prompt with a list of its own.
function endedBy(result: Result): Made['order'] | undefined {
	const which = /^order (discharged|revoked)$/.test(result.label)
		? promptOf(result, /^type of order (discharged|revoked)$/)
		: undefined;
	return which === undefined ? undefined : orderIn(which.toLowerCase());
}

function changeIn(label: string): Made['change'] {
	if (/\b(discharged|revoked|quashed)\b/.test(label)) return 'ended';
	return /\b(varied|variation|amended|extended|renewed)\b/.test(label) ? 'varied' : 'made';
}

const end = /^(end date|date of expiry|expiry date|order (now )?expires)( of order)?$/;
const period = /^(period|duration|length)( of( the)? order)?$/;
// What is written freely is read only where it says this and nothing else.
const wholePeriod = /^(?:period|duration|length)(?: of(?: the)? order)? ?[:-] ?(.+)$/i;
const open = /^((period|duration|end date)( of( the)? order)? ?[:-] ?)?until further order\.?$/i;

function lastingOf(result: Result): Lasting | undefined {
	const until = readDay(promptOf(result, end)?.slice(0, 10));
	const isOpen =
		/\buntil further order\b/.test(result.label) ||
		result.prompts.some(({ value }) => open.test(value));
	const value = promptOf(result, period) ?? wholePeriodIn(result);
	// For good and until a day is no end that anybody can tell.
	if (isOpen) return until || readPeriod(value) ? undefined : { openEnded: true };
	// A day before the order was made is a slip of the pen: until when it holds nobody told.
	if (until) return until < (result.orderedOn ?? '') ? undefined : { until };
	const length = value === undefined ? lengthInUnit(result.duration) : readPeriod(value);
	return length && { length };
}

function wholePeriodIn({ prompts }: Result): string | undefined {
	const found = new Set(prompts.map(({ value }) => value).filter((one) => wholePeriod.test(one)));
	return found.size > 0 ? [...found].join(' ') : undefined;
}

function readPeriod(value: string | undefined): Length | undefined {
	return value === undefined ? undefined : lengthInWords(wholePeriod.exec(value)?.[1] ?? value);
}

/** The amount a result orders to be paid to whoever was harmed, 0 where it cannot be read; nothing where it orders none. */
export function compensationIn(result: Result): number | undefined {
	const { label, code } = result;
	const isOrdered = code === '3012' || /^compensation( order)?$/.test(label);
	if (!isOrdered || /\b(varied|remitted|revoked|discharged|not|no)\b/.test(label)) return undefined;
	return penceIn(promptOf(result, /^amount of compensation$/) ?? '') ?? 0;
}
