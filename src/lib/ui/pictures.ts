/** What our small pictures are drawn with: one line of a pen each, on a square of 24; each is named for what it shows. */
export const pictures = {
	badge:
		'M12 2l8 3v6c0 5-3.5 9-8 11-4.5-2-8-6-8-11V5zM12 8l1.3 2.7 2.9.4-2.1 2 .5 2.9-2.6-1.4-2.6 1.4.5-2.9-2.1-2 2.9-.4z',
	bars: 'M4 3h16v18H4zM8 3v18M12 3v18M16 3v18',
	bench: 'M12 3a2.5 2.5 0 100 5 2.5 2.5 0 000-5M7 14a5 4.5 0 0110 0M3 14h18M5 14v7h14v-7M12 17v2',
	calendar: 'M4 5h16v16H4zM4 10h16M8 3v4M16 3v4M8 14h2M14 14h2M8 17.5h2',
	call: 'M7 3l3 4-2 2.5a13 13 0 006.5 6.5L17 14l4 3-1 3a2 2 0 01-2 1A16 16 0 013 6a2 2 0 011-2z',
	clock: 'M12 3a9 9 0 100 18 9 9 0 000-18M12 7v5l3.5 2',
	coins:
		'M9 8a5.5 3 0 1011 0 5.5 3 0 10-11 0M9 8v4c0 1.7 2.5 3 5.5 3s5.5-1.3 5.5-3V8M4 15c0 1.7 2.5 3 5.5 3s5.5-1.3 5.5-3M4 15v3c0 1.7 2.5 3 5.5 3s5.5-1.3 5.5-3v-3M4 15c0-1.3 2-2.5 5-2.9',
	columns: 'M3 9l9-6 9 6zM3 21h18M5 18h14M6 9v9M10 9v9M14 9v9M18 9v9',
	hand: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM7 12h10',
	house: 'M3 11l9-8 9 8M5 10v11h14V10M10 21v-6h4v6',
	letter: 'M3 6h18v13H3zM3 7l9 7 9-7',
	sheet: 'M5 3h14v18H5zM8 8h8M8 12h8M8 16h5',
	person: 'M12 3a4 4 0 100 8 4 4 0 000-8M5 21v-2a7 6 0 0114 0v2z',
	screen: 'M2 4h6v16H2zM8 4l5 2v12l-5 2M18.5 9a2 2 0 100-4 2 2 0 000 4M15 20v-4a3.5 3.5 0 017 0v4',
	speech: 'M4 4h16v12h-9l-5 5v-5H4zM8 8.5h8M8 12h5',
	tick: 'M12 3a9 9 0 100 18 9 9 0 000-18M8 12.5l3 3 5.5-6',
	two: 'M8 4a3 3 0 100 6 3 3 0 000-6M2.5 20v-2a5.5 5 0 0111 0v2zM16.5 5a2.5 2.5 0 110 5.5M16 13a5 4.5 0 015.5 4.5V20h-4'
} as const;

export type Picture = keyof typeof pictures;
