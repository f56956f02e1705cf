import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in English are checked by. */
export const checks: Checks = {
	terms: {},
	tells: 'victim crime criminal police abuse rape assault',
	givesAway:
		'victim crime crimin police officer abus rape raping sex assault attack violen harass stalk threat harm hurt injur weapon knife murder kill terror hate partner husband wife boyfriend girlfriend suspect accused defendant offend arrest charge bail prison jail sentenc convict guilty verdict trial court judge jury hearing magistrate crown prosecut cps lawyer solicitor barrister witness testif evidence statement investigat case complain report advocate support counsel refuge shelter helpline charity safe danger risk protect justice rights compensat probation parole custody restrain order alongside secret'
};
