import terms from '#lib/i18n/checking/glossary/ar.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Arabic are checked by. */
export const checks: Checks = {
	terms,
	writtenOnto: '[وف]?(?:[بك]?ال|لل|[بكل])',
	tells: 'ضحي ضحاي جريم جرائم شرطة شرطه اغتصاب اعتداء',
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
	offices: {
		'Witness Care Unit': /وحدة رعاية الشهود$/,
		'Victim Liaison Officer': /التواصل مع الضحايا$/,
		'Probation Service': /خدمة مراقبة السلوك$/,
		'youth offending team': /فريق شؤون الأحداث$/
	},
	without: {
		'a title or a button says less, and the page under it the whole': [
			'request: asked.view.legend',
			'Victim Contact Scheme: clock.duty.contact-scheme.ask',
			'Victim Liaison Officer: clock.duty.liaison-officer.ask',
			'court: rights.guide.5.title',
			'sentence: rights.guide.8.title',
			'case: rights.guide.9.title'
		],
		'whoever it is stands in the sentence before, or is named by what they do': [
			'advocate: copy.line.letIn',
			'advocate: talk.state.asked',
			'advocate: talk.tell.handed-over'
		],
		'said by a verb or as people say it, with the law’s word beside it': [
			'case: home.none.text',
			'case: stage.appeal-unchanged.means',
			'case: sum.fate.out-of-court',
			'conviction: happened.appeal-lodged',
			'court: sum.alone.sentenced-for-some',
			'court: guide-4.md:9',
			'court: guide-6.md:11'
		],
		'the day is meant, not the sitting': [
			'hearing: dates.purpose.plea',
			'hearing: happened.hearing-adjourned.title',
			'hearing: news.means.charged',
			'charge: news.means.charged',
			'hearing: happened.listed.plea.set'
		]
	}
};
