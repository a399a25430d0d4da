/** Who may import whom: the picture in docs/architecture.md, as rules. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(packages|apps)/', pathNot: [from, ...allowed] },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      // This parser can't tell type imports, of which the engine has circles: there oxlint's import/no-cycle checks.
      from: { pathNot: '^packages/torch/src/' },
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unresolved',
      comment: 'mdast and hast are types alone: @types/mdast, @types/hast',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(mdast|hast)$' },
    },
    only('torch-imports-nothing-of-ours', '^packages/torch/', [], 'the engine stands alone'),
    only('pattern-imports-nothing-of-ours', '^packages/pattern/', [], 'text in, data out'),
    only('runtime-imports-torch', '^packages/runtime/', ['^packages/torch/'], 'the worker holds the engine'),
    only('practice-imports-pattern', '^packages/practice/', ['^packages/pattern/'], 'pure rules'),
    only(
      'proof-imports',
      '^packages/proof/',
      ['^packages/runtime/', '^packages/pattern/'],
      'knows only the Runtime interface',
    ),
    only('store-imports', '^packages/store/', ['^packages/practice/'], 'keeps events'),
    only(
      'web-imports',
      '^apps/web/',
      ['^packages/(practice|pattern|runtime|torch|store)/'],
      'never proof, server or the database side of store',
    ),
    only('server-imports', '^apps/server/', ['^packages/(store|practice)/'], 'never torch or runtime'),
    only(
      'cli-imports',
      '^apps/cli/',
      ['^packages/(proof|runtime|pattern)/', '^apps/server/'],
      'the composition root',
    ),
    {
      name: 'pure-packages-touch-no-platform',
      severity: 'error',
      from: { path: '^packages/(torch|pattern|practice)/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
