/** What shows in a sentence whether its reader is a woman or a man, in each language that can show it. */
import type { Prepared } from '#lib/i18n/language-rows.ts';

/** What gives it away, one that does and one that does not: a list that can be tried before a language has any words. */
export type Bends = {
	readonly shows: RegExp;
	readonly bent: readonly string[];
	readonly free: readonly string[];
};

const after = '(?!\\p{L})';
const before = '(?<!\\p{L})';
const of = (pattern: string) => new RegExp(pattern, 'iu');

/** What is said to one person in a form for one gender. Turkish, Somali, Persian, Bengali, Tamil and Chinese have none. */
export const bends: Partial<Record<Prepared, Bends>> = {
	// A past tense.
	pl: {
		shows: /(?:ł[ae]ś|łabyś|łbyś)(?!\p{L})/u,
		bent: ['Zgłosiłaś to policji.', 'Gdybyś chciałbyś zadzwonić'],
		free: ['Zgłoszenie przyjęto.', 'Policja zgłosiła to prokuraturze.']
	},
	// What is asked of one man: the words a translator reached for; where one is also a word of another sense it is left out.
	ar: {
		shows: new RegExp(
			`(?<!\\p{L})(?:أن تطلب|أن تثبت|لا تحفظها|لا تحتفظ|[وف]?(?:${[
				'املأ|(?<!إذا )اتصل|اختر|ارفض|استعمل|اسأل|اطبع|اطلب|افتح|اقرأ|اكتب|انتظر|انظر',
				'أثبت|أعط|أقفل|ألغ|احذف|احفظ|سجّل',
				// A verb of the present that would end in a yaa for her.
				'حيث تقرأ|لم تقرأ|أن تقرأ|لا تختر|أن تسمح|لا تضطر|أن تحتفظ|تنوب عن|تسانده',
				'وحدك (?:ترى|ترا|تستخدم)|لم ترغب|تريده أنت|قد تسمع|حيث تكتب|ما تكتب'
			].join('|')})(?:ها|ه|ِ)?)(?!\\p{L})`,
			'u'
		),
		bent: ['اتصل بالشرطة.', 'يمكنك أن تطلب ذلك', 'أنت وحدك تراه هنا.'],
		free: ['الرجاء الاتصال بالشرطة.', 'إذا اتصل بك أحد', 'يمكن طلب ذلك']
	},
	// What is said of “you” behind “to be” agrees with her: a participle, or one of the words people are called here.
	ro: {
		shows: of(
			`${before}(?:sunteți|erați|ați fost|veți fi|(?:să )?fiți|vă simțiți)(?: (?:deja|încă|bine|mai|și))? (?:\\p{L}{2,}(?:[aiu]tă?)|(?:sigur|singur|pregătit|liber)ă?)${after}`
		),
		bent: ['Sunteți sigură că doriți asta?', 'Ar trebui să fiți informat despre asta.'],
		free: ['Poliția trebuie să vă spună.', 'Sunteți în siguranță?', 'Persoana a fost arestată.']
	},
	es: {
		shows: of(
			`${before}(?:(?:usted )?(?:está|estará|esté|estaba|fue|será|sea|ha sido|haya sido|se siente|se encuentra)|ser|estar|sentirse)(?: (?:usted|ya|bien|más|muy))? (?:\\p{L}{2,}[aei]d[oa]|segur[oa]|sol[oa]|list[oa]|tranquil[oa])(?= |[.,;:?]|$)(?! (?:de|a|en) (?:la|el|los|las) )|${before}bienvenid[oa]${after}|\\p{L}[oa]/[oa]${after}|@`
		),
		bent: ['¿Está segura?', 'Debe ser informado de esto.', 'Bienvenida', 'informado/a'],
		free: ['La policía debe informarle.', '¿Está en un lugar seguro?', 'Recibirá la información.']
	},
	pt: {
		shows: of(
			`${before}(?:(?:você )?(?:está|estará|esteja|estava|foi|será|seja|tenha sido|sente-se)|ser|estar|sentir-se)(?: (?:já|bem|mais|muito))? (?:\\p{L}{2,}(?:ad|id)[oa]|segur[oa]|sozinh[oa]|pront[oa])(?= |[.,;:?]|$)|${before}(?:obrigad|bem-vind)[oa]${after}|\\p{L}[oa]/[oa]${after}|@`
		),
		bent: ['Está sozinha agora?', 'Deve ser informado disto.', 'Obrigado', 'informado/a'],
		free: ['A polícia deve informar.', 'Está num lugar seguro?', 'Vai receber a informação.']
	},
	// A verb of hers ends in one vowel for a woman and in another for a man.
	ur: {
		shows: of(
			`${before}آپ(?! (?:کو|کے|کی|کا|سے|پر|نے|تک)(?!\\p{L}))(?!\\p{L})[^۔؟]*?(?:ت[ےی]|گ[ےی]|رہ[ےی]|چک[ےی])(?: (?:ہیں|ہوں|تھے|تھیں))?(?=[ ،۔؟]|$)`
		),
		bent: ['آپ کال مانگ سکتی ہیں۔', 'آپ انہیں بتائیں گے۔'],
		free: ['آپ کال مانگیں۔', 'پولیس کو آپ کو بتانا چاہیے۔', 'کال مانگنا ممکن ہے۔']
	},
	pa: {
		shows: of(
			`${before}ਤੁਸੀਂ(?!\\p{L})[^।?]*?(?:ਦੀ|ਰਹੀ|ਗਈ|ਆਈ)(?:ਆਂ)? ਹੋ|ਦਾ/ਦੀ|ਦੇ/ਦੀ|ਗਾ/ਗੀ|ੋਗੀ(?:ਆਂ)?(?![\\p{L}\\p{M}])`
		),
		bent: ['ਤੁਸੀਂ ਕਾਲ ਮੰਗ ਸਕਦੀ ਹੋ।', 'ਤੁਸੀਂ ਜਾ ਸਕਦਾ/ਸਕਦੀ ਹੋ।'],
		free: ['ਤੁਸੀਂ ਕਾਲ ਮੰਗ ਸਕਦੇ ਹੋ।', 'ਪੁਲਿਸ ਤੁਹਾਨੂੰ ਦੱਸ ਸਕਦੀ ਹੈ।']
	},
	gu: {
		shows: of(
			`${before}તમે(?![\\p{L}\\p{M}])[^.?]*?(?:ત[ાીો]ં?|(?<!(?<![\\p{L}\\p{M}])[કજત]્)ય[ાોી]ં?|ગઈ|ેલ[ાીો]ં?) (?:છો|હો|હતા|હતી|હતાં|હશો)(?![\\p{L}\\p{M}])`
		),
		bent: [
			'તમે એકલા ગયા છો?',
			'તમે રાહ જોતી હતી.',
			'તમે બધું સાચવી ચૂક્યા છો.',
			'જો તમે ફોન વાપરતા હો, તો'
		],
		free: [
			'તમે કૉલ માંગી શકો છો.',
			'પોલીસે તમને કહેવું જોઈએ.',
			'તમે સલામત છો?',
			'તમે ક્યાં છો?',
			'તમે કઈ ભાષા બોલો છો?'
		]
	}
};
