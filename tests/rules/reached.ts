/** What of `src/lib` a request or a command reaches: by symbol, from the routes, the hooks, the server and the commands on. */
import path from 'node:path';
import ts from 'typescript';
import { scriptOf } from './scripts.ts';
import { filesIn, read } from './tree.ts';

/** A file, and a name that it declares at its top. */
type Symbol = `${string}#${string}`;
type Use = { readonly file: string; readonly name: string };

/** A file as its names are tied to each other: what each top name uses, and what is done when the file is loaded. */
type Unit = {
	readonly exported: ReadonlySet<string>;
	/** Those of them that do something. */
	readonly acts: ReadonlySet<string>;
	readonly uses: ReadonlyMap<string, readonly Use[]>;
	readonly atLoad: readonly Use[];
};

const everything = '*';

/** The functions exported under a folder and reached from nowhere, as `file#name`. */
export function unreachedIn(folder: string, roots: readonly string[]): string[] {
	const reached = new Set<Symbol>();
	const loaded = new Set<string>();
	const waiting: Use[] = roots.flatMap((file) => {
		const unit = unitOf(file);
		return [...unit.atLoad, ...[...unit.uses.values()].flat()];
	});
	for (let use = waiting.pop(); use; use = waiting.pop()) {
		const { file, name } = use;
		const unit = unitOf(file);
		if (!loaded.has(file)) waiting.push(...unit.atLoad);
		loaded.add(file);
		for (const one of name === everything ? unit.exported : [name]) {
			if (reached.has(`${file}#${one}`)) continue;
			reached.add(`${file}#${one}`);
			waiting.push(...(unit.uses.get(one) ?? []));
		}
	}
	return filesIn(folder)
		.filter((file) => file.endsWith('.ts') && !/\.(test|d)\.ts$/.test(file))
		.flatMap((file) => [...unitOf(file).acts].map((name): Symbol => `${file}#${name}`))
		.filter((symbol) => !reached.has(symbol))
		.sort();
}

const units = new Map<string, Unit>();

function unitOf(file: string): Unit {
	return units.getOrInsertComputed(file, () =>
		readUnit(
			file,
			file.endsWith('.svelte')
				? ts.createSourceFile(file, scriptsOf(read(file)), ts.ScriptTarget.Latest, true)
				: scriptOf(file)
		)
	);
}

function readUnit(file: string, source: ts.SourceFile): Unit {
	const imported = importsOf(source, file);
	const exported = new Set<string>();
	const acts = new Set<string>();
	const uses = new Map<string, readonly Use[]>();
	const atLoad: Use[] = [];
	const own = new Set(source.statements.flatMap((statement) => namesOf(statement)));
	for (const statement of source.statements) {
		if (ts.isImportDeclaration(statement) || isType(statement)) continue;
		const names = namesOf(statement);
		const used = usesIn(statement, { file, own, imported });
		if (names.length === 0) atLoad.push(...used);
		for (const name of names) {
			uses.set(name, used);
			if (!isExported(statement)) continue;
			exported.add(name);
			if (isFunction(statement)) acts.add(name);
		}
	}
	return { exported, acts, uses, atLoad };
}

function scriptsOf(component: string): string {
	const scripts = [...component.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)];
	const markup = component.replaceAll(
		/<script[^>]*>[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g,
		''
	);
	// What the markup calls is between braces; it is read for its names alone.
	const said = [...markup.matchAll(/[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)?/g)].map(
		([word]) => word
	);
	return `${scripts.map(([, script]) => script).join('\n')}\n;[${said.join(', ')}];`;
}

type Imported = { readonly from: string; readonly name: string };

function importsOf(source: ts.SourceFile, file: string): ReadonlyMap<string, Imported> {
	const found = new Map<string, Imported>();
	for (const statement of source.statements) {
		if (!ts.isImportDeclaration(statement) || statement.importClause?.isTypeOnly) continue;
		const from = placeIn(file, (statement.moduleSpecifier as ts.StringLiteral).text);
		const bindings = statement.importClause?.namedBindings;
		if (!from || !bindings) continue;
		if (ts.isNamespaceImport(bindings)) found.set(bindings.name.text, { from, name: everything });
		else
			for (const { name, propertyName, isTypeOnly } of bindings.elements)
				if (!isTypeOnly) found.set(name.text, { from, name: (propertyName ?? name).text });
	}
	return found;
}

/** Where a module of our own lies; nothing for a package. */
function placeIn(file: string, specifier: string): string | undefined {
	if (specifier.startsWith('#lib/')) return `src/lib/${specifier.slice('#lib/'.length)}`;
	if (!specifier.startsWith('.')) return undefined;
	return path.posix.join(path.posix.dirname(file), specifier);
}

type Known = {
	readonly file: string;
	readonly own: ReadonlySet<string>;
	readonly imported: ReadonlyMap<string, Imported>;
};

function usesIn(statement: ts.Node, { file, own, imported }: Known): Use[] {
	const found: Use[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isTypeNode(node)) return;
		if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
			const module = imported.get(node.expression.text);
			if (module?.name === everything) {
				found.push({ file: module.from, name: node.name.text });
				return;
			}
			visit(node.expression);
			return;
		}
		if (ts.isIdentifier(node)) {
			const module = imported.get(node.text);
			if (module) found.push({ file: module.from, name: module.name });
			else if (own.has(node.text)) found.push({ file, name: node.text });
			return;
		}
		ts.forEachChild(node, visit);
	};
	ts.forEachChild(statement, visit);
	return found.filter(({ file }) => !file.endsWith('.json') && !file.endsWith('.css'));
}

function namesOf(statement: ts.Statement): string[] {
	if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
		return statement.name ? [statement.name.text] : [];
	if (!ts.isVariableStatement(statement)) return [];
	return statement.declarationList.declarations.flatMap(({ name }) =>
		ts.isIdentifier(name)
			? [name.text]
			: name.elements.flatMap((one) =>
					ts.isBindingElement(one) && ts.isIdentifier(one.name) ? [one.name.text] : []
				)
	);
}

function isType(statement: ts.Statement): boolean {
	return ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement);
}

function isFunction(statement: ts.Statement): boolean {
	if (ts.isFunctionDeclaration(statement)) return true;
	if (!ts.isVariableStatement(statement)) return false;
	const [made] = statement.declarationList.declarations;
	return made?.initializer !== undefined && ts.isArrowFunction(made.initializer);
}

function isExported(statement: ts.Statement): boolean {
	return (
		ts.canHaveModifiers(statement) &&
		(ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
	);
}
