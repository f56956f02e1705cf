import { readFileSync } from 'node:fs';
import { holidaysWith } from '#lib/domain/bank-holidays.ts';
import { renewed, usualWaits } from '#lib/domain/clock/wait.ts';
import { wordsOf, type AnyCorrection } from '#lib/domain/keeper/corrected.ts';
import { corrected, correctionKinds, type Correction } from '#lib/domain/help/correction.ts';
import { services, type Service } from '#lib/domain/help/service.ts';
import type { CorrectionKind } from '#lib/server/keeper/correction-kinds.ts';
import * as corrections from '#lib/server/keeper/corrections.ts';
import { withWorld, type Command } from './command.ts';
import { inline, patchOf, withoutItem, withValue } from './patch.ts';

/** Kinds that a file of their own holds; what is of another goes into `corrected.json`, so that none is lost. */
const withFile = new Set<string>([
	...correctionKinds,
	...(['wait', 'holiday', 'phrase', 'guide'] satisfies CorrectionKind[])
]);

/** How a file of the repository would be with what was corrected in it. */
type Writer = (text: string, all: readonly AnyCorrection[]) => string;

const writers: Readonly<Record<string, Writer>> = {
	'src/lib/domain/help/services.json': (text, all) => {
		const now = corrected(services, all as readonly Correction[]);
		// From the last on, so that the places of those before stay as they are.
		return services.reduceRight((said, service, place) => {
			const one = now.find(({ slug }) => slug === service.slug);
			if (!one) return withoutItem(said, [place]);
			return one === service ? said : withValue(said, [place], asWritten(one));
		}, text);
	},
	'src/lib/domain/keeper/corrected.json': (text, all) => {
		const before = JSON.parse(text) as readonly unknown[];
		const own = all.filter(({ kind }) => !withFile.has(kind));
		return own.length === 0 ? text : `${JSON.stringify([...before, ...own], undefined, '\t')}\n`;
	},
	'src/lib/domain/clock/waits.json': (text, all) =>
		all.some(({ kind }) => kind === 'wait')
			? `${JSON.stringify(renewed(usualWaits, all), undefined, '\t')}\n`
			: text,
	'src/lib/domain/bank-holidays.ts': (text, all) => {
		const days = [...holidaysWith(all)].toSorted();
		return text.replaceAll(/^\t(\d{4}): '[^']*'/gm, (_, year: string) => {
			const ofYear = days.filter((day) => day.startsWith(year)).map((day) => day.slice(5));
			return `\t${year}: '${ofYear.join(' ')}'`;
		});
	}
};

function asWritten(service: Service): string {
	const lines = Object.entries(service).map(([name, value]) => `\t\t"${name}": ${inline(value)}`);
	return `{\n${lines.join(',\n')}\n\t}`;
}

/** The files of sentences and of guidance with what is said otherwise in them. */
function ofWords(all: readonly AnyCorrection[]): [string, Writer][] {
	const sentences = wordsOf(all, 'phrase').map(([name, words]): [string, Writer] => {
		const [lang, file, ...rest] = name.split(/[:.]/);
		return [
			`src/lib/i18n/${lang}/${file}.json`,
			(text) => withValue(text, rest, JSON.stringify(words))
		];
	});
	const pages = wordsOf(all, 'guide').map(([name, words]): [string, Writer] => [
		`src/lib/i18n/${name.replace('/', '/guidance/')}.md`,
		() => words
	]);
	return [...sentences, ...pages];
}

export const correctionsExport: Command = {
	name: 'corrections export',
	usage: 'corrections export',
	does: 'prints what keepers corrected as a patch of the files it belongs in, for git apply',
	run: () =>
		withWorld(async ({ db, keys }) => {
			const all = await corrections.standing(db, keys);
			const each = Map.groupBy([...Object.entries(writers), ...ofWords(all)], ([file]) => file);
			const patches = [...each].map(([file, some]) => {
				const text = readFileSync(file, 'utf8');
				return patchOf(
					file,
					text,
					some.reduce((said, [, write]) => write(said, all), text)
				);
			});
			// With the line's end that is said with it.
			if (patches.some(Boolean)) console.log(patches.join('').replace(/\n$/, ''));
		})
};
