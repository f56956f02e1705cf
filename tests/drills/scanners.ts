/**
 * What other people's scanners find: headers and cookies by the Mozilla Observatory, content policies by
 * csp_evaluator, stray addresses by ffuf, ways into the database by sqlmap, slow senders by slowhttptest; meanwhile a
 * victim looks at her page every second. `--only=ffuf` runs one of them.
 */
import path from 'node:path';
import { isOurs } from './_pages.ts';
import {
	guessAddresses,
	inject,
	judgePolicy,
	makeReady,
	observe,
	sendSlowly,
	type Target
} from './_scanners.ts';
import { makeBuilt, newFolder, papersIn, prepare, start } from './_server.ts';
import { openFront } from './_tls.ts';
import { tell } from './_told.ts';
import { visitor } from './_visitor.ts';
import { watch } from './_watch.ts';

const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const wants = (name: string) => !only || only === name;

makeReady();
await makeBuilt();
const folder = newFolder();
await prepare(folder);
const server = await start(folder, { TRUST_PROXY: '1' });
const front = await openFront(server.port, folder);
const victim = papersIn(folder).people.find(({ role }) => role === 'victim');
const she = visitor(server.port);
await she.post('/demo', { id: victim?.id ?? '' });
const watching = watch(she);

const pages = [
	'/',
	'/rights/6',
	'/help',
	'/talk',
	'/talk/receipt',
	'/sign-in',
	'/staff',
	'/agency/sign-in',
	'/receipt'
];
const open = [...pages, '/safety', '/ar', '/nowhere-at-all'];
const hers = [
	'/home',
	'/dates',
	'/news',
	'/needs',
	'/advocate',
	'/tell-us',
	'/rules',
	'/way-back',
	'/your-data'
];
const forms: readonly Target[] = [
	{ address: '/sign-in?/code', form: 'code=AAAAA-BBBBB-CCCCC' },
	{ address: '/sign-in?/words', form: 'number=1234+5678&words=one+two&card=' },
	{
		address: '/talk',
		form: 'language=en&otherLanguage=&talking=bsl&gender=woman&borough=brent&about=&times=any&name=A&phone=07700900001&ownNumber=hidden&someoneElse=hang-up&message=no'
	},
	{ address: '/talk/check', form: 'wanted=1' },
	{ address: '/talk/receipt?/find', form: 'number=020794604618329175' },
	{ address: '/talk/change', form: 'times=any' },
	{ address: '/help?n=2&a=1' },
	{ address: '/receipt', form: 'number=1234567890' },
	{ address: '/staff/begin', form: 'first=AAAAA-BBBBB-CCCCC&second=DDDDD-EEEEE-FFFFF' },
	{ address: '/language', form: 'lang=pl' }
];

/** A hint, not a fault: we serve nothing that anybody else wrote, and `phone.js` is a file of ours (decision 6). */
const accepted = /^50 script-src: 'self' can be problematic/;

const grades = wants('observatory')
	? await Promise.all(pages.map((page) => observe(front, page)))
	: [];
const policies = wants('csp') ? await judgePages() : {};
const found = wants('ffuf') ? await guessAddresses(front, path.join(folder, 'ffuf.json')) : [];
const ways: Record<string, readonly string[]> = {};
const unfinished: string[] = [];
if (wants('sqlmap'))
	for (const target of forms) {
		const { found, whole } = await inject(front, target, path.join(folder, 'sqlmap'));
		if (found.length > 0) ways[target.address] = found;
		if (!whole) unfinished.push(target.address);
	}
const slow: Record<string, string> = {};
if (wants('slowhttptest'))
	for (const sort of ['-H', '-B', '-X'] as const) slow[sort] = await sendSlowly(server.port, sort);
const watched = await watching.end();
front.close();
const ended = await server.stop();

const strange = found
	.filter((one) => !isOurs(one))
	.map(({ status, address }) => `${status} ${address}`);
const measured = {
	grades: grades.map(({ page, grade, score }) => `${page} ${grade} ${score}`),
	'content policies judged': wants('csp') ? open.length + hers.length : 0,
	'found in them': policies,
	'addresses found by ffuf': found.length,
	'of them not known': strange,
	'forms tried by sqlmap': wants('sqlmap') ? forms.length : 0,
	'not tried to the end': unfinished,
	'ways in found': ways,
	'slow senders': slow,
	'her looks meanwhile': watched.looks,
	'her longest wait (ms)': watched.longest,
	'her faults': watched.faults.slice(0, 5),
	'exit code': ended
};
const isGood =
	grades.every(({ grade }) => grade === 'A+') &&
	[policies, ways].every((faults) => Object.keys(faults).length === 0) &&
	strange.length === 0 &&
	// A slow reader holds what the system has already taken over; a slow sender is let go.
	Object.entries(slow).every(([sort, said]) => sort === '-X' || said.startsWith('No open')) &&
	!Object.values(slow).some((said) => said.includes('NOT SERVED')) &&
	watched.faults.length === 0;
tell('scanners', measured, isGood && ended === 0);

/** What csp_evaluator finds on our pages, by what it is; each with the first page that has it. */
async function judgePages(): Promise<Record<string, string>> {
	const faults: Record<string, string> = {};
	const stranger = visitor(server.port);
	for (const page of [...open, ...hers]) {
		const { headers } = await (hers.includes(page) ? she : stranger).see(page);
		const policy = String(headers['content-security-policy'] ?? '');
		const found = await judgePolicy(policy);
		if (!policy.includes("require-trusted-types-for 'script'")) found.push('no trusted types');
		for (const fault of found.filter((one) => !accepted.test(one))) faults[fault] ??= page;
	}
	return faults;
}
