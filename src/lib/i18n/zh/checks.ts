import terms from '#lib/i18n/checking/glossary/zh.json' with { type: 'json' };
import type { Checks } from '#lib/i18n/checks.ts';

/** What the words in Chinese are checked by. */
export const checks: Checks = {
	terms,
	tells: '受害 犯罪 罪案 警 强奸 性侵 虐待 袭击 侵犯',
	givesAway:
		'受害 遇害 犯罪 罪 犯人 犯法 警 公安 派出所 虐 家暴 强奸 强暴 性侵 性 非礼 猥亵 袭击 攻击 暴力 打人 骚扰 跟踪 尾随 威胁 恐吓 恐怖 伤 害 武器 刀 枪 凶 谋杀 杀 仇恨 歧视 伴侣 丈夫 老公 妻子 老婆 前夫 前妻 男友 女友 男朋友 女朋友 嫌疑 嫌犯 被告 起诉 指控 控罪 逮捕 拘留 拘捕 保释 监狱 坐牢 羁押 关押 判 刑 定罪 裁决 审 法院 法庭 法官 陪审 开庭 出庭 庭 检控 检察 律师 证人 作证 证据 证词 口供 陈述 调查 案 投诉 报警 报案 举报 支援 援助 辅导 庇护 收容 求助 热线 慈善 安全 危险 风险 保护 正义 司法 权利 赔偿 假释 矫正 禁令 限制令 秘密 保密 alongside',
	// A lawyer; a phone's own password; a code on paper; a suspended sentence; to be sure; what a witness says; her own statement; a power of the police.
	rightElsewhere: ['律师', '密码', '代码', '缓刑', '确信', '证词', '个人陈述', '权力'],
	// A month is written as a number.
	numbers: [[/(?<!\d)\d{1,2}月/g, '']],
	offices: {
		'Witness Care Unit': /证人关怀组$/,
		'Victim Liaison Officer': /受害者联络官$/,
		'Probation Service': /社区矫正服务处$/,
		'youth offending team': /青少年犯罪工作组$/
	},
	without: {
		'a page that whoever holds the paper sees says no more than that something was reported': [
			'report: signin.about.title'
		]
	}
};
