/** A sentence with its few marks, cut into what is printed one way: plain, bold, a number, a name in English. */
import type { Place, Run, Runs } from '#lib/server/paper/paper.ts';
import { asEnglish, unfenced } from '#lib/i18n/in-english.ts';
import type { Calling } from '#lib/i18n/paper/leaflet.ts';
import { marksOf } from '#lib/i18n/language-rows.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Inline } from '../guidance/guidance.ts';
import { joined, pieces, plain, type Piece } from '#lib/ui/said.ts';

type Marks = NonNullable<Run['marks']>;

/** A sentence as it is printed. */
export function runsOf(text: string): Runs {
	const isEnglish = unfenced(text) !== text;
	return run(joined(pieces(text), { dials: false }), isEnglish ? ['english'] : []);
}

/** A place to call, its name and its number before what is said of it. */
export function placeOf(lang: Language, { service, number, says }: Calling): Place {
	const { colon } = marksOf(lang);
	return {
		name: [
			{ text: asEnglish(service.name), marks: ['bold', 'english'] },
			{ text: colon, marks: ['bold'] },
			{ text: number, marks: ['bold', 'number'] }
		],
		says: says ? runsOf(says) : []
	};
}

/** A line of guidance as it is printed. On paper nothing can be followed. */
export function runsOfLine(line: readonly Inline[], marks: Marks = []): Runs {
	return line.flatMap((piece): Runs => {
		if ('inside' in piece)
			return runsOfLine(piece.inside, piece.kind === 'strong' ? [...marks, 'bold'] : marks);
		const own: Marks = piece.kind === 'ref' ? [...marks, 'number'] : marks;
		return [{ text: piece.text, ...(own.length > 0 ? { marks: own } : {}) }];
	});
}

function run(all: readonly Piece[], marks: Marks): Runs {
	return all.flatMap((piece): Runs => {
		if (typeof piece === 'string') return [{ text: piece, ...(marks.length > 0 ? { marks } : {}) }];
		if (piece.tag === 'ref') return [{ text: plain(piece), marks: [...marks, 'number'] }];
		return run(joined(piece.inside, { dials: false }), [...marks, 'bold']);
	});
}
