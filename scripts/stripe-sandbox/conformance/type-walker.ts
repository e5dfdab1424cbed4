import path from 'node:path';
import ts from 'typescript';
import type { JsonSchema } from './schema';

const LITERAL = ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral;
const NOTHING = ts.TypeFlags.Undefined | ts.TypeFlags.Void;

/** Turns TypeScript types into JSON Schemas, one definition per object type. */
export class TypeWalker {
  readonly definitions: Record<string, JsonSchema> = {};
  private readonly ids = new Map<ts.Type, string>();
  private readonly taken = new Map<string, number>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** `null` for a type that has no value on the wire (`undefined`, `void`). */
  schemaOf(type: ts.Type): JsonSchema | null {
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.flags & NOTHING) return null;
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: this.checker.typeToString(type) === 'true' };
    if (type.flags & ts.TypeFlags.String) return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
    if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.aliasSymbol?.name === 'Decimal' || type.symbol?.name === 'DecimalImpl') {
      return { type: 'string', pattern: String.raw`^-?\d+(\.\d+)?$` };
    }
    if (type.isUnion()) return this.unionOf(type);
    if (isOpenString(type)) return { type: 'string' };
    if (this.checker.isArrayType(type)) {
      const item = this.checker.getTypeArguments(type as ts.TypeReference)[0];
      return { type: 'array', items: (item && this.schemaOf(item)) ?? {} };
    }
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.objectOf(type);
    return {};
  }

  private unionOf(type: ts.UnionType): JsonSchema | null {
    const literals: (string | number)[] = [];
    const booleans: ts.Type[] = [];
    const others: ts.Type[] = [];
    let open = false;
    for (const member of type.types) {
      if (member.isStringLiteral() || member.isNumberLiteral()) literals.push(member.value);
      else if (member.flags & ts.TypeFlags.BooleanLiteral) booleans.push(member);
      else if (isOpenString(member)) open = true;
      else if (!(member.flags & (NOTHING | LITERAL))) others.push(member);
    }
    const arms: JsonSchema[] = [];
    // `OtherString` keeps enums open for the future; here the declared values are the only ones right.
    if (literals.length > 0) arms.push({ enum: literals });
    else if (open) arms.push({ type: 'string' });
    if (booleans.length === 2) arms.push({ type: 'boolean' });
    else for (const single of booleans) arms.push(this.schemaOf(single) ?? {});
    for (const member of others) {
      const schema = this.schemaOf(member);
      if (schema) arms.push(schema);
    }
    if (arms.length === 0) return null;
    return arms.length === 1 ? (arms[0] ?? null) : { anyOf: arms };
  }

  private objectOf(type: ts.Type): JsonSchema {
    const id = this.idOf(type);
    if (!this.definitions[id]) {
      const definition: JsonSchema = { type: 'object' };
      this.definitions[id] = definition;
      const properties: Record<string, JsonSchema> = {};
      const required: string[] = [];
      for (const property of this.checker.getPropertiesOfType(type)) {
        if (property.name === 'lastResponse' || property.name.startsWith('__@')) continue;
        const propertyType = this.checker.getTypeOfSymbol(property);
        if (propertyType.getCallSignatures().length > 0) continue;
        const schema = this.schemaOf(propertyType);
        if (!schema) continue;
        properties[property.name] = schema;
        if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
      }
      const indexed = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
      definition.properties = properties;
      if (required.length > 0) definition.required = required;
      definition.additionalProperties = indexed ? (this.schemaOf(indexed) ?? true) : false;
    }
    return { $ref: `#/$defs/${id}` };
  }

  private idOf(type: ts.Type): string {
    const known = this.ids.get(type);
    if (known) return known;
    const symbol = type.aliasSymbol ?? type.getSymbol();
    const declaration = symbol?.declarations?.[0];
    let name = 'anonymous';
    if (symbol && symbol.name !== '__type') {
      name = this.checker.getFullyQualifiedName(symbol).replace(/^"[^"]*"\./, '');
      if (declaration) name = `${path.basename(declaration.getSourceFile().fileName, '.d.ts')}.${name}`;
    }
    const args = type.aliasTypeArguments ?? this.checker.getTypeArguments(type as ts.TypeReference);
    if (args.length > 0) name += `_${args.map((arg) => arg.getSymbol()?.name ?? 'plain').join('_')}`;
    name = name.replace(/[^\w.]/g, '_');
    const times = this.taken.get(name) ?? 0;
    this.taken.set(name, times + 1);
    if (times > 0) name += `_${times}`;
    this.ids.set(type, name);
    return name;
  }
}

function isOpenString(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some((member) => (member.flags & ts.TypeFlags.String) !== 0);
}
