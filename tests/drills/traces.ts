/**
 * What a visit leaves behind: after leaving, signing out or timing out, no way back shows a word of the case, in three
 * browsers, with scripts and without; and Leave covers at once, even while the network hangs.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openChromium } from './_chromium.ts';
import { until, type Engine, type How, type Visit } from './_engine.ts';
import { openFirefox } from './_firefox.ts';
import { openLine, type Line } from './_line.ts';
import { makeBuilt, newFolder, papersIn, prepare, start } from './_server.ts';
import { tell } from './_told.ts';
import { openWebKit } from './_webkit.ts';

/** A word that only the pages of her case say. */
const canary = 'Snaresbrook';
const began = '2026-11-18T10:00:00Z';
const elevenMinutesLater = '2026-11-18T10:11:00Z';

type Ending = {
	readonly ends: (visit: Visit, line: Line) => Promise<void>;
	readonly at: RegExp;
};
const endings: Readonly<Record<string, Ending>> = {
	leave: { ends: (visit) => visit.presses('.top .leave'), at: /\/kitchen$/ },
	'sign-out': {
		ends: (visit) => visit.presses('form[action="/sign-out"] button'),
		at: /\/sign-out$/
	},
	'time-out': {
		ends(visit, line) {
			line.to(late.port);
			return visit.presses('nav a[href="/home"]');
		},
		at: /\/sign-in$/
	}
};

type Trace = (visit: Visit, line: Line, looks: () => Promise<void>) => Promise<void>;
const traces: Readonly<Record<string, Trace>> = {
	async back(visit, _, looks) {
		for (let nth = 0; nth < 3; nth += 1) await visit.travels(-1).then(looks);
	},
	async forward(visit, _, looks) {
		for (let nth = 0; nth < 3; nth += 1) await visit.travels(-1).then(() => sleep(200));
		for (let nth = 0; nth < 3; nth += 1) await visit.travels(1).then(looks);
	},
	async reload(visit, _, looks) {
		await visit.reloads().then(looks);
		await visit.travels(-1).then(looks);
		await visit.reloads().then(looks);
	},
	async 'reopened tab'(visit, line, looks) {
		await visit.opensAgain(`${line.url}/dates`).then(looks);
		await visit.goes(`${line.url}/dates`).then(looks);
	},
	async offline(visit, line, looks) {
		await line.cut();
		for (let nth = 0; nth < 2; nth += 1) await visit.travels(-1).then(looks);
		await visit.reloads().then(looks);
		await visit.goes(`${line.url}/dates`).then(looks);
	}
};

await makeBuilt();
const folder = newFolder();
await prepare(folder);
const env = (now: string) => ({ ALONGSIDE_NOW: now, TRUST_PROXY: '1' });
const server = await start(folder, env(began));
// The same data, when her visit is over: what the first server began, the second has forgotten.
const late = await start(folder, env(elevenMinutesLater));
const mary = papersIn(folder).people.find(({ name }) => name === 'Mary Adeyemi')!.id;

const cells = { tried: 0, shown: [] as string[], faults: [] as string[], unread: 0 };
let control = 'not tried';
const covers: Record<string, string> = {};
const versions: Record<string, string> = {};

const engines = {
	Chromium: () => openChromium(folder),
	Firefox: () => openFirefox(folder),
	WebKitGTK: openWebKit
};
// One browser can be named to be tried alone; what is written down is always of all three.
const only = process.argv[2];
for (const [name, open] of Object.entries(engines)) {
	if (only && only !== name) continue;
	const engine = await open();
	versions[engine.name] = engine.version;
	const line = await openLine(server.port, { secure: engine.name === 'WebKitGTK', folder });
	for (const scripts of [true, false]) {
		for (const [after, ending] of Object.entries(endings))
			for (const [by, trace] of Object.entries(traces))
				await cell(
					`${engine.name}, scripts ${scripts ? 'on' : 'off'}: ${by} after ${after}`,
					line,
					() => oneTrace(engine, { scripts, alone: by === 'reopened tab' }, line, ending, trace)
				);
		const how = `${engine.name}, scripts ${scripts ? 'on' : 'off'}`;
		covers[how] = await covered(engine, scripts, line).catch((error: Error) => error.message);
	}
	if (name === 'Chromium') control = await withoutThePicture(engine, line);
	await engine.close();
	await line.cut();
}
await server.stop();
await late.stop();

const allCover = Object.values(covers).every((how) => how === 'covered');
const measured = {
	browsers: versions,
	...cells,
	'while the network hangs': covers,
	'Chromium, scripts off, without the picture that clears': control
};
const isWhole = cells.tried >= 60 && cells.shown.length === 0 && cells.faults.length === 0;
tell('traces', measured, isWhole && allCover && control === 'shown');

/** One cell of the matrix: whether anything was shown; a cell that could not be tried is a fault, not a pass. */
async function cell(name: string, line: Line, tries: () => Promise<boolean>): Promise<void> {
	let how = 'nothing shown';
	try {
		await wholeAgain(line);
		if (await tries()) {
			how = 'SHOWN';
			cells.shown.push(name);
		}
		cells.tried += 1;
	} catch (error) {
		how = String(error).split('\n')[0] ?? '';
		cells.faults.push(`${name}: ${how}`);
	}
	process.stderr.write(`${name}: ${how}\n`);
}

/** Comes in and opens a page of the case: whoever looks now can read the canary. */
async function comeIn(visit: Visit, { url }: Line): Promise<void> {
	await visit.goes(`${url}/demo`);
	await until(visit, (sight) => sight.url.endsWith('/demo'), 'the way in');
	await visit.presses(`form:has(input[value="${mary}"]) button`);
	await until(visit, ({ words }) => words.includes(canary), 'her page');
	await visit.presses('nav a[href="/dates"]');
	await until(
		visit,
		(sight) => /\/dates$/.test(sight.url) && sight.words.includes(canary),
		'dates'
	);
}

/** The fault this drill looks for, brought about on purpose: it has to be seen. */
async function withoutThePicture(engine: Engine, line: Line): Promise<string> {
	await wholeAgain(line);
	line.lose('/clear');
	const how = { scripts: false, alone: false };
	const isShown = await oneTrace(engine, how, line, endings['sign-out']!, traces.back!);
	return isShown ? 'shown' : 'not shown';
}

async function wholeAgain(line: Line): Promise<void> {
	line.to(server.port);
	await line.mend();
}

async function oneTrace(
	engine: Engine,
	how: How,
	line: Line,
	{ ends, at }: Ending,
	trace: Trace
): Promise<boolean> {
	const visit = await engine.visit(how);
	try {
		await comeIn(visit, line);
		await ends(visit, line);
		await until(visit, ({ url }) => at.test(url), String(at));
		let isShown = false;
		await trace(visit, line, async () => {
			// At once, a little later, and when the page has come to rest.
			for (const pause of [0, 150, 500]) {
				await sleep(pause);
				const sight = await visit.sees();
				if (!sight) cells.unread += 1;
				isShown ||= sight?.words.includes(canary) ?? false;
			}
		});
		return isShown;
	} finally {
		await visit.ends();
	}
}

async function covered(engine: Engine, scripts: boolean, line: Line): Promise<string> {
	await wholeAgain(line);
	const visit = await engine.visit({ scripts, alone: false });
	try {
		await comeIn(visit, line);
		if (await isCovered(visit)) return 'covered before it was pressed';
		line.hang();
		await visit.presses('.top .leave');
		await sleep(300);
		return (await isCovered(visit)) ? 'covered' : 'not covered';
	} finally {
		await line.mend();
		await visit.ends();
	}
}

/** Whether somebody looking at the window reads nothing of the case: it is one colour, or another page is there. */
async function isCovered(visit: Visit): Promise<boolean> {
	if (await visit.showsNothing?.()) return true;
	const sight = await Promise.race([visit.sees(), sleep(5000, undefined)]);
	return sight !== undefined && !sight.words.includes(canary);
}
