import tseslint from "typescript-eslint";

/** @type {(selector: string, message: string) => { selector: string, message: string }} */
const ban = (selector, message) => ({ selector, message });

export default tseslint.config(
  {
    ignores: [
      ".next/**",
      "node_modules/**",
      "prisma/generated/**",
      ".rollcall/**",
      "next-env.d.ts",
      "test-results/**",
      "playwright-report/**",
    ],
  },
  ...tseslint.configs.strict,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "no-console": "error",
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: false } }],
      "max-lines": ["warn", { max: 400 }],
      eqeqeq: "error",
      "prefer-const": "error",
    },
  },
  {
    // The core is a function of its input: time, chance and the outside come in as arguments (design: principle 9).
    files: ["lib/domain/**/*.ts"],
    ignores: ["**/*.test.ts", "lib/domain/testing/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ban(
          "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          "The time comes in as an argument.",
        ),
        ban("NewExpression[callee.name='Date'][arguments.length=0]", "The time comes in as an argument."),
        ban("CallExpression[callee.object.name='Math'][callee.property.name='random']", "No chance in the domain."),
        ban("CallExpression[callee.name='fetch']", "No network in the domain."),
        ban("MemberExpression[object.name='process']", "No environment in the domain."),
      ],
    },
  },
  {
    // Programs people run speak to them.
    files: ["lib/launch/**", "bench/**", "e2e/**"],
    rules: { "no-console": "off" },
  },
);
