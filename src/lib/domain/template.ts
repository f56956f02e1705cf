/** Everything that is ever said outside the pages: one closed list, each sentence with the only ways it may go. */

/** Ways by which something reaches her, or somebody beside her, outside her own page. */
export const channels = [
	'call',
	'message',
	'someone-else',
	'text',
	'push',
	'mail',
	'post',
	'print',
	'calendar'
] as const;
export type Channel = (typeof channels)[number];

/** Ways in which she may choose to be written to. There is no address for any other. */
export const writtenWays = ['text', 'push'] as const;
export type WrittenWay = (typeof writtenWays)[number];

/** What staff are told: there is something to do. Nothing of whom it is about. */
export const staffNotices = [
	'invitation-used-again',
	'join-refused',
	'call-asked',
	'inquiry-made',
	'danger-call',
	'many-opened',
	'promise-untaken'
] as const;
/** What she is told: there is something to look at. Nothing of what it is. */
const herNotices = ['request-changed', 'way-changed'] as const;
export const noticeKinds = [...staffNotices, ...herNotices] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What is said on the telephone: to whoever picks up, to her, to somebody else, to a machine. */
export const callScripts = [
	'first',
	'her',
	'asked-for',
	'ask-for-her',
	'wrong-number',
	'machine'
] as const;
export type CallScript = (typeof callScripts)[number];

export type Template = NoticeKind | CallScript | 'reminder' | 'sheet';

const written = [...writtenWays, 'mail', 'post'] as const;
const ways: Readonly<Record<Template, readonly Channel[]>> = {
	// To staff, on their own desk: none of these ways leads to her.
	'invitation-used-again': [],
	'join-refused': [],
	'call-asked': [],
	'inquiry-made': [],
	'danger-call': [],
	'many-opened': [],
	'promise-untaken': [],
	'request-changed': written,
	'way-changed': written,
	first: ['call'],
	her: ['call'],
	'asked-for': ['call'],
	'ask-for-her': ['someone-else'],
	'wrong-number': ['someone-else'],
	machine: ['message'],
	reminder: ['calendar'],
	sheet: ['print']
};
export const templates = Object.keys(ways) as Template[];

/** Whether a sentence of the list may go this way at all; false for anything that is not on the list. */
export function fits(template: string, channel: Channel): boolean {
	return Object.hasOwn(ways, template) && ways[template as Template].includes(channel);
}
