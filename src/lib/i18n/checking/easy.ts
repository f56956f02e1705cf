/** Pages in easy words: one idea a line, with a picture beside it. */

/** How many words a line may have: those of another language may take a few more to say the same. */
const most = { english: 12, other: 15 } as const;

/** The lines of a page, each with the name of its picture. */
export function easyLines(text: string): { readonly picture: string; readonly line: string }[] {
	return [...text.matchAll(/^- \*(\w+)\* (.+)$/gm)].map(([, picture = '', line = '']) => ({
		picture,
		line
	}));
}

/** The words of a line; a telephone number is one, and an English name behind a translated one is none. */
function wordsOf(line: string): number {
	const said = line.replaceAll(/ ?\([^)]*\)/g, '').replaceAll(/\d[\d ]+\d/g, '1');
	return said.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}

/** Whether a line is short and says one thing. */
export function isOneIdea(line: string, tongue: keyof typeof most = 'english'): boolean {
	const isWhole = /[.?]$/.test(line) || /\?"$/.test(line);
	const breaks = line.match(/[,;:] |[.?!] /g) ?? [];
	return isWhole && breaks.length <= 1 && !line.includes(';') && wordsOf(line) <= most[tongue];
}

/** Whether a page in easy words is built as all are: a title, six to twelve such lines, and with danger at its head. */
export function isEasy(text: string, tongue: keyof typeof most = 'english'): boolean {
	const lines = easyLines(text);
	const items = text.split('\n').filter((line) => line.startsWith('- '));
	const danger = lines.findIndex(({ line }) => line.includes('999'));
	return (
		/^# .+\n\n- /.test(text) &&
		items.length === lines.length &&
		lines.length >= 6 &&
		lines.length <= 12 &&
		danger <= 0 &&
		lines.every(({ line }) => isOneIdea(line, tongue))
	);
}
