/** Sentences that are never shown in an old translation: of danger, of safety, of what holds today, and of time limits. */

const exact: readonly RegExp[] = [
	// Danger, and leaving.
	/^common\.(end|leave)\b/,
	/^(leave|safety|stopped|youth)\./,
	/^front\.broken\.danger$/,
	/^(talk\.(private|never|safe)|begin\.sees|help\.(call|emergency)|quiet\.ring)\b/,
	// What protects her, and what holds today.
	/^rules\./,
	/^news\.(safe|safety|can|means)\b/,
	/^happened\.(protections|protective-order|court-bail-decided|suspect-on-bail|police-bail-changed)\b/,
	/^happened\.(released|escaped|release-)/,
	// By when: what the Code gives her, and what she can still do.
	/^(clock|own|quiet|dates|day)\./,
	/^(leaflet\.(dates|hers|unsafe|rights)|option|stage\.[\w-]+\.can|ask\.(step|asked|next)|rights\.list)\b/,
	// What is sent or said to whoever picks up.
	/^(notice|say)\./,
	// Pages of guidance: of the rights, the guides and those in easy words each holds a limit.
	/^guidance\/(right-\d+|guide-\d+|easy-\d+|complain)$/
];

/** Beside those, what a named person has read before a language is offered to real people: what the law says and what hard news means. */
const law: readonly RegExp[] = [
	/^(asked|news|reason|sum|join|begin)\./,
	/^guidance\/(privacy|really-us)$/
];

/** Whether a named person has to have read a sentence before its language is offered. */
export function mustBeRead(name: string): boolean {
	return isKept(name) || law.some((one) => one.test(name));
}

/** Whether a sentence, by its name, is shown in English as long as its translation is of an older one. */
export function isKept(name: string): boolean {
	return exact.some((one) => one.test(name));
}
