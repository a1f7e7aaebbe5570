/** `store-inspection` → `storeInspection`. @param {string} name */
export const camel = (name) => name.replace(/[-. ]+(\w)/g, (_, letter) => letter.toUpperCase());

/** True for a name such as `store-inspection`. @param {string | undefined} name @returns {name is string} */
export const isName = (name) => name !== undefined && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
