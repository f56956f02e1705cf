/** What PDF/UA asks of a file that a program can judge, of its tags and its catalogue, as qpdf reads them; the rest takes a person. */

type Value =
	| null
	| boolean
	| number
	| string
	| readonly Value[]
	| { readonly [key: string]: Value };
type Dictionary = { readonly [key: string]: Value };

/** The types of PDF 1.7, which readers know; a type of ours would have to be mapped to one. */
const types =
	/^\/(Document|Part|Art|Sect|Div|BlockQuote|Caption|TOC|TOCI|Index|NonStruct|Private|P|H[1-6]?|L|LI|Lbl|LBody|Table|TR|TH|TD|THead|TBody|TFoot|Span|Quote|Note|Reference|BibEntry|Code|Link|Annot|Strong|Em|Figure|Formula|Form)$/;
/** What alone may stand in a list and in its entries. */
const inside: Readonly<Record<string, RegExp>> = {
	'/L': /^\/(LI|L|Caption)$/,
	'/LI': /^\/(Lbl|LBody)$/
};

/** The faults of a file, from what `qpdf --json` says of it, held to the language it is in. */
export function untagged(json: string, lang: string): string[] {
	const { qpdf } = JSON.parse(json) as {
		qpdf: readonly [unknown, Readonly<Record<string, Dictionary>>];
	};
	const objects = qpdf[1];
	const at = (value: Value | undefined): Value | undefined =>
		typeof value === 'string' && / R$/.test(value) ? objects[`obj:${value}`]?.value : value;
	const dictionary = (value: Value | undefined) => (at(value) ?? {}) as Dictionary;
	const catalogue = dictionary(dictionary(objects.trailer?.value)['/Root']);
	const headings: number[] = [];
	const faults = [
		...(catalogue['/Lang'] === `u:${lang}`
			? []
			: [`its language is ${String(catalogue['/Lang'])}`]),
		...(dictionary(catalogue['/MarkInfo'])['/Marked'] === true ? [] : ['it is not tagged']),
		...(dictionary(catalogue['/ViewerPreferences'])['/DisplayDocTitle'] === true
			? []
			: ['its title is not shown'])
	];

	const kidsOf = (element: Dictionary) =>
		[at(element['/K']) ?? []]
			.flat()
			.map((kid) => dictionary(kid as Value))
			.filter((kid) => typeof kid['/S'] === 'string');
	const walk = (element: Dictionary): void => {
		const type = String(element['/S'] ?? '');
		if (element['/S'] !== undefined && !types.test(type))
			faults.push(`a tag nobody knows: ${type}`);
		if (type === '/Figure' && !element['/Alt']) faults.push('a picture without words');
		const level = /^\/H([1-6])$/.exec(type)?.[1];
		if (level) headings.push(Number(level));
		for (const kid of kidsOf(element)) {
			if (inside[type] && !inside[type].test(String(kid['/S'])))
				faults.push(`${String(kid['/S'])} in ${type}`);
			walk(kid);
		}
	};
	walk(dictionary(catalogue['/StructTreeRoot']));
	const skips = headings.some((level, nth) => level > (headings[nth - 1] ?? 0) + 1);
	return [...faults, ...(skips || headings.length === 0 ? ['its headings leave out a level'] : [])];
}
