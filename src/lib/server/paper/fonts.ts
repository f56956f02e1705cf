/** The fonts a paper is set in: for each script the two weights we use, as files of packages. */

const google = (name: string, file: string) =>
	(['400Regular', '700Bold'] as const).map(
		(cut) => `@expo-google-fonts/${name}/${cut}/${file}_${cut}.ttf`
	);

/** Latin letters and digits of every language, and what a language's own font does not hold. */
const latin = 'Noto Sans';
// Its dots belong to its letters. Those of Noto Sans Arabic are drawn beside them, and are copied as letters of their own.
const arabic = 'Vazirmatn';
// As its files name what a screen calls Noto Sans CJK SC.
const han = 'Noto Sans S Chinese';
const onPaper: Readonly<Record<string, string>> = {
	'Noto Sans Arabic': arabic,
	'Noto Sans CJK SC': han
};
/** Each family by the name its files carry. */
export const fontFiles: Readonly<Record<string, readonly string[]>> = {
	[latin]: google('noto-sans', 'NotoSans'),
	[arabic]: google('vazirmatn', 'Vazirmatn'),
	'Noto Nastaliq Urdu': google('noto-nastaliq-urdu', 'NotoNastaliqUrdu'),
	'Noto Sans Bengali': google('noto-sans-bengali', 'NotoSansBengali'),
	'Noto Sans Gurmukhi': google('noto-sans-gurmukhi', 'NotoSansGurmukhi'),
	'Noto Sans Gujarati': google('noto-sans-gujarati', 'NotoSansGujarati'),
	'Noto Sans Tamil': google('noto-sans-tamil', 'NotoSansTamil'),
	[han]: ['Regular', 'Bold'].map((cut) => `@embedpdf/fonts-sc/fonts/NotoSansHans-${cut}.otf`)
};

/** The families of a language, by those its row names for a screen; there is a paper in no language without one. */
export function familiesFor(onScreen: readonly string[] | undefined): readonly string[] {
	if (!onScreen) return [latin];
	const own = onScreen.map((name) => onPaper[name] ?? name).find((name) => name in fontFiles);
	if (!own) throw new Error(`No font on paper for ${onScreen.join(', ')}`);
	return [own, latin];
}
