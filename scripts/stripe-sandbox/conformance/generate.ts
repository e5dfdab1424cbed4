import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { JsonSchema, Route, StripeSchemas } from './schema';
import { eventPrefixes, surface } from './surface';
import { TypeWalker } from './type-walker';

const compilerOptions: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  skipLibCheck: true,
  types: [],
};

/** Makes the schemas of requests, answers and events, and the routes, from the declarations in the `stripe` package at `root`. Takes some seconds. */
export function generateSchemas(root: string): StripeSchemas {
  const fileOf = (name: string): string => path.join(root, 'esm/resources', `${name}.d.ts`);
  const files = [...new Set(Object.values(surface)), 'Events'].map(fileOf);
  const program = ts.createProgram(files, compilerOptions);
  const checker = program.getTypeChecker();
  const walker = new TypeWalker(checker);
  const result: StripeSchemas = {
    stripeVersion: stripeVersionAt(root),
    apiVersion: firstMatch(path.join(root, 'esm/apiVersion.js'), /ApiVersion = '([^']+)'/),
    routes: {},
    requests: {},
    responses: {},
    events: {},
    $defs: walker.definitions,
  };
  for (const [resource, file] of Object.entries(surface)) {
    const source = program.getSourceFile(fileOf(file));
    if (!source) throw new Error(`the stripe package has no declarations ${file}`);
    addResource(result, resource, source, checker, walker);
    addRoutes(result.routes, resource, path.join(root, 'esm/resources', `${file}.js`));
  }
  const eventSource = program.getSourceFile(fileOf('Events'));
  if (eventSource) addEvents(result.events, eventSource, checker, walker);
  return result;
}

/** The version of the `stripe` package at `root`. */
export function stripeVersionAt(root: string): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

function firstMatch(file: string, pattern: RegExp): string {
  const found = pattern.exec(fs.readFileSync(file, 'utf8'))?.[1];
  if (!found) throw new Error(`nothing like ${String(pattern)} in ${file}`);
  return found;
}

function addResource(result: StripeSchemas, resource: string, source: ts.SourceFile, checker: ts.TypeChecker, walker: TypeWalker): void {
  const declared = source.statements.find(
    (statement): statement is ts.ClassDeclaration => ts.isClassDeclaration(statement) && /Resource$/.test(statement.name?.text ?? ''),
  );
  for (const member of declared?.members ?? []) {
    if (!ts.isMethodDeclaration(member)) continue;
    const name = `${resource}.${member.name.getText()}`;
    const params = member.parameters.find((parameter) => parameter.name.getText() === 'params');
    if (params) {
      const schema = walker.schemaOf(checker.getNonNullableType(checker.getTypeAtLocation(params)));
      if (schema && !result.requests[name]) result.requests[name] = schema;
    }
    const answer = answerOf(member.type, checker, walker);
    if (answer) result.responses[name] = answer;
  }
}

function answerOf(type: ts.TypeNode | undefined, checker: ts.TypeChecker, walker: TypeWalker): JsonSchema | null {
  const inner = firstArgument(type);
  if (!inner) return null;
  if (isNamed(type, 'ApiListPromise')) {
    return {
      type: 'object',
      required: ['object', 'data', 'has_more', 'url'],
      properties: {
        object: { const: 'list' },
        data: { type: 'array', items: walker.schemaOf(checker.getTypeAtLocation(inner)) ?? {} },
        has_more: { type: 'boolean' },
        url: { type: 'string' },
      },
      additionalProperties: false,
    };
  }
  const unwrapped = isNamed(inner, 'Response') ? firstArgument(inner) : inner;
  return unwrapped ? walker.schemaOf(checker.getTypeAtLocation(unwrapped)) : null;
}

function isNamed(type: ts.TypeNode | undefined, name: string): boolean {
  return type !== undefined && ts.isTypeReferenceNode(type) && type.typeName.getText() === name;
}

function firstArgument(type: ts.TypeNode | undefined): ts.TypeNode | undefined {
  return type && ts.isTypeReferenceNode(type) ? type.typeArguments?.[0] : undefined;
}

/** The compiled resources call `_makeRequest('POST', `/v1/…/${encodeURIComponent(id)}`)`: method and path are read there. */
function addRoutes(routes: Record<string, Route>, resource: string, file: string): void {
  const source = fs.readFileSync(file, 'utf8');
  const pattern = /^ {4}(?!constructor\b)(\w+)\([^)]*\) \{[^]*?_makeRequest\('(GET|POST|DELETE)', (?:'([^']+)'|`([^`]+)`)/gm;
  for (const [, name, method, plain, template] of source.matchAll(pattern)) {
    const written = plain ?? template ?? '';
    routes[`${resource}.${name ?? ''}`] = {
      method: method as Route['method'],
      path: written.replace(/\$\{encodeURIComponent\((\w+)\)\}/g, '{$1}'),
    };
  }
}

function addEvents(found: Record<string, JsonSchema>, source: ts.SourceFile, checker: ts.TypeChecker, walker: TypeWalker): void {
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement) || !/Event$/.test(statement.name.text)) continue;
    const type = checker.getTypeAtLocation(statement.name);
    const typeName = propertyOf(type, 'type', checker);
    if (!typeName?.isStringLiteral()) continue;
    if (!eventPrefixes.some((prefix) => typeName.value.startsWith(prefix))) continue;
    const data = propertyOf(type, 'data', checker);
    const object = data && propertyOf(data, 'object', checker);
    const schema = object && walker.schemaOf(object);
    if (schema) found[typeName.value] = schema;
  }
}

function propertyOf(type: ts.Type, name: string, checker: ts.TypeChecker): ts.Type | undefined {
  const symbol = type.getProperty(name);
  return symbol && checker.getTypeOfSymbol(symbol);
}
