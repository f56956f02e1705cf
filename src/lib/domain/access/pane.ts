/** The panes she may open to somebody, each a part of what there is to see of her case. */

/**
 * Where the case is, the days of court, and when and where such a day begins: what anybody
 * may be let into. News is hers to hear first; the rules for the defendant name places near her.
 */
export const panes = ['now', 'dates', 'day'] as const;
/** What she may open to somebody she trusts: also which language and which help she needs, never how she is reached. */
export const supporterPanes = [...panes, 'language', 'help'] as const;
/**
 * What she may open to her advocate: also pleas, verdicts and all that was told; what is late, and sending her questions for
 * her; what she told us herself, and all she needs but her number.
 */
export const advocatePanes = [...panes, 'news', 'late', 'ask', 'answers', 'needs'] as const;

export type SupporterPane = (typeof supporterPanes)[number];
export type AdvocatePane = (typeof advocatePanes)[number];
export type Pane = SupporterPane | AdvocatePane;
