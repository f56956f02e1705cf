/**
 * The server is killed again and again while agencies tell it things and people ask to be called. Nothing it said yes
 * to may be lost, and nothing may be there twice. `--count=50` says how many kills; DRILL_COUNT does the same.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { makeBuilt, newFolder, papersIn, prepare, start } from './_server.ts';
import { askForCalls, callFaults, sendCallsAgain, type Call } from './_calls.ts';
import {
	openCasesOf,
	openMoreCases,
	tellAgain,
	tellOn,
	eventFaults,
	type Told
} from './_telling.ts';
import { chainFaults } from './_whole.ts';
import { staff } from './_rota.ts';
import { asked, tell } from './_told.ts';

const count = asked('count', 50);
/** The moment of a kill after the server listens, in milliseconds. */
const soonest = 20;
const latest = 600;
/** Enough for every call that is asked for between the kills. */
const advocates = 60;

await makeBuilt();
const folder = newFolder();
await prepare(folder);
await staff(folder, advocates);
const sender = papersIn(folder).agencies.find(({ id }) => id === 'criminal-courts');
if (!sender) throw new Error('The demonstration has no courts');

const told: Told[] = [];
const calls: Call[] = [];
let underWay = 0;

for (let nth = 0; nth < count; nth += 1) {
	const urns = await openMoreCases(folder, nth);
	const server = await start(folder, { TRUST_PROXY: '1' });
	const kill = sleep(soonest + Math.random() * (latest - soonest)).then(() => {
		if ([...told, ...calls].some((one) => one.waiting)) underWay += 1;
		return server.kill();
	});
	await Promise.all([
		kill,
		tellOn(server.port, sender, urns, told),
		askForCalls(server.port, calls)
	]);
}

// Nobody is told a second time until it is known what the kills left.
const after = await eventFaults(folder, told);
const afterCalls = await callFaults(folder, calls);
const server = await start(folder, { TRUST_PROXY: '1' });
const again = await tellAgain(server.port, sender, told);
const promises = await sendCallsAgain(server.port, calls);
const ended = await server.stop();
await openCasesOf(folder, told);
const atEnd = await eventFaults(folder, told, { all: true });
const atEndCalls = await callFaults(folder, calls, { all: true });
const whole = await chainFaults(folder);

const measured = {
	kills: count,
	'kills with a request under way': underWay,
	events: told.length,
	acknowledged: told.filter((one) => one.acknowledged).length,
	'stored though unanswered': after.unanswered,
	lost: after.lost + atEnd.lost,
	doubled: after.doubled + atEnd.doubled,
	'told again': again,
	'calls asked for': calls.length,
	'calls promised': calls.filter((one) => one.promised).length,
	'calls lost': afterCalls.lost + atEndCalls.lost,
	'calls doubled': afterCalls.doubled + atEndCalls.doubled,
	'promises shown': promises.shown,
	'promises shown without a call': promises.shown - afterCalls.stored,
	'promises missing': promises.missing,
	chains: whole.chains,
	'chains broken': whole.broken,
	'integrity check': whole.integrity,
	'exit code in order': ended
};
const zero = [
	measured.lost,
	measured.doubled,
	again.refused,
	measured['calls lost'],
	measured['calls doubled'],
	promises.missing,
	measured['promises shown without a call'],
	whole.broken,
	ended
];
tell('kills', measured, zero.every((one) => one === 0) && whole.integrity === 'ok' && underWay > 0);
