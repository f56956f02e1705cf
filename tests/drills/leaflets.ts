/**
 * The leaflet in every language and form, and hers with her dates, as others read them: qpdf finds nothing broken, pdffonts
 * no letter without its own font, pdftotext every number, its tags are those that PDF/UA asks for, and nothing is drawn so
 * near the edge that a printer cuts it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import { formNames, forms, type Form } from '#lib/domain/paper/forms.ts';
import { rowOf } from '#lib/i18n/language-rows.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { easyNumbers, hasEasyWords } from '#lib/i18n/pages.ts';
import { leaflet, toFill, whomToCall } from '#lib/i18n/paper/leaflet.ts';
import { lines } from '#lib/i18n/paper/lines.ts';
import { words } from '#lib/i18n/words.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as invented from '#lib/server/invented.ts';
import { print } from '#lib/server/paper/press.ts';
import { testWorld } from '#tests/world/world.ts';
import { invent } from '../../scripts/invent.ts';
import { GET } from '../../src/routes/(victim)/dates/paper/[form=form].pdf/+server.ts';
import { easySheets } from '../../src/routes/paper/easy-sheets.ts';
import { paperOf, sheetOf } from '../../src/routes/paper/printed.ts';
import { need } from './_packages.ts';
import { untagged } from './_tagged.ts';
import { tell } from './_told.ts';

await need('poppler-utils', 'qpdf');
const folder = mkdtempSync(path.join(tmpdir(), 'leaflets-'));
const file = path.join(folder, 'page.pdf');
const run = (program: string, ...args: readonly string[]) =>
	execFileSync(program, [...args], { encoding: 'latin1', stdio: ['ignore', 'pipe', 'ignore'] });
const own = '020 7946 0018';
const helplines = [...lines().map(({ number }) => number), '999', '101', own];
const onEach = [...helplines, '18000'];
const url = new URL('https://alongside.example.org/');

const measured: Record<string, string> = {};
const faults: string[] = [];
for (const { code } of languages)
	for (const form of formNames.filter((one) => one !== 'easy' || hasEasyWords(code)))
		look(`${code} ${form}`, await forAll(code, form), {
			lang: code,
			sides: forms[form].sides,
			numbers: form === 'easy' ? helplines : [...onEach, '020 7271 2492']
		});
const world = await testWorld();
await invent(world);
const everybody = (await invented.people(world.db, world.keys)).filter(
	({ role }) => role === 'victim'
);
// The longest in every language, everybody else in their own.
for (const { id, name } of everybody) {
	const come = await actors.actorOf(world.db, id as PersonId, { level: 'full', sure: true });
	const isLong = name === 'Joan Baker' || name === 'Lena Fox';
	const tongues = isLong ? languages.map(({ code }) => code) : [come?.language ?? 'en'];
	for (const lang of tongues)
		look(`${name} ${lang}`, await hers(come?.actor as Victim, lang), {
			lang,
			sides: forms.a4.sides,
			numbers: onEach
		});
}
await world.close();
rmSync(folder, { recursive: true });
for (const fault of faults) console.error(fault);
tell('leaflets', { ...measured, faults: faults.length }, faults.length === 0);

async function forAll(code: Language, form: Form): Promise<Uint8Array> {
	const t = words(code);
	const ours = { number: own, hours: t('common.end.hours'), site: url.host };
	const sheets =
		form === 'easy'
			? easySheets(code, whomToCall(code, ours), url.href)
			: [sheetOf(code, [toFill(t), ...leaflet(code, ours)], url.href)];
	return print(paperOf(code, form, sheets), { who: code, known: true });
}

async function hers(actor: Victim, lang: Language): Promise<Uint8Array> {
	const locals = { world, actor, lang, t: words(lang), session: {} };
	const paper = await GET({ locals, params: { form: 'a4' }, url } as never);
	return new Uint8Array(await paper.arrayBuffer());
}

/** Looks at one paper; what is printed in easy words takes as many sides as it has sheets. */
function look(
	name: string,
	pdf: Uint8Array,
	{
		sides = Infinity,
		numbers,
		lang
	}: { sides?: number | undefined; numbers: readonly string[]; lang: Language }
): void {
	writeFileSync(file, pdf);
	const most = name.endsWith(' easy') ? easyNumbers.length + 3 : sides;
	const found = [...broken(), ...tagsOf(lang), ...fontsApart(), ...numbersNotIn(numbers), ...cut()];
	faults.push(...found.map((fault) => `${name}: ${fault}`));
	measured[name] = `${sidesOf()} sides, ${pdf.length} bytes`;
	if (sidesOf() > most) faults.push(`${name}: more than ${most} sides`);
}

function sidesOf(): number {
	return Number(/Pages: +(\d+)/.exec(run('pdfinfo', file))?.[1]);
}

function broken(): string[] {
	return run('qpdf', '--check', file).includes('No syntax or stream encoding errors')
		? []
		: ['broken'];
}

function tagsOf(lang: Language): string[] {
	// Its script goes without saying: each of these countries writes the language in one.
	const { language, region } = new Intl.Locale(rowOf(lang).locale);
	const locale = [language, region].filter(Boolean).join('-');
	const says = run('pdfinfo', '-meta', file).includes('<pdfuaid:part>1</pdfuaid:part>');
	const all = untagged(run('qpdf', '--json', '--json-key=qpdf', file), locale);
	return says ? all : [...all, 'it does not say that it is PDF/UA'];
}

/** Fonts that are not in the file, or whose letters nobody could copy. */
function fontsApart(): string[] {
	const rows = run('pdffonts', file).split('\n').slice(2).filter(Boolean);
	return rows.filter((row) => !/ yes yes yes +\d+ +0$/.test(row));
}

function numbersNotIn(numbers: readonly string[]): string[] {
	const text = run('pdftotext', file, '-').replace(/\s+/g, ' ');
	return numbers.filter((number) => !text.includes(number));
}

/** Sides with something in their outermost five millimetres: a printer would cut it. */
function cut(): string[] {
	const picture = path.join(folder, 'side');
	run('pdftoppm', '-r', '25.4', '-gray', file, picture);
	const names = execFileSync('ls', [folder], { encoding: 'utf8' }).split('\n');
	return names
		.filter((name) => name.endsWith('.pgm'))
		.filter((name) => {
			const bytes = readFileSync(path.join(folder, name));
			rmSync(path.join(folder, name));
			const [head = '', width, height] =
				/^P5\s(\d+)\s(\d+)\s255\s/.exec(bytes.toString('latin1')) ?? [];
			const [wide, high] = [Number(width), Number(height)];
			return bytes.subarray(head.length).some((grey, at) => {
				const [x, y] = [at % wide, Math.floor(at / wide)];
				return grey < 200 && (x < 5 || y < 5 || x >= wide - 5 || y >= high - 5);
			});
		})
		.map((name) => `${name} is cut`);
}
