import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { explainErrors } from './messages.ts';
import type { FlatRecord, Form, Problem, Schema } from './types.ts';

/** Checks a flat, normalised record against its form; no problems means that it is valid. */
export type Validator = (record: FlatRecord) => readonly Problem[];

/** `all`: every problem (a person mends them together); `first`: the first one is enough (an import of many rows). */
type Extent = 'all' | 'first';

const compiled: Record<Extent, WeakMap<Schema, ValidateFunction>> = {
  all: new WeakMap(),
  first: new WeakMap(),
};

const compilers: Partial<Record<Extent, Ajv2020>> = {};

/**
 * The validator of a form, compiled when it is first used. The schema alone decides; what comes back says in both
 * languages what to change, under the path that people write (`salesLines.1.product`).
 * This module loads ajv: import it where records are checked, not at start-up.
 */
export function validatorOf(form: Form, { extent = 'all' }: { readonly extent?: Extent } = {}): Validator {
  return (record) => {
    const validate = compiledSchema(form.schema, extent);
    if (validate(record)) return [];
    return explainErrors(form, record, validate.errors ?? []);
  };
}

/** Throws what ajv throws where the schema itself is wrong: `checkForm` finds that before. */
export function compiledSchema(schema: Schema, extent: Extent): ValidateFunction {
  const known = compiled[extent].get(schema);
  if (known) return known;
  const ajv = (compilers[extent] ??= compiler(extent));
  const validate = ajv.compile(schema);
  // ajv would keep every schema it ever compiled; ours is kept as long as its form.
  ajv.removeSchema(schema);
  compiled[extent].set(schema, validate);
  return validate;
}

const compiler = (extent: Extent): Ajv2020 =>
  new Ajv2020({
    allErrors: extent === 'all',
    // Errors carry the schema behind them: its `x-message` is what a person is told.
    verbose: true,
    // `required: ["constructor"]` is not fulfilled by what every object inherits.
    ownProperties: true,
    // checkForm holds schemas to the subset that docs/forms.md names; `x-` keywords decide nothing.
    strict: false,
    validateFormats: false,
    validateSchema: false,
    // Two versions of a form carry the same $id.
    addUsedSchema: false,
    logger: false,
  });
