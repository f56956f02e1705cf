/** Beginnings of words that say why somebody is here, in the languages people read us in. */

/** In a title, an address or the name of a file. */
export const telling =
	/victim|crime|criminal|police|abuse|rape|assault|ofiar|przestępst|przestepst|policj|gwał|przemoc|ضحي|ضحاي|جريم|جرائم|شرط[ةه]|اغتصاب|اعتداء/i;

const english =
	'victim crime crimin police officer abus rape raping sex assault attack violen harass stalk threat harm hurt injur weapon knife murder kill terror hate partner husband wife boyfriend girlfriend suspect accused defendant offend arrest charge bail prison jail sentenc convict guilty verdict trial court judge jury hearing magistrate crown prosecut cps lawyer solicitor barrister witness testif evidence statement investigat case complain report advocate support counsel refuge shelter helpline charity safe danger risk protect justice rights compensat probation parole custody restrain order alongside secret';
const polish =
	'ofiar przestęp krymin policj funkcjonariusz przemoc gwał seks napa atak znęca nęka stalking gro krzywd zrani obraże broń nóż morder zabi nienawi partner mąż żon chłopak dziewczyn podejrzan oskarż sprawc areszt zatrzym zarzut kaucj więzie wyrok skaz win proces sąd sędzi przysięg rozpraw prokurat adwokat prawnik świad zezna dowod dowód oświadcz śledztw sprawa sprawie sprawę sprawy skarg zgłosz wspiera wsparci doradc schron infolini fundacj bezpiecz zagroż ryzyk ochron sprawiedliw praw odszkodow kurator nakaz zakaz alongside tajn';
const arabic =
	'ضحي ضحاي جريم جرائم جنائ شرط ضابط عنف إساء اغتصاب جنس اعتداء هجوم تحرش ملاحق تهديد أذى إيذاء إصاب جرح سلاح سكين قتل كراهي شريك زوج صديق مشتبه متهم جان اعتقال توقيف تهم كفال سجن عقوب إدان مذنب حكم محاكم محكم قاض هيئة جلس نياب ادعاء محام شاهد شهاد أدل دليل إفاد تحقيق قضي دعوى شكوى بلاغ داعم دعم مستشار ملجأ مأوى جمعي آمن أمان خطر حماي عدال حقوق تعويض مراقب سري مخفر alongside';

/** In what is sent, said to somebody else or left on a machine: the whole of what could give her away. */
export const givesAway: Readonly<Record<'en' | 'pl' | 'ar', readonly string[]>> = {
	en: english.split(' '),
	pl: polish.split(' '),
	ar: arabic.split(' ')
};

/** The beginnings of words that give her away in a text, in any of the languages; in Arabic also behind what is written onto a word. */
export function givenAway(text: string): string[] {
	return Object.values(givesAway)
		.flat()
		.filter((stem) =>
			new RegExp(`(?<!\\p{L})[وف]?(?:ال|بال|لل|[بكل])?${RegExp.escape(stem)}`, 'iu').test(text)
		);
}
