/** Every way by which something of a person comes in: paper, the courts, the form for a call, signing in. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { anAuthenticator } from '#tests/door/authenticator.ts';
import { aCase, aDefendant, aHearing, anOffence, shared } from '#tests/court/builders.ts';
import { eventOf, signed, type Sender } from '#tests/feed/signed.ts';
import { newName, plant } from './_planted.ts';
import { run } from './_server.ts';
import { origin, shows } from './_staff.ts';
import { ask, dramaNumber, visitor, type Visitor } from './_visitor.ts';

export type Victim = {
	readonly urn: string;
	readonly code: string;
	readonly phone: string;
	readonly name: string;
};

/** Runs a command of the operator and gives what it printed; throws when it does not work. */
export async function operate(folder: string, ...args: string[]): Promise<string> {
	const program = run('scripts/alongside.ts', folder, {}, args);
	if ((await program.ended) !== 0) throw new Error(program.said());
	return program.said();
}

const urnOf = (nth: number) => `01CN${1_000_000 + nth * 7919}26`;

/** Invites victims from a file, by name, number and reference. */
export async function inviteMany(
	folder: string,
	many: number,
	elsewhere: string
): Promise<Victim[]> {
	const papers = Array.from({ length: many }, (_, nth) => ({
		urn: urnOf(nth),
		handed: 'alone',
		enhanced: 'no',
		name: plant('name of a victim', newName(), urnOf(nth)),
		phone: plant('number of a victim', dramaNumber(nth))
	}));
	for (const { urn } of papers) plant('reference', urn, urn);
	const file = path.join(elsewhere, 'victims.jsonl');
	writeFileSync(file, papers.map((paper) => JSON.stringify(paper)).join('\n'));
	const lines = (await operate(folder, 'import', file)).split('\n');
	return papers.map(({ urn, phone, name }) => {
		const code =
			lines
				.find((line) => line.startsWith(`${urn}\t`))
				?.split('\t')[1]
				?.trim() ?? '';
		// The first five letters find the paper and prove nothing: they stand in the table as they are.
		plant('code on paper', code.slice(6));
		return { urn, code, phone, name };
	});
}

/** The courts tell of a hearing with everybody's names in it; the court's own name is kept, and shown. */
export async function tellOfHearing(
	port: number,
	courts: Sender,
	urn: string,
	court: string
): Promise<void> {
	const person = () => ({
		personDetails: {
			firstName: plant('name in a hearing', newName()),
			lastName: plant('name in a hearing', newName()),
			address: { address1: plant('address in a hearing', `${newName()} Street`) },
			contact: {
				primaryEmail: plant('address in a hearing', `${newName().replace(' ', '.')}@example.org`)
			}
		},
		bailConditions: plant('words in a hearing', `Not to go near ${newName()}`)
	});
	const id = plant('id of a hearing', randomUUID());
	const defendant = plant('id of a defendant', randomUUID());
	const offence = anOffence({ wording: plant('words in a hearing', `On Monday ${newName()} did`) });
	const theirs = aDefendant({
		id: defendant,
		masterDefendantId: defendant,
		personDefendant: person(),
		offences: [offence],
		associatedPersons: [person()]
	});
	const theirCase = aCase({
		id: plant('id of a case', randomUUID()),
		prosecutionCaseIdentifier: { caseURN: urn },
		defendants: [theirs],
		witnesses: [person()]
	});
	const hearing = aHearing({
		id,
		courtCentre: { name: court },
		prosecutionCases: [theirCase],
		hearingDays: [{ sittingDay: '2027-03-02T10:00:00.000Z' }]
	});
	await deliver(
		port,
		courts,
		`/api/common-platform/hearing/${id}`,
		shared(hearing, { sharedTime: new Date().toISOString() }),
		202
	);
}

/** An event that is understood, and one that is not: the second is kept sealed for the keeper. */
export async function tellOfEvents(port: number, courts: Sender, urn: string): Promise<void> {
	const defendant = () => plant('id of a defendant', `${newName()} 1990`);
	// Two people are told apart, so that she can give them names.
	for (let nth = 0; nth < 2; nth += 1) {
		const good = eventOf('charged', urn, {
			defendant: defendant(),
			victimname: plant('name in an event', newName())
		});
		await deliver(port, courts, '/api/events', good, 202);
	}
	const bad = eventOf('charged', urn, { data: { who: plant('name in an event', newName()) } });
	await deliver(port, courts, '/api/events', bad, 422);
}

async function deliver(
	port: number,
	sender: Sender,
	target: string,
	message: object,
	status: number
): Promise<void> {
	const body = JSON.stringify(message);
	const headers = signed(sender, body, { 'content-type': 'application/json' });
	const reply = await ask(port, target, { method: 'POST', headers, body });
	if (reply.status !== status) throw new Error(`${target} answered ${reply.status}: ${reply.text}`);
}

/** Somebody who is in, by whatever way, with whom her case says she is; she shows again that it is her for a purpose. */
export type Inside = {
	readonly urn: string;
	readonly she: Visitor;
	readonly shows: (purpose: string) => Promise<void>;
	/** Comes in anew, for a visit that has rested too long is over. */
	readonly comes: () => Promise<void>;
};

/** She opens her paper, makes her way back, signs out, and comes in by it again: a number, words and a card. */
export async function comeIn(port: number, { urn, code }: Victim, nth: number): Promise<Inside> {
	const first = await opensPaper(port, code, nth);
	await first.post('/way-back?/make', { phone: 'yes' });
	plantCookies(first);
	const words = (await first.see('/way-back/yours')).text;
	await first.post('/way-back/yours?check');
	await first.post('/way-back/card');
	plantCookies(first);
	const way = plantedWay(`${words}${(await first.see('/way-back/yours')).text}`);
	await first.post('/way-back/paper');
	const paper = (await first.see('/way-back/yours')).text;
	plant('printed code', /\b(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}\b/.exec(paper)?.[0] ?? '');
	await first.post('/way-back/yours');
	await first.post('/sign-out');
	const she = visitor(port, `10.3.0.${nth}`);
	const cards = way.cards.values();
	const card = () => cards.next().value ?? '';
	const comes = async () => {
		await she.post('/sign-in?/words', { both: `${way.number} ${way.words}`, card: card() });
		await she.post('/open?/show');
		plantCookies(she);
	};
	await comes();
	const shows = async (purpose: string) => {
		const typed = { words: way.words, card: card() };
		const { status } = await she.post(`/prove?/words&for=${purpose}`, typed);
		if (status !== 303) throw new Error(`Her words showed nothing for ${purpose}`);
		plantCookies(she);
	};
	return { urn, she, shows, comes };
}

/** The same on a phone that only she uses: it keeps a key for her. */
export async function comeInByKey(
	port: number,
	{ urn, code }: Victim,
	nth: number
): Promise<Inside> {
	const first = await opensPaper(port, code, nth);
	await first.post('/way-back?/make', { phone: 'no' });
	const key = anAuthenticator(origin);
	const asked = async (who: Visitor, target: string) =>
		JSON.parse((await who.post(target)).text) as object;
	const made = key.makes(await asked(first, '/way-back/key/ask'));
	await first.post('/way-back/key?/key', { answer: made });
	await first.post('/way-back/yours');
	await first.post('/sign-out');
	const she = visitor(port, `10.3.0.${nth}`);
	const comes = async () => {
		await she.post('/sign-in?/key', { answer: key.signs(await asked(she, '/sign-in/key')) });
		await she.post('/open?/show');
		plantCookies(she);
	};
	await comes();
	return { urn, she, shows: (purpose) => shows(she, key, purpose, '/prove'), comes };
}

/** Somebody she trusts types the code she gave, and makes a sign-in of their own with it. */
export async function comeInBeside(port: number, code: string, nth: number): Promise<Visitor> {
	const first = visitor(port, `10.5.0.${nth}`);
	await first.post('/sign-in?/code', { code });
	plantCookies(first);
	const way = plantedWay((await first.see('/sign-in/yours')).text);
	const they = visitor(port, `10.5.1.${nth}`);
	const [card = ''] = way.cards;
	await they.post('/sign-in?/words', { both: `${way.number} ${way.words}`, card });
	plantCookies(they);
	return they;
}

async function opensPaper(port: number, code: string, nth: number): Promise<Visitor> {
	const first = visitor(port, `10.2.0.${nth}`);
	await first.post('/sign-in?/code', { code });
	plantCookies(first);
	await first.post('/open?/sure');
	plantCookies(first);
	return first;
}

/** The number, words and card that a page shows once. */
function plantedWay(text: string) {
	const way = wayIn(text);
	plant('sign-in number', way.number);
	plant('sign-in words', way.words);
	for (const card of way.cards) plant('code of a card', card);
	return way;
}

/** What a browser holds is a secret too. */
export function plantCookies({ jar }: Visitor): void {
	for (const [name, value] of jar) plant(`cookie ${name}`, value);
}

/** Her number, words and card, read from the page that shows them once; outside English the words are digits. */
export function wayIn(
	html: string,
	lang = 'en'
): { number: string; words: string; cards: string[] } {
	const text = html.replaceAll(/<[^>]+>/g, '\n');
	const number = /^\s*(\d{4} \d{4})\s*$/m.exec(text)?.[1] ?? '';
	const form = lang === 'en' ? /^\s*([a-z]+(?: [a-z]+){5})\s*$/m : /^\s*(\d{4}(?: \d{4}){4})\s*$/m;
	const words = form.exec(text)?.[1] ?? '';
	const cards = [...text.matchAll(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g)].map(([card]) => card);
	if (!number || !words || ![0, 10].includes(cards.length))
		throw new Error('The page does not show her way back');
	return { number, words, cards };
}
