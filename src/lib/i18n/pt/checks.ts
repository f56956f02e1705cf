import terms from '#lib/i18n/checking/glossary/pt.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Portuguese are checked by. */
export const checks: Checks = {
	terms,
	tells: 'vítima crime crimin políci viola abus maltrat agress',
	givesAway:
		'vítim crime crimin delit penal políci polic agente violên violen violaç violad abus maltrat sexual agress agredi ataqu atac assédi assedi persegu stalking ameaç bate bateu golpe lesõ ferid ferim dano arma faca morte mort mata matou assassin homicíd ódio parceir marido espos namorad ex-marid suspeit acus autor detid detenç prisão preso presa fiança cauç cadeia condena culpad julgament tribuna juiz juíz júri audiênc procurad advogad testemunh depo prova declara investig caso denúnc denunc queixa reclam apoio conselh abrigo seguranç perig risco proteg proteç justiç direito indemniz libert ordem afastament alongside segred confidenc',
	// The Victims’ Code and the codes of ours are one word, always with what it is of; a lawyer; a saved password.
	rightElsewhere: ['advogad*', 'palavra-passe'],
	offices: {
		'Witness Care Unit': /Unidade de Apoio a Testemunhas$/,
		'Victim Liaison Officer': /agente de ligação com as vítimas$/i,
		'Probation Service': /serviço de reinserção social$/i,
		'youth offending team': /equipa de justiça juvenil$/i
	},
	without: {
		'a button says less, and the page under it the whole': [
			'Victim Contact Scheme: clock.duty.contact-scheme.ask',
			'Victim Liaison Officer: clock.duty.liaison-officer.ask'
		]
	}
};
