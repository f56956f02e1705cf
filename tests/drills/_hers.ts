/** What a victim does on her own pages once she is in: how she is told, whom she lets in, what she writes, whom she asks. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#lib/server/vault/codes.ts';
import type { MailPeer } from '#tests/notice/mail-peer.ts';
import type { PushPeer } from '#tests/notice/push-peer.ts';
import { plantCookies, type Inside } from './_doors.ts';
import { newName, plant } from './_planted.ts';
import { callForm, dramaNumber, fillCall, type Form, type Visitor } from './_visitor.ts';

/** Posts a form, and throws where it does not lead on to a page. */
export async function leadsTo(
	who: Visitor,
	target: string,
	form: Form | readonly (readonly [string, string])[],
	page: RegExp
): Promise<string> {
	const { headers, status, text } = await who.post(target, form);
	const { location = '' } = headers;
	if (page.test(location)) return location;
	const why = /data-part="errors?"[\s\S]{0,400}/.exec(text)?.[0] ?? '';
	throw new Error(`${target} answered ${status} and led to ${location}: ${why}`);
}

/** She says what she needs, with a safe number of hers. */
export async function sayNeeds({ she, urn }: Inside, nth: number): Promise<void> {
	const said = {
		speaks: plant('language of a victim', `Tongue of ${newName()}`, urn),
		name: plant('name for a call', newName(), urn),
		// No page gives it back, her own least of all.
		phone: plant('safe number of a victim', dramaNumber(700 + nth)),
		someoneElse: 'hang-up'
	};
	await leadsTo(she, '/needs?/keep', said, /^\/needs\?kept/);
}

const allDays = [
	...['1', '2', '3', '4', '5', '6', '7'].map((day) => ['days', day] as const),
	...['morning', 'afternoon', 'evening'].map((part) => ['parts', part] as const)
];

/** She says where she may be told that something is new; the letter that tries it out has to come. */
export async function wantsMail({ she }: Inside, peer: MailPeer): Promise<void> {
	const mail = plant('address for notices', `${newName().replace(' ', '.')}@example.org`);
	await leadsTo(she, '/needs/told?/times', allDays, /kept/);
	await leadsTo(she, '/needs/told?/mail', { mail }, /sent/);
	const wanted = () => peer.letters.find(({ to }) => to.some((one) => same(one, mail)));
	for (let tries = 0; tries < 300 && !wanted(); tries += 1) await sleep(100);
	const word = /The word is (\w+)/.exec(wanted()?.raw ?? '')?.[1];
	if (!word) throw new Error('The letter that tries an address out did not come');
	await leadsTo(she, '/needs/told?/check', { way: 'mail', word }, /works/);
}

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Her own phone gives an address at a push service. */
export async function wantsNotes({ she }: Inside, peer: PushPeer): Promise<void> {
	const { keys } = JSON.parse(peer.subscription) as { keys: { p256dh: string; auth: string } };
	const token = plant('address at a push service', randomBytes(24).toString('base64url'));
	const answer = JSON.stringify({ endpoint: `${peer.origin}/push/${token}`, keys });
	await leadsTo(she, '/needs/told?/times', allDays, /kept/);
	await leadsTo(she, '/needs/told?/push', { answer }, /works/);
}

/** She lets somebody in, by a name that only she sees; gives the code that is theirs. */
export async function letsIn({ she, urn }: Inside): Promise<string> {
	await leadsTo(
		she,
		'/people?/let',
		[
			['called', plant('what she calls a supporter', newName(), urn)],
			...['now', 'dates', 'language'].map((pane) => ['panes', pane] as const),
			['days', '30'],
			['language', 'en']
		],
		/^\/people$/
	);
	const { text } = await she.see('/people');
	const code = /\b(?:[0-9A-Z]{5}-){2}[0-9A-Z]{5}\b/.exec(text)?.[0];
	if (!code) throw new Error('She is shown no code');
	// The first letters find the paper and prove nothing: they stand in the table as they are.
	plant('code for a supporter', code.slice(6), urn);
	plantCookies(she);
	return code;
}

/** She opens her case and messages to her advocate, and writes. */
export async function writes({ she, urn }: Inside, many: number): Promise<void> {
	// Her forms say to whom she opens, as the pages showed it.
	const whom = async (page: string) =>
		['to', /name="to" value="([^"]+)"/.exec((await she.see(page)).text)?.[1] ?? ''] as const;
	const opened = ['now', 'needs', 'answers'].map((pane) => ['open', pane] as const);
	await leadsTo(she, '/people?/advocate', [await whom('/people'), ...opened], /^\/people$/);
	await leadsTo(she, '/messages?/open', [await whom('/messages')], /^\/messages$/);
	for (let nth = 0; nth < many; nth += 1) {
		const words = plant('words she wrote', `${newName()} said that ${newName()} came`, urn);
		await leadsTo(she, '/messages?/send', { words, form: newId() }, /^\/messages$/);
	}
}

/** She is in the middle of a message. */
export async function leavesWords({ she, urn }: Inside): Promise<void> {
	const words = plant('words she has not sent', `${newName()} is at ${newName()}`, urn);
	await leadsTo(she, '/messages?/keep', { words }, /^\/messages$/);
}

/**
 * She reads what waits for her, until when her pages hold back what it may have changed; then she gives a name to each of
 * several people of whom her case tells.
 */
export async function readsAndNames({ she, urn }: Inside): Promise<void> {
	await leadsTo(she, '/news?/read', {}, /^\/news$/);
	const { text } = await she.see('/rules');
	const fields = [...text.matchAll(/name="(called-[\w-]+)"/g)].map(([, field = '']) => field);
	if (fields.length === 0) return;
	const names = fields.map((field) => [field, plant('name she gave', newName(), urn)] as const);
	await leadsTo(she, '/rules?/names', names, /^\/rules\?named$/);
}

/** She keeps whom she was given at an office, on the page that writes to it. */
export async function keepsWhom({ she, urn }: Inside): Promise<void> {
	const { text } = await she.see('/dates');
	const page = /href="(\/ask\/[^"?#]+)"/.exec(text)?.[1];
	if (!page || page === '/ask/away') return;
	const contact = plant('whom she was given at an office', newName(), urn);
	await leadsTo(she, `${page}?/contact`, { contact }, /^\/ask\//);
}

/** She writes when it is safe to ring her, where none of our times is. */
export async function writesHour({ she, urn }: Inside, nth: number): Promise<void> {
	const { times: _, ...form } = callForm({
		name: plant('name of a caller', newName(), urn),
		phone: plant('number of a caller', dramaNumber(300 + nth)),
		hour: plant('when she is safe', `When ${newName()} works`, urn)
	});
	await leadsTo(she, '/talk', form, /^\/talk\/check/);
	await leadsTo(she, '/talk/check', {}, /^\/talk\/receipt$/);
	plantCookies(she);
}

/** Asks for a call, on a number and by a name of its own. */
export async function asksForCall(she: Visitor, nth: number, of = `caller ${nth}`): Promise<void> {
	const form = callForm({
		name: plant('name of a caller', newName(), of),
		phone: plant('number of a caller', dramaNumber(300 + nth)),
		language: 'other',
		otherLanguage: plant('language of a caller', `Tongue of ${newName()}`, of)
	});
	await fillCall(she, form);
	await she.see('/talk/check');
	await leadsTo(she, '/talk/check', {}, /^\/talk\/receipt$/);
	const { text } = await she.see('/talk/receipt');
	// The number and its extension are parts of their own.
	const read = text.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');
	const number = /020 7946 0\d{3} ext \d{3} \d{4}/.exec(read)?.[0] ?? '';
	if (!number) throw new Error('The receipt shows no number');
	plant('number of a receipt', number, of);
	plantCookies(she);
}

/** Somebody asks that she is called. */
export async function asksForOther(who: Visitor, nth: number): Promise<void> {
	const form = {
		name: plant('name of a caller', newName()),
		phone: plant('number of a caller', dramaNumber(400 + nth)),
		times: 'any',
		language: 'en',
		yourName: plant('name of who asks for another', newName()),
		relation: 'friend',
		yourPhone: plant('number of who asks for another', dramaNumber(500 + nth))
	};
	await leadsTo(who, '/talk/someone', form, /^\/talk\/someone\?check$/);
	await leadsTo(who, '/talk/someone', { checked: 'yes' }, /^\/talk\/someone\/thanks$/);
}
