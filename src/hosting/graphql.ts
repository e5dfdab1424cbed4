import { GraphQLError, Kind, type ASTVisitor, type FragmentDefinitionNode, type SelectionSetNode, type ValidationContext } from 'graphql';

interface Weight {
  readonly fields: number;
  readonly aliases: number;
  /** How many fields lie inside one another, the innermost not counted. */
  readonly depth: number;
}

const NOTHING: Weight = { fields: 0, aliases: 0, depth: 0 };
const plus = (a: Weight, b: Weight): Weight => ({
  fields: a.fields + b.fields,
  aliases: a.aliases + b.aliases,
  depth: Math.max(a.depth, b.depth),
});

/** Counts what a selection asks for once every fragment is put in its place; each fragment is weighed once. */
const weigher = (fragmentNamed: (name: string) => FragmentDefinitionNode | null | undefined) => {
  const known = new Map<string, Weight>();
  const fragment = (name: string): Weight => {
    const before = known.get(name);
    if (before) return before;
    known.set(name, NOTHING); // a fragment inside itself is refused by GraphQL's own rule
    const found = fragmentNamed(name);
    const weight = found ? selection(found.selectionSet) : NOTHING;
    known.set(name, weight);
    return weight;
  };
  const selection = (set: SelectionSetNode | undefined): Weight =>
    (set?.selections ?? []).reduce((sum, node) => {
      if (node.kind === Kind.FRAGMENT_SPREAD) return plus(sum, fragment(node.name.value));
      const inside = selection(node.selectionSet);
      if (node.kind !== Kind.FIELD) return plus(sum, inside);
      // What GraphQL says of itself is as deep as it is.
      const depth = node.selectionSet && !node.name.value.startsWith('__') ? inside.depth + 1 : 0;
      return plus(sum, { fields: inside.fields + 1, aliases: inside.aliases + (node.alias ? 1 : 0), depth });
    }, NOTHING);
  return selection;
};

/**
 * Refuses a query that asks for more than `maxFields` fields, uses more than `maxAliases` aliases, or goes deeper than `maxDepth`:
 * a thousand aliases of one cheap list are a thousand lists in one request. Stands in for Strapi's own rule of depth as well, which
 * unfolds every fragment anew: forty fragments that hold each other twice kept it busy for ever, and the shop with it.
 */
export const maxFieldsRule =
  (maxFields: number, maxAliases: number, maxDepth = Infinity) =>
  (context: ValidationContext): ASTVisitor => {
    const weigh = weigher((name) => context.getFragment(name));
    const refuse = (what: string, count: number, limit: number) =>
      context.reportError(
        new GraphQLError(`The query asks for ${count} ${what}; at most ${limit} are answered.`, {
          extensions: { code: 'QUERY_TOO_LARGE' },
        }),
      );
    return {
      OperationDefinition(operation) {
        const { fields, aliases, depth } = weigh(operation.selectionSet);
        if (fields > maxFields) refuse('fields', fields, maxFields);
        if (aliases > maxAliases) refuse('aliases', aliases, maxAliases);
        if (depth > maxDepth) refuse('levels', depth, maxDepth);
        return false;
      },
    };
  };

const PAGE = '<!doctype html><html lang="en"><title>GraphQL</title><p>Send queries to this address with POST.</p></html>';

/** A page of our own for browsers that open `/graphql`: Apollo's loads its script from another host. */
export const landingPage = () => ({
  serverWillStart: () => Promise.resolve({ renderLandingPage: () => Promise.resolve({ html: PAGE }) }),
});
