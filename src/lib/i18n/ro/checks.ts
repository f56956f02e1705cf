import terms from '#lib/i18n/checking/glossary/ro.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Romanian are checked by. */
export const checks: Checks = {
	terms,
	tells: 'victim infracți crim poliți viol agres abuz',
	givesAway:
		'victim infracți crim penal poliți polițis ofițer violen abuz viol sexual agres atac hărțui urmări stalking amenin bătut bătai lovit lovi răni vătăm injur armă arme cuțit ucis ucid omor moart ură urăsc partener soț soți iubit concubin suspect acuza inculpat făptaș arest rețin cauțiun închis pușcări pedea condamn vinov proces tribunal curte judec juriu jurați ședinț procuror avocat jurist martor mărturi dovad dovez declara anchet caz dosar plânger reclam sesiz sprijin consilie adăpost refugi fundați siguranț pericol risc protecți justiți drept despăgub probați ordin mandat alongside secret confidenți',
	// A lawyer; the questioning by the police; put off; signing out; a saved password.
	rightElsewhere: ['avocat*', 'audier*', 'amânat*', 'deconect*', 'parolă'],
	offices: {
		'Witness Care Unit': /Birou\w* pentru martori$/,
		'Victim Liaison Officer': /funcționar\w* de legătură cu victimele$/i,
		'Probation Service': /serviciu\w* de probațiune$/i,
		'youth offending team': /echip\w+ pentru minori$/
	},
	without: {
		'a button says less, and the page under it the whole': [
			'Victim Contact Scheme: clock.duty.contact-scheme.ask',
			'Victim Liaison Officer: clock.duty.liaison-officer.ask'
		]
	}
};
