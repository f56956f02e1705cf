import terms from '#lib/i18n/checking/glossary/gu.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Gujarati are checked by. */
export const checks: Checks = {
	terms,
	tells: 'પીડિત ગુના ગુનો ગુનાઓ અપરાધ પોલીસ અત્યાચાર બળાત્કાર હુમલો હુમલા હિંસા',
	givesAway:
		'પીડિત ગુના ગુનો ગુનાઓ ગુનેગાર અપરાધ પોલીસ થાણા થાણું અધિકારી અત્યાચાર જુલમ શોષણ બળાત્કાર જાતીય હુમલો હુમલા હિંસ મારપીટ મારઝૂડ હેરાન પજવણી છેડતી પીછો ધમકી ધાક નુકસાન ઈજા ઘાયલ જખમ હથિયાર છરી ચપ્પુ ખૂન હત્યા નફરત પતિ પત્ની પ્રેમી જીવનસાથી શકમંદ શંકાસ્પદ આરોપ આક્ષેપ દોષ ધરપકડ અટકાયત જામીન જેલ કેદ કસ્ટડી સજા દંડ ચુકાદો ચુકાદા મુકદ્દમ કોર્ટ અદાલત ન્યાય જજ જ્યુરી સુનાવણી મેજિસ્ટ્રેટ ક્રાઉન વકીલ કાયદો કાયદા સાક્ષી પુરાવ જુબાની નિવેદન તપાસ કેસ ફરિયાદ સહાય સલાહ આશ્રય હેલ્પલાઇન સલામત જોખમ ખતરો ખતરા રક્ષણ સુરક્ષા અધિકાર વળતર પ્રોબેશન પેરોલ મનાઈ હુકમ alongside ગુપ્ત ખાનગી',
	// Codes and the Victims’ Code; kitchen measures; a lawyer, who is also the prosecutor.
	rightElsewhere: ['કોડ*', 'પાસવર્ડ*', 'સંહિતા*', 'માપ*', 'વકીલ*'],
	offices: {
		'Witness Care Unit': /સાક્ષી સહાય વિભાગ(?:ને|ની|નો|નું|ના|નાં|માં|થી|ે|માંથી|પર)?$/u,
		'Victim Liaison Officer': /પીડિત સંપર્ક અધિકારી(?:ને|ની|નો|નું|ના|નાં|એ|થી)?$/u,
		'Probation Service': /પ્રોબેશન સર્વિસ(?:ને|ની|નો|નું|ના|માં|ે|થી)?$/u,
		'youth offending team': /કિશોર ગુના ટીમ(?:ને|ની|નો|નું|ના|માં|ે|થી)?$/u
	},
	without: {
		'an office that keeps its English name alone': ['case: clock.who.review-commission']
	}
};
