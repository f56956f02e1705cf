import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const [light = '', dark = ''] = ['tokens.css', 'bench.css']
	.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8').split('@media'))
	.reduce(([light = '', dark = ''], [more, other]) => [light + more, dark + other], ['', '']);
const themes = { light: colours(light), dark: { ...colours(light), ...colours(dark) } };

// WCAG 2.2 success criterion 1.4.6 for text, 1.4.11 for what must be seen to use a page.
const texts = [
	['ink', 'paper card wash late-wash'],
	['ink-soft', 'paper card wash late-wash'],
	['accent', 'paper card wash late-wash'],
	['on-accent', 'accent'],
	['paper', 'ink'],
	['late', 'paper card late-wash'],
	['danger', 'danger-wash'],
	['on-danger', 'danger'],
	['ink', 'rail'],
	['ink-soft', 'rail']
] as const;
const shapes = [
	['shape', 'paper card'],
	['accent', 'paper card'],
	['late-line', 'paper late-wash'],
	['ring-ink', 'paper card late-wash danger-wash rail'],
	['danger', 'paper'],
	['ring-ink', 'ring']
] as const;

for (const [theme, colour] of Object.entries(themes)) {
	test(`every text stands out seven to one in the ${theme} theme`, () => {
		assert.deepEqual(below(7, texts, colour), []);
	});

	test(`every shape that means something stands out three to one in the ${theme} theme`, () => {
		assert.deepEqual(below(3, shapes, colour), []);
	});
}

function below(
	least: number,
	pairs: readonly (readonly [string, string])[],
	colour: Record<string, string>
): string[] {
	return pairs.flatMap(([front, backs]) =>
		backs
			.split(' ')
			.map((back) => ({ back, ratio: contrast(colour[front], colour[back]) }))
			.filter(({ ratio }) => ratio < least)
			.map(({ back, ratio }) => `${front} on ${back}: ${ratio.toFixed(2)}`)
	);
}

function colours(text: string): Record<string, string> {
	return Object.fromEntries(
		[...text.matchAll(/--([\w-]+): (#[\da-f]+);/g)].map(([, name, value]) => [name, value])
	);
}

function contrast(one: string | undefined, other: string | undefined): number {
	const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex = ''): number {
	const full = hex.length === 4 ? hex.replace(/[\da-f]/g, '$&$&') : hex;
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = parseInt(full.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
