/**
 * More than a thousand values of invented people come in by every door of the running server. Then none of them may be read
 * in the database's files, in its backups, in what the server says, in what it sends, or on anybody else's page; and no page
 * that shows one may be kept on the way. Plain by design is the agency's name, which also shows that the looking works.
 * `--postgres=1` does the same on PostgreSQL and its dump.
 */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { publicPushKey } from '#lib/server/notice/push.ts';
import { openMailPeer } from '#tests/notice/mail-peer.ts';
import { openPushPeer } from '#tests/notice/push-peer.ts';
import { dumpOf, ownPostgres } from './_copies.ts';
import { answersAll, comesToDesk, letsBegin, linksOn, ringsInDanger, takesDown } from './_desk.ts';
import * as doors from './_doors.ts';
import * as hers from './_hers.ts';
import { deskPages, herPages, lookAll, openPages, type Look } from './_looks.ts';
import { isForDesk, isHers, isNameOf } from './_may.ts';
import { givesAndPrints, officerPages } from './_officer.ts';
import { bySort, foundIn, plant, planted, type Planted } from './_planted.ts';
import { makeBuilt, newFolder, start } from './_server.ts';
import { origin } from './_staff.ts';
import { anOfficer, giveCases, openTeams } from './_team.ts';
import { asked, tell } from './_told.ts';
import { visitor } from './_visitor.ts';

const victims = 30;
/** Of these the first half have the one advocate, the others the other; the last of all use a phone of their own. */
const signedIn = 13;
const onOwnPhone = 3;
const callers = 20;
const court = 'Xquilling Crown Court';
const agencyName = 'Xquilling Courts';

await makeBuilt();
const folder = newFolder();
const keyFile = path.join(newFolder(), 'key');
if (asked('postgres', 0)) process.env.DATABASE_URL = await ownPostgres();
await doors.operate(folder, 'keys', 'new', keyFile);
process.env.ALONGSIDE_KEY_FILE = keyFile;
plant('root key', readFileSync(keyFile, 'utf8').trim());
await doors.operate(folder, 'migrate');
const theCourts = ['--id', 'the-courts', '--name', agencyName, '--kind', 'courts'];
const added = await doors.operate(folder, 'agency', 'add', ...theCourts);
const secret = plant('secret of an agency', /whsec_\S+/.exec(added)?.[0] ?? '');
const forceIs = ['--id', 'the-police', '--name', 'Xquilling Police', '--kind', 'police'];
await doors.operate(folder, 'agency', 'add', ...forceIs, '--force', '02');
const team = await openTeams(folder, 10);
const invited = await doors.inviteMany(folder, victims, newFolder());
const urns = invited.slice(0, signedIn).map(({ urn }) => urn);
const [adas, bens] = [urns.slice(0, 7), urns.slice(7)];
const { eve, ada, ben, zed } = team;
await giveCases(folder, adas, { by: eve.person, to: ada.person, then: ben.person });
await giveCases(folder, bens, { by: eve.person, to: ben.person, then: ada.person });

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const mail = await openMailPeer();
const push = await openPushPeer(publicPushKey(privateKey));
const server = await start(folder, {
	NODE_ENV: 'production',
	TRUST_PROXY: '1',
	ALONGSIDE_ORIGIN: origin,
	SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
	MAIL_FROM: 'note@timeline.example',
	PUSH_KEY: plant('key to push with', String(privateKey.export({ type: 'pkcs8', format: 'pem' }))),
	PUSH_CONTACT: 'mailto:us@timeline.example',
	PUSH_SERVICES: push.origin
});
const { port } = server;
const courts = { id: 'the-courts', webhookSecret: secret };
for (const { urn } of invited) await doors.tellOfHearing(port, courts, urn, court);
// A case that is not there: it is parked.
await doors.tellOfHearing(port, courts, plant('reference', '01CN999999926'), court);
for (const { urn } of invited.slice(0, 12)) await doors.tellOfEvents(port, courts, urn);
for (let nth = 0; nth < callers; nth += 1)
	await hers.asksForCall(visitor(port, `10.1.0.${nth}`), nth);
for (let nth = 0; nth < 6; nth += 1) await hers.asksForOther(visitor(port, `10.1.1.${nth}`), nth);

const inside: doors.Inside[] = [];
const codes: { readonly urn: string; readonly code: string }[] = [];
for (const [nth, victim] of invited.slice(0, signedIn).entries()) {
	const isOwn = nth >= signedIn - onOwnPhone;
	const one = await (isOwn ? doors.comeInByKey : doors.comeIn)(port, victim, nth);
	await one.shows('contact');
	await hers.sayNeeds(one, nth);
	if (isOwn) await hers.wantsNotes(one, push);
	await hers.wantsMail(one, mail);
	await (nth % 4 === 0
		? hers.writesHour(one, callers + nth)
		: hers.asksForCall(one.she, callers + nth, one.urn));
	await one.shows('people');
	codes.push({ urn: one.urn, code: await hers.letsIn(one) });
	await hers.writes(one, 3);
	await hers.leavesWords(one);
	await hers.readsAndNames(one);
	await hers.keepsWhom(one);
	inside.push(one);
}

const grant = visitor(port, '10.6.0.2');
grant.jar.set('__Host-s', await anOfficer(folder, 'the-police'));
await givesAndPrints(grant, '02774321426');

const desks = {
	eve: await comesToDesk(port, eve, 1),
	ada: await comesToDesk(port, ada, 2),
	ben: await comesToDesk(port, ben, 3),
	zed: await comesToDesk(port, zed, 4)
};
const ofWhom = (text: string) =>
	planted.find(({ sort, value }) => sort === 'name of a victim' && text.includes(value))?.of ?? '';
const rung = await ringsInDanger(desks.ada);
// The number was asked for, with a reason, on the page of this call: it may stand there and nowhere else.
const rungNumber = /07700 900\d{3}/.exec((await desks.ada.who.see(rung)).text)?.[0];
const threads = {
	ada: await answersAll(desks.ada, ofWhom),
	ben: await answersAll(desks.ben, ofWhom)
};
// Each is worried about the first who wrote: a supervisor reads of whom on every page, until it is said how it ended.
const worried = await Promise.all(
	(['ada', 'ben'] as const).map(async (who) =>
		ofWhom((await desks[who].who.see(threads[who][0] ?? '')).text)
	)
);
const asking = [
	{ urn: adas[1] ?? '', page: await takesDown(desks.ada, adas[1] ?? '') },
	{ urn: bens[1] ?? '', page: await takesDown(desks.ben, bens[1] ?? '') }
];
await letsBegin(desks.ada);
await letsBegin(desks.ben);
const beside = await doors.comeInBeside(port, codes[0]?.code ?? '', 0);

if (!planted.some(({ sort }) => sort === 'name she gave')) throw new Error('Nobody is named');
const { shown, kept, unread, pages } = await lookAll(await everybody());
// A court is named on every page of a case, so it is looked for only here.
const inFiles = [...planted, { sort: 'name of a court', value: court }];
const copies = await dumpOf(folder);
const ended = await server.stop();
copies.push(...(await dumpOf(folder)));
const inDatabase = copies.flatMap((bytes) => foundIn(bytes, inFiles));
const inLog = foundIn(Buffer.from(server.said()), planted);
const ofMail = (one: Planted) => one.sort !== 'address for notices';
const inLetters = mail.letters.flatMap(({ raw }) =>
	foundIn(Buffer.from(raw), planted.filter(ofMail))
);
const inNotes = push.pushed.flatMap(({ says }) => foundIn(Buffer.from(says), planted));
await Promise.all([mail.close(), push.close()]);
const agency = [{ sort: 'by design', value: agencyName }];
// Found in every whole copy, or the copy was not looked into.
const byDesign = copies.filter((bytes) => foundIn(bytes, agency).length > 0).length;

const found = [...inDatabase, ...inLog, ...shown, ...inLetters, ...inNotes];
const measured = {
	planted: planted.length,
	sorts: bySort(planted),
	'in the database': bySort(inDatabase),
	'in what the server said': bySort(inLog),
	'in letters and notes': bySort([...inLetters, ...inNotes]),
	'letters and notes': mail.letters.length + push.pushed.length,
	'on pages of others': bySort(shown),
	'pages looked at': pages,
	'pages with something of somebody that may be kept on the way': kept,
	'files and copies looked into': copies.length,
	'with what is plain by design': byDesign,
	'pages not read': unread,
	'exit code': ended
};
tell(
	'canaries',
	measured,
	found.length === 0 &&
		unread.length + kept.length === 0 &&
		planted.length >= 1000 &&
		mail.letters.length >= signedIn &&
		byDesign >= 2 &&
		ended === 0
);

/** Everybody there is, with all pages that are theirs and some that are not. */
async function everybody(): Promise<Look[]> {
	const officer = visitor(port, '10.6.0.1');
	officer.jar.set('__Host-s', await anOfficer(folder, 'the-courts'));
	const spoken = planted.find(
		({ sort, of }) => sort === 'language of a victim' && of === codes[0]?.urn
	);
	const theirs = { team: [eve, ada, ben], asked: asking.map(({ urn }) => urn) };
	const others = [...threads.ada, ...threads.ben, ...asking.map(({ page }) => page), rung];
	const opened = async (who: keyof typeof desks) => [
		...deskPages,
		...others,
		...(await linksOn(desks[who].who, '/desk/people')),
		...(await linksOn(desks[who].who, '/desk/team'))
	];
	return [
		{ as: 'stranger', who: visitor(port), pages: [...openPages, ...herPages, ...others] },
		{
			as: 'supporter',
			who: beside,
			pages: ['/beside', ...herPages, ...others],
			may: (one) => one === spoken,
			sees: spoken?.value
		},
		{
			as: 'officer',
			who: officer,
			pages: ['/agency', '/agency/deliveries', '/agency/signed-in', ...others]
		},
		{
			as: 'officer of a force',
			who: grant,
			pages: [...officerPages, ...others],
			may: ({ sort, value }, page) =>
				(sort === 'code of a paper' && page.endsWith('/paper')) || value === '02774321426'
		},
		{
			as: 'advocate of another team',
			who: desks.zed.who,
			pages: await opened('zed'),
			may: (one) => isNameOf(one, zed)
		},
		{
			as: 'advocate',
			who: desks.ada.who,
			pages: await opened('ada'),
			may: (one, page) =>
				isForDesk(one, { ...theirs, victims: adas }) ||
				(page === rung && one.sort === 'number of a caller' && one.value === rungNumber),
			sees: rungNumber ?? 'the number of the call'
		},
		{
			as: 'advocate of the same team',
			who: desks.ben.who,
			pages: await opened('ben'),
			may: (one) => isForDesk(one, { ...theirs, victims: bens })
		},
		{
			as: 'supervisor',
			who: desks.eve.who,
			pages: await opened('eve'),
			may: (one) =>
				isForDesk(one, theirs) ||
				one.sort === 'reference' ||
				(one.sort === 'name of a victim' && worried.includes(one.of ?? ''))
		},
		...inside.map(({ she, urn, comes, shows }) => ({
			as: 'victim',
			who: she,
			comes: () => comes().then(() => shows('people')),
			pages: [...herPages, ...others, '/beside'],
			may: (one: Planted, page: string) =>
				isHers(one, urn) ||
				isNameOf(one, ada, ben) ||
				// Who gave her case stands there, and nowhere else.
				(page === '/looked' && isNameOf(one, eve)),
			sees: court
		}))
	];
}
