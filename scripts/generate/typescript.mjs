/**
 * What TypeScript is told of the configuration is written from its JSON Schema, which the C++ core
 * prints from the rows of src/autoencoder/fields.hpp.
 * @typedef {{ [word: string]: any }} Schema a part of a JSON Schema
 */

const LINE_WIDTH = 100;

/**
 * A value as TypeScript writes it: on one line where that is short enough.
 * @param {unknown} value
 * @param {string} indent
 * @returns {string}
 */
function literal(value, indent = '') {
  if (typeof value === 'string') return `'${value.replace(/['\\]/g, '\\$&')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? '[]' : '{}';
  const inner = `${indent}  `;
  const parts = isList
    ? value.map((entry) => literal(entry, inner))
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(
          ([key, member]) => `${/^\w+$/.test(key) ? key : `'${key}'`}: ${literal(member, inner)}`,
        );
  const space = isList || parts.length === 0 ? '' : ' ';
  const line = `${open}${space}${parts.join(', ')}${space}${close}`;
  if (line.length < LINE_WIDTH - 30 && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}

/**
 * A documentation comment, its lines no longer than the code's.
 * @param {string} text
 * @param {string} indent
 */
function comment(text, indent = '') {
  const whole = `${indent}/** ${text} */\n`;
  if (whole.length <= LINE_WIDTH) return whole;
  const width = LINE_WIDTH - indent.length - 3;
  const lines = text.match(new RegExp(`\\S.{0,${width - 1}}(?=\\s|$)`, 'g')) ?? [];
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

/** @param {string} reference such as "#/$defs/Loss" */
const nameOf = (reference) => reference.slice(reference.lastIndexOf('/') + 1);

/**
 * The TypeScript type of a value.
 * @param {Schema} schema
 * @returns {string}
 */
function typeOf(schema) {
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ');
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.type === 'object') return schema.title;
  if (schema.type === 'array') {
    const entry = typeOf(schema.items);
    if (schema.minItems === schema.maxItems) {
      return `[${Array(schema.maxItems).fill(entry).join(', ')}]`;
    }
    return entry.includes(' ') ? `(${entry})[]` : `${entry}[]`;
  }
  return schema.type === 'integer' ? 'number' : schema.type;
}

/**
 * The objects of a configuration, the innermost first.
 * @param {Schema} schema
 * @returns {Schema[]}
 */
function objectsOf(schema) {
  const inner = Object.values(schema.properties).filter(({ type }) => type === 'object');
  return [...inner.flatMap(objectsOf), schema];
}

/**
 * Every key that holds no others, with its path.
 * @param {Schema} schema
 * @param {string} prefix
 * @returns {[path: string, schema: Schema][]}
 */
function keysOf(schema, prefix = '') {
  return Object.entries(schema.properties).flatMap(([name, property]) =>
    property.type === 'object'
      ? keysOf(property, `${prefix}${name}.`)
      : [[`${prefix}${name}`, property]],
  );
}

/** @param {Schema} schema */
function interfaceOf({ title, description, properties }) {
  const members = Object.entries(properties).map(
    ([name, property]) => `${comment(property.description, '  ')}  ${name}: ${typeOf(property)};\n`,
  );
  return `${comment(description)}export interface ${title} {\n${members.join('')}}\n`;
}

/**
 * @param {Schema} schema
 * @returns {unknown}
 */
function defaultsOf(schema) {
  if (schema.type !== 'object') return schema.default;
  const entries = Object.entries(schema.properties);
  return Object.fromEntries(entries.map(([name, property]) => [name, defaultsOf(property)]));
}

/** @param {Schema} schema */
function limitsOf(schema) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema.items ?? schema;
  return { minimum, maximum, exclusiveMinimum, exclusiveMaximum };
}

/** @param {Schema} schema of a key */
const fieldOf = (schema) => ({
  ...limitsOf(schema),
  change: schema['x-change'],
  help: schema.description,
});

/**
 * The sections that the parser fills in where a rule needs them and a configuration leaves them out.
 * @param {Schema} schema
 * @param {string} path
 * @returns {[path: string, value: unknown][]}
 */
function filledInOf(schema, path = '') {
  if (schema.type !== 'object') return [];
  const inner = Object.entries(schema.properties).flatMap(([name, property]) =>
    filledInOf(property, path ? `${path}.${name}` : name),
  );
  return schema['x-filled-in'] ? [[path, schema['x-filled-in']], ...inner] : inner;
}

/**
 * The text of web/engine/generated/configuration.ts.
 * @param {Schema} schema of a configuration
 */
export function configurationTypes(schema) {
  const names = Object.fromEntries(
    Object.entries(schema.$defs).map(([name, definition]) => [name, definition.enum]),
  );
  const fields = Object.fromEntries(keysOf(schema).map(([path, key]) => [path, fieldOf(key)]));
  const parts = [
    '// Made from schema/configuration.schema.json by `npm run generate`; do not edit. A key has its row\n' +
      '// in src/autoencoder/fields.hpp.\n',
    `${comment('The names that a key of each type may have, in the order in which they are shown.')}export const names = ${literal(names)} as const;\n`,
    Object.keys(names)
      .map((name) => `export type ${name} = (typeof names)['${name}'][number];\n`)
      .join(''),
    ...objectsOf(schema).map(interfaceOf),
    `${comment('What the parser fills in for keys that are left out.')}export const defaultConfiguration: Configuration = ${literal(defaultsOf(schema))};\n`,
    `${comment('What the parser fills in for a section that a rule needs and that is left out.')}export const filledIn = ${literal(Object.fromEntries(filledInOf(schema)))} as const;\n`,
    `/** One key's limits (of each entry, for a list), its help, and what a change means in training. */
export interface Field {
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  /**
   * live: a model in training takes it over. new-model: it needs a new model. Any other word: only a
   * change to or from that value does.
   */
  change: string;
  help: string;
}
`,
    `export const fields = ${literal(fields)} as const satisfies Record<string, Field>;\n`,
    `${comment('A key of the configuration as sentences name it, such as "training.batch_size".')}export type FieldPath = keyof typeof fields;\n`,
    `/** What one key must be (one of some values, or within limits) where others have certain values. */
export interface Rule {
  when: readonly { key: FieldPath; values: readonly (string | boolean)[] }[];
  /** A key, or a list's entry, such as "model.encoder[0]". */
  key: string;
  values?: readonly (string | boolean)[];
  minimum?: number;
  maximum?: number;
}
`,
    `export const rules: readonly Rule[] = ${literal(schema['x-rules'])};\n`,
  ];
  return parts.join('\n');
}
