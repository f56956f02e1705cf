import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Arabic are checked by. */
export const checks: Checks = {
	// With the stroke that ties the article to a number.
	letters: /^[\p{Script=Arabic}\p{M}ـ]$/u,
	secondOfMarch: 'الثلاثاء، 2 مارس 2027',
	givesAway:
		'ضحي ضحاي جريم جرائم جنائ شرط ضابط عنف إساء اغتصاب جنس اعتداء هجوم تحرش ملاحق تهديد أذى إيذاء إصاب جرح سلاح سكين قتل كراهي شريك زوج صديق مشتبه متهم جان اعتقال توقيف تهم كفال سجن عقوب إدان مذنب حكم محاكم محكم قاض هيئة جلس نياب ادعاء محام شاهد شهاد أدل دليل إفاد تحقيق قضي دعوى شكوى بلاغ داعم دعم مستشار ملجأ مأوى جمعي آمن أمان خطر حماي عدال حقوق تعويض مراقب سري مخفر alongside',
	// Please; to ask for; an officer; bail; evidence; correct; a code and the Code; restoring; reporting; a try; a complaint;
	// a lawyer; a fine; kitchen measures; to listen.
	rightElsewhere: [
		'رجاء',
		'طلب',
		'ضابط',
		'كفالة',
		'شهادة',
		'صحيح',
		'رمز*',
		'مدونة*',
		'استعادة',
		'بلاغ',
		'تجربة',
		'شكوى',
		'محام*',
		'غرامة',
		'مقاييس',
		'استماع'
	],
	// A dual is two; one stands in a word behind what is counted.
	numbers: [
		[/يومي عمل|دقيقتين|سنتين|سنتان|شخصان/g, '2'],
		[/يوم عمل واحد|يوم واحد|سنة واحدة|شهر واحد/g, '1']
	],
	// What is asked of one man: the words a translator reached for; where one is also a word of another sense it is left out.
	bends: new RegExp(
		`(?<!\\p{L})(?:أن تطلب|أن تثبت|لا تحفظها|لا تحتفظ|[وف]?(?:${[
			'املأ|اتصل|اختر|ارفض|استعمل|اسأل|اطبع|اطلب|افتح|اقرأ|اكتب|انتظر|انظر',
			'أثبت|أعط|أقفل|ألغ|احذف|احفظ|سجّل',
			// A verb of the present that would end in a yaa for her.
			'حيث تقرأ|لم تقرأ|أن تقرأ|لا تختر|أن تسمح|لا تضطر|أن تحتفظ|تنوب عن|تسانده'
		].join('|')})(?:ها|ه|ِ)?)(?!\\p{L})`,
		'u'
	)
};
