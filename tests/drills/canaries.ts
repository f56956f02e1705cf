/**
 * Hundreds of values of invented people come in by every door of the running server. Then none of them may be read in
 * the database's files, in what the server says, or on anybody else's page. Plain by design are the court's name and
 * the agency's, which also show that the looking works.
 */
import { makeBuilt, newFolder, start } from './_server.ts';
import { askForCall, comeIn, inviteMany, operate, tellOfEvents, tellOfHearing } from './_doors.ts';
import { bySort, foundIn, foundInDatabase, plant, planted, type Planted } from './_planted.ts';
import { tell } from './_told.ts';
import { visitor, type Visitor } from './_visitor.ts';

const victims = 20;
const signedIn = 6;
const callers = 12;
const court = 'Xquilling Crown Court';
const agencyName = 'Xquilling Courts';
/** Pages that came to nobody whole. */
const unread: string[] = [];

await makeBuilt();
const folder = newFolder();
await operate(folder, 'migrate');
const added = await operate(
	folder,
	'agency',
	'add',
	'--id',
	'the-courts',
	'--name',
	agencyName,
	'--kind',
	'courts'
);
const secret = plant('secret of an agency', /whsec_\S+/.exec(added)?.[0] ?? '');
const staff = await operate(
	folder,
	'staff',
	'add',
	'--role',
	'advocate',
	'--name',
	plant('name of staff', 'Xquamina Zwassan')
);
const invited = await inviteMany(folder, victims, newFolder());

const server = await start(folder, { NODE_ENV: 'production', TRUST_PROXY: '1' });
const { port } = server;
const courts = { id: 'the-courts', webhookSecret: secret };
for (const { urn } of invited) await tellOfHearing(port, courts, urn, court);
// A case that is not there: it is parked.
await tellOfHearing(port, courts, plant('reference', '01CN999999926'), court);
for (const { urn } of invited.slice(0, 5)) await tellOfEvents(port, courts, urn);
for (let nth = 0; nth < callers; nth += 1) await askForCall(port, nth);
const inside: Visitor[] = [];
for (const [nth, victim] of invited.slice(0, signedIn).entries())
	inside.push(await comeIn(port, victim, nth));

const onPages = await lookAtPages();
const inDatabase = foundInDatabase(folder, planted);
const byDesign = foundInDatabase(
	folder,
	[court, agencyName].map((value) => ({ sort: 'by design', value }))
);
const ended = await server.stop();
const inLog = foundIn(Buffer.from(server.said()), planted);
inDatabase.push(...foundInDatabase(folder, planted));

const found = [...inDatabase, ...inLog, ...onPages];
const measured = {
	planted: planted.length,
	sorts: bySort(planted),
	'in the database': bySort(inDatabase),
	'in what the server said': bySort(inLog),
	'on pages of others': bySort(onPages),
	'plain by design': [...new Set(byDesign.map(({ value }) => value))],
	'pages not read': unread,
	'exit code': ended
};
tell(
	'canaries',
	measured,
	found.length === 0 &&
		unread.length === 0 &&
		planted.length >= 200 &&
		measured['plain by design'].length === 2 &&
		ended === 0
);

/** Looks at every page as a stranger, as each victim and as an advocate, for what is not theirs to see. */
async function lookAtPages(): Promise<Planted[]> {
	const hits: Planted[] = [];
	const open = [
		'/',
		'/rights',
		'/help',
		'/leaflet',
		'/safety',
		'/talk',
		'/talk/receipt',
		'/sign-in',
		'/leave',
		'/demo',
		'/nowhere',
		'/readyz'
	];
	hits.push(...(await seenBy(visitor(port), open, planted)));
	for (const [nth, she] of inside.entries()) {
		const { urn } = invited[nth] ?? { urn: '' };
		const others = planted.filter(({ value }) => value !== urn);
		const pages = await seenBy(
			she,
			[
				'/home',
				'/dates',
				'/open',
				'/way-back',
				'/way-back/yours',
				'/prove?for=signed-in',
				'/signed-in/pause',
				'/tell-us',
				'/needs',
				'/talk',
				'/help'
			],
			others
		);
		hits.push(...pages);
		const { text } = await she.see('/home');
		if (!text.includes(court)) throw new Error('She does not see her own case');
	}
	const [number = '', words = '', cards = ''] = ['Number', 'Words', 'Card'].map(
		(name) => new RegExp(`^${name} +(.*)$`, 'm').exec(staff)?.[1]?.trim() ?? ''
	);
	const advocate = visitor(port, '10.4.0.1');
	await advocate.post('/sign-in?/words', {
		both: `${number} ${words}`,
		card: cards.split('  ')[0] ?? ''
	});
	const desk = await advocate.see('/desk');
	const [request] =
		/\/desk\/[0-9a-f]{32}|name="id" value="([0-9a-f]{32})"/.exec(desk.text)?.slice(1) ?? [];
	if (!request) throw new Error('The advocate sees no call');
	await advocate.post('/desk?/take', { id: request });
	// Whom to call, and in what language, is what the desk is for; the number comes only when it is asked for.
	const notTheirs = planted.filter(
		({ sort }) => !['name of a caller', 'language of a caller'].includes(sort)
	);
	hits.push(...(await seenBy(advocate, ['/desk', `/desk/${request}`, '/home', '/'], notTheirs)));
	return hits;
}

async function seenBy(
	who: Visitor,
	pages: readonly string[],
	values: readonly Planted[]
): Promise<Planted[]> {
	const hits: Planted[] = [];
	for (const page of pages) {
		const reply = await who
			.see(page)
			.catch((error: unknown) => void unread.push(`${page}: ${String(error)}`));
		if (!reply) continue;
		const all = Buffer.concat([reply.body, Buffer.from(JSON.stringify(reply.headers))]);
		hits.push(...foundIn(all, values));
	}
	return hits;
}
