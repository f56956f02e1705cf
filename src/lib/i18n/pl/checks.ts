import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Polish are checked by. */
export const checks: Checks = {
	letters: /^[A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż]$/,
	secondOfMarch: 'wtorek, 2 marca 2027',
	givesAway:
		'ofiar przestęp krymin policj funkcjonariusz przemoc gwał seks napa atak znęca nęka stalking gro krzywd zrani obraże broń nóż morder zabi nienawi partner mąż żon chłopak dziewczyn podejrzan oskarż sprawc areszt zatrzym zarzut kaucj więzie wyrok skaz win proces sąd sędzi przysięg rozpraw prokurat adwokat prawnik świad zezna dowod dowód oświadcz śledztw sprawa sprawie sprawę sprawy skarg zgłosz wspiera wsparci doradc schron infolini fundacj bezpiecz zagroż ryzyk ochron sprawiedliw praw odszkodow kurator nakaz zakaz alongside tajn',
	// A request, not a plea; evidence, not a statement; our codes and the Victims’ Code; a browser; questioning; a lawyer;
	// kitchen measures; signing out; to listen.
	rightElsewhere: [
		'prośb*',
		'zeznani*',
		'oświadczeni*',
		'kod',
		'kodem',
		'kodu',
		'kodeks*',
		'przegląd*',
		'przesłuchan*',
		'prawnik*',
		'miar*',
		'wyloguj*',
		'słuch*'
	],
	// Hours of the day are counted to 24.
	numbers: [
		[/9:00/g, '9'],
		[/17:00/g, '5']
	],
	// A past tense.
	bends: /(?:ł[ae]ś|łabyś|łbyś)(?!\p{L})/u
};
