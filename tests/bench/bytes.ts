// What a phone has to fetch before a page can be read, beside the 12,000 bytes of the first round trip.
import { brotliDecompressSync } from 'node:zlib';
import { languages } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';
import { makeBuilt, newFolder, papersIn, prepare, start } from '../drills/_server.ts';
import { ask, visitor } from '../drills/_visitor.ts';
import { say } from './_rounds.ts';

const budget = 12_000;
await makeBuilt();
const folder = newFolder();
await prepare(folder);
const server = await start(folder);
const sizes = new Map<string, number>();

for (const { code } of languages) {
	const person = papersIn(folder).people.find(
		({ language, role }) => language === code && role === 'victim'
	);
	const her = visitor(server.port);
	await her.post('/demo', { id: person?.id ?? '' });
	for (const page of ['/home', '/dates']) await weigh(`${code} ${page}`, page, her.jar);
	for (const page of [
		'/',
		'/rights',
		'/rights/6',
		'/help',
		'/talk',
		'/leaflet',
		'/safety',
		'/sign-in'
	])
		await weigh(`${code} ${page}`, address(code, page), new Map());
}
const script = await fetch(`http://127.0.0.1:${server.port}/phone.js`, {
	headers: { 'accept-encoding': 'br' }
});
say('phone.js, brotli, of 6,000 bytes', Number(script.headers.get('content-length')) / 6000);
for (const code of ['pl', 'ar'])
	say(
		`/home in ${code} beside English`,
		(sizes.get(`${code} /home`) ?? 0) / (sizes.get('en /home') ?? 1)
	);
await server.stop();

async function weigh(name: string, page: string, jar: Map<string, string>): Promise<void> {
	const cookie = [...jar].map(([key, value]) => `${key}=${value}`).join('; ');
	const { bytes, plain } = await raw(page, cookie);
	sizes.set(name, bytes);
	say(`${name} (${bytes} bytes, ${plain} unpacked) of ${budget}`, bytes / budget);
}

async function raw(page: string, cookie: string): Promise<{ bytes: number; plain: number }> {
	const { body } = await ask(server.port, page, {
		headers: { accept: 'text/html', 'accept-encoding': 'br', cookie }
	});
	return { bytes: body.length, plain: brotliDecompressSync(body).length };
}
