// Loaded into a measured process with `node --require`: when it ends, it leaves what it used in the file that
// INFOCTL_BENCH_USED names. The peak is the process's own (VmHWM): `maxRSS` would also count the process that
// started it.
'use strict';

const fs = require('node:fs');

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  let peak = maxRSS;
  try {
    peak = Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))?.[1] ?? maxRSS);
  } catch {
    // No Linux: maxRSS has to do.
  }
  const used = { user: userCPUTime / 1e6, system: systemCPUTime / 1e6, peakKb: peak };
  fs.writeFileSync(process.env.INFOCTL_BENCH_USED ?? '', JSON.stringify(used));
});
