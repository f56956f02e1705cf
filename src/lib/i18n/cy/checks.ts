import terms from '#lib/i18n/checking/glossary/cy.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Welsh are checked by. */
export const checks: Checks = {
	terms,
	tells: 'dioddef trosedd heddlu cam-dr trais treis ymosod',
	givesAway:
		'dioddef trosedd heddlu heddwas plismon swyddog cam-dr trais treis rhywiol ymosod aflonydd stelc bygwth bygyth niwed niweid anaf clwyf arfau cyllell llofrudd lladd terfysg casineb partner gŵr gwraig cariad cymar drwgdyb amheu cyhudd diffyn arest mechnï carchar jêl dedfryd collfarn euog dieuog rheithfarn treial llys barnwr rheithgor gwrandawiad ynad coron erlyn cyfreith twrnai bargyfreith tyst datganiad ymchwil achos cwyn adrodd eiriol cefnog cymorth cynghor lloches llinell elusen diogel perygl risg amddiffyn cyfiawn hawl iawndal prawf parôl dalfa gorchymyn atal gwarant alongside cyfrinach',
	// A lawyer; the Attorney General; a barrister; kitchen measures; a password that is saved; a youth panel.
	rightElsewhere: [
		'cyfreithiwr*',
		'cyfreithwyr*',
		'twrnai',
		'bargyfreithiwr*',
		'mesuriadau',
		'cyfrinair',
		'cyfrinair*',
		'panel'
	],
	offices: {
		'Witness Care Unit': /Uned Gofal Tystion$/,
		'Victim Liaison Officer': /Swyddog Cyswllt Dioddefwyr$/i,
		'Probation Service': /Gwasanaeth Prawf$/i,
		'youth offending team': /(?:T|D|Th)îm troseddau ieuenctid$/i
	},
	without: {}
};
