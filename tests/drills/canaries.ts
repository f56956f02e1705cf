/**
 * A thousand values of invented people come in by every door of the running server. Then none of them may be read in
 * the database's files, in its backups, in what the server says, or on anybody else's page. Plain by design is the
 * agency's name, which also shows that the looking works. `--postgres=1` does the same on PostgreSQL and its dump.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dumpOf, ownPostgres } from './_copies.ts';
import { makeBuilt, newFolder, start } from './_server.ts';
import {
	askForCall,
	comeIn,
	inviteMany,
	operate,
	sayNeeds,
	tellOfEvents,
	tellOfHearing
} from './_doors.ts';
import { bySort, foundIn, plant, planted, type Planted } from './_planted.ts';
import { comesAsStaff, origin } from './_staff.ts';
import { asked, tell } from './_told.ts';
import { visitor, type Visitor } from './_visitor.ts';

const victims = 30;
const signedIn = 10;
const callers = 20;
const court = 'Xquilling Crown Court';
const agencyName = 'Xquilling Courts';
/** Pages that came to nobody whole. */
const unread: string[] = [];

await makeBuilt();
const folder = newFolder();
const keyFile = path.join(newFolder(), 'key');
if (asked('postgres', 0)) process.env.DATABASE_URL = await ownPostgres();
await operate(folder, 'keys', 'new', keyFile);
process.env.ALONGSIDE_KEY_FILE = keyFile;
plant('root key', readFileSync(keyFile, 'utf8').trim());
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
	plant('name of staff', 'Xquamina Zwassan'),
	'--team',
	'east'
);
const invited = await inviteMany(folder, victims, newFolder());

const server = await start(folder, {
	NODE_ENV: 'production',
	TRUST_PROXY: '1',
	ALONGSIDE_ORIGIN: origin
});
const { port } = server;
const courts = { id: 'the-courts', webhookSecret: secret };
for (const { urn } of invited) await tellOfHearing(port, courts, urn, court);
// A case that is not there: it is parked.
await tellOfHearing(port, courts, plant('reference', '01CN999999926'), court);
for (const { urn } of invited.slice(0, 12)) await tellOfEvents(port, courts, urn);
for (let nth = 0; nth < callers; nth += 1) await askForCall(port, nth);
const inside: { readonly she: Visitor; readonly said: readonly string[] }[] = [];
for (const [nth, victim] of invited.slice(0, signedIn).entries()) {
	const she = await comeIn(port, victim, nth);
	inside.push({ she, said: [victim.urn, ...(await sayNeeds(she, nth))] });
}

const onPages = await lookAtPages();
// A court is named on every page of a case, so it is looked for only here.
const kept = [...planted, { sort: 'name of a court', value: court }];
const copies = await dumpOf(folder);
const ended = await server.stop();
copies.push(...(await dumpOf(folder)));
const inDatabase = copies.flatMap((bytes) => foundIn(bytes, kept));
const agency = [{ sort: 'by design', value: agencyName }];
const inLog = foundIn(Buffer.from(server.said()), planted);
// Found in every whole copy, or the copy was not looked into.
const byDesign = copies.filter((bytes) => foundIn(bytes, agency).length > 0).length;

const found = [...inDatabase, ...inLog, ...onPages];
const measured = {
	planted: planted.length,
	sorts: bySort(planted),
	'in the database': bySort(inDatabase),
	'in what the server said': bySort(inLog),
	'on pages of others': bySort(onPages),
	'files and copies looked into': copies.length,
	'with what is plain by design': byDesign,
	'pages not read': unread,
	'exit code': ended
};
tell(
	'canaries',
	measured,
	found.length === 0 &&
		unread.length === 0 &&
		planted.length >= 1000 &&
		byDesign >= 2 &&
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
		'/receipt',
		'/leave',
		'/demo',
		'/nowhere',
		'/readyz'
	];
	hits.push(...(await seenBy(visitor(port), open, planted)));
	for (const { she, said } of inside) {
		const others = planted.filter(({ value }) => !said.includes(value));
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
				'/advocate',
				'/looked',
				'/your-data',
				'/your-data/erase',
				'/messages',
				'/asked',
				'/talk',
				'/help'
			],
			others
		);
		hits.push(...pages);
		const { text } = await she.see('/home');
		if (!text.includes(court)) throw new Error('She does not see her own case');
	}
	const advocate = visitor(port, '10.4.0.1');
	await comesAsStaff(advocate, staff);
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
