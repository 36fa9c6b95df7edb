// Loaded into a language server before its own program: tells the process that started it for how long the event loop
// was held up, from a first message until, after a second one, there is nothing left to do.
const { monitorEventLoopDelay, performance } = require('node:perf_hooks');

/** What the monitor counts for a loop that is free, in milliseconds. */
const RESOLUTION = 1;
/** The loop is looked at so often; it has come to rest when it did so little since. */
const LOOK = 100;
const REST = 0.1;

process.once('message', () => {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  const start = performance.now();
  let before = performance.eventLoopUtilization();
  let ready = false;
  process.once('message', () => {
    ready = true;
  });
  delay.enable();
  const look = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    if (!ready || utilization > REST) return;
    clearInterval(look);
    delay.disable();
    const blocked = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
    process.send({
      milliseconds: performance.now() - start - LOOK,
      p99: blocked(delay.percentile(99)),
      longest: blocked(delay.max),
      megabytes: process.resourceUsage().maxRSS / 1024,
    });
  }, LOOK);
});
