/** How a paper is set, for Typst. The words come as data, and nothing in them is read as markup. */
export const template = String.raw`
#let paper = json(bytes(sys.inputs.paper))
#let form = json(bytes(sys.inputs.form))
#let latin = paper.language.families.last()
#let between = (paper.language.leading - 1) * 1em

#set document(title: paper.title)
#set page(
	paper: "a4",
	margin: form.margin * 1mm,
	columns: form.columns,
	footer: if form.columns == 1 { align(center, context counter(page).display()) }
)
#set columns(gutter: 10mm)
#set text(
	font: paper.language.families,
	fallback: false,
	size: float(sys.inputs.size) * 1pt,
	lang: paper.language.code,
	region: paper.language.at("region", default: none),
	dir: if paper.language.dir == "rtl" { rtl } else { ltr },
	hyphenate: false,
	// Lines are as far apart as the language needs, whatever its font says of itself.
	top-edge: 0.8em,
	bottom-edge: -0.2em
)
#set par(leading: between, spacing: between + 0.2em)
#set list(spacing: between + 0.15em, body-indent: 0.5em)
#set enum(spacing: between + 0.15em, body-indent: 0.5em)
#show heading.where(level: 1): set text(size: 1.5em, weight: "bold")
#show heading.where(level: 2): set text(size: 1.2em, weight: "bold")
#show heading.where(level: 2): set block(above: between + 0.9em, below: between + 0.3em)

#let one(run) = {
	let marks = run.at("marks", default: ())
	let it = text(run.text)
	if "english" in marks { it = text(font: latin, lang: "en", run.text) }
	// In one piece, and on the line of the words around it.
	if "number" in marks { it = box(baseline: 0.2em, text(font: latin, dir: ltr, run.text)) }
	if "bold" in marks { strong(it) } else { it }
}
#let said(runs) = runs.map(one).join()
// A line that is parted by a column is read as two.
#let whole(runs) = block(breakable: false, par(said(runs)))
#let place-to-call(it) = block(breakable: false, {
	set block(spacing: between)
	whole(it.name)
	if it.says.len() > 0 { whole(it.says) }
})
#let by-hand = pdf.artifact(block(above: 2.2em, below: 1em, line(length: 100%, stroke: 0.5pt)))
#let shown(it) = {
	if it.kind == "text" { whole(it.said) }
	if it.kind == "small" { text(size: 0.9em, whole(it.said)) }
	if it.kind == "code" { text(size: 1.4em, weight: "bold", whole(it.said)) }
	if it.kind == "list" { list(..it.items.map(whole)) }
	if it.kind == "numbered" { enum(..it.items.map(whole)) }
	if it.kind == "places" { list(..it.items.map(place-to-call)) }
	if it.kind == "fill" { block(breakable: false, par(said(it.said)) + by-hand) }
	if it.kind == "scan" {
		let pattern = image(bytes(it.pattern.svg), format: "svg", alt: it.pattern.alt, width: 30mm)
		block(breakable: false, grid(columns: (30mm, 1fr), gutter: 3mm, align: horizon, pattern, par(said(it.said))))
	}
}
#let sheet(it) = {
	let head = heading(level: 1, said(it.heading))
	if "note" in it { head = head + par(text(size: 0.9em, said(it.note))) }
	if form.columns == 1 { head } else {
		place(top + start, scope: "parent", float: true, clearance: 1.4em, head)
	}
	for part in it.parts {
		heading(level: 2, said(part.title))
		for block in part.blocks { shown(block) }
	}
}
#paper.sheets.map(sheet).join(pagebreak(to: "odd"))
`;
