/** What our small pictures are drawn with: one line of a pen each, on a square of 24. */
export const pictures = {
	call: 'M7 3l3 4-2 2.5a13 13 0 006.5 6.5L17 14l4 3-1 3a2 2 0 01-2 1A16 16 0 013 6a2 2 0 011-2z',
	court: 'M3 9l9-6 9 6zM3 21h18M5 18h14M6 9v9M10 9v9M14 9v9M18 9v9',
	screen: 'M2 4h6v16H2zM8 4l5 2v12l-5 2M18.5 9a2 2 0 100-4 2 2 0 000 4M15 20v-4a3.5 3.5 0 017 0v4'
} as const;

export type Picture = keyof typeof pictures;
