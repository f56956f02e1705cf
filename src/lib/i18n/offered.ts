/** The languages that have a folder here, in the order of their rows; made by `node scripts/word-lists.mjs`. */
export const offered = [
	'en',
	'cy',
	'ro',
	'pl',
	'bn',
	'ur',
	'pa',
	'gu',
	'ar',
	'pt',
	'es',
	'ta',
	'tr',
	'so',
	'fa',
	'zh'
] as const;
