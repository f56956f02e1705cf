/** How much may be sent to each address. What is sent is weighed before any of it is read as a form: reading is what costs. */

export type Size = {
	readonly bytes: number;
	/** How many fields a form may have. */
	readonly fields: number;
};

/** The largest body anyone may send, in bytes: a hearing of the courts. Beyond it nothing is read. */
export const largestBody = 8_000_000;
/** The same of any other machine. */
const largestOfMachines = 1_000_000;

const form: Size = { bytes: 32_000, fields: 200 };
/** A message that is far too long is given back whole, to be made shorter. */
const message: Size = { ...form, bytes: 128_000 };
/** Every half hour of eight days may be ticked. */
const halfHours: Size = { ...form, fields: 400 };

const larger: readonly (readonly [RegExp, Size])[] = [
	// What was being typed goes along when the language is changed.
	[/^(\/[a-z]{2})?\/language$/, { ...message, fields: 400 }],
	// A page of guidance in every language.
	[/^\/today\/corrections$/, message],
	[/^\/(desk\/)?messages(\/[^/]+)?$/, message],
	[/^(\/[a-z]{2})?\/talk(\/(someone|change))?$/, halfHours],
	[/^\/(ask\/[^/]+|way-back|join)$/, halfHours],
	// An agency's order to sign somebody out is a form too, and never a long one.
	[/^\/api\/agency-doors\/[^/]+\/sign-out$/, form],
	[/^\/api\/oauth\/token$/, form],
	[/^\/api\/(common-platform\/|check$)/, { bytes: largestBody, fields: Infinity }],
	[/^\/api\//, { bytes: largestOfMachines, fields: Infinity }]
];

/** A file that an agency hands in: what it holds is counted as it is read. */
export const file: Size = { bytes: largestBody, fields: Infinity };

/** The most that may be sent to an address. */
export function sizeFor(path: string): Size {
	return larger.find(([known]) => known.test(path))?.[1] ?? form;
}
