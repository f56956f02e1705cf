import type Scan from './Scan.svelte';
import type { Examples } from './example.ts';

// The three corners by which a camera finds it.
const corner = (x: number, y: number) =>
	`M${x} ${y}h7v1h-7zM${x} ${y + 1}h1v5h-1zM${x + 6} ${y + 1}h1v5h-1zM${x + 2} ${y + 2}h3v3h-3zM${x} ${y + 6}h7v1h-7z`;

/** What the gallery shows of Scan. */
export const examples: Examples<typeof Scan> = {
	corners: {
		scan: { size: 29, path: corner(4, 4) + corner(18, 4) + corner(4, 18) },
		text: 'Or scan this.'
	}
};
