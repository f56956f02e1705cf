/** The panes a supporter may be let into, and a guardian may be told. */

/**
 * Where the case is, the days of court, and when and where such a day begins. News is hers to hear first; the rules for
 * the defendant name places near her; the rest is between her and her advocate.
 */
export const panes = ['now', 'dates', 'day'] as const;
export type Pane = (typeof panes)[number];
