import terms from '#lib/i18n/checking/glossary/pl.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Polish are checked by. */
export const checks: Checks = {
	terms,
	tells: 'ofiar przestępst policj gwał przemoc',
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
	offices: {
		'Witness Care Unit': /Biur\w* Pomocy Świadkom$/,
		'Victim Liaison Officer': /do kontaktu z ofiarami$/,
		'Probation Service': /służb\w+ probacyjn\w+$/i,
		'youth offending team': /do spraw nieletnich$/
	},
	without: {
		'a title or a button says less, and the page under it the whole': [
			'Victim Contact Scheme: clock.duty.contact-scheme.ask',
			'Victim Liaison Officer: clock.duty.liaison-officer.ask'
		],
		'whoever it is stands in the sentence before, or is named by what they do': [
			'advocate: copy.line.letIn',
			'advocate: talk.state.asked',
			'advocate: talk.tell.handed-over',
			'jury: stage.jury-not-agreed.means',
			'offender: guide-7.md:3'
		],
		'said by a verb or as people say it, with the law’s word beside it': [
			'case: happened.discontinued.title',
			'case: reason.prosecution-stopped',
			'case: sum.fate.stopped',
			'case: stage.over.means',
			'court: happened.held.trial',
			'conviction: happened.appeal-lodged.conviction.detail',
			'guilty: news.means.admitted',
			'not guilty: stage.sent-to-crown-court.means',
			'guilty: guide-5.md',
			'hearing: guide-5.md:10',
			'court: guide-4.md:9'
		],
		'the day is meant, not the sitting': [
			'hearing: dates.purpose.plea',
			'hearing: news.means.charged',
			'charge: news.means.charged'
		],
		'a short name, of what the sentence before it names in full': [
			'crime reference number: stage.reported.means'
		]
	}
};
