/**
 * What others wait for while one client does its worst, against the same pages when nobody does: a form of 480,000 empty
 * fields, fields of 950 KB, and sixty ways back made at once.
 */
import { makeBuilt, newFolder, prepare, start } from '#tests/drills/_server.ts';
import { ask, visitor, type Form, type Reply } from '#tests/drills/_visitor.ts';
import { report, round } from './_rounds.ts';

/** For how long others ask, in milliseconds, and how many of them at once. */
const spell = 6000;
const others = 4;

await makeBuilt();
const folder = newFolder();
await prepare(folder);
const { port, stop } = await start(folder, { TRUST_PROXY: '1' });
const from = { 'x-forwarded-for': '203.0.113.9' };
const form = {
	'content-type': 'application/x-www-form-urlencoded',
	origin: `http://127.0.0.1:${port}`
};

/** The longest of a hundred waits of the others, on the pages they use most, while something else goes on. */
async function p99(meanwhile: () => Promise<unknown>): Promise<number> {
	const until = performance.now() + spell;
	const waits: number[] = [];
	const isOver = () => performance.now() >= until;
	const attack = (async () => {
		while (!isOver()) await meanwhile();
	})();
	await Promise.all(
		Array.from({ length: others }, async (_, nth) => {
			const she = visitor(port, `198.51.100.${nth}`);
			while (!isOver())
				for (const target of ['/sign-in', '/talk', '/healthz']) {
					const began = performance.now();
					await she.see(target);
					waits.push(performance.now() - began);
				}
		})
	);
	await attack;
	return waits.toSorted((a, b) => a - b)[Math.ceil(waits.length * 0.99) - 1] ?? NaN;
}

function post(target: string, body: string): Promise<Reply | undefined> {
	return ask(port, target, { method: 'POST', headers: { ...form, ...from }, body }).catch(
		() => undefined
	);
}

/** Ten pages may be begun from one network: more than a spell needs. */
async function waysBack(): Promise<void> {
	const she = visitor(port, '203.0.113.9');
	// Whatever becomes of it: what others wait for is measured.
	const asked = async (target: string, fields: Form) =>
		she.post(target, fields).catch(() => undefined);
	await asked('/begin', {});
	await Promise.all(Array.from({ length: 60 }, () => asked('/way-back?/make', { phone: 'yes' })));
}

const quiet = () => new Promise((done) => setTimeout(done, 50));
const bare = await p99(quiet);
const worst = {
	'480,000 empty fields': () => post('/sign-in?/words', 'a&'.repeat(480_000)),
	'fields of 950 KB': () => post('/talk', `talking=${'x'.repeat(950_000)}`),
	'60 ways back at once': waysBack
};
const ratios = [];
for (const [what, act] of Object.entries(worst)) {
	const during = await p99(act);
	ratios.push({
		what: `D6 p99 of others while one sends ${what} / while nobody does`,
		ratio: round(during / bare),
		from: `${round(during)} / ${round(bare)} ms`
	});
}
await stop();
report(ratios);
