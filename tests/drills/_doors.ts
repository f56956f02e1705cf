/** Every way by which something of a person comes in: paper, the courts, the form for a call, signing in. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { aCase, aDefendant, aHearing, anOffence, shared } from '#tests/court-builders.ts';
import { eventOf, signed, type Sender } from './_agency.ts';
import { newName, plant } from './_planted.ts';
import { run } from './_server.ts';
import { ask, callForm, dramaNumber, fillCall, visitor, type Visitor } from './_visitor.ts';

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

/** Invites victims from a file, by name, number and reference. */
export async function inviteMany(
	folder: string,
	many: number,
	elsewhere: string
): Promise<Victim[]> {
	const papers = Array.from({ length: many }, (_, nth) => ({
		urn: plant('reference', `01CN${1_000_000 + nth * 7919}26`),
		handed: 'alone',
		enhanced: 'no',
		name: plant('name of a victim', newName()),
		phone: plant('number of a victim', dramaNumber(nth))
	}));
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
	const good = eventOf('charged', urn, {
		defendant: defendant(),
		victimname: plant('name in an event', newName())
	});
	await deliver(port, courts, '/api/events', good, 202);
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

/** A stranger asks to be called; the cookie her browser holds is a secret too. */
export async function askForCall(port: number, nth: number): Promise<void> {
	const she = visitor(port, `10.1.0.${nth}`);
	const form = callForm({
		name: plant('name of a caller', newName()),
		phone: plant('number of a caller', dramaNumber(500 + nth)),
		language: 'other',
		otherLanguage: plant('language of a caller', `Tongue of ${newName()}`)
	});
	await fillCall(she, form);
	await she.see('/talk/check');
	const { headers } = await she.post('/talk/check');
	if (headers.location !== '/talk/receipt') throw new Error('The call was not taken');
	plantCookies(she);
}

/** She opens her paper, makes her way back, signs out, and comes in by it again; her signed-in self comes back. */
export async function comeIn(port: number, { code }: Victim, nth: number): Promise<Visitor> {
	const first = visitor(port, `10.2.0.${nth}`);
	await first.post('/sign-in?/code', { code });
	plantCookies(first);
	await first.post('/open?/sure');
	plantCookies(first);
	await first.post('/way-back?/make', { phone: 'yes' });
	plantCookies(first);
	const { text } = await first.see('/way-back/yours');
	const way = wayIn(text);
	plant('sign-in number', way.number);
	plant('sign-in words', way.words);
	for (const card of way.cards) plant('code of a card', card);
	plant('printed code', /\b(?:[0-9A-Z]{5}-){3}[0-9A-Z]{5}\b/.exec(text)?.[0] ?? '');
	await first.post('/way-back/yours');
	await first.post('/sign-out');
	const again = visitor(port, `10.3.0.${nth}`);
	await again.post('/sign-in?/words', {
		both: `${way.number} ${way.words}`,
		card: way.cards[0] ?? ''
	});
	await again.post('/open?/show');
	// So that she may say how to reach her, five minutes long.
	await again.post('/prove?/words&for=contact', { words: way.words, card: way.cards[1] ?? '' });
	plantCookies(again);
	return again;
}

/** She says what she needs, with a safe number; gives what her own pages may show her. */
export async function sayNeeds(she: Visitor, nth: number): Promise<string[]> {
	const said = {
		speaks: plant('language of a victim', `Tongue of ${newName()}`),
		name: plant('name for a call', newName())
	};
	const phone = plant('safe number of a victim', dramaNumber(700 + nth));
	const { headers } = await she.post('/needs?/keep', { ...said, phone, someoneElse: 'hang-up' });
	if (!headers.location?.startsWith('/needs')) throw new Error('What she needs was not kept');
	return Object.values(said);
}

function plantCookies({ jar }: Visitor): void {
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
	if (!number || !words || cards.length !== 10)
		throw new Error('The page does not show her way back');
	return { number, words, cards };
}
