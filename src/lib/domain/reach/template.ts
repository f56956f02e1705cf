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

/** Ways in which she may choose to be written to: a text message, a note on her phone, an e-mail. */
export const writtenWays = ['text', 'push', 'mail'] as const;
export type WrittenWay = (typeof writtenWays)[number];

/** What staff are told: there is something to do. Nothing of whom it is about. */
export const staffNotices = [
	'invitation-used-again',
	'invitation-declined',
	'join-refused',
	'call-asked',
	'inquiry-made',
	'danger-call',
	'many-opened',
	'many-asked',
	'message-waiting',
	'worried-now',
	'notes-asked',
	'promise-untaken',
	'way-vouched',
	'second-wanted',
	'facts-held',
	'source-silent',
	'second-keeper'
] as const;
/** What she is told: there is something to look at. Nothing of what it is. */
export const herNotices = [
	'request-changed',
	'way-changed',
	'advocate-changes',
	'something-new'
] as const;
export const noticeKinds = [...staffNotices, ...herNotices] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/**
 * The words of which one is sent to try whether an address reaches her; she picks it out on her page. Each is a whole
 * sentence of the list, so that there is no room in it for digits or for anything else.
 */
export const checkWords = [
	'apple',
	'bread',
	'chair',
	'cloud',
	'garden',
	'lemon',
	'moon',
	'river',
	'spoon',
	'star',
	'table',
	'tree'
] as const;
export type CheckWord = (typeof checkWords)[number];
export type CheckSentence = `check-${CheckWord}`;
export const checkSentences = checkWords.map((word): CheckSentence => `check-${word}`);
/** What may be owed: a notice, the try of an address, whose word lies with the address, or where the leaflet stands. */
export type OwedKind = NoticeKind | 'way-check' | 'leaflet';

/** What is said on the telephone: to whoever picks up, to her, to somebody else, to a machine. */
export const callScripts = [
	'first',
	'her',
	'alone',
	'asked-for',
	'ask-for-her',
	'wrong-number',
	'machine'
] as const;
export type CallScript = (typeof callScripts)[number];

export type Template = NoticeKind | CheckSentence | CallScript | 'leaflet' | 'reminder' | 'sheet';

const written = [...writtenWays, 'post'] as const;
const ways: Readonly<Record<Template, readonly Channel[]>> = {
	...(Object.fromEntries(
		checkSentences.map((one) => [one, ['text', 'mail']])
	) as unknown as Readonly<Record<CheckSentence, readonly Channel[]>>),
	// To staff, on their own desk: none of these ways leads to her.
	'invitation-used-again': [],
	'invitation-declined': [],
	'join-refused': [],
	'call-asked': [],
	'inquiry-made': [],
	'danger-call': [],
	'many-opened': [],
	'many-asked': [],
	'message-waiting': [],
	'worried-now': [],
	'notes-asked': [],
	'promise-untaken': [],
	'way-vouched': [],
	'second-wanted': [],
	'facts-held': [],
	'source-silent': [],
	'second-keeper': [],
	'request-changed': written,
	'way-changed': written,
	'advocate-changes': written,
	'something-new': written,
	// To an address that was marked safe before there is a page or a plan: no plan of hers says it.
	leaflet: [],
	first: ['call'],
	her: ['call'],
	alone: ['call'],
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

/** Whether a sentence is one that tries an address. */
export function isCheck(template: Template): template is CheckSentence {
	return checkSentences.some((one) => one === template);
}
