import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // better-sqlite3 is a native addon, and some tests set the folder and the environment of their
    // process: a process for each file keeps both apart.
    pool: 'forks',
    // Journeys start the real program many times over; on a busy machine five seconds are not enough.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // No test may depend on the reader's own language, colours or clock zone.
    env: { TZ: 'Asia/Shanghai', LANG: 'C.UTF-8', NO_COLOR: '1' },
  },
});
