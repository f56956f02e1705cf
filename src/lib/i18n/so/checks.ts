import terms from '#lib/i18n/checking/glossary/so.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Somali are checked by. */
export const checks: Checks = {
	terms,
	tells: 'dhibban dembi dambi boolis booliis xadgud kufs weerar rabsha',
	givesAway:
		'dhibban dembi dambi boolis booliis sarkaal saraakii saldhig xadgud kufs galmo weerar rabsha dhaawac garaac dagaal hanjab dabagal dhibaat faraxumey hub mindi tooreey dil khatar cabs argagax naceyb nacayb lammaan xaas sey nin naag gabadh wiil tuhm eed xir qabasho qabt xabsi jeel xukun xukum ciqaab ganaax maxkamad garsoor qaadi xeerbeeg fadhi majistar boqortoo xeer-ilaal cps qareen garyaqaan looyar markhaati marag cadday bayaan baar kiis dacwa cabasho cabash sheegid taageer la-taliy talo hooy gabbaad samafal ammaan amni badbaad ilaali caddaal xuquuq xaq magdhow sii-dey dammaan damiin amar mamnuuc fogayn alongside sir',
	// A lawyer; our codes and the Victims’ Code; a complaint and a statement; kitchen measures; a box to fill in; to try out.
	rightElsewhere: [
		'qareen*',
		'xeerka*',
		'qoraalka markhaatiga',
		'kood*',
		'bayaan*',
		'qiime*',
		'cabbir*',
		'sanduuq*',
		'tijaab*',
		'maqal*'
	],
	offices: {
		'Witness Care Unit': /Xafiiska Daryeelka Markhaatiyaasha$/,
		'Victim Liaison Officer': /sarkaal\p{Ll}* xiriirka dhibbanayaasha$/iu,
		'Probation Service': /Adeegga Kormeerka Dembiilayaasha$/i,
		'youth offending team': /kooxda arrimaha dembiyada dhallinyarada$/i
	}
};
