/** Two languages nobody reads, made from English and Arabic to find where a page has no room; for drills and tests only. */

export const pseudoLanguages = ['en-XA', 'ar-XB'] as const;
export type Pseudo = (typeof pseudoLanguages)[number];

/** What stands in a sentence and is not read: values, tags, where a link leads. */
const kept = /\{\{\w+\}\}|<[^>]*>|\]\([^)]*\)|https?:\S+|&\w+;/;
const accents: Readonly<Record<string, string>> = {
	...{ a: 'å', e: 'é', i: 'ï', o: 'ö', u: 'ü', y: 'ÿ' },
	...{ A: 'Å', E: 'É', I: 'Ï', O: 'Ö', U: 'Ü', Y: 'Ÿ' }
};

/** A sentence in one of them: each word at least two fifths longer; the English one stops as Chinese does, and no space follows. */
export function pseudo(text: string, as: Pseudo): string {
	const parts = text.split(new RegExp(`(${kept.source})`));
	const padded = parts.map((part, nth) =>
		nth % 2 === 1 ? part : part.replaceAll(/\p{L}[\p{L}\p{M}]*/gu, (word) => longer(word, as))
	);
	const whole = padded.join('');
	return as === 'en-XA' ? whole.replaceAll(/(?<=\p{L}|\}|>|\))\.(?: +|$)/gmu, '．') : whole;
}

function longer(word: string, as: Pseudo): string {
	const more = Math.ceil(word.length * 0.4);
	// The stroke that Arabic lengthens a word by.
	if (as === 'ar-XB') return word.slice(0, 1) + 'ـ'.repeat(more) + word.slice(1);
	return word.replaceAll(/[aeiouy]/gi, (letter) => accents[letter] ?? letter) + 'ö'.repeat(more);
}

export type Sentences = { readonly [name: string]: string | Sentences };

/** A file of sentences in the shape of another language's: what it has forms for and English has not is its `other`. */
export function pseudoFile(shape: Sentences, from: Sentences, as: Pseudo): Sentences {
	return Object.fromEntries(
		Object.entries(shape).map(([name, one]) => {
			const source = from[name] ?? from[name.replace(/_\w+$/, '_other')] ?? one;
			if (typeof one !== 'string' && typeof source !== 'string')
				return [name, pseudoFile(one, source, as)];
			return [name, typeof source === 'string' ? pseudo(source, as) : source];
		})
	);
}
