let loaded: typeof import('node:crypto') | undefined;

/** node:crypto, loaded when first used: that takes 2 ms, and a listing neither hashes nor draws random numbers. */
export const nodeCrypto = (): typeof import('node:crypto') =>
  (loaded ??= process.getBuiltinModule('node:crypto'));
