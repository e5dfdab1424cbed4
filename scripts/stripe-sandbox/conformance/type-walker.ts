import path from 'node:path';
import ts from 'typescript';
import type { JsonSchema } from './schema';

const LITERAL = ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral;
const NOTHING = ts.TypeFlags.Undefined | ts.TypeFlags.Void;
const SIMPLE: readonly [ts.TypeFlags, JsonSchema][] = [
  [ts.TypeFlags.Null, { type: 'null' }],
  [ts.TypeFlags.Any | ts.TypeFlags.Unknown, {}],
  [ts.TypeFlags.String, { type: 'string' }],
  [ts.TypeFlags.Number, { type: 'number' }],
  [ts.TypeFlags.Boolean, { type: 'boolean' }],
];
/** The SDK has a class for it; on the wire it is a text. */
const decimal: JsonSchema = { type: 'string', pattern: String.raw`^-?\d+(\.\d+)?$` };

/** Turns TypeScript types into JSON Schemas, one definition per object type. */
export class TypeWalker {
  readonly definitions: Record<string, JsonSchema> = {};
  private readonly ids = new Map<ts.Type, string>();
  private readonly taken = new Map<string, number>();

  constructor(private readonly checker: ts.TypeChecker) {}

  /** `null` for a type that has no value on the wire (`undefined`, `void`). */
  schemaOf(type: ts.Type): JsonSchema | null {
    if (type.flags & NOTHING) return null;
    const simple = this.simpleOf(type);
    if (simple) return simple;
    if (isDecimal(type)) return decimal;
    // Bytes of a file: each is one character of a text.
    if (type.getSymbol()?.name === 'Uint8Array') return { type: 'string' };
    if (type.isUnion()) return this.unionOf(type);
    if (isOpenString(type)) return { type: 'string' };
    if (this.checker.isArrayType(type)) return this.arrayOf(type as ts.TypeReference);
    return type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection) ? this.objectOf(type) : {};
  }

  private arrayOf(type: ts.TypeReference): JsonSchema {
    const item = this.checker.getTypeArguments(type)[0];
    return { type: 'array', items: (item && this.schemaOf(item)) ?? {} };
  }

  private simpleOf(type: ts.Type): JsonSchema | null {
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral) return { const: this.checker.typeToString(type) === 'true' };
    return SIMPLE.find(([flags]) => type.flags & flags)?.[1] ?? null;
  }

  private unionOf(type: ts.UnionType): JsonSchema | null {
    const members = type.types.filter((member) => !(member.flags & NOTHING));
    const literals = members.flatMap((member) => (member.isStringLiteral() || member.isNumberLiteral() ? [member.value] : []));
    const booleans = members.filter((member) => member.flags & ts.TypeFlags.BooleanLiteral);
    const others = members.filter((member) => !(member.flags & (LITERAL | ts.TypeFlags.BooleanLiteral)) && !isOpenString(member));
    const arms: JsonSchema[] = [];
    // `OtherString` keeps enums open for the future; here the declared values are the only ones right.
    if (literals.length > 0) arms.push({ enum: literals });
    else if (members.some(isOpenString)) arms.push({ type: 'string' });
    if (booleans.length === 2) arms.push({ type: 'boolean' });
    for (const member of booleans.length === 2 ? others : [...booleans, ...others]) {
      const schema = this.schemaOf(member);
      if (schema) arms.push(schema);
    }
    const [only, ...more] = arms;
    if (!only) return null;
    return more.length === 0 ? only : { anyOf: arms };
  }

  private objectOf(type: ts.Type): JsonSchema {
    const id = this.idOf(type);
    if (!this.definitions[id]) {
      const definition: JsonSchema = { type: 'object' };
      // Set before its fields are looked at: a charge has refunds that have a charge.
      this.definitions[id] = definition;
      this.addFields(definition, type);
      const indexed = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
      definition.additionalProperties = indexed ? (this.schemaOf(indexed) ?? true) : false;
    }
    return { $ref: `#/$defs/${id}` };
  }

  private addFields(definition: JsonSchema, type: ts.Type): void {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const property of this.checker.getPropertiesOfType(type)) {
      const propertyType = this.checker.getTypeOfSymbol(property);
      const internal = property.name === 'lastResponse' || property.name.startsWith('__@') || propertyType.getCallSignatures().length > 0;
      const schema = internal ? null : this.schemaOf(propertyType);
      if (!schema) continue;
      properties[property.name] = schema;
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
    }
    definition.properties = properties;
    if (required.length > 0) definition.required = required;
  }

  private idOf(type: ts.Type): string {
    const known = this.ids.get(type);
    if (known) return known;
    const args = type.aliasTypeArguments ?? this.checker.getTypeArguments(type as ts.TypeReference);
    const suffix = args.length > 0 ? `_${args.map((arg) => arg.getSymbol()?.name ?? 'plain').join('_')}` : '';
    const name = (this.nameOf(type) + suffix).replace(/[^\w.]/g, '_');
    const times = this.taken.get(name) ?? 0;
    this.taken.set(name, times + 1);
    const id = times > 0 ? `${name}_${times}` : name;
    this.ids.set(type, id);
    return id;
  }

  private nameOf(type: ts.Type): string {
    const symbol = type.aliasSymbol ?? type.getSymbol();
    if (!symbol || symbol.name === '__type') return 'anonymous';
    const name = this.checker.getFullyQualifiedName(symbol).replace(/^"[^"]*"\./, '');
    const file = symbol.declarations?.[0]?.getSourceFile().fileName;
    return file ? `${path.basename(file, '.d.ts')}.${name}` : name;
  }
}

function isOpenString(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some((member) => (member.flags & ts.TypeFlags.String) !== 0);
}

function isDecimal(type: ts.Type): boolean {
  return type.aliasSymbol?.name === 'Decimal' || type.getSymbol()?.name === 'DecimalImpl';
}
