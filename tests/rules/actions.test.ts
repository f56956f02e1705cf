/** What a form may answer: it leads on or says what to put right, so that Back and reload never send it again. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import ts from 'typescript';
import { scriptOf } from './scripts.ts';
import { filesIn, placeOf } from './tree.ts';

/** The functions of the exported `actions` of a file, by their names. */
function actionsIn(source: ts.SourceFile): [string, ts.FunctionLikeDeclaration][] {
	return source.statements.filter(ts.isVariableStatement).flatMap((statement) =>
		statement.declarationList.declarations.flatMap(({ name, initializer }) => {
			if (!ts.isIdentifier(name) || name.text !== 'actions') return [];
			assert.ok(initializer && ts.isObjectLiteralExpression(initializer), source.fileName);
			return initializer.properties.map((property): [string, ts.FunctionLikeDeclaration] => {
				const made = ts.isPropertyAssignment(property) ? property.initializer : property;
				assert.ok(
					ts.isFunctionLike(made),
					`${source.fileName}: an action is a function written here`
				);
				return [property.name?.getText() ?? '', made as ts.FunctionLikeDeclaration];
			});
		})
	);
}

/** What an action may give back that is neither a refusal nor the end of the road; empty when it keeps the rule. */
function renders(made: ts.FunctionLikeDeclaration, checker: ts.TypeChecker): string[] {
	const signature = checker.getSignatureFromDeclaration(made);
	const given = signature && checker.getReturnTypeOfSignature(signature);
	const settled = given && (checker.getAwaitedType(given) ?? given);
	if (!settled) return ['unknown'];
	const parts = settled.isUnion() ? settled.types : [settled];
	return parts
		.filter((part) => !(part.flags & ts.TypeFlags.Never))
		.filter((part) => part.symbol?.name !== 'ActionFailure')
		.filter((part) => !(part.flags & ts.TypeFlags.Void && endsElsewhere(made, checker)))
		.map((part) => checker.typeToString(part));
}

/** Whether the last thing an action does is to wait for a function that never comes back, as one that redirects. */
function endsElsewhere(made: ts.FunctionLikeDeclaration, checker: ts.TypeChecker): boolean {
	const last = made.body && ts.isBlock(made.body) ? made.body.statements.at(-1) : undefined;
	if (!last || !ts.isExpressionStatement(last)) return false;
	return (checker.getTypeAtLocation(last.expression).flags & ts.TypeFlags.Never) !== 0;
}

/** The files of the project with their types. */
function open(files: readonly string[]): ts.Program {
	const config = placeOf('tsconfig.json');
	const { options } = ts.getParsedCommandLineOfConfigFile(
		config,
		{},
		{
			...ts.sys,
			onUnRecoverableConfigFileDiagnostic: () => undefined
		}
	) as ts.ParsedCommandLine;
	const host = ts.createCompilerHost(options);
	const { getSourceFile } = host;
	const own = placeOf('src/');
	host.getSourceFile = (name, ...how) =>
		name.startsWith(own) && name.endsWith('.ts')
			? scriptOf(name.slice(placeOf('').length))
			: getSourceFile.call(host, name, ...how);
	return ts.createProgram([placeOf('src/app.d.ts'), ...files], options, host);
}

function faultsIn(files: readonly string[]): { faults: string[]; seen: number } {
	const program = open(files);
	const checker = program.getTypeChecker();
	const all = files.flatMap((file) => {
		const source = program.getSourceFile(file);
		return source
			? actionsIn(source).map(([name, made]) => ({ name, file, faults: renders(made, checker) }))
			: [];
	});
	const faulty = all.filter(({ faults }) => faults.length > 0);
	return {
		faults: faulty.map(({ name, file, faults }) => `${file} ${name}: ${faults.join(', ')}`),
		seen: all.length
	};
}

test('every form action leads to another page or says what to put right, and never shows success in place', () => {
	const files = filesIn('src/routes').filter((file) => file.endsWith('+page.server.ts'));

	const { faults, seen } = faultsIn(files.map(placeOf));

	assert.deepEqual(faults, []);
	assert.ok(seen > 8, `only ${seen} actions were found`);
});
