import terms from '#lib/i18n/checking/glossary/es.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Spanish are checked by. */
export const checks: Checks = {
	terms,
	tells: 'víctima delito crimen policí viola abus maltrat agres',
	givesAway:
		'víctim delit delinc crim penal policí agente violen abus maltrat viola sexual agres ataq atac acos acech persegu stalking amenaz golpe pega lesion herid daño arma cuchill matar mató muert asesin homicid odi pareja marido espos novi expareja sospech acus autor detenid deteni arrest fianza prisión cárcel condena culpab juici tribunal juzgad juez jurad audienc fiscal abogad testig testif prueba declara investig caso denunci queja apoyo consej refugio fundaci segur peligr riesg proteg protecc justici derech indemniz libertad orden alejamiento alongside secret confidenc',
	// The Victims’ Code and the codes of ours, each a word of its own; a lawyer; a claim in a civil court; put off;
	// parole; signing out; a saved password.
	rightElsewhere: [
		'clave*',
		'código*',
		'abogad*',
		'demanda*',
		'aplaz*',
		'condicional',
		'cerrar sesión',
		'contraseña*'
	],
	offices: {
		'Witness Care Unit': /Unidad de Atención a Testigos$/,
		'Victim Liaison Officer': /agente de enlace con las víctimas$/i,
		'Probation Service': /servicio de libertad vigilada$/i,
		'youth offending team': /equipo de justicia juvenil$/i
	},
	without: {
		'a button says less, and the page under it the whole': [
			'Victim Contact Scheme: clock.duty.contact-scheme.ask',
			'Victim Liaison Officer: clock.duty.liaison-officer.ask'
		]
	}
};
