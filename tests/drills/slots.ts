/**
 * A hundred people press at once for one time: one gets it, and the others are told in the same answer, with what is
 * free, and keep what they typed. Then one of them presses ten times at once. `--count=100` says how many people.
 */
import { makeBuilt, newFolder, prepare, start, worldIn } from './_server.ts';
import { staff } from './_rota.ts';
import { asked, tell } from './_told.ts';
import { callForm, dramaNumber, fillCall, visitor, type Reply, type Visitor } from './_visitor.ts';

const count = asked('count', 100);

await makeBuilt();
const folder = newFolder();
await prepare(folder);
await staff(folder, 1);
const server = await start(folder, { TRUST_PROXY: '1' });

const people: Visitor[] = [];
let wanted = '';
for (let nth = 0; nth < count; nth += 1) {
	const she = visitor(server.port, `10.2.${nth >> 8}.${nth & 255}`);
	await she.post('/talk', callForm());
	const { text } = await she.see('/talk/times');
	wanted ||= /name="times" value="(\d+)"/.exec(text)?.[1] ?? '';
	await fillCall(she, callForm({ phone: dramaNumber(nth), times: wanted }));
	people.push(she);
}

const began = performance.now();
const press = async (she: Visitor) => {
	const reply = await she.post('/talk/check', { wanted });
	return { reply, after: performance.now() - began };
};
const answers = await Promise.all(people.map(press));
const won = answers.filter(({ reply }) => leads(reply));
const lost = answers.filter(({ reply }) => reply.status === 409);
const shown = lost.filter(({ reply }) => reply.text.match(/name="wanted"/g)?.length === 3);

const slower = people[answers.findIndex(({ reply }) => reply.status === 409)] as Visitor;
const other = /name="wanted" value="(\d+)"/.exec((await slower.see('/talk/check')).text)?.[1] ?? '';
const taps = await Promise.all(
	Array.from({ length: 10 }, () => slower.post('/talk/check', { wanted: other }))
);
await server.stop();
const { db } = await worldIn(folder);
const calls = await db.selectFrom('requests').select('promised_from').execute();
await db.destroy();

const measured = {
	people: count,
	'got the time': won.length,
	'told that it is taken': lost.length,
	'of these shown three free times': shown.length,
	'last answer after, ms': Math.round(Math.max(...answers.map(({ after }) => after))),
	'ten taps that led to the receipt': taps.filter(leads).length,
	'calls kept': calls.length
};
tell(
	'slots',
	measured,
	won.length === 1 &&
		lost.length === count - 1 &&
		shown.length === lost.length &&
		taps.every(leads) &&
		calls.length === 2
);

function leads({ status, headers }: Reply): boolean {
	return status === 303 && headers.location === '/talk/receipt';
}
