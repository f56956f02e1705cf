/**
 * The leaflet in every language and both forms, as others read it: qpdf finds nothing broken, pdffonts no letter without its
 * own font, pdftotext every number, and nothing is drawn so near the edge that a printer cuts it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { forms, type Form } from '#lib/domain/paper/forms.ts';
import { languages } from '#lib/i18n/languages.ts';
import { leaflet, toFill } from '#lib/i18n/paper/leaflet.ts';
import { lines } from '#lib/i18n/paper/lines.ts';
import { words } from '#lib/i18n/words.ts';
import { print } from '#lib/server/paper/press.ts';
import { paperOf, sheetOf } from '../../src/routes/paper/printed.ts';
import { need } from './_packages.ts';
import { tell } from './_told.ts';

await need('poppler-utils', 'qpdf');
const folder = mkdtempSync(path.join(tmpdir(), 'leaflets-'));
const file = path.join(folder, 'page.pdf');
const run = (program: string, ...args: readonly string[]) =>
	execFileSync(program, [...args], { encoding: 'latin1', stdio: ['ignore', 'pipe', 'ignore'] });
const own = '020 7946 0018';
const numbers = [
	...lines().map(({ number }) => number),
	'999',
	'101',
	'18000',
	'020 7271 2492',
	own
];

const measured: Record<string, string> = {};
const faults: string[] = [];
for (const { code } of languages)
	for (const form of Object.keys(forms) as Form[]) {
		const t = words(code);
		const ours = { number: own, hours: t('common.end.hours'), site: 'alongside.example.org' };
		const sheet = sheetOf(
			code,
			[toFill(t), ...leaflet(code, ours)],
			'https://alongside.example.org/'
		);
		writeFileSync(file, await print(paperOf(code, form, [sheet]), { who: code, known: true }));
		const found = [...broken(), ...fontsApart(), ...numbersNotIn(), ...cut()];
		faults.push(...found.map((fault) => `${code} ${form}: ${fault}`));
		measured[`${code} ${form}`] = `${sidesOf()} sides, ${readFileSync(file).length} bytes`;
		const { sides = Infinity }: { sides?: number | undefined } = forms[form];
		if (sidesOf() > sides) faults.push(`${code} ${form}: more than ${sides} sides`);
	}
rmSync(folder, { recursive: true });
for (const fault of faults) console.error(fault);
tell('leaflets', { ...measured, faults: faults.length }, faults.length === 0);

function sidesOf(): number {
	return Number(/Pages: +(\d+)/.exec(run('pdfinfo', file))?.[1]);
}

function broken(): string[] {
	return run('qpdf', '--check', file).includes('No syntax or stream encoding errors')
		? []
		: ['broken'];
}

/** Fonts that are not in the file, or whose letters nobody could copy. */
function fontsApart(): string[] {
	const rows = run('pdffonts', file).split('\n').slice(2).filter(Boolean);
	return rows.filter((row) => !/ yes yes yes +\d+ +0$/.test(row));
}

function numbersNotIn(): string[] {
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
