/** How a paper is set, for Typst. The words come as data, and nothing in them is read as markup. */
export const template = String.raw`
#let paper = json(bytes(sys.inputs.paper))
#let form = json(bytes(sys.inputs.form))
#let latin = "Noto Sans"

#set document(title: paper.title)
#set page(
	paper: "a4",
	margin: form.margin * 1mm,
	columns: form.columns,
	footer: if form.columns == 1 { align(center, context counter(page).display()) }
)
#set columns(gutter: 10mm)
#set text(
	font: latin,
	fallback: false,
	size: float(sys.inputs.size) * 1pt,
	hyphenate: false,
	// Lines are as far apart as the language needs, whatever its font says of itself.
	top-edge: 0.8em,
	bottom-edge: -0.2em
)
#show heading.where(level: 1): set text(size: 1.5em, weight: "bold")
#show heading.where(level: 2): set text(size: 1.2em, weight: "bold")

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
	whole(it.name)
	if it.says.len() > 0 { whole(it.says) }
})
#let pictured(it) = block(breakable: false, grid(
	columns: (12mm, 1fr),
	gutter: 6mm,
	align: horizon,
	image(bytes(it.picture.svg), format: "svg", alt: it.picture.alt, width: 12mm),
	par(said(it.said))
))
#let by-hand = pdf.artifact(block(above: 2.2em, below: 1em, line(length: 100%, stroke: 0.5pt)))
#let shown(it) = {
	if it.kind == "text" { whole(it.said) }
	if it.kind == "small" { text(size: 0.9em, whole(it.said)) }
	if it.kind == "code" { text(size: 1.4em, weight: "bold", whole(it.said)) }
	if it.kind == "list" { list(..it.items.map(whole)) }
	if it.kind == "numbered" { enum(..it.items.map(whole)) }
	if it.kind == "places" { list(..it.items.map(place-to-call)) }
	if it.kind == "pictured" {
		block(above: 6mm, list(marker: none, body-indent: 0pt, spacing: 4mm, ..it.lines.map(pictured)))
	}
	if it.kind == "fill" { block(breakable: false, par(said(it.said)) + by-hand) }
	if it.kind == "scan" {
		let pattern = image(bytes(it.pattern.svg), format: "svg", alt: it.pattern.alt, width: 30mm)
		block(breakable: false, grid(columns: (30mm, 1fr), gutter: 3mm, align: horizon, pattern, par(said(it.said))))
	}
}
#let written(it) = {
	if "heading" in it {
		let head = heading(level: 1, said(it.heading))
		if "note" in it { head = head + text(size: 0.9em, whole(it.note)) }
		head = pad(top: (it.language.leading - 1.3) * 0.5em, head)
		if form.columns == 1 { head } else {
			place(top + start, scope: "parent", float: true, clearance: 1.4em, head)
		}
	} else {
		// The middle third of a sheet is on the outside once it is folded.
		v(95mm)
	}
	for part in it.parts {
		if "title" in part { heading(level: 2, said(part.title)) }
		for block in part.blocks { shown(block) }
	}
}
#for (nth, it) in paper.sheets.enumerate() {
	let tongue = it.language
	// Letters that slope rise above their line, and a printer draws nothing near an edge: the first of a column stands lower.
	let rise = calc.max(tongue.leading - 1.3, 0) * 1em
	let between = (tongue.leading - 1) * 1em - rise
	set text(
		top-edge: 0.8em + rise,
		font: tongue.families,
		lang: tongue.code,
		region: tongue.at("region", default: none),
		dir: if tongue.dir == "rtl" { rtl } else { ltr }
	)
	set par(leading: between)
	set block(spacing: between + 0.2em)
	set list(spacing: between + 0.15em, body-indent: 0.5em)
	set enum(spacing: between + 0.15em, body-indent: 0.5em)
	show heading.where(level: 2): set block(above: between + 0.9em, below: between + 0.3em)
	// What takes one side may lie on the back of another.
	if nth > 0 { pagebreak(to: if form.at("sides", default: none) != 1 { "odd" }) }
	written(it)
}
`;
