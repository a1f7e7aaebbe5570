/** `store-inspection` → `storeInspection`. @param {string} name */
export const camel = (name) => name.replace(/[-. ]+(\w)/g, (_, letter) => letter.toUpperCase());

/** `store-inspection` → `StoreInspection`. @param {string} name */
export const pascal = (name) => camel(` ${name}`);

/** What was asked for cannot be made; the message says what would be right. */
export class Refused extends Error {}

/** The name itself, where it is one such as `store-inspection`; else it is refused. @param {string | undefined} name */
export function nameOf(name) {
  if (name === undefined) throw new Refused('The name is missing, such as store-inspection.');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Refused(
      `"${name}" is no name: small letters, digits and single hyphens, a letter first, such as store-inspection.`,
    );
  if (name.length > 40) throw new Refused(`"${name}" is too long: 40 letters at most.`);
  return name;
}
